namespace UserOps.Tickets;

/// <summary>What is known of a desk's tickets: the events of each ticket, and those that belong to none.</summary>
/// <remarks>
/// <para>A commutative, idempotent monoid: any split and any arrival order give equal logs, and what comes twice counts once: events of one
/// id, and events that say the same. Of events that share an id and differ, the first in the order counts, and <see cref="Conflicts"/> tells.</para>
/// <para>Immutable and thread-safe. <see cref="Merge"/> costs a copy; to gather many events, use <see cref="TicketBook"/>.</para>
/// </remarks>
public sealed class TicketLog : IEquatable<TicketLog>
{
    // All versions, those that don't count included: else merging would depend on the order of the merges.
    private readonly TicketEvent[] _events;
    private readonly WorkEvent[] _work;

    private TicketLog(TicketEvent[] events, WorkEvent[] work, long repeated)
    {
        _events = events;
        _work = work;
        Repeated = repeated;
        var conflicts = new List<EventConflict>();
        Traces = TicketLogSort.Traces(events, conflicts);
        Work = TicketLogSort.Settle(work, conflicts);
        Conflicts = conflicts.ToEquatableArray();
    }

    /// <summary>Gets the log without any event.</summary>
    public static TicketLog Empty { get; } = new([], [], 0);

    /// <summary>Gets the tickets, by the ordinal order of their ids.</summary>
    public EquatableArray<TicketTrace> Traces { get; }

    /// <summary>Gets the events that belong to no ticket, in their order.</summary>
    public EquatableArray<WorkEvent> Work { get; }

    /// <summary>Gets the ids under which events differ; of each the first version counts.</summary>
    public EquatableArray<EventConflict> Conflicts { get; }

    /// <summary>Gets how many events came again and said the same. It tells of the delivery, not of the tickets: logs that differ in it are equal.</summary>
    public long Repeated { get; }

    /// <summary>Gets the events of tickets, by ticket and in their order, with the versions that don't count.</summary>
    internal ReadOnlySpan<TicketEvent> AllEvents => _events;

    /// <summary>Gets the events that belong to no ticket, with the versions that don't count.</summary>
    internal ReadOnlySpan<WorkEvent> AllWork => _work;

    /// <summary>Gets how many events of tickets count.</summary>
    public long EventCount => Traces.Sum(trace => (long)trace.Events.Count);

    /// <summary>Makes a log.</summary>
    /// <param name="events">The events of tickets, in any order.</param>
    /// <param name="work">The events that belong to none, in any order.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An event can't be used; the message says which and why.</exception>
    public static TicketLog From(IEnumerable<TicketEvent> events, IEnumerable<WorkEvent> work)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(work);
        TicketEvent[] all = [.. events];
        WorkEvent[] others = [.. work];
        for (var i = 0; i < all.Length; i++)
        {
            Refuse(all[i] is null ? ("event", "null", "Leave it out.") : TicketRules.Check(all[i]), i, nameof(events));
        }

        for (var i = 0; i < others.Length; i++)
        {
            Refuse(others[i] is null ? ("event", "null", "Leave it out.") : TicketRules.Check(others[i]), i, nameof(work));
        }

        return FromChecked(all, others);
    }

    /// <summary>Unites two logs.</summary>
    /// <param name="other">The other log.</param>
    /// <returns>The events that are in either, each once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public TicketLog Merge(TicketLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return FromChecked([.. _events, .. other._events], [.. _work, .. other._work], Repeated + other.Repeated);
    }

    /// <inheritdoc />
    public bool Equals(TicketLog? other) => other is not null && _events.AsSpan().SequenceEqual(other._events) && _work.AsSpan().SequenceEqual(other._work);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as TicketLog);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_events.Length, _work.Length, Traces.Count == 0 ? null : Traces[0].TicketId);

    /// <summary>Returns the log as text.</summary>
    /// <returns>The numbers of tickets and events.</returns>
    public override string ToString() => $"{Exact.Text(Traces.Count)} tickets, {Exact.Text(EventCount)} events";

    /// <summary>Takes checked events in any order; the arrays are used up.</summary>
    internal static TicketLog FromChecked(TicketEvent[] events, WorkEvent[] work, long repeated = 0)
    {
        var kept = TicketLogSort.Distinct(events, TicketLogSort.ByTicket);
        var others = TicketLogSort.Distinct(work, WorkEventOrder.Instance);
        return new(kept, others, repeated + events.Length - kept.Length + work.Length - others.Length);
    }

    private static void Refuse((string Field, string Value, string Why)? problem, int index, string parameter)
    {
        if (problem is var (field, value, why))
        {
            throw new ArgumentException($"Event {Exact.Text(index)}: {field} is '{value}': {why}", parameter);
        }
    }
}
