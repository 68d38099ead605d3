using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Everything one user did: the set of instants and events.</summary>
/// <remarks>
/// <para>A commutative, idempotent monoid: an event that comes twice counts once, and any split and any arrival order of the
/// same events gives equal logs. Late, repeated and sharded events cannot hurt it. It knows no zone and no policy.</para>
/// <para>Immutable and thread-safe. <see cref="Add{TUser}"/> and <see cref="Merge"/> cost a copy; to gather many events, use
/// <see cref="ActivityBook{TUser}"/>.</para>
/// </remarks>
public sealed class EventLog : IEquatable<EventLog>
{
    private readonly EventEntry[] _entries;

    /// <summary>Takes entries in their order, each once; the array is not copied.</summary>
    internal EventLog(EventEntry[] sorted) => _entries = sorted;

    /// <summary>Gets the log of a user who never did anything.</summary>
    public static EventLog Empty { get; } = new([]);

    /// <summary>Gets the entries, by instant and then by the ordinal order of the event; each once.</summary>
    public EquatableArray<EventEntry> Entries => new(_entries);

    /// <summary>Makes a log of entries: the way back from a store, a queue or another process.</summary>
    /// <param name="entries">The entries, in any order; a repeated one counts once.</param>
    /// <returns>The log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="entries"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An entry is none that a row can give; the message says which and why.</exception>
    public static EventLog From(IEnumerable<EventEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        EventEntry[] all = [.. entries];
        for (var i = 0; i < all.Length; i++)
        {
            if (ActivityRules.Check(all[i].At, all[i].Event) is { } fault)
            {
                throw new ArgumentException($"Entry {Exact.Text(i)}: {fault.Field} is '{fault.Value}': {fault.Why}", nameof(entries));
            }
        }

        return all.Length == 0 ? Empty : new(Sort(all));
    }

    /// <summary>Adds one row.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="activity">The row; its user is not looked at.</param>
    /// <returns>The log with the row.</returns>
    /// <exception cref="ArgumentException"><paramref name="activity"/> has an instant or name out of bounds.</exception>
    public EventLog Add<TUser>(in ActivityEvent<TUser> activity)
        where TUser : notnull =>
        ActivityRules.Check(activity.At, activity.Event) is { } fault
            ? throw new ArgumentException($"{fault.Field} is '{fault.Value}': {fault.Why}", nameof(activity))
            : Merge(new EventLog([new(activity.At, activity.Event)]));

    /// <summary>Unites two logs of the same user.</summary>
    /// <param name="other">The other log.</param>
    /// <returns>The entries that are in either, each once.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public EventLog Merge(EventLog other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (_entries.Length == 0 || other._entries.Length == 0)
        {
            return _entries.Length == 0 ? other : this;
        }

        return ReferenceEquals(this, other) ? this : new(Unite(_entries, other._entries));
    }

    /// <summary>Reads the days of activity off the log.</summary>
    /// <remarks>
    /// Costs one look at the clock a day and one at each entry. Facts of the whole log: to judge as of a past day, leave
    /// later days out when reading the answer, as all of the module does.
    /// </remarks>
    /// <param name="clock">Which local day an instant belongs to.</param>
    /// <param name="activityEvents">
    /// The events that count as activity. Empty, the default: every event counts but
    /// <paramref name="registrationEvent"/>.
    /// </param>
    /// <param name="registrationEvent">
    /// The event by which a user registers; the earliest one counts. It is activity as well only if
    /// <paramref name="activityEvents"/> names it. <see langword="null"/>, the default, when the log doesn't tell.
    /// </param>
    /// <returns>The days of activity and the day of registration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clock"/> is <see langword="null"/>.</exception>
    public UserActivity ToActivity(DayClock clock, EquatableArray<string> activityEvents = default, string? registrationEvent = null)
    {
        ArgumentNullException.ThrowIfNull(clock);

        var days = new List<int>();
        LocalDate? registered = null;
        LocalDate day = default;
        var until = Instant.MinValue;
        foreach (ref readonly var entry in _entries.AsSpan())
        {
            var registers = registered is null && registrationEvent is not null && entry.Event == registrationEvent;
            var counts = activityEvents.Count == 0
                ? entry.Event != registrationEvent
                : activityEvents.AsSpan().Contains(entry.Event);
            if (!registers && !counts)
            {
                continue;
            }

            if (entry.At >= until)
            {
                day = clock.DayOf(entry.At);
                until = clock.StartOf(day.PlusDays(1));
            }

            if (counts && (days.Count == 0 || days[^1] != DayNumber.Of(day)))
            {
                days.Add(DayNumber.Of(day));
            }

            registered = registers ? day : registered;
        }

        return new(ActivityDays.FromNumbers(CollectionsMarshal.AsSpan(days)), registered);
    }

    /// <inheritdoc />
    public bool Equals(EventLog? other) => other is not null && Entries == other.Entries;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as EventLog);

    /// <inheritdoc />
    public override int GetHashCode() => Entries.GetHashCode();

    /// <summary>Returns the log as text.</summary>
    /// <returns>The number of entries, and the first and last instant.</returns>
    public override string ToString() => _entries.Length switch
    {
        0 => "no events",
        1 => $"1 event at {_entries[0].At}",
        var count => $"{Exact.Text(count)} events from {_entries[0].At} to {_entries[^1].At}",
    };

    /// <summary>Finds how many entries are at or before an instant.</summary>
    internal int CountUpTo(Instant instant)
    {
        var (low, high) = (0, _entries.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _entries[middle].At <= instant ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    internal ReadOnlySpan<EventEntry> AsSpan() => _entries;

    /// <summary>Sorts entries, at least one, and leaves repeats out.</summary>
    private static EventEntry[] Sort(EventEntry[] entries)
    {
        Array.Sort(entries, static (left, right) => EventEntry.Compare(left, right));
        var kept = 0;
        for (var i = 1; i < entries.Length; i++)
        {
            if (EventEntry.Compare(entries[kept], entries[i]) != 0)
            {
                entries[++kept] = entries[i];
            }
        }

        return kept + 1 == entries.Length ? entries : entries[..(kept + 1)];
    }

    /// <summary>Unites two sorted lists, neither of them empty.</summary>
    private static EventEntry[] Unite(EventEntry[] one, EventEntry[] other)
    {
        if (EventEntry.Compare(one[^1], other[0]) < 0)
        {
            return [.. one, .. other];
        }

        var united = new EventEntry[one.Length + other.Length];
        var (i, j, kept) = (0, 0, 0);
        while (i < one.Length && j < other.Length)
        {
            var order = EventEntry.Compare(one[i], other[j]);
            united[kept++] = order <= 0 ? one[i] : other[j];
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        var rest = i < one.Length ? one.AsSpan(i) : other.AsSpan(j);
        rest.CopyTo(united.AsSpan(kept));
        kept += rest.Length;
        return kept == united.Length ? united : united[..kept];
    }
}
