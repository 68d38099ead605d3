using NodaTime;
using UserOps.Statistics;

namespace UserOps.Rfm;

/// <summary>Everybody's scores and segments at one instant.</summary>
/// <remarks>Made by <see cref="RfmSnapshot"/>. Immutable and thread-safe. Users stand in the order of their ids (ordinal for text), whatever the order of the rows.</remarks>
/// <typeparam name="TUser">The type of the host's user ids; it has an order.</typeparam>
public sealed class RfmSnapshot<TUser>
    where TUser : notnull
{
    private readonly RfmUser<TUser>[] _users;

    internal RfmSnapshot(RfmModel model, Instant asOf, RfmUser<TUser>[] users, EquatableArray<Rejection> rejections, bool isRanked)
    {
        IsRanked = isRanked;
        _users = users;
        Model = model;
        AsOf = asOf;
        Rejections = rejections;
        Population = RfmPopulation.Of(users);
        Segments = SegmentFigures.Of(model, users);
        Concentration = CurveOf(users);
    }

    /// <summary>Gets the model that scored everybody.</summary>
    public RfmModel Model { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>
    /// Gets a value indicating whether ties were split by rank (<see cref="BinMethod.Ntile"/>): then the scores are of this
    /// population alone, and <see cref="RfmModel.Explain"/> may give a user at a tie another one.
    /// </summary>
    public bool IsRanked { get; }

    /// <summary>Gets the users in the order of their ids.</summary>
    public IReadOnlyList<RfmUser<TUser>> Users => Array.AsReadOnly(_users);

    /// <summary>Gets the users whose money is out of bounds; they are in no other figure.</summary>
    public EquatableArray<Rejection> Rejections { get; }

    /// <summary>Gets how many users there are, and of what kind.</summary>
    public RfmPopulation Population { get; }

    /// <summary>Gets the segment table: the map's segments from the best on, then the two places without a score.</summary>
    public EquatableArray<SegmentFigures> Segments { get; }

    /// <summary>Gets how the money is spread over the users with purchases: Pareto curve and Gini; a net total below zero counts as zero.</summary>
    public ConcentrationCurve Concentration { get; }

    /// <summary>Finds one user.</summary>
    /// <param name="user">The user.</param>
    /// <returns>The user's line; <see langword="null"/> when the book had no row of the user.</returns>
    public RfmUser<TUser>? Find(TUser user)
    {
        var (low, high) = (0, _users.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = KeyOrder<TUser>.Instance.Compare(_users[middle].User, user);
            if (order == 0)
            {
                return _users[middle];
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>Breaks the snapshot down by channel, country, plan or whatever the host knows of its users.</summary>
    /// <typeparam name="TGroup">The type of the group key; it has an order.</typeparam>
    /// <param name="groupOf">Tells the group of a user.</param>
    /// <returns>One part a group, in the order of the keys; every user is in one part.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="groupOf"/> is <see langword="null"/>.</exception>
    public EquatableArray<RfmGroup<TGroup>> By<TGroup>(Func<TUser, TGroup> groupOf)
        where TGroup : notnull
    {
        ArgumentNullException.ThrowIfNull(groupOf);
        KeyOrder<TGroup>.ThrowIfMissing();
        return _users
            .GroupBy(user => groupOf(user.User))
            .OrderBy(group => group.Key, KeyOrder<TGroup>.Instance)
            .Select(group => (group.Key, Users: group.ToArray()))
            .Select(group => new RfmGroup<TGroup>(group.Key, RfmPopulation.Of(group.Users), SegmentFigures.Of(Model, group.Users), CurveOf(group.Users)))
            .ToEquatableArray();
    }

    private static ConcentrationCurve CurveOf(RfmUser<TUser>[] users) =>
        ConcentrationCurve.Of(users.Where(user => user.Score.IsScored).Select(user => user.Summary.NetTotal));
}
