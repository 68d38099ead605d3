using UserOps.Lifecycle;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>What the lifecycle asks to act on, in sentences.</summary>
internal static class LifecycleFindings
{
    /// <summary>How many of the last closed cohorts are held against those before.</summary>
    private const int RecentCohorts = 3;

    /// <summary>Finds the sentences.</summary>
    public static IEnumerable<Finding> Of(LifecycleResults results, StageStock? stock)
    {
        if (results.Policy is { } policy && stock is not null)
        {
            foreach (var finding in OfStages(stock, policy))
            {
                yield return finding;
            }
        }

        if (results.Growth is { } growth && GrowthPicture.LastClosed(growth) is { } last && OfGrowth(last) is { } ratio)
        {
            yield return ratio;
        }

        if (results.Retention is { } retention && OfRetention(retention) is { } change)
        {
            yield return change;
        }

        foreach (var funnel in results.Funnels)
        {
            if (OfFunnel(funnel) is { } drop)
            {
                yield return drop;
            }
        }
    }

    /// <summary>The two best of the stages that ask to act.</summary>
    private static IEnumerable<Finding> OfStages(StageStock stock, StagePolicy policy)
    {
        var names = new StageNames(policy, new("en"));
        var all = stock.Stages.Where(line => line.Stage.IsStage).Sum(line => line.Users);
        foreach (var (stage, users) in stock.Stages
            .Where(line => line.Users > 0)
            .Select(line => (Stage: names.Find(line.Stage), line.Users))
            .Where(line => line.Stage is { } stage && names.AsksToAct(stage))
            .OrderByDescending(line => line.Stage!.Rank)
            .Take(2))
        {
            yield return Finding(FindingKind.Act, words => words.Of(
                $"{words.Of(stage!.Name)}: {words.Count(users, "user", "users", "")} on {Words.Day(stock.Day)}, {Share(words, users, all)} of {Words.Count(all)} who were ever active. {words.Of(stage.Action)}",
                $"{words.Of(stage!.Name)}：{Words.Day(stock.Day)} 有 {Words.Count(users)} 位用户，占曾活跃的 {Words.Count(all)} 位中的 {Share(words, users, all)}。{words.Of(stage.Action)}"));
        }
    }

    /// <summary>Whether more came than went: the share of comings among all comings and goings, against a half.</summary>
    private static Finding? OfGrowth(GrowthPeriod period)
    {
        var (came, went) = (period.New + period.Resurrected, -(period.Dormant ?? 0));
        if (ProportionInterval.Wilson(came, came + went) is not { } share || period.Dormant is null)
        {
            return null;
        }

        var kind = share.Upper < 0.5 ? FindingKind.Act : share.Lower > 0.5 ? FindingKind.Good : FindingKind.Watch;
        var name = PeriodNames.Of(period.Start, period.End);
        return Finding(kind, words => words.Of(
            $"In {name}, {Words.Count(came)} users came ({Words.Count(period.New)} new, {Words.Count(period.Resurrected)} back) and {Words.Count(went)} fell silent: quick ratio {Words.Number(period.QuickRatio)}{Meaning(words)}",
            $"{name} 新来与回流 {Words.Count(came)} 位用户（新增 {Words.Count(period.New)}，回流 {Words.Count(period.Resurrected)}），沉默 {Words.Count(went)} 位：快速比率 {Words.Number(period.QuickRatio)}{Meaning(words)}"));

        string Meaning(Words words) => kind switch
        {
            FindingKind.Act => words.Of($", fewer won than lost; of comings and goings, {words.Percent(share)} were comings.", $"，失多于得；来去之中，来者占 {words.Percent(share)}。"),
            FindingKind.Good => words.Of($", more won than lost; of comings and goings, {words.Percent(share)} were comings.", $"，得多于失；来去之中，来者占 {words.Percent(share)}。"),
            _ => words.Of($", about as many won as lost; of comings and goings, {words.Percent(share)} were comings.", $"，得失大致相当；来去之中，来者占 {words.Percent(share)}。"),
        };
    }

    /// <summary>The last cohorts whose first return is known, against those before: told as a change where the intervals lie apart.</summary>
    private static Finding? OfRetention(RetentionReport report)
    {
        var column = report.Columns.Select((interval, place) => (interval, place)).Where(entry => entry.interval.From > 0).Select(entry => entry.place).DefaultIfEmpty(-1).First();
        if (column < 0)
        {
            return null;
        }

        RetentionCohort[] closed = [.. report.Cohorts.Where(cohort => cohort.Cells[column] is { Rate: not null })];
        RetentionCohort[] recent = [.. closed.TakeLast(RecentCohorts)];
        RetentionCohort[] before = [.. closed.SkipLast(RecentCohorts)];
        if (Pooled(recent, column) is not { } now || Pooled(before, column) is not { } then)
        {
            return null;
        }

        var kind = now.Upper < then.Lower ? FindingKind.Act : now.Lower > then.Upper ? FindingKind.Good : FindingKind.Note;
        var interval = report.Columns[column];
        var (first, last) = (PeriodNames.Of(recent[0].Start, recent[0].End), PeriodNames.Of(recent[^1].Start, recent[^1].End));
        return Finding(kind, words => words.Of(
            $"Retention {Way(words)}: of {Words.Count(Eligible(recent, column))} users of the cohorts {first} to {last}, {words.Percent(now)} returned in interval {interval}; of {Words.Count(Eligible(before, column))} of the {Words.Count(before.Length)} before, {words.Percent(then)}.",
            $"留存{Way(words)}：{first} 至 {last} 批次的 {Words.Count(Eligible(recent, column))} 位用户在第 {interval} 期回访 {words.Percent(now)}；此前 {Words.Count(before.Length)} 个批次的 {Words.Count(Eligible(before, column))} 位为 {words.Percent(then)}。"));

        string Way(Words words) => kind switch
        {
            FindingKind.Act => words.Of("fell", "下降"),
            FindingKind.Good => words.Of("rose", "上升"),
            _ => words.Of("is much the same", "变化不明显"),
        };
    }

    private static Finding? OfFunnel(FunnelReport report)
    {
        if (FunnelPicture.BiggestDrop(report) is not { } place || report.Steps[place] is not { ClosedFromBefore: { } share } step)
        {
            return null;
        }

        var before = report.Steps[place - 1];
        return Finding(FindingKind.Watch, words => words.Of(
            $"The funnel {words.Name(report.Policy.Name)} loses most before: {FunnelPicture.Name(words, step)}; of {words.Count(before.ReachedClosed, "user", "users", "")} at the step before whose time is over, {words.Percent(share)} went on. Look there first.",
            $"漏斗“{words.Name(report.Policy.Name)}”在进入“{FunnelPicture.Name(words, step)}”之前流失最多：上一步窗口已结束的 {Words.Count(before.ReachedClosed)} 位用户中，继续的占 {words.Percent(share)}。请先检查此处。"));
    }

    private static ProportionInterval? Pooled(RetentionCohort[] cohorts, int column) =>
        ProportionInterval.Wilson(cohorts.Sum(cohort => cohort.Cells[column].Retained), Eligible(cohorts, column));

    private static long Eligible(RetentionCohort[] cohorts, int column) => cohorts.Sum(cohort => cohort.Cells[column].Eligible);

    private static string Share(Words words, long users, long all) => ProportionInterval.Wilson(users, all) is { } share ? words.Percent(share) : words.Percent(null);

    private static Finding Finding(FindingKind kind, Func<Words, string> text) => new(kind, Words.Both(text));
}
