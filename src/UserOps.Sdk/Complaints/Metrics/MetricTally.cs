using NodaTime;

namespace UserOps.Complaints;

/// <summary>What is added up of the cases of one group, each by itself.</summary>
internal sealed class MetricTally
{
    private readonly SortedDictionary<(string Kind, string Currency), (long Cases, decimal Amount)> _redress = new(ByOrdinal);
    private long _received;
    private long _merged;
    private Ratio _first;
    private Ratio _lateAcknowledgements;
    private Ratio _lateResolutions;
    private Ratio _regraded;
    private Ratio _reopened;
    private Ratio _outside;
    private Ratio _upheld;
    private Ratio _actionsOnTime;
    private Duration _resolveTime;
    private Duration _waitingTime;
    private long _ratings;
    private long _ratingSum;

    private static IComparer<(string Kind, string Currency)> ByOrdinal { get; } = Comparer<(string Kind, string Currency)>.Create((one, other) =>
        string.CompareOrdinal(one.Kind, other.Kind) is var order && order != 0 ? order : string.CompareOrdinal(one.Currency, other.Currency));

    /// <summary>What hangs on other cases: repetition, and whether actions worked.</summary>
    public Ratio Repeated30 { get; set; }

    public Ratio Repeated90 { get; set; }

    public Ratio Effective { get; set; }

    public void Add(CaseStatus status)
    {
        _received++;
        if (status.MergedInto is not null)
        {
            _merged++;
            return;
        }

        var closings = status.Steps.Any(step => step.State == CaseState.Closed);
        AddFirstContact(status);
        _lateAcknowledgements += LateOf(status, AcknowledgeName);
        _lateResolutions += LateOf(status, ResolveName);
        _regraded += Ratio.Of(status.Grades.Count > 1);
        _reopened += closings ? Ratio.Of(status.Reopenings > 0) : default;
        _outside += Ratio.Of(status.Steps.Any(step => step.State == CaseState.External));
        _upheld += status.Record.Outcome is CaseOutcome.Upheld or CaseOutcome.PartlyUpheld or CaseOutcome.NotUpheld
            ? Ratio.Of(status.Record.Outcome != CaseOutcome.NotUpheld)
            : default;
        _actionsOnTime += status.State == CaseState.Closed && status.Record.CorrectiveActionAt is { } linked
            ? Ratio.Of(linked <= status.Since)
            : default;
        AddTime(status);
        AddRecord(status.Record);
    }

    public void Merge(MetricTally other)
    {
        _received += other._received;
        _merged += other._merged;
        _first += other._first;
        _lateAcknowledgements += other._lateAcknowledgements;
        _lateResolutions += other._lateResolutions;
        _regraded += other._regraded;
        _reopened += other._reopened;
        _outside += other._outside;
        _upheld += other._upheld;
        _actionsOnTime += other._actionsOnTime;
        Repeated30 += other.Repeated30;
        Repeated90 += other.Repeated90;
        Effective += other.Effective;
        _resolveTime += other._resolveTime;
        _waitingTime += other._waitingTime;
        _ratings += other._ratings;
        _ratingSum += other._ratingSum;
        foreach (var (key, (cases, amount)) in other._redress)
        {
            AddRedress(key, cases, amount);
        }
    }

    public ComplaintFigures ToFigures() => new()
    {
        Received = _received,
        Merged = _merged,
        SettledAtFirstContact = _first.ToRate(),
        LateAcknowledgements = _lateAcknowledgements.ToRate(),
        LateResolutions = _lateResolutions.ToRate(),
        Regraded = _regraded.ToRate(),
        Reopened = _reopened.ToRate(),
        RepeatedIn30Days = Repeated30.ToRate(),
        RepeatedIn90Days = Repeated90.ToRate(),
        SentOutside = _outside.ToRate(),
        Upheld = _upheld.ToRate(),
        ActionsOnTime = _actionsOnTime.ToRate(),
        ActionsEffective = Effective.ToRate(),
        ResolveTime = _resolveTime,
        WaitingTime = _waitingTime,
        Ratings = _ratings,
        RatingSum = _ratingSum,
        Redress = _redress.Select(pair => new RedressFigure(pair.Key.Kind, pair.Key.Currency, pair.Value.Cases, pair.Value.Amount)).ToEquatableArray(),
    };

    private static string AcknowledgeName { get; } = Json.EnumJsonConverter<ServiceTargetKind>.NameOf(ServiceTargetKind.Acknowledge);

    private static string ResolveName { get; } = Json.EnumJsonConverter<ServiceTargetKind>.NameOf(ServiceTargetKind.Resolve);

    // A breach of an earlier round is never unrecorded, though the clock of the present one may still run.
    private static Ratio LateOf(CaseStatus status, string target)
    {
        if (status.Breaches.Any(breach => breach.Target == target))
        {
            return Ratio.Of(true);
        }

        return status.Targets.Any(item => item.Target == target && item.Status == TargetState.Met) ? Ratio.Of(false) : default;
    }

    private void AddFirstContact(CaseStatus status)
    {
        if (status.State != CaseState.Closed)
        {
            return;
        }

        var wasDisputed = status.Reopenings > 0 || status.Steps.Any(step => step.State is CaseState.Disputed or CaseState.External);
        var respondedAt = status.Steps.Where(step => step.State == CaseState.Responded).Select(step => (Instant?)step.At).FirstOrDefault();
        _first += Ratio.Of(!wasDisputed && respondedAt is not null && respondedAt == status.FirstAnsweredAt);
    }

    private void AddTime(CaseStatus status)
    {
        foreach (var target in status.Targets)
        {
            if (target.Target != ResolveName || target.MetAt is not { } met || met <= target.Start)
            {
                continue;
            }

            _resolveTime += met - target.Start;
            foreach (var pause in target.Pauses)
            {
                var (from, until) = (Instant.Max(pause.From, target.Start), Instant.Min(pause.Until ?? met, met));
                if (until > from && pause.IsCapped)
                {
                    _waitingTime += until - from;
                }
                else if (until > from)
                {
                    _resolveTime -= until - from;
                }
            }
        }
    }

    private void AddRecord(CaseRecord record)
    {
        if (record.Satisfaction is { } stars)
        {
            _ratings++;
            _ratingSum += stars;
        }

        if (record.RedressKind is not null || record.RedressAmount is not null)
        {
            AddRedress((record.RedressKind ?? "", record.RedressAmount?.Currency ?? ""), 1, record.RedressAmount?.Value ?? 0);
        }
    }

    private void AddRedress((string Kind, string Currency) key, long cases, decimal amount)
    {
        var before = _redress.GetValueOrDefault(key);
        _redress[key] = (before.Cases + cases, before.Amount + amount);
    }
}

/// <summary>How many of how many, while they are counted.</summary>
internal readonly record struct Ratio(long Count, long Total)
{
    public static Ratio operator +(Ratio one, Ratio other) => new(one.Count + other.Count, one.Total + other.Total);

    public static Ratio Of(bool isOne) => new(isOne ? 1 : 0, 1);

    public ComplaintRate ToRate() => new(Count, Total);
}
