using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>Counts the activity of a population by the weekday and hour that the local clock shows.</summary>
/// <remarks>
/// <para>Add each user's log once: events are a set within a log, and users are told apart by their logs. So gather in an
/// <see cref="ActivityBook{TUser}"/> first; then late and repeated rows change nothing, and counters of any split of the
/// users merge to the same numbers.</para>
/// <para>Weekday and hour are those of the wall clock in the zone; the clock's start of day plays no part. An hour that a
/// change of offset shows twice counts both times in that hour; one that is skipped holds nothing. Adding costs a few
/// nanoseconds an event and allocates nothing. Not thread-safe: give each worker a counter of its own and merge.</para>
/// </remarks>
public sealed class HourCounter : ICounter<HourCounter>
{
    internal const int Cells = 7 * 24;

    private const int SecondsPerHour = 3600;

    /// <summary>The hour of 1 January 1970, 00:00, in a week that begins on Monday: that day was a Thursday.</summary>
    private const int EpochHour = 3 * 24;

    private readonly long[] _events = new long[Cells];
    private readonly long[] _usersByCell = new long[Cells];
    private readonly Instant _from;
    private readonly Instant _asOf;
    private long _users;

    /// <summary>Initializes a new instance of the <see cref="HourCounter"/> class, with nothing counted.</summary>
    /// <param name="clock">The zone whose wall clock is read.</param>
    /// <param name="from">The first instant that counts; <see langword="null"/>, the default, for all of the past.</param>
    /// <param name="asOf">The last instant that counts; <see langword="null"/>, the default, for all there is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="clock"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is later than <paramref name="asOf"/>.</exception>
    public HourCounter(DayClock clock, Instant? from = null, Instant? asOf = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        if (from > asOf)
        {
            throw new ArgumentOutOfRangeException(nameof(from), from, $"The first instant must not be later than the last one, {asOf}.");
        }

        Clock = clock;
        From = from;
        AsOf = asOf;
        _from = from ?? Instant.MinValue;
        _asOf = asOf ?? Instant.MaxValue;
    }

    /// <summary>Gets the clock of the zone.</summary>
    public DayClock Clock { get; }

    /// <summary>Gets the first instant that counts; <see langword="null"/> for all of the past.</summary>
    public Instant? From { get; }

    /// <summary>Gets the last instant that counts; <see langword="null"/> for all there is.</summary>
    public Instant? AsOf { get; }

    /// <summary>Counts the events of one user.</summary>
    /// <param name="log">The whole log of a user who was not added yet.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public void Add(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);

        Span<bool> seen = stackalloc bool[Cells];
        var any = false;
        var (offset, until) = (0L, Instant.MinValue);
        foreach (ref readonly var entry in log.AsSpan()[..log.CountUpTo(_asOf)])
        {
            if (entry.At < _from)
            {
                continue;
            }

            if (entry.At >= until)
            {
                var interval = Clock.Zone.GetZoneInterval(entry.At);
                offset = interval.WallOffset.Seconds;
                until = interval.HasEnd ? interval.End : Instant.MaxValue;
            }

            var hour = FloorDivide(entry.At.ToUnixTimeSeconds() + offset, SecondsPerHour) + EpochHour;
            var cell = (int)(hour - (FloorDivide(hour, Cells) * Cells));
            _events[cell]++;
            _usersByCell[cell] += seen[cell] ? 0 : 1;
            seen[cell] = true;
            any = true;
        }

        _users += any ? 1 : 0;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The counters differ in zone or time.</exception>
    public void Merge(HourCounter other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!Clock.Zone.Equals(other.Clock.Zone) || _from != other._from || _asOf != other._asOf)
        {
            throw new ArgumentException("The counters differ in zone or time; make both with the same arguments.", nameof(other));
        }

        for (var cell = 0; cell < Cells; cell++)
        {
            _events[cell] += other._events[cell];
            _usersByCell[cell] += other._usersByCell[cell];
        }

        _users += other._users;
    }

    /// <summary>Gives the numbers so far.</summary>
    /// <returns>The grid of weekdays and hours.</returns>
    public HourGrid ToGrid() => new()
    {
        Events = _events.Sum(),
        Users = _users,
        Cells = Enumerable.Range(0, Cells)
            .Select(cell => new HourCell((IsoDayOfWeek)((cell / 24) + 1), cell % 24, _events[cell], _usersByCell[cell]))
            .ToEquatableArray(),
    };

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}
