using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace UserOps;

/// <summary>The zone of somebody who moves: the stretches of one offset of each zone in force, cut off at the moves.</summary>
/// <remarks>Only the first and the last stretch of each stay are cut. They are made once, so that a look-up allocates nothing.</remarks>
internal sealed class MovingZone : DateTimeZone, IEquatable<MovingZone>
{
    private readonly Instant[] _from;
    private readonly Stay[] _stays;

    private MovingZone(DateTimeZone home, ZoneMove[] moves)
        : base(
            IdOf(home, moves),
            isFixed: false,
            moves.Select(move => move.Zone.MinOffset).Append(home.MinOffset).Min(),
            moves.Select(move => move.Zone.MaxOffset).Append(home.MaxOffset).Max())
    {
        Home = home;
        Moves = new(moves);
        _from = [.. moves.Select(move => move.At)];
        _stays = new Stay[moves.Length + 1];
        for (var i = 0; i < _stays.Length; i++)
        {
            _stays[i] = new(
                i == 0 ? home : moves[i - 1].Zone,
                i == 0 ? null : moves[i - 1].At,
                i == moves.Length ? null : moves[i].At);
        }
    }

    /// <summary>Gets the zone before the first move.</summary>
    public DateTimeZone Home { get; }

    /// <summary>Gets the moves that change the zone, by their instants.</summary>
    public EquatableArray<ZoneMove> Moves { get; }

    /// <summary>Makes the zone of somebody who lives in one until the first move.</summary>
    /// <param name="home">The zone until then; the moves it has itself end there.</param>
    /// <param name="moves">The moves, by their instants.</param>
    /// <returns>The zone: one without moves, where none changes it.</returns>
    public static DateTimeZone Of(DateTimeZone home, IReadOnlyList<ZoneMove> moves)
    {
        var earlier = Enumerable.Empty<ZoneMove>();
        if (home is MovingZone moving && moves.Count > 0)
        {
            (home, earlier) = (moving.Home, moving.Moves.Where(move => move.At < moves[0].At));
        }

        var kept = new List<ZoneMove>();
        foreach (var move in earlier.Concat(moves))
        {
            if (move.At == Instant.MinValue)
            {
                home = move.Zone;
            }
            else if (!move.Zone.Equals(kept.Count == 0 ? home : kept[^1].Zone))
            {
                kept.Add(move);
            }
        }

        return kept.Count == 0 ? home : new MovingZone(home, [.. kept]);
    }

    /// <inheritdoc />
    public override ZoneInterval GetZoneInterval(Instant instant)
    {
        var i = Array.BinarySearch(_from, instant);
        return _stays[i < 0 ? ~i : i + 1].At(instant);
    }

    /// <inheritdoc />
    public bool Equals(MovingZone? other) => other is not null && Home.Equals(other.Home) && Moves == other.Moves;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MovingZone);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Home, Moves);

    private static string IdOf(DateTimeZone home, ZoneMove[] moves) =>
        $"{home.Id} ({string.Join(", ", moves.Select(move => $"{move.Zone.Id} since {InstantPattern.ExtendedIso.Format(move.At)}"))})";

    /// <summary>The time between two moves.</summary>
    private sealed class Stay
    {
        private readonly DateTimeZone _zone;
        private readonly ZoneInterval _first;
        private readonly ZoneInterval _last;

        public Stay(DateTimeZone zone, Instant? from, Instant? to)
        {
            _zone = zone;
            _first = Cut(zone.GetZoneInterval(from ?? Instant.MinValue), from, to);
            _last = Cut(zone.GetZoneInterval(to - Duration.Epsilon ?? Instant.MaxValue), from, to);
        }

        public ZoneInterval At(Instant instant) =>
            _first.Contains(instant) ? _first
            : _last.Contains(instant) ? _last
            : _zone.GetZoneInterval(instant);

        private static ZoneInterval Cut(ZoneInterval whole, Instant? from, Instant? to)
        {
            Instant? start = whole.HasStart ? whole.Start : null;
            Instant? end = whole.HasEnd ? whole.End : null;
            start = from is { } first && !(start > first) ? first : start;
            end = to is { } limit && !(end < limit) ? limit : end;
            return new(whole.Name, start, end, whole.WallOffset, whole.Savings);
        }
    }
}
