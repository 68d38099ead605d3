using NodaTime;

namespace UserOps.Tagging;

/// <summary>What is known of one user: attributes, and events.</summary>
/// <remarks>
/// <para>Immutable and thread-safe; a commutative monoid: facts gathered in parts, in any order, merge to the same facts.
/// Events are a bag: two that are alike are two, but an event with an id counts once, and if it came with different contents,
/// the later (then the greater) one counts. An attribute has one value; if parts disagree, the greater one stays, so let one
/// source give each attribute.</para>
/// <para>Events are kept by type and time, so a look at a window costs the events in it. Gather many at once with
/// <see cref="From"/>: <see cref="Add"/> copies.</para>
/// </remarks>
public sealed class UserFacts : IEquatable<UserFacts>
{
    private readonly EventTable[] _tables;

    private UserFacts(EquatableMap<FactValue> attributes, EventTable[] tables, Instant? observedSince)
    {
        Attributes = attributes;
        _tables = tables;
        ObservedSince = observedSince;
    }

    /// <summary>Gets the facts of a user of whom nothing is known.</summary>
    public static UserFacts Empty { get; } = new([], [], null);

    /// <summary>Gets the attributes that are known, by name.</summary>
    public EquatableMap<FactValue> Attributes { get; }

    /// <summary>Gets since when the host has known the user; <see langword="null"/>: since the first event.</summary>
    public Instant? ObservedSince { get; }

    /// <summary>Gets the number of events.</summary>
    public int EventCount => _tables.Sum(table => table.Count);

    /// <summary>Gets the events, by time and then by type. Makes them anew each time.</summary>
    public EquatableArray<UserEvent> Events =>
        _tables.SelectMany(table => table.Rows()).OrderBy(row => row.At).ToEquatableArray();

    /// <summary>Gets the events by type, in the ordinal order of the types.</summary>
    internal ReadOnlySpan<EventTable> Tables => _tables;

    /// <summary>Compares two facts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(UserFacts? left, UserFacts? right) => Equals(left, right);

    /// <summary>Compares two facts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(UserFacts? left, UserFacts? right) => !Equals(left, right);

    /// <summary>Gathers the facts of one user.</summary>
    /// <param name="attributes">The attributes by name; <see cref="FactValue.None"/> is left out.</param>
    /// <param name="events">The events, in any order.</param>
    /// <param name="observedSince">Since when the host has known the user; <see langword="null"/>: since the first event.</param>
    /// <returns>The facts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> or one of them is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An event has no type.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant is outside the years 1 to 9998.</exception>
    public static UserFacts From(EquatableMap<FactValue> attributes, IEnumerable<UserEvent> events, Instant? observedSince = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        Check(observedSince, nameof(observedSince));
        var byType = new Dictionary<string, List<UserEvent>>(StringComparer.Ordinal);
        foreach (var item in events)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(events));
            ArgumentException.ThrowIfNullOrWhiteSpace(item.Type, nameof(events));
            Check(item.At, nameof(events));
            if (!byType.TryGetValue(item.Type, out var list))
            {
                byType.Add(item.Type, list = []);
            }

            list.Add(WithoutMissing(item));
        }

        return new(WithoutMissing(attributes), [.. byType.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => EventTable.Of(pair.Key, pair.Value))], observedSince);
    }

    /// <summary>Adds an event.</summary>
    /// <param name="item">The event.</param>
    /// <returns>The facts with it.</returns>
    public UserFacts Add(UserEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Merge(From([], [item]));
    }

    /// <summary>Sets an attribute, in place of its value if it has one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; <see cref="FactValue.None"/> takes the attribute away.</param>
    /// <returns>The facts with it.</returns>
    public UserFacts With(string name, FactValue value) => new(WithoutMissing(Attributes.With(name, value)), _tables, ObservedSince);

    /// <summary>Says since when the host has known the user.</summary>
    /// <param name="since">Since when; <see langword="null"/>: since the first event.</param>
    /// <returns>The facts with it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9998.</exception>
    public UserFacts WithObservedSince(Instant? since)
    {
        Check(since, nameof(since));
        return new(Attributes, _tables, since);
    }

    /// <summary>Merges what was gathered of the same user elsewhere.</summary>
    /// <param name="other">The other facts.</param>
    /// <returns>The facts of both; the earlier of the two instants of first observation.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public UserFacts Merge(UserFacts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var attributes = Attributes
            .Concat(other.Attributes)
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Max(entry => entry.Value)))
            .ToEquatableMap();
        var tables = _tables
            .Concat(other._tables)
            .GroupBy(table => table.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Count() == 1 ? group.First() : EventTable.Of(group.Key, group.SelectMany(table => table.Rows())));
        var since = ObservedSince is { } one && other.ObservedSince is { } two ? Instant.Min(one, two) : ObservedSince ?? other.ObservedSince;
        return new(attributes, [.. tables], since);
    }

    /// <summary>Takes what came after an instant away, as one saw the user then. Attributes, which carry no history, stay.</summary>
    /// <param name="asOf">The instant.</param>
    /// <returns>The facts without later events, and without a later first observation.</returns>
    public UserFacts UpTo(Instant asOf) =>
        From(Attributes, Events.Where(item => item.At <= asOf), ObservedSince <= asOf ? ObservedSince : null);

    /// <inheritdoc />
    public bool Equals(UserFacts? other) =>
        other is not null && ObservedSince == other.ObservedSince && Attributes == other.Attributes && Events == other.Events;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as UserFacts);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Attributes, EventCount, ObservedSince);

    /// <summary>Returns the facts as text.</summary>
    /// <returns>The attributes and the number of events.</returns>
    public override string ToString() => $"{Attributes} and {Exact.Text(EventCount)} events";

    private static void Check(Instant? instant, string parameter)
    {
        if (instant is { } at && !DayClock.InRange(at))
        {
            throw new ArgumentOutOfRangeException(parameter, at, "An instant must lie between the years 1 and 9998.");
        }
    }

    private static UserEvent WithoutMissing(UserEvent item) =>
        WithoutMissing(item.Properties) is var known && known.Count == item.Properties.Count ? item : item with { Properties = known };

    private static EquatableMap<FactValue> WithoutMissing(EquatableMap<FactValue> values)
    {
        foreach (var value in values.ValuesSpan)
        {
            if (value.IsNone)
            {
                return values.Where(entry => !entry.Value.IsNone).ToEquatableMap();
            }
        }

        return values;
    }
}
