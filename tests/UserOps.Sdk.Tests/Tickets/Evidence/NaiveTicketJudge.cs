using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>The opportunities of one ticket, indicator by indicator.</summary>
internal sealed class NaiveTicketJudge(NaiveLog log, NaiveTicket ticket)
{
    private MaturityWindows Windows => log.Policy.Windows;

    public IEnumerable<NaiveOpportunity> Opportunities() =>
        new[] { M1(), M2(), M3(), M4(), S1(), S2(), S3(), S4(), S5(), D1(), D2(), D3(), P1(), P2(), R1() }.OfType<NaiveOpportunity>();

    private NaiveOpportunity? M1()
    {
        if (Earlier(ticket.Handover, ticket.Resolution) is not { } at)
        {
            return null;
        }

        var known = ticket.RecordAt(at);
        return known.HasAgent ? Opportunity(IndicatorId.M1, at, known.Kind is not null) : null;
    }

    private NaiveOpportunity? M2() =>
        ticket.Resolution is { } at && ticket.RecordAt(at).Kind is { } kind
            ? Opportunity(IndicatorId.M2, at, ticket.Events.First(item => item.Kind is not null).Kind == kind)
            : null;

    private NaiveOpportunity? M3()
    {
        if (ticket.Handover is not { } handover)
        {
            return null;
        }

        Instant? at = null;
        var isRight = true;
        foreach (var (settled, end) in Stands())
        {
            if (settled is { } since && Later(since, handover) is var from && from <= end)
            {
                at ??= from;
                isRight &= ticket.Instants.Where(instant => instant > from && instant <= end).Append(from)
                    .All(instant => ticket.RecordAt(instant).Place == ticket.Places[1].Place);
            }
        }

        return at is { } first ? Opportunity(IndicatorId.M3, first, isRight) : null;
    }

    /// <summary>The stands of its solution: from when on each was settled, and the last instant of each.</summary>
    private IEnumerable<(Instant? Settled, Instant End)> Stands()
    {
        var rest = ticket.Events;
        while (rest.FindIndex(NaiveTicket.IsSolution) is var start && start >= 0)
        {
            var stand = rest.Skip(start).TakeWhile(item => item.Type != TicketEventType.Reopened).ToList();
            rest = [.. rest.Skip(start + stand.Count)];
            var closed = stand.Find(item => item.Type == TicketEventType.Closed)?.At;
            var resolved = stand.Find(item => item.Type == TicketEventType.Resolved)?.At;
            yield return (Earlier(closed, resolved + Windows.Reopen), rest.Count > 0 ? rest[0].At - Duration.Epsilon : log.AsOf);
        }
    }

    private NaiveOpportunity? M4()
    {
        if (ticket.Created is not { } created)
        {
            return null;
        }

        var due = created + Windows.Triage;
        return ticket.Classification <= due
            ? Opportunity(IndicatorId.M4, Later(ticket.Classification.Value, created), isSuccess: true)
            : Opportunity(IndicatorId.M4, due, isSuccess: false);
    }

    private NaiveOpportunity? S1() =>
        Outcome() is var (at, isReopened) && ticket.RecordAt(at).Kind == TicketKind.Usage
            ? Opportunity(IndicatorId.S1, at, !isReopened && !(ticket.Handover <= at))
            : null;

    private NaiveOpportunity? S2() =>
        Outcome() is var (at, isReopened)
            ? Opportunity(IndicatorId.S2, at, !isReopened && !(ticket.Handover <= at) && ticket.RecordAt(ticket.Resolution!.Value).NamedStaff.Count() == 1)
            : null;

    private NaiveOpportunity? S5() => Outcome() is var (at, isReopened) ? Opportunity(IndicatorId.S5, at, !isReopened) : null;

    /// <summary>When it is decided whether the first solution held, and whether the ticket came back.</summary>
    private (Instant At, bool IsReopened)? Outcome()
    {
        if (ticket.Resolution is not { } resolved)
        {
            return null;
        }

        var over = resolved + Windows.Reopen;
        return ticket.FirstOf(item => item.Type == TicketEventType.Reopened && item.At >= resolved) is { } reopened && reopened <= over
            ? (reopened, true)
            : (over, false);
    }

    private NaiveOpportunity? S3() =>
        TechnicalHandover() is var (at, known) ? Opportunity(IndicatorId.S3, at, known is { Module: not null, SuspectedCause: not null }) : null;

    private NaiveOpportunity? S4() =>
        TechnicalHandover() is var (at, known) && known.Module is { } named && SolvedFrom(at) is { } solved
            ? Opportunity(IndicatorId.S4, solved, ticket.RecordAt(solved).Module == named)
            : null;

    private (Instant At, NaiveRecord Known)? TechnicalHandover() =>
        ticket.Handover is { } at && ticket.RecordAt(at) is { Kind: TicketKind.Technical } known ? (at, known) : null;

    private Instant? SolvedFrom(Instant handover) => ticket.FirstOf(item => NaiveTicket.IsSolution(item) && item.At >= handover);

    private NaiveOpportunity? D1() =>
        ticket.Closing is { } at && ticket.RecordAt(at) is { Kind: TicketKind.Technical } known
            ? Opportunity(
                IndicatorId.D1, at, known is { RootCause: { } cause, Owner: not null } && !log.Policy.UnknownCauses.Contains(cause, StringComparer.OrdinalIgnoreCase))
            : null;

    private NaiveOpportunity? D2()
    {
        if (OpenHandover() is not { } handover)
        {
            return null;
        }

        var due = handover + Windows.Drive;
        var isInTime = SolvedFrom(handover) <= due;
        var at = isInTime ? SolvedFrom(handover)!.Value : due;
        return ticket.RecordAt(at).Kind == TicketKind.Technical ? Opportunity(IndicatorId.D2, at, isInTime) : null;
    }

    private NaiveOpportunity? D3()
    {
        if (OpenHandover() is not { } handover)
        {
            return null;
        }

        var at = handover + Windows.Silence;
        if (log.AsOf <= at || SolvedFrom(handover) <= at || ticket.RecordAt(at).Kind != TicketKind.Technical)
        {
            return null;
        }

        var end = Earlier(SolvedFrom(handover), log.AsOf)!.Value;
        var touches = ticket.Events
            .Where(item => log.IsStaff(item) && item.Type != TicketEventType.StateChanged && item.At >= handover && item.At <= end)
            .Select(item => item.At)
            .Prepend(handover)
            .Append(end)
            .ToList();
        return Opportunity(IndicatorId.D3, at, touches.Zip(touches.Skip(1)).All(pair => pair.Second - pair.First <= Windows.Silence));
    }

    /// <summary>The first handover, unless the ticket stood solved before it.</summary>
    private Instant? OpenHandover() =>
        ticket.Handover is { } at
        && ticket.Events.LastOrDefault(item => item.At < at && (NaiveTicket.IsSolution(item) || item.Type == TicketEventType.Reopened)) is var last
        && (last is null || last.Type == TicketEventType.Reopened)
            ? at
            : null;

    private NaiveOpportunity? P1() =>
        ticket.Closing is { } at && ticket.RecordAt(at) is { RootCause: { } cause } known && log.Policy.ProductCauses.Contains(cause, StringComparer.OrdinalIgnoreCase)
            ? Opportunity(IndicatorId.P1, at, known.Bug is not null)
            : null;

    private NaiveOpportunity? P2()
    {
        if (ticket.Closing is not { } closing)
        {
            return null;
        }

        var start = ticket.Instants.Append(closing).Where(instant => instant >= closing && ticket.RecordAt(instant).Bug is not null).Order().Cast<Instant?>().FirstOrDefault();
        if (start is not { } linked)
        {
            return null;
        }

        var bug = ticket.RecordAt(linked).Bug;
        var due = linked + Windows.FixHorizon;
        var released = log.Work.OfType<BugReleased>().FirstOrDefault(item => item.BugId == bug)?.At;
        var told = ticket.FirstOf(item => item.Type is TicketEventType.Closed or TicketEventType.CustomerNotified && item.At >= released);
        var decided = told is { } at ? Later(at, linked) : (Instant?)null;
        return Opportunity(IndicatorId.P2, decided <= due ? decided.Value : due, decided <= due);
    }

    private NaiveOpportunity? R1()
    {
        if (ticket.Closing is not { } at || ticket.RecordAt(at) is not { Kind: TicketKind.Usage or TicketKind.Requirement } known)
        {
            return null;
        }

        var isCited = log.Firsts<InsightPublished>(item => item.InsightId).Any(item => item.At <= at && item.TicketIds.Contains(ticket.Id));
        return Opportunity(IndicatorId.R1, at, known.Insight is not null || isCited);
    }

    private static Instant Later(Instant x, Instant y) => Instant.Max(x, y);

    private static Instant? Earlier(Instant? x, Instant? y) => x is null || y < x ? y : x;

    private NaiveOpportunity? Opportunity(IndicatorId id, Instant at, bool isSuccess) => new(id, at, isSuccess, ticket);
}
