using NodaTime;
using UserOps.Tickets;

namespace UserOps.Benchmarks;

/// <summary>A log and what is asked of it.</summary>
internal sealed class TicketWork
{
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default);
    private readonly Instant _asOf;

    public TicketWork(int tickets)
        : this([.. TicketData.Events(tickets)], TicketData.End(tickets))
    {
    }

    public TicketWork(TicketEvent[] events, Instant asOf)
    {
        InOrder = [.. events.OrderBy(item => item.At)];
        Log = TicketLog.From(events, []);
        _asOf = asOf;
    }

    public TicketLog Log { get; }

    public TicketEvent[] InOrder { get; }

    /// <summary>All indicators, from traces.</summary>
    public TicketEvidence Evidence(TicketScope by = TicketScope.All) => Scorer.Gather(Log, new() { AsOf = _asOf, By = by }).Read();

    /// <summary>All indicators, from events as they come.</summary>
    public TicketEvidence Stream()
    {
        var stream = new StreamedTicketEvidence(Scorer.NewEvidence(new() { AsOf = _asOf }, []));
        foreach (var item in InOrder)
        {
            stream.Add(item);
        }

        return stream.Finish().Read();
    }

    public Assessment<Maturity> Score(TicketEvidence evidence) => Scorer.Score(evidence);

    /// <summary>Three of the indicators as a host would write them with LINQ, a query each.</summary>
    public (long M2, long S5, long D1) Queries()
    {
        var traces = Log.Traces.Where(trace => trace.Events.Any(item => item.At <= _asOf)).ToList();
        var solved = traces.Select(trace => (trace, at: trace.Events.FirstOrDefault(item => item.Type is TicketEventType.Resolved or TicketEventType.Closed)?.At))
            .Where(pair => pair.at is not null).ToList();
        var m2 = solved.Count(pair =>
            pair.trace.Events.FirstOrDefault(item => item.Kind is not null)?.Kind is { } first
            && first == pair.trace.Events.Last(item => item.Kind is not null && item.At <= pair.at).Kind);
        var s5 = solved.Count(pair => !pair.trace.Events.Any(item => item.Type == TicketEventType.Reopened && item.At >= pair.at && item.At <= pair.at + Duration.FromDays(14)));
        var d1 = traces.Count(trace =>
            trace.Events.FirstOrDefault(item => item.Type == TicketEventType.Closed) is { } closed
            && trace.Events.LastOrDefault(item => item.Kind is not null && item.At <= closed.At)?.Kind == TicketKind.Technical
            && trace.Events.LastOrDefault(item => item.RootCause is not null && item.At <= closed.At)?.RootCause is not (null or "unknown" or "other")
            && trace.Events.Any(item => item.OwnerId is not null && item.At <= closed.At));
        return (m2, s5, d1);
    }

    /// <summary>Whether both ways count the same.</summary>
    public bool Agree()
    {
        var evidence = Evidence();
        long Of(IndicatorId id) => evidence.Indicators.First(item => item.Id == id).Successes;
        return Queries() is var (m2, s5, d1) && m2 == Of(IndicatorId.M2) && s5 == Of(IndicatorId.S5) && d1 == Of(IndicatorId.D1) && Stream().Tickets == Log.Traces.Count;
    }
}
