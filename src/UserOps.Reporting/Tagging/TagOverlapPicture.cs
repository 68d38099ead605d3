using System.Collections.Frozen;
using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Which tags users have together.</summary>
internal static class TagOverlapPicture
{
    private const int MostTags = 24;
    private const int MostTagsNarrow = 12;

    public static Picture Draw(TagCoverageReport coverage, TagCatalog? catalog, PictureOptions? options)
    {
        var sheet = new Sheet(options, "tag-overlaps", "Which tags users have together", "哪些标签同时出现");
        var words = sheet.Words;
        TagCoverage[] all = [.. coverage.Tags.Where(tag => tag.Users > 0).OrderByDescending(tag => tag.Users)];
        if (all.Length < 2)
        {
            return sheet.Nothing(words.Of("Fewer than two tags have users, so none can meet another.", "有用户的标签不足两个，因此没有重叠可画。"));
        }

        var names = new TagNames(words, catalog);
        TagCoverage[] tags = [.. all.Take(sheet.IsNarrow ? MostTagsNarrow : MostTags)];
        var pairs = coverage.Overlaps.ToFrozenDictionary(pair => (pair.Tag, pair.Other), pair => pair.Users);
        new HeatGrid(
            sheet,
            [.. tags.Select((tag, place) => $"{Words.Count(place + 1)} {names.Of(tag.Tag)} · {words.Short(tag.Users)}")],
            [.. tags.Select((_, place) => Words.Count(place + 1))],
            (row, column) => Cell(tags[row], tags[column], BothOf(tags[row], tags[column])),
            HeatScale.Even(0, 1, value => words.Percent(value)))
        {
            RowTitle = words.Of("tag · users", "标签 · 用户"),
            ColumnTitle = sheet.IsNarrow ? words.Of("in 100 of the row's users", "每百位行标签用户中") : words.Of("of 100 users with the row's tag, how many have the column's too", "每百位有行标签的用户中，也有列标签的位数"),
            LegendTitle = words.Of("share of the row's users who have the column's tag", "有行标签的用户中也有列标签的比例"),
            MaxCellWidth = 46,
        }.Draw();
        if (all.Length > tags.Length)
        {
            sheet.Note(words.Of(
                $"Drawn are the {Words.Count(tags.Length)} tags of most users; the pairs of all {Words.Count(all.Length)} stand in the table.",
                $"图中为用户最多的 {Words.Count(tags.Length)} 个标签；全部 {Words.Count(all.Length)} 个标签的组合见表格。"));
        }

        return sheet.Finish(Table(words, names, coverage), Sentence(words, names, coverage));

        long BothOf(TagCoverage one, TagCoverage other) =>
            pairs.TryGetValue((one.Tag, other.Tag), out var users) || pairs.TryGetValue((other.Tag, one.Tag), out users) ? users : 0;

        HeatCell Cell(TagCoverage row, TagCoverage column, long both)
        {
            var (name, other) = (names.Of(row.Tag), names.Of(column.Tag));
            if (row.Tag == column.Tag)
            {
                return new(null, "", words.Of($"{name}: {words.Count(row.Users, "user", "users", "")}", $"{name}：{Words.Count(row.Users)} 位用户"));
            }

            var share = (double)both / row.Users;
            return new(share, both == 0 ? "" : Hundredths(words, share), words.Of(
                $"Of {Words.Count(row.Users)} with {name}, {Words.Count(both)} have {other} too: {words.Percent(share)}",
                $"{Words.Count(row.Users)} 位“{name}”用户中，{Words.Count(both)} 位也有“{other}”：{words.Percent(share)}"));
        }
    }

    private static string Sentence(Words words, TagNames names, TagCoverageReport coverage)
    {
        if (coverage.Overlaps.Count == 0)
        {
            return words.Of("No user has two of the tags.", "没有用户同时有两个标签。");
        }

        var most = coverage.Overlaps.MaxBy(pair => pair.Users);
        return words.Of(
            $"The pair that most users have is {names.Of(most.Tag)} with {names.Of(most.Other)}: {words.Count(most.Users, "user", "users", "")}.",
            $"用户最多的组合是“{names.Of(most.Tag)}”与“{names.Of(most.Other)}”：{Words.Count(most.Users)} 位用户。");
    }

    /// <summary>A share in hundredths without its sign; what is neither nothing nor all is not written as such.</summary>
    private static string Hundredths(Words words, double share) => share >= 1 ? words.Of("all", "全") : share < 0.005 ? "<1" : Words.Number(Math.Min(99, share * 100), 0);

    private static PictureTable Table(Words words, TagNames names, TagCoverageReport coverage)
    {
        var users = coverage.Tags.DistinctBy(tag => tag.Tag, StringComparer.Ordinal).ToFrozenDictionary(tag => tag.Tag, tag => tag.Users, StringComparer.Ordinal);
        return Tables.Of(
            [
                Tables.Text(words.Of("tag", "标签")), Tables.Text(words.Of("and", "与")), Tables.Number(words.Of("users with both", "两者兼有")),
                Tables.Number(words.Of("share of the first", "占前者")), Tables.Number(words.Of("share of the second", "占后者")),
                Tables.Number(words.Of("times as often as by chance", "相对偶然的倍数")),
            ],
            coverage.Overlaps.OrderByDescending(pair => pair.Users).Select(pair =>
            {
                double first = users.GetValueOrDefault(pair.Tag), second = users.GetValueOrDefault(pair.Other), both = pair.Users;
                return (string[])
                [
                    names.Of(pair.Tag), names.Of(pair.Other), Words.Count(pair.Users), words.Percent(first > 0 ? both / first : null),
                    words.Percent(second > 0 ? both / second : null), Words.Number(first > 0 && second > 0 ? both / first * (coverage.Users / second) : null),
                ];
            }));
    }
}
