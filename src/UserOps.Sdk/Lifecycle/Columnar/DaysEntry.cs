using UserOps.Columnar;

namespace UserOps.Lifecycle;

/// <summary>The rows of one user while a part is gathered, and where the user's blocks begin when it is.</summary>
internal struct DaysEntry<TUser> : IUserEntry<TUser, DaysEntry<TUser>>
    where TUser : notnull
{
    public const int NoRow = -1;

    /// <summary>The user's row that came last; each leads to the one before it.</summary>
    public int LastRow;

    /// <summary>Where the user's blocks begin among those of the part.</summary>
    public int Start;

    public TUser User { get; private init; }

    public uint Hash { get; private init; }

    public int Place { get; private init; }

    public static DaysEntry<TUser> Of(TUser user, uint hash, int place) =>
        new() { User = user, Hash = hash, Place = place, LastRow = NoRow };
}
