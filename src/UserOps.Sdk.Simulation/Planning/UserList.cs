using System.Collections;

namespace UserOps.Simulation;

/// <summary>The users of a shop, drawn when looked at.</summary>
internal sealed class UserList : IReadOnlyList<ShopUser>
{
    private readonly UserPlanner _planner;

    /// <summary>Initializes a new instance of the <see cref="UserList"/> class.</summary>
    /// <param name="planner">Draws the users.</param>
    /// <param name="count">How many there are.</param>
    public UserList(UserPlanner planner, int count)
    {
        _planner = planner;
        Count = count;
    }

    /// <inheritdoc />
    public int Count { get; }

    /// <inheritdoc />
    public ShopUser this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _planner.Plan(index).User;
        }
    }

    /// <inheritdoc />
    public IEnumerator<ShopUser> GetEnumerator()
    {
        for (var index = 0; index < Count; index++)
        {
            yield return _planner.Plan(index).User;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
