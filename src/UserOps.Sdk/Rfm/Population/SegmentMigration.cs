using NodaTime;
using UserOps.Statistics;

namespace UserOps.Rfm;

/// <summary>Who moved from which segment to which between two snapshots.</summary>
/// <remarks>
/// The states are the map's segments, then <see cref="Segment.OutsideWindow"/> (gone after the window) and
/// <see cref="Segment.NeverPurchased"/> (not there yet). Every user of either snapshot is counted once, so the rows add up
/// to the users. A user whom the earlier snapshot does not know had never purchased; one whom the later does not know is gone.
/// </remarks>
public sealed class SegmentMigration
{
    private readonly long[] _counts;
    private readonly Dictionary<string, int> _places;

    private SegmentMigration(Instant from, Instant to, bool sameCuts, EquatableArray<Segment> states)
    {
        From = from;
        To = to;
        SameCuts = sameCuts;
        States = states;
        _counts = new long[states.Count * states.Count];
        _places = Enumerable.Range(0, states.Count).ToDictionary(place => states[place].Id, StringComparer.Ordinal);
    }

    /// <summary>Gets the instant of the earlier snapshot.</summary>
    public Instant From { get; }

    /// <summary>Gets the instant of the later snapshot.</summary>
    public Instant To { get; }

    /// <summary>
    /// Gets a value indicating whether both snapshots were scored by the same policy and the same cuts; without, users move
    /// because cuts did. Ranks (<see cref="BinMethod.Ntile"/>) are cuts of their own in every snapshot that fits.
    /// </summary>
    public bool SameCuts { get; }

    /// <summary>Gets the states, in the order of the rows and columns.</summary>
    public EquatableArray<Segment> States { get; }

    /// <summary>Gets how many users there are in all.</summary>
    public long Users => _counts.Sum();

    /// <summary>Gets how many users moved to a better segment, scored both times.</summary>
    public long Up => Moved((from, to) => to < from);

    /// <summary>Gets how many users moved to a worse segment, scored both times.</summary>
    public long Down => Moved((from, to) => to > from);

    /// <summary>Gets how many users were scored both times, in the same segment.</summary>
    public long Stayed => Moved((from, to) => to == from);

    /// <summary>Gets how many users bought for the first time, or came back into the window.</summary>
    public long Entered => Sum((from, to) => !IsScored(from) && IsScored(to));

    /// <summary>Gets how many users left the window.</summary>
    public long Left => Sum((from, to) => IsScored(from) && !IsScored(to));

    /// <summary>Compares two snapshots.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="after">The later snapshot.</param>
    /// <returns>The migration.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The snapshots have different segment maps, whatever their names, or <paramref name="after"/> is the earlier one.</exception>
    public static SegmentMigration Between<TUser>(RfmSnapshot<TUser> before, RfmSnapshot<TUser> after)
        where TUser : notnull
    {
        var migration = Empty(before, after);
        foreach (var (_, from, to) in Moves(before, after))
        {
            migration.Count(from, to);
        }

        return migration;
    }

    /// <summary>Compares two snapshots, broken down by channel, country, plan or whatever the host knows of its users.</summary>
    /// <typeparam name="TUser">The type of the host's user ids.</typeparam>
    /// <typeparam name="TGroup">The type of the group key; it has an order.</typeparam>
    /// <param name="before">The earlier snapshot.</param>
    /// <param name="after">The later snapshot.</param>
    /// <param name="groupOf">Tells the group of a user.</param>
    /// <returns>One migration a group, in the order of the keys; their counts add up to those of <see cref="Between"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The snapshots can't be compared, as in <see cref="Between"/>.</exception>
    public static IReadOnlyList<KeyValuePair<TGroup, SegmentMigration>> By<TUser, TGroup>(
        RfmSnapshot<TUser> before,
        RfmSnapshot<TUser> after,
        Func<TUser, TGroup> groupOf)
        where TUser : notnull
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(groupOf);
        KeyOrder<TGroup>.ThrowIfMissing();
        _ = Empty(before, after); // refuses what can't be compared, even when there is nobody to compare
        var groups = new SortedDictionary<TGroup, SegmentMigration>(KeyOrder<TGroup>.Instance);
        foreach (var (user, from, to) in Moves(before, after))
        {
            var group = groupOf(user);
            if (!groups.TryGetValue(group, out var migration))
            {
                groups.Add(group, migration = Empty(before, after));
            }

            migration.Count(from, to);
        }

        return [.. groups];
    }

    /// <summary>Gets how many users moved from one state to another.</summary>
    /// <param name="from">The place of the earlier state in <see cref="States"/>.</param>
    /// <param name="to">The place of the later state in <see cref="States"/>.</param>
    /// <returns>The number of users.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is not one of the states.</exception>
    public long CountOf(int from, int to)
    {
        Check(from, nameof(from));
        Check(to, nameof(to));
        return _counts[(from * States.Count) + to];
    }

    /// <summary>Gets how many users were in a state before.</summary>
    /// <param name="from">The place of the state in <see cref="States"/>.</param>
    /// <returns>The number of users: the sum of the row.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="from"/> is not one of the states.</exception>
    public long RowTotal(int from)
    {
        Check(from, nameof(from));
        return _counts.AsSpan(from * States.Count, States.Count).ToArray().Sum();
    }

    /// <summary>Estimates the share of a state's users that moves to another, with its two-sided 95 % Wilson interval.</summary>
    /// <param name="from">The place of the earlier state in <see cref="States"/>.</param>
    /// <param name="to">The place of the later state in <see cref="States"/>.</param>
    /// <returns>The share; <see langword="null"/> when nobody was in the earlier state.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A place is not one of the states.</exception>
    public ProportionInterval? ShareOf(int from, int to) => ProportionInterval.Wilson(CountOf(from, to), RowTotal(from));

    /// <summary>Checks that two snapshots can be compared, and makes the matrix without counts.</summary>
    private static SegmentMigration Empty<TUser>(RfmSnapshot<TUser> before, RfmSnapshot<TUser> after)
        where TUser : notnull
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (after.AsOf < before.AsOf)
        {
            throw new ArgumentException($"It is as of {after.AsOf}, before the other's {before.AsOf}; swap them.", nameof(after));
        }

        var map = before.Model.Policy.Segments;
        return map == after.Model.Policy.Segments with { Name = map.Name }
            ? new(before.AsOf, after.AsOf, HaveSameCuts(before, after), [.. map.Segments, Segment.OutsideWindow, Segment.NeverPurchased])
            : throw new ArgumentException("The snapshots have different segment maps; score both by one map.", nameof(after));
    }

    /// <summary>Lists every user of either snapshot once, with the state before and the state after.</summary>
    private static IEnumerable<(TUser User, Segment From, Segment To)> Moves<TUser>(RfmSnapshot<TUser> before, RfmSnapshot<TUser> after)
        where TUser : notnull
    {
        foreach (var user in before.Users)
        {
            yield return (user.User, user.Segment, after.Find(user.User)?.Segment ?? (user.Score.IsScored ? Segment.OutsideWindow : user.Segment));
        }

        foreach (var user in after.Users)
        {
            if (before.Find(user.User) is null)
            {
                yield return (user.User, Segment.NeverPurchased, user.Segment);
            }
        }
    }

    private static bool HaveSameCuts<TUser>(RfmSnapshot<TUser> one, RfmSnapshot<TUser> other)
        where TUser : notnull =>
        !one.IsRanked
        && !other.IsRanked
        && one.Model.PolicyRef == other.Model.PolicyRef
        && one.Model.Recency.Limits == other.Model.Recency.Limits
        && one.Model.Frequency.Limits == other.Model.Frequency.Limits
        && one.Model.Monetary.Limits == other.Model.Monetary.Limits;

    private bool IsScored(int place) => place < States.Count - 2;

    private long Moved(Func<int, int, bool> which) => Sum((from, to) => IsScored(from) && IsScored(to) && which(from, to));

    private long Sum(Func<int, int, bool> which)
    {
        var sum = 0L;
        for (var cell = 0; cell < _counts.Length; cell++)
        {
            sum += which(cell / States.Count, cell % States.Count) ? _counts[cell] : 0;
        }

        return sum;
    }

    private void Count(Segment from, Segment to) => _counts[(_places[from.Id] * States.Count) + _places[to.Id]]++;

    private void Check(int place, string name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(place, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(place, States.Count, name);
    }
}
