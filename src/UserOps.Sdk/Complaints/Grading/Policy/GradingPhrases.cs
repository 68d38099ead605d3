namespace UserOps.Complaints;

/// <summary>The phrases of the presets: few, plain, and only such as mean what they say in most complaints.</summary>
internal static class GradingPhrases
{
    public static EquatableArray<FactorPhrases> All { get; } =
    [
        Of("safety",
            "injured", "injury", "hospitalized", "hospitalised", "caught fire", "exploded", "electric shock", "food poisoning", "allergic reaction",
            "受伤", "住院", "起火", "爆炸", "触电", "烫伤", "食物中毒", "过敏"),
        Of("urgency",
            "urgent", "urgently", "emergency", "immediately",
            "紧急", "十万火急", "马上处理", "立即处理"),
        Of("legal",
            "lawyer", "attorney", "lawsuit", "legal action", "take you to court", "small claims", "my rights", "ombudsman",
            "律师", "起诉", "法院", "仲裁", "维权", "消费者协会", "消协", "12315"),
        Of("publicity",
            "social media", "go viral", "go to the press", "go to the media", "journalist", "newspaper",
            "曝光", "媒体", "记者", "微博", "小红书", "抖音"),
        Of("repetition",
            "second time", "third time", "again and again", "once again", "already complained", "still not resolved",
            "第二次", "第三次", "再次投诉", "多次投诉", "屡次", "一直没有解决"),
        Of("vulnerability",
            "elderly", "disabled", "disability", "pregnant", "wheelchair", "terminally ill",
            "老人", "老年人", "残疾", "孕妇", "未成年"),
        Of("privacy",
            "data breach", "identity theft", "stolen identity", "hacked", "personal information was", "leaked my",
            "信息泄露", "泄露个人信息", "盗号", "隐私"),
    ];

    private static FactorPhrases Of(string factor, params ReadOnlySpan<string> phrases) =>
        new() { Factor = factor, Phrases = EquatableArray.Create(phrases) };
}
