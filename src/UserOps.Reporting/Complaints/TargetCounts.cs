using UserOps.Complaints;
using UserOps.Statistics;

namespace UserOps.Reporting;

/// <summary>How often each target was kept and missed, by grade; filled in one pass.</summary>
/// <remarks>
/// As <see cref="ComplaintMetrics"/> counts: a case that missed a target in any round missed it; one that has not missed it counts once it
/// is done; what still runs, or need not be done any more, counts for neither; cases that were merged into others are passed over.
/// </remarks>
internal sealed class TargetCounts
{
    private readonly Dictionary<(string Target, ComplaintGrade Grade), TargetCount> _counts = [];

    /// <summary>The counts by target, the firm's four in the order in which they fall due, then the regulators'; of each the gravest grade first.</summary>
    public IEnumerable<TargetCount> Lines => _counts.Values
        .OrderBy(line => ComplaintWords.PlaceOf(line.Target)).ThenBy(line => line.Target, StringComparer.Ordinal).ThenByDescending(line => line.Grade);

    /// <summary>The counts of all grades together.</summary>
    public IEnumerable<TargetCount> Totals => Lines.GroupBy(line => line.Target, StringComparer.Ordinal)
        .Select(group => new TargetCount(group.Key, null, group.Sum(line => line.Kept), group.Sum(line => line.Missed), group.Sum(line => line.Open)));

    /// <summary>Counts one case.</summary>
    public void Add(CaseStatus status)
    {
        if (status.MergedInto is not null || status.Grade is not { } grade)
        {
            return;
        }

        foreach (var name in status.Targets.Select(target => target.Target).Union(status.Breaches.Select(breach => breach.Target), StringComparer.Ordinal))
        {
            var isMissed = status.Breaches.Any(breach => breach.Target == name) || status.Targets.Any(target => target.Target == name && target.Status == TargetState.Breached);
            var isKept = !isMissed && status.Targets.Any(target => target.Target == name && target.Status == TargetState.Met);
            var count = _counts.GetValueOrDefault((name, grade)) ?? new(name, grade, 0, 0, 0);
            _counts[(name, grade)] = isMissed ? count with { Missed = count.Missed + 1 } : isKept ? count with { Kept = count.Kept + 1 } : count with { Open = count.Open + 1 };
        }
    }
}

/// <summary>How often one target was kept and missed.</summary>
/// <param name="Target">The target.</param>
/// <param name="Grade">The grade; nothing for all.</param>
/// <param name="Kept">In how many cases it was kept.</param>
/// <param name="Missed">In how many it was missed.</param>
/// <param name="Open">In how many neither is known, or it need not be done any more.</param>
internal sealed record TargetCount(string Target, ComplaintGrade? Grade, long Kept, long Missed, long Open)
{
    /// <summary>Of how many it is known.</summary>
    public long Known => Kept + Missed;

    /// <summary>The share kept, with its interval; nothing where it is not known of any.</summary>
    public ProportionInterval? Share => ProportionInterval.Wilson(Kept, Known);

    /// <summary>How the share stands against an aim: good or bad only where the whole interval is on one side.</summary>
    public Verdict VerdictBy(double? aim) => aim is not { } wanted || Share is not { } share ? Verdict.None
        : share.Lower >= wanted ? Verdict.Good
        : share.Upper < wanted ? Verdict.Bad
        : Verdict.Warn;
}
