using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>The activity of many users as columns: the user at place i, and the days on which that user was active.</summary>
/// <remarks>
/// <para>Users stand in the order of their first good row. All days lie in one array: to look at a user's activity allocates
/// nothing, and to look at all in order is a walk through memory.</para>
/// <para>A monoid but for the order of users and rejections: <see cref="Merge"/> takes the union of the days and the earlier
/// registration, so that shards may be gathered apart. Immutable and thread-safe.</para>
/// </remarks>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed class ActivityColumns<TUser>
    where TUser : notnull
{
    private readonly TUser[] _users;
    private readonly int[] _starts;
    private readonly DayBlock[] _blocks;
    private readonly int[]? _registered;

    /// <summary>Takes the arrays as they are; <paramref name="starts"/> has one more, the end of the last user's blocks.</summary>
    internal ActivityColumns(TUser[] users, int[] starts, DayBlock[] blocks, int[]? registered, EquatableArray<Rejection> rejections)
    {
        _users = users;
        _starts = starts;
        _blocks = blocks;
        _registered = registered;
        Rejections = rejections;
    }

    /// <summary>Gets the number of users.</summary>
    public int Count => _users.Length;

    /// <summary>Gets the users, each once.</summary>
    public ReadOnlyMemory<TUser> Users => _users;

    /// <summary>Gets the rows that could not be used, in the order of the input; after a merge, those of one part after those of another.</summary>
    public EquatableArray<Rejection> Rejections { get; }

    /// <summary>Gets the activity of the user at a place. Allocates nothing.</summary>
    /// <param name="index">The place, as in <see cref="Users"/>.</param>
    /// <returns>The days of activity and the day of registration.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is no place.</exception>
    public UserActivity this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)_users.Length, nameof(index));
            return UserActivity.Of(DaysAt(index), RegisteredAt(index));
        }
    }

    /// <summary>Reads the days as those on which users registered: each was on the day first seen, and none was active.</summary>
    /// <remarks>Merge the answer with the users' activity. Costs 4 bytes a user.</remarks>
    /// <returns>The same users, registered and never active.</returns>
    public ActivityColumns<TUser> ToRegistrations()
    {
        var registered = GC.AllocateUninitializedArray<int>(Count);
        for (var i = 0; i < registered.Length; i++)
        {
            registered[i] = Earlier(DaysAt(i).Span.First, RegisteredAt(i));
        }

        return new(_users, new int[Count + 1], [], registered, Rejections);
    }

    /// <summary>Puts what two shards know together.</summary>
    /// <remarks>Costs a look-up in a hash table for each user of both, and a copy of all days.</remarks>
    /// <param name="other">The other shard; users may be in both.</param>
    /// <returns>The users of this one and then those of the other one alone; of each, all days and the earlier registration.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public ActivityColumns<TUser> Merge(ActivityColumns<TUser> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (users, placesInOther) = UsersWith(other);
        var starts = GC.AllocateUninitializedArray<int>(users.Length + 1);
        var blocks = GC.AllocateUninitializedArray<DayBlock>(checked(_blocks.Length + other._blocks.Length));
        var registered = _registered is null && other._registered is null ? null : new int[users.Length];
        var end = 0;
        for (var i = 0; i < users.Length; i++)
        {
            var (mine, others) = (i, placesInOther[i]);
            starts[i] = end;
            end += DayBlock.Unite(DaysAt(mine).Blocks, other.DaysAt(others).Blocks, blocks.AsSpan(end));
            if (registered is not null)
            {
                registered[i] = Earlier(RegisteredAt(mine), other.RegisteredAt(others));
            }
        }

        starts[^1] = end;
        return new(
            users,
            starts,
            end == blocks.Length ? blocks : blocks[..end],
            registered,
            Rejections.Concat(other.Rejections).ToEquatableArray());
    }

    /// <summary>Returns the size of the columns as text.</summary>
    /// <returns>The number of users and of rejections.</returns>
    public override string ToString() => FormattableString.Invariant($"{Count} users, {Rejections.Count} rejections");

    private static int Earlier(int one, int other) =>
        one == DaySpan.None || other == DaySpan.None ? Math.Max(one, other) : Math.Min(one, other);

    /// <summary>Lists my users and then those of another one alone, with the place of each in the other one; past its end for none.</summary>
    private (TUser[] Users, int[] PlacesInOther) UsersWith(ActivityColumns<TUser> other)
    {
        var places = new Dictionary<TUser, int>(_users.Length);
        for (var i = 0; i < _users.Length; i++)
        {
            places.Add(_users[i], i);
        }

        var users = new List<TUser>(_users);
        var placesInOther = new List<int>(_users.Length);
        CollectionsMarshal.SetCount(placesInOther, _users.Length);
        CollectionsMarshal.AsSpan(placesInOther).Fill(other.Count);
        for (var i = 0; i < other._users.Length; i++)
        {
            if (places.TryGetValue(other._users[i], out var place))
            {
                placesInOther[place] = i;
            }
            else
            {
                users.Add(other._users[i]);
                placesInOther.Add(i);
            }
        }

        return ([.. users], [.. placesInOther]);
    }

    /// <summary>The days of the user at a place; none past the last user.</summary>
    private ActivityDays DaysAt(int index) => index < Count ? new(_blocks, _starts[index], _starts[index + 1] - _starts[index]) : default;

    private int RegisteredAt(int index) => _registered is not null && index < Count ? _registered[index] : DaySpan.None;
}
