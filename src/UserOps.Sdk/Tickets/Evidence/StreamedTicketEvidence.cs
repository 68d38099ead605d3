using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>Gathers evidence from events as they come, in the order of time, and lets each ticket go once nothing can change for it any more.</summary>
/// <remarks>
/// <para>The same figures as from the whole log, in memory for the open tickets and the keys only. A ticket is let go when it stands solved and was
/// left alone for longer than every window of the policy. What comes to a ticket that is not known, because it was let go or because the log
/// began after it was opened, is passed over and counted in <see cref="Late"/>; where that happens often, gather whole tickets instead.</para>
/// <para>Not thread-safe: give each shard of tickets one of its own, and merge their states.</para>
/// </remarks>
public sealed class StreamedTicketEvidence
{
    private readonly TicketEvidenceState _state;
    private readonly Duration _longest;
    private readonly Dictionary<string, OpenTicket> _open = new(StringComparer.Ordinal);
    private readonly Queue<(Instant At, OpenTicket Ticket)> _leaving = new();
    private Instant _now = Instant.MinValue;

    /// <summary>Initializes a new instance of the <see cref="StreamedTicketEvidence"/> class.</summary>
    /// <param name="state">What the tickets are added to as they are let go.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is <see langword="null"/>.</exception>
    public StreamedTicketEvidence(TicketEvidenceState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _state = state;
        var windows = state.Program.Policy.Windows;
        _longest = new[] { windows.Triage, windows.Reopen, windows.Drive, windows.Silence, windows.Recurrence, windows.FixHorizon }.Max();
    }

    /// <summary>Gets how many tickets are kept now.</summary>
    public int Kept => _open.Count;

    /// <summary>Gets how many events came to tickets that are not known.</summary>
    public long Late { get; private set; }

    /// <summary>Takes an event. One of before the latest is taken as well, as long as its ticket is kept.</summary>
    /// <param name="item">The event.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> can't be used; the message says why.</exception>
    public void Add(TicketEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (TicketRules.Check(item) is var (name, value, why))
        {
            throw new ArgumentException($"{name} is '{value}': {why}", nameof(item));
        }

        if (item.At > _state.Request.AsOf)
        {
            return;
        }

        if (item.At > _now)
        {
            _now = item.At;
            LetGo();
        }

        if (!_open.TryGetValue(item.TicketId, out var ticket))
        {
            if (item.Type != TicketEventType.Created)
            {
                Late++;
                return;
            }

            _open[item.TicketId] = ticket = new();
        }

        ticket.Add(item);
        if (ticket.IsSolved)
        {
            _leaving.Enqueue((_now, ticket));
        }
    }

    /// <summary>Ends the stream: adds the tickets that are still kept.</summary>
    /// <returns>The state, with all tickets.</returns>
    public TicketEvidenceState Finish()
    {
        foreach (var ticket in _open.Values)
        {
            _state.Add(ticket.ToTrace());
        }

        _open.Clear();
        _leaving.Clear();
        return _state;
    }

    private void LetGo()
    {
        while (_leaving.TryPeek(out var first) && _now - first.At > _longest)
        {
            _leaving.Dequeue();
            if (first.Ticket is { IsSolved: true, IsGone: false } && _now - first.Ticket.LastAt > _longest)
            {
                first.Ticket.IsGone = true;
                var trace = first.Ticket.ToTrace();
                _open.Remove(trace.TicketId);
                _state.Add(trace);
            }
        }
    }

    private sealed class OpenTicket
    {
        private readonly List<TicketEvent> _events = new(8);
        private Instant _turnedAt = Instant.MinValue;

        public Instant LastAt { get; private set; } = Instant.MinValue;

        public bool IsSolved { get; private set; }

        public bool IsGone { get; set; }

        public void Add(TicketEvent item)
        {
            _events.Add(item);
            LastAt = Instant.Max(LastAt, item.At);
            if (item.Type is TicketEventType.Resolved or TicketEventType.Closed or TicketEventType.Reopened && item.At >= _turnedAt)
            {
                (_turnedAt, IsSolved) = (item.At, item.Type != TicketEventType.Reopened);
            }
        }

        public TicketTrace ToTrace() => TicketLogSort.TraceOf(CollectionsMarshal.AsSpan(_events).ToArray());
    }
}
