using NodaTime;

namespace UserOps.Tickets;

/// <summary>When a ticket was open, and in which states it was: read event by event, in order.</summary>
internal sealed class TicketLife(Instant openedAt)
{
    private readonly List<(Instant At, string State)> _changes = [];
    private Instant? _openFrom = openedAt;

    public Instant OpenedAt { get; } = openedAt;

    public Instant? FirstResolvedAt { get; private set; }

    public Instant? ResolvedAt { get; private set; }

    public Instant? ClosedAt { get; private set; }

    public bool IsMerged { get; private set; }

    /// <summary>Gets the times that are over.</summary>
    private List<OpenSpan> Ended { get; } = [];

    public IEnumerable<OpenSpan> Spans => _openFrom is { } from ? Ended.Append(new(from, null)) : Ended;

    public void Take(TicketEvent item)
    {
        if (item.State is { } state && (_changes.Count == 0 || !string.Equals(_changes[^1].State, state, StringComparison.Ordinal)))
        {
            _changes.Add((item.At, state));
        }

        switch (item.Type)
        {
            case TicketEventType.Resolved:
                End(item.At, isResolution: true);
                break;
            case TicketEventType.Closed:
                End(item.At, isResolution: true);
                ClosedAt ??= item.At;
                break;
            case TicketEventType.Merged:
                End(item.At, isResolution: false);
                ClosedAt ??= item.At;
                IsMerged = true;
                break;
            case TicketEventType.Reopened when _openFrom is null:
                (_openFrom, ResolvedAt, ClosedAt, IsMerged) = (item.At, null, null, false);
                break;
            default:
                break;
        }
    }

    /// <summary>The stays from the opening to the closing, or to an instant where there is none.</summary>
    public EquatableArray<StateStay> States(Instant asOf)
    {
        var end = ClosedAt ?? asOf;
        var stays = new List<StateStay>();
        var (from, current) = (OpenedAt, (string?)null);
        foreach (var (at, state) in _changes)
        {
            if (at >= end)
            {
                break;
            }

            Add(stays, current, from, at);
            (from, current) = (at, state);
        }

        Add(stays, current, from, end);
        return stays.ToEquatableArray();
    }

    private static void Add(List<StateStay> stays, string? state, Instant from, Instant to)
    {
        if (from == to)
        {
            return;
        }

        // Between two stays of one state there was a third of no length.
        if (stays.Count > 0 && string.Equals(stays[^1].State, state, StringComparison.Ordinal))
        {
            stays[^1] = stays[^1] with { To = to };
        }
        else
        {
            stays.Add(new(state, from, to));
        }
    }

    private void End(Instant at, bool isResolution)
    {
        if (_openFrom is not { } from)
        {
            return;
        }

        Ended.Add(new(from, at));
        _openFrom = null;
        if (isResolution)
        {
            FirstResolvedAt ??= at;
            ResolvedAt = at;
        }
    }
}
