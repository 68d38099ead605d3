using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>What the levels, ratings and fields of tickets are called.</summary>
internal static class TicketWords
{
    private static readonly (string En, string Zh)[] Levels =
        [("none yet", "未达任何级"), ("mover", "搬运工"), ("solver", "解决者"), ("driver", "推动者"), ("optimiser", "优化者"), ("researcher", "研究者")];

    private static readonly (string En, string Zh)[] Ratings =
        [("not measured", "未测量"), ("not achieved", "未达成"), ("partially achieved", "部分达成"), ("largely achieved", "大部分达成"), ("fully achieved", "完全达成")];

    private static readonly (string En, string Zh)[] Fields =
    [
        ("when it was created", "创建时间"), ("when it was resolved", "解决时间"), ("when it was closed", "关闭时间"), ("who acted", "处理人"), ("team", "团队"),
        ("kind", "类型"), ("category", "类别"), ("module", "模块"), ("suspected cause", "疑似原因"), ("root cause", "根因"), ("customer", "客户"),
        ("owner", "责任人"), ("bug", "缺陷"), ("insight", "洞察"), ("releases of bugs", "缺陷发布"), ("published reports", "统计报告发布"),
        ("warnings", "风险预警"), ("published insights", "洞察发布"), ("decided proposals", "建议评审"), ("shipped proposals", "建议上线"), ("topic", "主题"),
    ];

    /// <summary>What a level, or the layer of its number, is called.</summary>
    public static string Level(Words words, int level) => Of(words, Levels, level);

    /// <summary>How far something is achieved.</summary>
    public static string Rating(Words words, AchievementRating rating) => Of(words, Ratings, (int)rating);

    /// <summary>What a log would have to hold.</summary>
    public static string FieldsOf(Words words, IEnumerable<LogField> fields) => words.List(fields.Select(field => Of(words, Fields, (int)field)));

    /// <summary>An indicator by its id and name.</summary>
    public static string Indicator(Words words, Maturity maturity, IndicatorId id) =>
        maturity.Indicators.FirstOrDefault(item => item.Id == id) is { } found ? $"{id} {words.Of(found.Name)}" : $"{id}";

    /// <summary>A layer by its number and name.</summary>
    public static string Layer(Words words, int layer) => words.Of($"layer {layer} ({Level(words, layer)})", $"第 {layer} 层（{Level(words, layer)}）");

    /// <summary>A level by its number and name.</summary>
    public static string LevelInWords(Words words, int level) => words.Of($"level {level} ({Level(words, level)})", $"第 {level} 级（{Level(words, level)}）");

    /// <summary>A number of days, with a decimal where it is short.</summary>
    public static string Days(Words words, Duration span)
    {
        var days = Words.Number(span.TotalDays, Math.Abs(span.TotalDays) < 10 ? 1 : 0);
        return words.Of($"{days} {(days == "1" ? "day" : "days")}", $"{days} 天");
    }

    /// <summary>The whole desk, or the group that is told of.</summary>
    public static string Whose(Words words, Maturity maturity) => maturity.Group is { } group ? words.Of($": {words.Name(group)}", $"：{words.Name(group)}") : "";

    private static string Of(Words words, (string En, string Zh)[] names, int place) =>
        place >= 0 && place < names.Length ? words.Of(names[place].En, names[place].Zh) : Words.Count(place);
}
