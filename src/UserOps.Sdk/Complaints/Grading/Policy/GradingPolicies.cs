namespace UserOps.Complaints;

/// <summary>The grading policies that come with the library.</summary>
/// <remarks>The thresholds of amounts are examples: what is much money differs from firm to firm. Set your own.</remarks>
public static class GradingPolicies
{
    private const string Harm = "ISO 10002, 7.5";
    private const string Repeated = "ISO 10002, 8.2";

    /// <summary>Gets the default: thirteen factors, of which twelve grade, with thresholds of 80, 50 and 20 points.</summary>
    public static GradingPolicy Default { get; } = new()
    {
        Name = "grading",
        Version = "1",
        Thresholds = new() { Critical = 80, Major = 50, Standard = 20 },
        ScreeningFloor = ComplaintGrade.Standard,
        Factors = [.. HarmFactors(), .. PressureFactors(), .. FirmFactors()],
        Affected = new() { Factor = "impact", From = [2, 10, 100] },
        Amount = new()
        {
            Factor = "amount",
            Currencies =
            [
                Amounts("CNY", 500), Amounts("EUR", 100), Amounts("GBP", 100), Amounts("HKD", 500), Amounts("JPY", 10_000), Amounts("USD", 100),
            ],
        },
        Phrases = GradingPhrases.All,
        Regrading = new()
        {
            Age =
            [
                new() { Share = 0.5m, Raise = 0, UpTo = ComplaintGrade.Standard },
                new() { Share = 0.8m, Raise = 1, UpTo = ComplaintGrade.Standard },
                new() { Share = 1m, Raise = 1, UpTo = ComplaintGrade.Major },
            ],
            Cluster =
            [
                new() { From = 10, Floor = ComplaintGrade.Standard },
                new() { From = 100, Floor = ComplaintGrade.Major },
            ],
            Reopened = ComplaintGrade.Standard,
        },
    };

    /// <summary>Gets the default for firms under a regulator, where the value of a customer must not decide: its points are all 0.</summary>
    public static GradingPolicy Regulated { get; } = Default with
    {
        Name = "grading-regulated",
        Factors = Default.Factors.Select(WithoutCustomerValue).ToEquatableArray(),
    };

    /// <summary>Gets the default with a matrix of impact and urgency in place of the sum of points.</summary>
    /// <remarks>
    /// ITIL's simple priority coding (Service Operation, 4.2.5.4) adds the places of impact and urgency, so that priority falls by
    /// one with each step of either. With four levels each there are seven sums and four grades: 5 and 6 are grade 1, 3 and 4
    /// grade 2, 1 and 2 grade 3, and 0 is grade 4.
    /// </remarks>
    public static GradingPolicy Itil { get; } = Default with
    {
        Name = "grading-itil",
        Matrix = new()
        {
            Impact = "impact",
            Urgency = "urgency",
            Grades = [Row(4, 3, 3, 2), Row(3, 3, 2, 2), Row(3, 2, 2, 1), Row(2, 2, 1, 1)],
        },
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<GradingPolicy> All { get; } = [Default, Regulated, Itil];

    private static GradingFactor WithoutCustomerValue(GradingFactor factor) => factor.Id != "customerValue"
        ? factor
        : factor with { Levels = factor.Levels.Select(level => level with { Points = 0 }).ToEquatableArray() };

    private static IEnumerable<GradingFactor> HarmFactors() =>
    [
        Factor("severity", "Severity of harm or loss", "损害或损失程度", Harm, UnknownRule.LevelZero,
            Level(0, "annoyance", "烦扰"),
            Level(10, "inconvenience, small loss", "不便或轻微损失"),
            Level(25, "material loss or service denied", "较大损失或服务被拒"),
            Level(40, "serious or irreversible", "严重或不可逆", floor: 2)),
        Factor("safety", "Safety and health", "安全与健康", Harm, UnknownRule.NeedsScreening,
            Level(0, "none", "无"),
            Level(20, "possible, contained", "可能存在，已受控", floor: 3),
            Level(50, "credible risk to a person", "对人身有现实风险", floor: 2),
            Level(80, "injury, death, ongoing danger", "伤亡或持续危险", floor: 1)),
        Factor("impact", "Impact: people affected", "影响范围：受影响人数", $"{Harm}; ITIL", UnknownRule.LevelZero,
            Level(0, "one person", "1 人"),
            Level(10, "2 to 9 people", "2 至 9 人"),
            Level(20, "10 to 99 people", "10 至 99 人", floor: 3),
            Level(40, "100 people or more, or a protected group", "100 人及以上，或受保护群体", floor: 2)),
        Factor("urgency", "Urgency", "紧迫程度", Harm, UnknownRule.LevelZero,
            Level(0, "none", "无"),
            Level(8, "days", "数日"),
            Level(18, "one business day", "一个工作日"),
            Level(30, "harm grows by the hour", "损害逐小时扩大", floor: 2)),
    ];

    private static IEnumerable<GradingFactor> PressureFactors() =>
    [
        Factor("legal", "Legal or regulator", "法律与监管", null, UnknownRule.NeedsScreening,
            Level(0, "none", "无"),
            Level(8, "rights or lawyer mentioned", "提及维权或律师"),
            Level(30, "written claim, case opened", "书面索赔或已立案", floor: 2),
            Level(60, "court papers, enforcement", "法院文书或执法", floor: 1)),
        Factor("publicity", "Publicity", "舆情", null, UnknownRule.LevelZero,
            Level(0, "none", "无"),
            Level(8, "threat to post", "扬言曝光"),
            Level(18, "posted, limited reach", "已发布，传播有限", floor: 3),
            Level(60, "press or viral", "媒体报道或广泛传播", floor: 1)),
        Factor("repetition", "Repetition", "重复投诉", Repeated, UnknownRule.LevelZero,
            Level(0, "first", "首次"),
            Level(8, "second in 30 days", "30 天内第二次"),
            Level(18, "third, or reopened", "第三次，或重新打开", floor: 3),
            Level(28, "after final response, promise broken", "最终答复后再诉，或承诺未兑现", floor: 2)),
        Factor("vulnerability", "Vulnerability", "弱势情形", null, UnknownRule.LevelZero,
            Level(0, "none known", "未见"),
            Level(12, "indicated", "有迹象"),
            Level(20, "confirmed", "已确认", floor: 3),
            Level(30, "confirmed with harm", "已确认且受损害", floor: 2)),
    ];

    private static IEnumerable<GradingFactor> FirmFactors() =>
    [
        Factor("amount", "Amount against the firm's thresholds", "涉及金额", null, UnknownRule.LevelZero,
            Level(0, "none, or below T1", "无，或低于第一档"),
            Level(5, "from T1", "达到第一档"),
            Level(12, "from T2", "达到第二档"),
            Level(20, "from T3", "达到第三档")),
        Factor("privacy", "Privacy, data", "隐私与数据", null, UnknownRule.NeedsScreening,
            Level(0, "none", "无"),
            Level(10, "suspected", "疑似"),
            Level(25, "one person", "涉及一人", floor: 3),
            Level(45, "many or sensitive", "涉及多人或敏感数据", floor: 2)),
        Factor("channel", "Channel pressure", "渠道压力", null, UnknownRule.LevelZero,
            Level(0, "own", "自有渠道"),
            Level(6, "third-party site", "第三方网站"),
            Level(15, "association, hotline", "协会或热线", floor: 3),
            Level(30, "regulator forwarded", "监管转办", floor: 2)),
        Factor("customerValue", "Customer value", "客户价值", null, UnknownRule.LevelZero,
            Level(0, "ordinary", "普通"),
            Level(3, "valued", "重要"),
            Level(6, "key", "关键"),
            Level(8, "strategic", "战略")),
        Factor("complexity", "Complexity", "复杂程度", null, UnknownRule.LevelZero,
            Level(0, "simple", "简单"),
            Level(0, "two teams", "涉及两个团队"),
            Level(0, "expert, lab", "需专家或检测"),
            Level(0, "cross-border", "跨境")) with { RoutesOnly = true },
    ];

    private static GradingFactor Factor(
        string id, string en, string zh, string? source, UnknownRule whenUnknown, params ReadOnlySpan<GradingLevel> levels) => new()
        {
            Id = id,
            Names = LocalizedText.Of(en, zh),
            Source = source,
            WhenUnknown = whenUnknown,
            Levels = EquatableArray.Create(levels),
        };

    private static GradingLevel Level(int points, string en, string zh, int? floor = null) => new()
    {
        Points = points,
        Floor = floor is { } number ? ComplaintGrades.FromNumber(number) : null,
        Names = LocalizedText.Of(en, zh),
    };

    private static AmountThresholds Amounts(string currency, decimal first) =>
        new() { Currency = currency, From = [first, first * 10, first * 100] };

    private static EquatableArray<ComplaintGrade> Row(params int[] numbers) => numbers.Select(ComplaintGrades.FromNumber).ToEquatableArray();
}
