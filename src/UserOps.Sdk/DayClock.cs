using NodaTime;
using NodaTime.Text;

namespace UserOps;

/// <summary>Which local day an instant belongs to: a time zone, or a history of zones, and the time at which a day starts.</summary>
/// <remarks>
/// <para>A day starts at the first instant at which the local clock shows its date at <see cref="DayStart"/>, or later. So
/// a day has one start even when the clock shows that time twice or skips it, days never overlap, and a date that a zone
/// skipped (30 December 2011 in Pacific/Apia) starts where the next one does and holds no instant:
/// <c>StartOf(DayOf(t)) &lt;= t &lt; StartOf(DayOf(t) + 1)</c> for every instant in range, in every zone.</para>
/// <para>A user who moves between zones has a clock with moves (<see cref="WithMoves"/>), to which the same sentence applies.
/// So moving west makes a day longer and never repeats one, and moving east makes it shorter; over the date line a date may
/// hold no instant.</para>
/// <para>Immutable and thread-safe. Days lie between <see cref="MinDay"/> and <see cref="MaxDay"/>.</para>
/// </remarks>
public sealed class DayClock : IEquatable<DayClock>
{
    /// <summary>The largest offset from UTC that a zone can have.</summary>
    private static readonly Duration MaxOffset = Duration.FromHours(18);

    /// <summary>
    /// What a clock shows is no earlier than what it showed this long before, however often it was set back in between. So
    /// in a longer stretch of one offset it shows the latest time that it ever showed, and needs no second look.
    /// </summary>
    private static readonly Duration LongestFold = MaxOffset + MaxOffset;

    /// <summary>Initializes a new instance of the <see cref="DayClock"/> class.</summary>
    /// <param name="zone">The time zone.</param>
    /// <param name="dayStart">When a day starts; midnight by default. A shop that closes at 2 in the morning takes 04:00.</param>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is <see langword="null"/>.</exception>
    public DayClock(DateTimeZone zone, LocalTime dayStart = default)
    {
        ArgumentNullException.ThrowIfNull(zone);
        Zone = zone;
        DayStart = dayStart;
    }

    /// <summary>Gets the clock of UTC days from midnight.</summary>
    public static DayClock Utc { get; } = new(DateTimeZone.Utc);

    /// <summary>Gets the first day that a clock can name: 1 January of the year 1.</summary>
    public static LocalDate MinDay { get; } = new(1, 1, 1);

    /// <summary>Gets the last day that a clock can name: 31 December of the year 9998.</summary>
    public static LocalDate MaxDay { get; } = new(9998, 12, 31);

    /// <summary>The first instant in range.</summary>
    internal static Instant MinInstant { get; } = Instant.FromUtc(1, 1, 3, 0, 0);

    /// <summary>Gets the time zone.</summary>
    /// <remarks>With moves it is a zone of its own, which no provider knows: that of each stay in turn. Its id tells them.</remarks>
    public DateTimeZone Zone { get; }

    /// <summary>Gets the local time at which a day starts.</summary>
    public LocalTime DayStart { get; }

    /// <summary>Tells whether an instant lies on a day that every clock can name.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns><see langword="true"/> from 3 January of the year 1 to 29 December 9998, in UTC.</returns>
    public static bool InRange(Instant instant) =>
        instant >= MinInstant && instant < Instant.FromUtc(9998, 12, 30, 0, 0);

    /// <summary>Makes the clock of a user who lives in this clock's zone until the first move, and then in each move's zone.</summary>
    /// <remarks>
    /// <para>Days before a move stay as they were. A day that has started goes on when the clock is set back, and a move
    /// into the zone where the user is already changes nothing.</para>
    /// <para>A clock with moves may move on: its moves from the first of the new ones on are replaced. So it makes no
    /// difference whether the moves come one by one or as the whole history.</para>
    /// </remarks>
    /// <param name="moves">The moves in order, each later than the one before; none gives this clock.</param>
    /// <returns>The clock, with the same start of day.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="moves"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A move is <see langword="null"/>, or not later than the one before it.</exception>
    public DayClock WithMoves(IEnumerable<ZoneMove> moves)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ZoneMove[] list = [.. moves];
        for (var i = 0; i < list.Length; i++)
        {
            if (list[i] is null)
            {
                throw new ArgumentException($"Move {Exact.Text(i)} is null; it must have an instant and a zone.", nameof(moves));
            }

            if (i > 0 && list[i].At <= list[i - 1].At)
            {
                var (at, before) = (InstantPattern.ExtendedIso.Format(list[i].At), InstantPattern.ExtendedIso.Format(list[i - 1].At));
                throw new ArgumentException(
                    $"Move {Exact.Text(i)} ({list[i].Zone.Id}) is at {at}; it must be later than move {Exact.Text(i - 1)} at {before}. "
                        + "Sort the moves by their instants, and keep one of each instant.",
                    nameof(moves));
            }
        }

        return new(MovingZone.Of(Zone, list), DayStart);
    }

    /// <summary>Finds the local day of an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <returns>The day: the last one that has started.</returns>
    public LocalDate DayOf(Instant instant)
    {
        var interval = Zone.GetZoneInterval(instant);
        var local = instant.WithOffset(interval.WallOffset);
        var day = local.TimeOfDay < DayStart ? local.Date.PlusDays(-1) : local.Date;

        if (interval.HasStart && instant - interval.Start < LongestFold)
        {
            while (StartOf(day.PlusDays(1)) <= instant)
            {
                day = day.PlusDays(1);
            }
        }

        return day;
    }

    /// <summary>Finds the instant at which a local day starts.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The first instant at which the local clock shows <paramref name="day"/> at <see cref="DayStart"/> or later.</returns>
    public Instant StartOf(LocalDate day)
    {
        var target = day.At(DayStart);
        var targetAsUtc = target.InUtc().ToInstant();

        // Before this instant no zone shows the target yet; from here on, the first stretch of one offset that reaches it has it.
        var interval = Zone.GetZoneInterval(targetAsUtc - MaxOffset);
        while (true)
        {
            var reached = targetAsUtc - Duration.FromSeconds(interval.WallOffset.Seconds);
            if (!interval.HasEnd || reached < interval.End)
            {
                return interval.HasStart ? Instant.Max(interval.Start, reached) : reached;
            }

            interval = Zone.GetZoneInterval(interval.End);
        }
    }

    /// <summary>Finds the last instant of a local day: one nanosecond before the next one starts.</summary>
    /// <remarks>Judging as of this instant sees the whole day, and the day is day 0 of "days since".</remarks>
    /// <param name="day">The day.</param>
    /// <returns>The instant.</returns>
    public Instant EndOf(LocalDate day) => StartOf(day.PlusDays(1)) - Duration.Epsilon;

    /// <inheritdoc />
    public bool Equals(DayClock? other) => other is not null && Zone.Equals(other.Zone) && DayStart == other.DayStart;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as DayClock);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Zone, DayStart);

    /// <summary>Returns the clock as text.</summary>
    /// <returns>The zone's id and the start of day.</returns>
    public override string ToString() => $"{Zone.Id} from {DayStart:HH':'mm}";
}
