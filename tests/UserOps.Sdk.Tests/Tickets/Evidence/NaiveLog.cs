using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>An opportunity of an indicator that comes to its end at an instant, and, where it is one ticket's, that ticket.</summary>
internal readonly record struct NaiveOpportunity(IndicatorId Id, Instant At, bool IsSuccess, NaiveTicket? Ticket = null);

/// <summary>A log as it is known at an instant, and what is read off the whole of it.</summary>
internal sealed class NaiveLog
{
    private readonly Func<TicketEvent, string?> _placeOf;
    private readonly bool _hasRoles;

    public NaiveLog(TicketLog log, MaturityPolicy policy, Instant asOf)
    {
        (Policy, AsOf) = (policy, asOf);
        Clock = new(DateTimeZoneProviders.Tzdb[policy.Zone]);
        Work = [.. log.Work.Where(item => item.At <= asOf)];
        Events = [.. log.Traces.SelectMany(trace => trace.Events).Where(item => item.At <= asOf)];
        _hasRoles = Events.Exists(item => item.ActorRole is not null);
        _placeOf = Events.Exists(item => item.TeamId is not null) ? item => item.TeamId
            : Events.Exists(item => item.SupportLine is not null) ? item => item.SupportLine
            : item => item.ActorRole is TicketActorRole.Agent or TicketActorRole.Engineer ? item.ActorRole.ToString() : null;
        Tickets = [.. Events.GroupBy(item => item.TicketId, StringComparer.Ordinal).Select(events => new NaiveTicket(this, [.. events]))];
        Judged = [.. Tickets.Where(ticket => !IsExcluded(ticket))];
    }

    public MaturityPolicy Policy { get; }

    public Instant AsOf { get; }

    public DayClock Clock { get; }

    public List<TicketEvent> Events { get; }

    public List<WorkEvent> Work { get; }

    public List<NaiveTicket> Tickets { get; }

    public List<NaiveTicket> Judged { get; }

    public string? PlaceOf(TicketEvent item) => _placeOf(item);

    public bool IsAgent(TicketEvent item) => _hasRoles ? item.ActorRole == TicketActorRole.Agent : item.Type != TicketEventType.Created;

    public bool IsStaff(TicketEvent item) =>
        _hasRoles ? item.ActorRole is TicketActorRole.Agent or TicketActorRole.Engineer : item.Type != TicketEventType.Created;

    /// <summary>Of the work events of one type the first of each id.</summary>
    public IEnumerable<T> Firsts<T>(Func<T, string> idOf)
        where T : WorkEvent =>
        Work.OfType<T>().GroupBy(idOf, StringComparer.Ordinal).Select(items => items.First());

    public bool IsObservable(IndicatorId id) => Indicators.Of(id).Needs.All(IsPresent);

    private bool IsPresent(LogField field) =>
        field switch
        {
            LogField.Created => Events.Exists(item => item.Type == TicketEventType.Created),
            LogField.Resolved => Events.Exists(item => item.Type is TicketEventType.Resolved or TicketEventType.Closed),
            LogField.Closed => Events.Exists(item => item.Type == TicketEventType.Closed),
            LogField.ActorId => Events.Exists(item => item.ActorId is not null),
            LogField.TeamId => Events.Exists(item => PlaceOf(item) is not null),
            LogField.Kind => Events.Exists(item => item.Kind is not null),
            LogField.Category => Events.Exists(item => item.Category is not null),
            LogField.Module => Events.Exists(item => item.Module is not null),
            LogField.SuspectedCause => Events.Exists(item => item.SuspectedCause is not null),
            LogField.RootCause => Events.Exists(item => item.RootCause is not null),
            LogField.CustomerId => Events.Exists(item => item.CustomerId is not null),
            LogField.OwnerId => Events.Exists(item => item.OwnerId is not null),
            LogField.BugId => Events.Exists(item => item.BugId is not null) || Work.Exists(item => item is BugOpened or BugReleased),
            LogField.InsightId => Events.Exists(item => item.InsightId is not null) || Work.OfType<InsightPublished>().Any(item => item.TicketIds.Count > 0),
            LogField.BugReleased => Work.OfType<BugReleased>().Any(),
            LogField.ReportPublished => Work.OfType<ReportPublished>().Any(),
            LogField.RiskRaised => Work.OfType<RiskRaised>().Any(),
            LogField.InsightPublished => Work.OfType<InsightPublished>().Any(),
            LogField.ProposalDecided => Work.OfType<ProposalDecided>().Any(),
            LogField.ProposalShipped => Work.OfType<ProposalShipped>().Any(),
            LogField.Topic => Work.Exists(item => item is InsightPublished { Topic: not null } or ProposalSubmitted { Topic: not null }),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "It has no definition."),
        };

    private bool IsExcluded(NaiveTicket ticket)
    {
        var rule = Policy.Exclusions;
        var last = ticket.RecordAt(AsOf);
        return (rule.Merged && ticket.Events.Exists(item => item.Type == TicketEventType.Merged))
            || (rule.BotOnly
                && ticket.Events.Exists(item => item.ActorRole == TicketActorRole.Bot)
                && !ticket.Events.Exists(item => item.ActorRole is TicketActorRole.Agent or TicketActorRole.Engineer))
            || rule.Categories.Contains(last.Category, StringComparer.OrdinalIgnoreCase)
            || rule.States.Contains(last.State, StringComparer.OrdinalIgnoreCase);
    }
}
