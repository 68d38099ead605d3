using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>One ticket, as its events up to the instant of judgement, in order.</summary>
internal sealed class NaiveTicket(NaiveLog log, List<TicketEvent> events)
{
    public string Id => events[0].TicketId;

    public List<TicketEvent> Events => events;

    public IEnumerable<Instant> Instants => events.Select(item => item.At).Distinct();

    public Instant? Created => FirstOf(item => item.Type == TicketEventType.Created);

    public Instant? Resolution => FirstOf(IsSolution);

    public Instant? Closing => FirstOf(item => item.Type == TicketEventType.Closed);

    public Instant? Classification => FirstOf(item => item.Kind is not null);

    /// <summary>The places that had it one after another, with the instants from which they did.</summary>
    public List<(Instant At, string Place)> Places
    {
        get
        {
            var places = new List<(Instant At, string Place)>();
            foreach (var item in events)
            {
                if (log.PlaceOf(item) is { } place && (places.Count == 0 || places[^1].Place != place))
                {
                    places.Add((item.At, place));
                }
            }

            return places;
        }
    }

    public Instant? Handover => Places is [_, var second, ..] ? second.At : null;

    public static bool IsSolution(TicketEvent item) => item.Type is TicketEventType.Resolved or TicketEventType.Closed;

    /// <summary>What is known at an instant: all that was recorded up to it, folded.</summary>
    public NaiveRecord RecordAt(Instant instant) => new(log, [.. events.Where(item => item.At <= instant)]);

    public Instant? FirstOf(Func<TicketEvent, bool> which) => events.Where(which).Select(item => (Instant?)item.At).FirstOrDefault();

    /// <summary>Each value that was known at the end of some instant, with the first of those instants.</summary>
    public Dictionary<T, Instant> FirstTimes<T>(Func<NaiveRecord, T?> valueOf)
        where T : class
    {
        var times = new Dictionary<T, Instant>();
        foreach (var instant in Instants)
        {
            if (valueOf(RecordAt(instant)) is { } value)
            {
                times.TryAdd(value, instant);
            }
        }

        return times;
    }
}

/// <summary>A module with a root cause.</summary>
internal sealed record NaiveCause(string Module, string RootCause)
{
    public override string ToString() => $"{Module}/{RootCause}";
}

/// <summary>What some events of a ticket say together: of each value the last word.</summary>
internal sealed class NaiveRecord(NaiveLog log, List<TicketEvent> events)
{
    public TicketKind? Kind => events.Select(item => item.Kind).LastOrDefault(value => value is not null);

    public string? Category => Last(item => item.Category);

    public string? Module => Last(item => item.Module);

    public string? SuspectedCause => Last(item => item.SuspectedCause);

    public string? RootCause => Last(item => item.RootCause);

    public string? Product => Last(item => item.ProductId);

    public string? Owner => Last(item => item.OwnerId);

    public string? Bug => Last(item => item.BugId);

    public string? Insight => Last(item => item.InsightId);

    public string? State => Last(item => item.State);

    public string? Place => Last(log.PlaceOf);

    public UserId? FirstCustomer => events.Select(item => item.CustomerId).FirstOrDefault(value => value is not null);

    public NaiveCause? Cause => Module is { } module && RootCause is { } cause ? new(module, cause) : null;

    public NaiveCause? TechnicalCause => Kind == TicketKind.Technical ? Cause : null;

    public string? UsageTopic => Kind == TicketKind.Usage ? Category : null;

    public bool HasEvents => events.Count > 0;

    public bool HasAgent => events.Exists(log.IsAgent);

    public IEnumerable<string> NamedStaff => events.Where(item => log.IsStaff(item) && item.ActorId is not null).Select(item => item.ActorId!).Distinct(StringComparer.Ordinal);

    private string? Last(Func<TicketEvent, string?> valueOf) => events.Select(valueOf).LastOrDefault(value => value is not null);
}
