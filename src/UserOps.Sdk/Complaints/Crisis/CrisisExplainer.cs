using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>The sentences that explain how alarmed to be about a topic.</summary>
internal static class CrisisExplainer
{
    /// <summary>How many members a sentence names; the answer has them all.</summary>
    private const int MaxNamed = 5;

    private static readonly LocalizedText NoComplaints = LocalizedText.Of(
        "There is no complaint about {topic}.",
        "没有关于“{topic}”的投诉。");

    private static readonly LocalizedText Level = LocalizedText.Of(
        "{topic}: {level} since {since}; {count} {count:complaint|complaints} on {day}.",
        "“{topic}”：自 {since} 起为“{level}”；{day} 有 {count} 件投诉。");

    private static readonly LocalizedText LevelSoFar = LocalizedText.Of(
        "{topic}: {level} since {since}; {count} {count:complaint|complaints} on {day} so far.",
        "“{topic}”：自 {since} 起为“{level}”；{day} 截至目前有 {count} 件投诉。");

    private static readonly LocalizedText Usual = LocalizedText.Of(
        "Usual on a {weekday} are {mean}, with a variance of {variance} ({days} days from {from} to {to}); {count} or more have a chance of {chance}.",
        "{weekday}通常为 {mean} 件，方差 {variance}（{from} 至 {to} 中的 {days} 天）；达到 {count} 件的概率为 {chance}。");

    private static readonly LocalizedText UsualPooled = LocalizedText.Of(
        "Usual on any day are {mean}, with a variance of {variance} ({days} days from {from} to {to}, too few of one weekday); {count} or more have a chance of {chance}.",
        "每日通常为 {mean} 件，方差 {variance}（{from} 至 {to} 中的 {days} 天，同一星期日的天数不足）；达到 {count} 件的概率为 {chance}。");

    private static readonly LocalizedText LeftOut = LocalizedText.Of(
        "{days} {days:day|days} of the baseline {days:was an alert and is|were alerts and are} left out.",
        "基线中有 {days} 天曾为预警，已剔除。");

    private static readonly LocalizedText Insufficient = LocalizedText.Of(
        "Too few days came before: {least} days are needed, {guard} days of guard band not counted. Until then there is no alarm.",
        "此前天数不足：至少需要 {least} 天（不含 {guard} 天保护带），在此之前不报警。");

    private static readonly LocalizedText Spike = LocalizedText.Of(
        "So many come by chance less often than {limit}: a spike.",
        "偶然出现这么多的概率不超过 {limit}：突增。");

    private static readonly LocalizedText Ramp = LocalizedText.Of(
        "The average of the last days lies {ewma} standard deviations above the usual, over its limit of {limit}: a rise since {from}.",
        "近日加权平均高出常态 {ewma} 个标准差，超过界限 {limit}：自 {from} 起持续上升。");

    private static readonly LocalizedText Repeated = LocalizedText.Of(
        "It was watched on {watches} of the last {span} days; {needed} make an alert.",
        "最近 {span} 天中有 {watches} 天达到关注；{needed} 天即为预警。");

    private static readonly LocalizedText Customers = LocalizedText.Of(
        "{customers} different customers complained; from {limit} on an alert is a crisis.",
        "共有 {customers} 位不同客户投诉；达到 {limit} 位即由预警升为危机。");

    private static readonly LocalizedText Gravity = LocalizedText.Of(
        "{grave} complaints are grave, a share of {share}; usual is {usual}, and {times} times that makes an alert a crisis.",
        "其中 {grave} 件为严重投诉，占 {share}；常态为 {usual}，达到其 {times} 倍即由预警升为危机。");

    private static readonly LocalizedText Publicity = LocalizedText.Of(
        "Publicity has reached level {publicity}; from {limit} on an alert is a crisis.",
        "舆情等级达到 {publicity}；达到 {limit} 即由预警升为危机。");

    private static readonly LocalizedText Members = LocalizedText.Of(
        "{count} {count:complaint belongs|complaints belong} to it, from {from} to {to}: {ids}.",
        "涉及 {from} 至 {to} 的 {count} 件投诉：{ids}。");

    private static readonly LocalizedText Held = LocalizedText.Of(
        "The level goes down a step after {needed} {needed:day|days} below the limit of {limit}; so far {quiet}.",
        "连续 {needed} 天低于“{limit}”界限后降一级；目前已 {quiet} 天。");

    private static readonly LocalizedText[] LevelNames =
    [
        LocalizedText.Of("nothing unusual", "正常"),
        LocalizedText.Of("watch", "关注"),
        LocalizedText.Of("alert", "预警"),
        LocalizedText.Of("crisis", "危机"),
    ];

    private static readonly string[] ChineseWeekdays = ["", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];

    /// <summary>Explains a topic without complaints.</summary>
    public static EquatableArray<Reason> WithoutComplaints(string topic) => [new("crisis.noComplaints", NoComplaints, [new("topic", topic)])];

    /// <summary>Explains a topic, the level first.</summary>
    public static IEnumerable<Reason> Explain(CrisisPolicy policy, TopicCrisis value, int quietDays)
    {
        var today = value.History[^1];
        yield return new("crisis.level", today.IsOver ? Level : LevelSoFar,
        [
            new("topic", value.Topic),
            Named("level", value.Level),
            Date("since", value.Since!.Value),
            Number("count", today.Count),
            Date("day", today.Day),
        ]);

        if (today.Baseline is { } baseline)
        {
            yield return UsualDay(today, baseline);
            if (baseline.LeftOut > 0)
            {
                yield return new("crisis.leftOut", LeftOut, [Number("days", baseline.LeftOut)]);
            }
        }
        else
        {
            yield return new("crisis.insufficientBaseline", Insufficient,
            [
                Number("least", policy.Baseline.LeastDays),
                Number("guard", CrisisPolicyValidator.Days(policy.Baseline.Guard)),
            ]);
        }

        foreach (var reason in today.Alarm is { } alarm ? Alarm(policy, today, alarm) : [])
        {
            yield return reason;
        }

        if (value.Level > today.Signal)
        {
            yield return new("crisis.held", Held,
            [
                Number("needed", CrisisPolicyValidator.Days(policy.StepDown)),
                Named("limit", TopicWalk.LimitBelow(value.Level)),
                Number("quiet", quietDays),
            ]);
        }
    }

    private static Reason UsualDay(CrisisDay today, CrisisBaseline baseline)
    {
        List<Evidence> evidence =
        [
            Number("mean", baseline.Mean),
            Number("variance", baseline.Variance),
            Number("days", baseline.Days),
            Date("from", baseline.From),
            Date("to", baseline.To),
            Number("count", today.Count),
            Number("chance", today.Chance!.Value),
        ];
        if (baseline.Weekday is { } weekday)
        {
            evidence.Insert(0, new("weekday", EnumJsonConverter<IsoDayOfWeek>.NameOf(weekday))
            {
                Display = LocalizedText.Of(weekday.ToString(), ChineseWeekdays[(int)weekday]),
            });
        }

        return new("crisis.usual", baseline.Weekday is null ? UsualPooled : Usual, evidence.ToEquatableArray());
    }

    private static IEnumerable<Reason> Alarm(CrisisPolicy policy, CrisisDay today, CrisisAlarm alarm)
    {
        if (alarm.IsSpike)
        {
            var limit = today.Chance <= (double)policy.Spike.AlertChance ? policy.Spike.AlertChance : policy.Spike.WatchChance;
            yield return new("crisis.spike", Spike, [new("limit", Exact.Text(limit))]);
        }

        if (alarm.IsRamp)
        {
            yield return new("crisis.ramp", Ramp, [Number("ewma", today.Ewma!.Value), Number("limit", today.EwmaLimit!.Value), Date("from", alarm.From)]);
        }

        if (alarm.Watches >= policy.Repetition.Watches)
        {
            yield return new("crisis.repeated", Repeated,
            [
                Number("watches", alarm.Watches),
                Number("span", CrisisPolicyValidator.Days(policy.Repetition.Span)),
                Number("needed", policy.Repetition.Watches),
            ]);
        }

        foreach (var reason in today.Signal == CrisisLevel.Crisis ? Escalation(policy.Escalation, alarm) : [])
        {
            yield return reason;
        }

        yield return new("crisis.members", Members,
        [
            Number("count", alarm.Members.Count),
            Date("from", alarm.From),
            Date("to", alarm.To),
            new("ids", string.Join(", ", alarm.Members.Take(MaxNamed).Select(id => id.Value)) + (alarm.Members.Count > MaxNamed ? ", …" : "")),
        ]);
    }

    private static IEnumerable<Reason> Escalation(EscalationRule rule, CrisisAlarm alarm)
    {
        if (TopicWalk.EscalatesByGravity(alarm, rule))
        {
            yield return new("crisis.gravity", Gravity,
            [
                Number("grave", alarm.Grave),
                Number("share", alarm.GraveShare),
                Number("usual", alarm.UsualGraveShare),
                new("times", Exact.Text(rule.ShareTimes)),
            ]);
        }

        if (alarm.Customers >= rule.Customers)
        {
            yield return new("crisis.customers", Customers, [Number("customers", alarm.Customers), Number("limit", rule.Customers)]);
        }

        if (alarm.Publicity >= rule.Publicity)
        {
            yield return new("crisis.publicity", Publicity, [Number("publicity", alarm.Publicity), Number("limit", rule.Publicity)]);
        }
    }

    private static Evidence Named(string name, CrisisLevel level) =>
        new(name, EnumJsonConverter<CrisisLevel>.NameOf(level)) { Display = LevelNames[(int)level] };

    private static Evidence Date(string name, LocalDate date) => new(name, LocalDatePattern.Iso.Format(date));

    private static Evidence Number(string name, int value) => new(name, Exact.Text(value));

    private static Evidence Number(string name, double value) => new(name, value.ToString(Math.Abs(value) < 999.5 ? "G3" : "0", CultureInfo.InvariantCulture));
}
