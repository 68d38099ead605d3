using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>How many users are in each stage on one day.</summary>
internal static class StageNowPicture
{
    public static Picture Draw(StageStock stock, StagePolicy policy, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-stages", $"Users by stage on {Words.Day(stock.Day)}", $"{Words.Day(stock.Day)} 各阶段用户");
        var (words, names) = (sheet.Words, new StageNames(policy, sheet.Words));
        StageCount[] lines = [.. stock.Stages
            .Where(line => line.Users > 0 && line.Stage != StageId.NotSeen)
            .OrderByDescending(line => names.Find(line.Stage)?.Rank ?? int.MinValue)
            .ThenBy(line => names.PlaceOf(line.Stage))];
        var all = lines.Sum(line => line.Users);
        if (all == 0)
        {
            return sheet.Nothing(words.Of("No user was seen by that day, so there are no stages to draw.", "截至该日没有用户出现，因此没有阶段可画。"));
        }

        BarRows.Draw(sheet, [.. lines.Select(line => new BarRow(
            names.Of(line.Stage),
            new Bar(line.Users, $"{words.Percent((double)line.Users / all)} · {Words.Count(line.Users)}", names.Fill(line.Stage), Tip(line))))]);
        foreach (var stage in lines.Select(line => names.Find(line.Stage)).OfType<Stage>().Where(names.AsksToAct).Take(2))
        {
            sheet.Note(words.Of($"{words.Of(stage.Name)}: {words.Of(stage.Action)}", $"{words.Of(stage.Name)}：{words.Of(stage.Action)}"));
        }

        var most = lines.MaxBy(line => line.Users);
        return sheet.Finish(
            Table(words, names, lines, all),
            words.Of(
                $"{words.Count(all, "user", "users", "")} in {words.Count(lines.Length, "stage", "stages", "")} on {Words.Day(stock.Day)}. Most, {words.Percent((double)most.Users / all)}, are in: {names.Of(most.Stage)}.",
                $"{Words.Day(stock.Day)} 共 {Words.Count(all)} 位用户，分布于 {Words.Count(lines.Length)} 个阶段。最多的是{names.Of(most.Stage)}，占 {words.Percent((double)most.Users / all)}。"));

        string Tip(StageCount line) => names.Find(line.Stage) is { } stage
            ? words.Of($"{words.Of(stage.Name)}: {words.Of(stage.Meaning)} {words.Of(stage.Action)}", $"{words.Of(stage.Name)}：{words.Of(stage.Meaning)}{words.Of(stage.Action)}")
            : names.Of(line.Stage);
    }

    private static PictureTable Table(Words words, StageNames names, StageCount[] lines, long all) => Tables.Of(
        [
            Tables.Text(words.Of("stage", "阶段")), Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("share, with its 95 % interval", "占比（95% 区间）")),
            Tables.Text(words.Of("meaning", "含义")), Tables.Text(words.Of("what to do", "建议动作")),
        ],
        lines.Select(line => (string[])
        [
            names.Of(line.Stage), Words.Count(line.Users), ProportionInterval.Wilson(line.Users, all) is { } share ? words.Percent(share) : "–",
            names.Find(line.Stage) is { } stage ? words.Of(stage.Meaning) : "–", names.Find(line.Stage) is { } same ? words.Of(same.Action) : "–",
        ]));
}
