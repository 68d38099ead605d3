using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>The slow oracle: every opportunity of every indicator, written from the definitions, found by asking what was recorded at an instant.</summary>
internal sealed class NaiveEvidence
{
    private readonly NaiveLog _log;
    private readonly EvidenceRequest _request;
    private readonly List<NaiveOpportunity> _opportunities;

    public NaiveEvidence(TicketLog log, MaturityPolicy policy, EvidenceRequest request)
    {
        _log = new(log, policy, request.AsOf);
        _request = request;
        _opportunities =
        [
            .. _log.Judged.SelectMany(ticket => new NaiveTicketJudge(_log, ticket).Opportunities()),
            .. new NaiveDeskJudge(_log).Opportunities(),
            .. new NaiveVitalFewJudge(_log, request).Opportunities(),
            .. new NaiveSurgeJudge(_log).Opportunities(),
        ];
    }

    public int Tickets => _log.Tickets.Count;

    public int Excluded => _log.Tickets.Count - _log.Judged.Count;

    /// <summary>How many successes of how many opportunities an indicator has.</summary>
    public (long Successes, long Opportunities) Count(IndicatorId id) => Count(id, _ => true);

    /// <summary>The same of the tickets whose last known product or module is the group.</summary>
    public (long Successes, long Opportunities) CountOfGroup(IndicatorId id, string group) =>
        Count(id, item => item.Ticket?.RecordAt(_request.AsOf) is { } last && (_request.By == TicketScope.Module ? last.Module : last.Product) == group);

    /// <summary>The latest tickets that speak for an indicator, or against it; of those of one instant the first by their ids.</summary>
    public EquatableArray<string> Named(IndicatorId id, bool isSuccess) =>
    [
        .. Counted(id)
            .Where(item => item.IsSuccess == isSuccess)
            .OrderByDescending(item => item.At)
            .ThenBy(item => item.Ticket!.Id, StringComparer.Ordinal)
            .Take(_request.TicketsNamed)
            .Select(item => item.Ticket!.Id),
    ];

    private (long Successes, long Opportunities) Count(IndicatorId id, Func<NaiveOpportunity, bool> isAsked)
    {
        var counted = Counted(id).FindAll(item => isAsked(item));
        return (counted.Count(item => item.IsSuccess), counted.Count);
    }

    private List<NaiveOpportunity> Counted(IndicatorId id) =>
        _log.IsObservable(id)
            ? _opportunities.FindAll(item => item.Id == id && item.At <= _request.AsOf && !(item.At < _request.From) && !(item.At >= _request.To))
            : [];
}
