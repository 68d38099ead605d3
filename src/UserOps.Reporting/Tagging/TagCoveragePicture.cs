using System.Collections.Frozen;
using UserOps.Statistics;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Users per tag.</summary>
internal static class TagCoveragePicture
{
    public static Picture Draw(TagCoverageReport coverage, TagCatalog? catalog, UnknownTagReport? unknown, PictureOptions? options)
    {
        var sheet = new Sheet(options, "tag-coverage", "Users per tag", "各标签的用户数");
        var words = sheet.Words;
        if (coverage.Users == 0 || coverage.Tags.Count == 0)
        {
            return sheet.Nothing(coverage.Users == 0
                ? words.Of("There are no users, so there are no tags to count.", "没有用户，因此没有标签可计。")
                : words.Of("The catalogue has no tags, so there is nothing to count.", "目录中没有标签，因此没有可计的内容。"));
        }

        var names = new TagNames(words, catalog);
        var unknownOf = unknown?.Tags.DistinctBy(tag => tag.Tag, StringComparer.Ordinal).ToFrozenDictionary(tag => tag.Tag, tag => Math.Min(tag.Users, coverage.Users), StringComparer.Ordinal);
        var lines = Lines(coverage, names, unknownOf);
        var hasUnknown = lines.Any(line => line.Unknown > 0);
        sheet.Legend(
        [
            LegendEntry.Square(words.Of("have it (line: 95 % interval)", "有此标签（线段：95% 区间）"), Style.Fill(0)),
            .. hasUnknown ? [LegendEntry.Hatched(words.Of("not known: facts are missing", "未知：缺少数据"))] : Array.Empty<LegendEntry>(),
        ]);
        BarRows.Draw(sheet, [.. Rows(words, names, lines, coverage.Users)]);
        var largest = lines.MaxBy(line => line.Users)!;
        var nobody = coverage.Tags.Count(tag => tag.Users == 0);
        return sheet.Finish(
            Table(words, lines, coverage.Users),
            words.Of(
                $"{Words.Count(coverage.TaggedUsers)} of {words.Count(coverage.Users, "user", "users", "")} have at least one of {words.Count(coverage.Tags.Count, "tag", "tags", "")}. The largest is {largest.Name}: {words.Percent(largest.Share)}. {(nobody == 0 ? "Every tag has users." : $"{words.Count(nobody, "tag has", "tags have", "")} no users.")}",
                $"{Words.Count(coverage.Users)} 位用户中 {Words.Count(coverage.TaggedUsers)} 位至少有 {Words.Count(coverage.Tags.Count)} 个标签之一。用户最多的是“{largest.Name}”：{words.Percent(largest.Share)}。{(nobody == 0 ? "每个标签都有用户。" : $"{Words.Count(nobody)} 个标签没有用户。")}"));
    }

    /// <summary>The tags: the categories in the order of their largest tags, and in each the largest tags first; the values of a choice below it.</summary>
    private static Line[] Lines(TagCoverageReport coverage, TagNames names, FrozenDictionary<string, long>? unknownOf) =>
    [
        .. coverage.Tags
            .GroupBy(tag => names.CategoryOf(tag.Tag), StringComparer.Ordinal)
            .OrderByDescending(category => category.Max(tag => tag.Users))
            .SelectMany(category => category.OrderByDescending(tag => tag.Users).SelectMany(tag => (Line[])
            [
                new(category.Key, names.Of(tag.Tag), null, tag.Users, ShareOf(tag.Users, coverage.Users), unknownOf?.GetValueOrDefault(tag.Tag)),
                .. tag.Values.Select(value => new Line(category.Key, names.Of(tag.Tag), value.Value, value.Users, ShareOf(value.Users, coverage.Users), null)),
            ])),
    ];

    private static IEnumerable<BarRow> Rows(Words words, TagNames names, Line[] lines, long users)
    {
        var hasHeadings = lines.Select(line => line.Category).Distinct(StringComparer.Ordinal).Skip(1).Any();
        string? category = null;
        foreach (var line in lines)
        {
            if (hasHeadings && line.Category != category)
            {
                category = line.Category;
                yield return new(words.Name(category)) { IsHeading = true };
            }

            var name = line.Value is { } value ? $"{line.Name} = {words.Name(value)}" : line.Name;
            var text = line.Unknown > 0
                ? words.Of($"{words.Percent(line.Share.Estimate)} · {Words.Count(line.Users)}, {Words.Count(line.Unknown.Value)} not known", $"{words.Percent(line.Share.Estimate)} · {Words.Count(line.Users)}，未知 {Words.Count(line.Unknown.Value)}")
                : $"{words.Percent(line.Share.Estimate)} · {Words.Count(line.Users)}";
            yield return new(name, new Bar(line.Share.Estimate, text, line.Value is null ? Style.Fill(0) : Style.Wash(0), Tip(words, name, line, users))
            {
                Open = (double)(line.Unknown ?? 0) / users,
                Interval = (line.Share.Lower, line.Share.Upper),
            });
        }
    }

    private static string Tip(Words words, string name, Line line, long users)
    {
        var tip = words.Of(
            $"{name}: {Words.Count(line.Users)} of {words.Count(users, "user", "users", "")}, {words.Percent(line.Share)}",
            $"{name}：{Words.Count(users)} 位用户中 {Words.Count(line.Users)} 位，{words.Percent(line.Share)}");
        return line.Unknown > 0 ? words.Of($"{tip}; not known of {Words.Count(line.Unknown.Value)}", $"{tip}；未知 {Words.Count(line.Unknown.Value)} 位") : tip;
    }

    private static PictureTable Table(Words words, Line[] lines, long users) => Tables.Of(
        [
            Tables.Text(words.Of("category", "类别")), Tables.Text(words.Of("tag", "标签")), Tables.Text(words.Of("value", "值")),
            Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("share, with its 95 % interval", "占比（95% 区间）")),
            Tables.Number(words.Of("not known", "未知")), Tables.Number(words.Of("have it not", "无此标签")),
        ],
        lines.Select(line => (string[])
        [
            line.Category.Length == 0 ? "–" : words.Name(line.Category), line.Name, line.Value is { } value ? words.Name(value) : "", Words.Count(line.Users), words.Percent(line.Share),
            line.Unknown is { } unknown ? Words.Count(unknown) : "–", line.Value is null ? Words.Count(users - line.Users - (line.Unknown ?? 0)) : "",
        ]));

    private static ProportionInterval ShareOf(long part, long whole) => ProportionInterval.Wilson(part, whole)!.Value;

    private sealed record Line(string Category, string Name, string? Value, long Users, ProportionInterval Share, long? Unknown);
}
