using NodaTime;
using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>How many users came to each step of a funnel, and what share went on.</summary>
internal static class FunnelPicture
{
    public static Picture Draw(FunnelReport report, PictureOptions? options)
    {
        var sheet = new Sheet(options, "lifecycle-funnel", words => words.Of($"Funnel: {words.Name(report.Policy.Name)}", $"漏斗：{words.Name(report.Policy.Name)}"));
        var words = sheet.Words;
        if (report.Steps.Count == 0 || report.Started == 0)
        {
            return sheet.Nothing(words.Of(
                $"None of {words.Count(report.Users, "user", "users", "")} began, so there is no funnel to draw.", $"{Words.Count(report.Users)} 位用户中无人开始，因此没有漏斗可画。"));
        }

        var steps = report.Steps;
        var worst = BiggestDrop(report);
        sheet.Heading(words.Of("Users who came to each step", "到达各步骤的用户"));
        BarRows.Draw(sheet, [.. steps.Select((step, place) => new BarRow(
            Name(words, step),
            new Bar(step.Reached, $"{Words.Count(step.Reached)} · {words.Percent((double)step.Reached / report.Started)}", Style.Fill(place == worst ? 1 : 0), Tip(words, step))))]);
        if (steps.Count > 1)
        {
            sheet.Heading(words.Of("Share that went on from the step before", "由上一步继续的比例"));
            RangeRows.Draw(
                sheet,
                [.. steps.Skip(1).Select((step, place) => RowOf(words, step, isWorst: place + 1 == worst))],
                NumberAxis.Between(0, 1, share => words.Percent(share)));
            sheet.Note(words.Of(
                "The lines are 95 % intervals. Counted are users whose time for the whole funnel is over, where there are any.", "横线为 95% 区间。有窗口已结束的用户时，只统计这些用户。"));
        }

        if (report.Open > 0)
        {
            sheet.Note(words.Of($"{words.Count(report.Open, "user", "users", "")} may still go on; they are in no loss.", $"{Words.Count(report.Open)} 位用户仍可能继续，不计为流失。"));
        }

        return sheet.Finish(Table(words, report), Sentence(words, report, worst is { } place ? steps[place] : null));
    }

    /// <summary>The place of the step before which most users whose time is over were lost; nothing where none was.</summary>
    public static int? BiggestDrop(FunnelReport report)
    {
        var (found, most) = ((int?)null, 0L);
        for (var step = 1; step < report.Steps.Count; step++)
        {
            if (report.Steps[step - 1].ReachedClosed - report.Steps[step].ReachedClosed is var lost && lost > most)
            {
                (found, most) = (step, lost);
            }
        }

        return found;
    }

    /// <summary>What a step is called, with its number.</summary>
    public static string Name(Words words, FunnelStepReport step)
    {
        var name = step.Name is { } text
            ? words.Of(text)
            : words.List(step.Events.Select(name => name.Length == 0 ? words.Of("activity without a name", "未命名的活动") : words.Name(name)));
        return $"{Words.Count(step.Step)}. {name}";
    }

    /// <summary>The share that went on: of those whose time is over, else of all.</summary>
    public static ProportionInterval? ShareOf(FunnelStepReport step) => step.ClosedFromBefore ?? step.FromBefore;

    private static RangeRow RowOf(Words words, FunnelStepReport step, bool isWorst)
    {
        var share = ShareOf(step);
        var text = share is { } known ? words.Percent(known.Estimate) : "–";
        return new(Name(words, step), share?.Estimate, share?.Lower, share?.Upper, null, isWorst ? words.Of($"{text} · most lost", $"{text} · 流失最多") : text)
        {
            Kind = isWorst ? 1 : 0,
            Tip = Tip(words, step),
        };
    }

    private static string Tip(Words words, FunnelStepReport step) => words.Of(
        $"{Name(words, step)}: {words.Count(step.Reached, "user", "users", "")}, {Share(words, step)} of the step before; {Words.Count(step.Dropped)} went no further, {Words.Count(step.Open)} may still",
        $"{Name(words, step)}：{Words.Count(step.Reached)} 位用户，占上一步的 {Share(words, step)}；止步于此 {Words.Count(step.Dropped)} 位，仍可能继续 {Words.Count(step.Open)} 位");

    private static string Share(Words words, FunnelStepReport step) => ShareOf(step) is { } share ? words.Percent(share) : "–";

    private static string Sentence(Words words, FunnelReport report, FunnelStepReport? worst)
    {
        var all = words.Of(
            $"{Words.Count(report.Started)} of {words.Count(report.Users, "user", "users", "")} began, {Words.Count(report.Converted)} came through: {words.Percent((double)report.Converted / report.Started)}.",
            $"{Words.Count(report.Users)} 位用户中 {Words.Count(report.Started)} 位开始，{Words.Count(report.Converted)} 位走完，占 {words.Percent((double)report.Converted / report.Started)}。");
        return worst is null
            ? all
            : all + words.Of($" Most are lost before: {Name(words, worst)}; {Share(words, worst)} went on.", $"流失最多的是进入“{Name(words, worst)}”之前：继续的占 {Share(words, worst)}。");
    }

    private static PictureTable Table(Words words, FunnelReport report)
    {
        return Tables.Of(
        [
            Tables.Text(words.Of("step", "步骤")), Tables.Number(words.Of("users", "用户")), Tables.Number(words.Of("of the first", "占首步")),
            Tables.Number(words.Of("of the step before, with its 95 % interval", "占上一步（95% 区间）")), Tables.Number(words.Of("the same, of those whose time is over", "同上，仅窗口已结束者")),
            Tables.Number(words.Of("went no further", "止步")), Tables.Number(words.Of("may still", "仍可能")), Tables.Number(words.Of("time from the step before, median", "距上一步用时（中位数）")),
        ],
        report.Steps.Select(step => (string[])
        [
            Name(words, step), Words.Count(step.Reached), words.Percent((double)step.Reached / report.Started), Text(step.FromBefore), Text(step.ClosedFromBefore),
            Words.Count(step.Dropped), Words.Count(step.Open), step.MedianTime is { } time ? TimeText(words, time) : "–",
        ]));

        string Text(ProportionInterval? share) => share is { } known ? words.Percent(known) : "–";
    }

    /// <summary>A length of time in the greatest unit of which it has two.</summary>
    private static string TimeText(Words words, Duration time) => time.TotalSeconds switch
    {
        < 120 => words.Of($"{Words.Number(time.TotalSeconds, 0)} s", $"{Words.Number(time.TotalSeconds, 0)} 秒"),
        < 7200 => words.Of($"{Words.Number(time.TotalMinutes, 0)} min", $"{Words.Number(time.TotalMinutes, 0)} 分钟"),
        < 172_800 => words.Of($"{Words.Number(time.TotalHours, 1)} h", $"{Words.Number(time.TotalHours, 1)} 小时"),
        _ => words.Of($"{Words.Number(time.TotalDays, 1)} d", $"{Words.Number(time.TotalDays, 1)} 天"),
    };
}
