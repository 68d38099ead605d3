namespace UserOps.Complaints;

/// <summary>Everything that happened to one complaint: the set of its events.</summary>
/// <remarks>
/// A commutative, idempotent monoid: an event that comes twice counts once, and any split and any arrival order of the same events
/// gives equal logs. It judges nothing: whether an event was legal, <see cref="CaseEvaluator"/> says. Immutable and thread-safe.
/// </remarks>
public sealed class CaseLog : IEquatable<CaseLog>
{
    private readonly CaseEvent[] _events;

    internal CaseLog(CaseEvent[] sorted) => _events = sorted;

    /// <summary>Gets the log of a complaint that nothing is known of.</summary>
    public static CaseLog Empty { get; } = new([]);

    /// <summary>Gets the events in their order, each once.</summary>
    public EquatableArray<CaseEvent> Events => new(_events);

    /// <summary>Makes a log of events.</summary>
    /// <param name="events">The events of one complaint, in any order; a repeated one counts once.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>, or holds <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An event is not one that a case can have, or they are not of one complaint.</exception>
    public static CaseLog From(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CaseEvent[] all = [.. events];
        foreach (var item in all)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(events));
            if (CaseEventRules.Check(item) is { } fault)
            {
                throw new ArgumentException($"{fault.Field} is '{fault.Value}': {fault.Why}", nameof(events));
            }

            if (item.ComplaintId != all[0].ComplaintId)
            {
                throw new ArgumentException(
                    $"The events are of '{all[0].ComplaintId}' and of '{item.ComplaintId}'; a log is of one complaint. Use a CaseBook for many.", nameof(events));
            }
        }

        return all.Length == 0 ? Empty : new(CaseEventOrder.Sort(all));
    }

    /// <summary>Adds one event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The log with the event.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> is not one that a case can have, or is of another complaint.</exception>
    public CaseLog Add(CaseEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return From([.. _events, item]);
    }

    /// <summary>Unites two logs of the same complaint.</summary>
    /// <param name="other">The other log.</param>
    /// <returns>The events that are in either, each once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="other"/> is of another complaint.</exception>
    public CaseLog Merge(CaseLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return From([.. _events, .. other._events]);
    }

    /// <inheritdoc />
    public bool Equals(CaseLog? other) => other is not null && Events.Equals(other.Events);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as CaseLog);

    /// <inheritdoc />
    public override int GetHashCode() => Events.GetHashCode();
}
