using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>What a report says of cases, gathered in one pass: counts, and the few cases that are named.</summary>
internal sealed class ComplaintOverview
{
    private static readonly Duration Soon = Duration.FromHours(24);
    private readonly Instant _asOf;
    private readonly ComplaintMetricsCounter _metrics;
    private readonly long[] _open = new long[4];
    private readonly SortedDictionary<string, long> _missed = new(StringComparer.Ordinal);

    private ComplaintOverview(Instant asOf) => (_asOf, _metrics) = (asOf, new(asOf, ComplaintGroupKey.Grade));

    /// <summary>The complaints by day and grade.</summary>
    public GradeCounts Grades { get; } = new();

    /// <summary>The targets kept and missed.</summary>
    public TargetCounts Targets { get; } = new();

    /// <summary>The rates of the loop.</summary>
    public ComplaintMetrics Metrics => _metrics.ToMetrics();

    /// <summary>How many cases are open.</summary>
    public long Open => _open.Sum();

    /// <summary>How many open cases have a target that was missed and is not done yet.</summary>
    public long CasesLate { get; private set; }

    /// <summary>How many targets of open cases were missed and are not done yet, the most often missed first.</summary>
    public IEnumerable<KeyValuePair<string, long>> Missed => _missed.OrderByDescending(line => line.Value).ThenBy(line => ComplaintWords.PlaceOf(line.Key)).ThenBy(line => line.Key, StringComparer.Ordinal);

    /// <summary>How many targets of open cases fall due within a day.</summary>
    public long DueSoon { get; private set; }

    /// <summary>The target that falls due first, and its case.</summary>
    public (CaseStatus Status, TargetStatus Target)? Next { get; private set; }

    /// <summary>The open case to begin with: of those with a missed target that is not done yet the gravest; of all open ones, where there is none.</summary>
    public CaseStatus? Pressing { get; private set; }

    /// <summary>The gravest open case; of several, the oldest.</summary>
    public CaseStatus? Gravest { get; private set; }

    /// <summary>How many open cases of the gravest grade nobody answers for.</summary>
    public long GravestWithoutHandler { get; private set; }

    /// <summary>How many cases of a grade are open.</summary>
    public long OpenOf(ComplaintGrade grade) => _open[(int)grade];

    /// <summary>Gathers cases.</summary>
    public static ComplaintOverview Of(IEnumerable<CaseStatus> cases, DayClock days, Instant asOf)
    {
        var overview = new ComplaintOverview(asOf);
        foreach (var status in cases)
        {
            overview.Grades.Add(status, days);
            overview.Targets.Add(status);
            overview._metrics.Add(status);
            if (status.State.IsOpen() && status.Grade is { } grade)
            {
                overview.AddOpen(status, grade);
            }
        }

        return overview;
    }

    /// <summary>A target that was missed and is not done yet.</summary>
    public static bool IsLate(TargetStatus target) => target.IsOpen && target.Status == TargetState.Breached;

    private static Instant FirstMiss(CaseStatus status) => status.Targets.Where(IsLate).Min(target => target.BreachedAt) ?? Instant.MaxValue;

    private void AddOpen(CaseStatus status, ComplaintGrade grade)
    {
        _open[(int)grade]++;
        var isLate = false;
        foreach (var target in status.Targets)
        {
            if (IsLate(target))
            {
                isLate = true;
                _missed[target.Target] = _missed.GetValueOrDefault(target.Target) + 1;
            }
            else if (target.Status is TargetState.Running or TargetState.Paused && target.DueAt is { } due)
            {
                DueSoon += due <= _asOf + Soon ? 1 : 0;
                Next = Next is { Target.DueAt: { } first, Status: var other } && (first, other.Id).CompareTo((due, status.Id)) <= 0 ? Next : (status, target);
            }
        }

        CasesLate += isLate ? 1 : 0;
        Pressing = Pressing is null || PlaceOf(status).CompareTo(PlaceOf(Pressing)) < 0 ? status : Pressing;
        AddGravest(status, grade);
    }

    private void AddGravest(CaseStatus status, ComplaintGrade grade)
    {
        if (Gravest is null || grade > Gravest.Grade)
        {
            (Gravest, GravestWithoutHandler) = (status, 0);
        }
        else if (grade == Gravest.Grade && (status.ReceivedAt ?? Instant.MaxValue, status.Id).CompareTo((Gravest.ReceivedAt ?? Instant.MaxValue, Gravest.Id)) < 0)
        {
            Gravest = status;
        }

        GravestWithoutHandler += grade == Gravest.Grade && status.Handler is null ? 1 : 0;
    }

    // Late ones first, then by gravity, then by the first miss or the next due instant, then by id.
    private static (int Late, int Milder, Instant At, ComplaintId Id) PlaceOf(CaseStatus status) =>
        (status.Targets.Any(IsLate) ? 0 : 1, -(int)status.Grade!.Value, Instant.Min(FirstMiss(status), status.NextDue ?? Instant.MaxValue), status.Id);
}
