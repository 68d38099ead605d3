namespace UserOps.Columnar;

/// <summary>What a <see cref="UserTable{TUser, TEntry}"/> holds of one user.</summary>
internal interface IUserEntry<TUser, TSelf>
    where TSelf : struct, IUserEntry<TUser, TSelf>
{
    TUser User { get; }

    uint Hash { get; }

    /// <summary>Gets where the user's first row stands among all that are seen.</summary>
    int Place { get; }

    /// <summary>The entry of a user of whom no row was added yet.</summary>
    static abstract TSelf Of(TUser user, uint hash, int place);
}
