namespace UserOps.Tagging;

/// <summary>Who got, lost and kept which tags between two states.</summary>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed record TagMigrationReport<TUser>
    where TUser : notnull
{
    /// <summary>Gets the catalogue of the earlier state.</summary>
    public required PolicyRef Before { get; init; }

    /// <summary>Gets the catalogue of the later state.</summary>
    public required PolicyRef After { get; init; }

    /// <summary>Gets how many users there are.</summary>
    public required long Users { get; init; }

    /// <summary>Gets how many of them get, lose or change at least one tag.</summary>
    public required long ChangedUsers { get; init; }

    /// <summary>Gets the tags in the order of the later catalogue, then those that only the earlier one has; also those that nobody has.</summary>
    public required EquatableArray<TagMigration<TUser>> Tags { get; init; }
}

/// <summary>Who got, lost and kept one tag between two states.</summary>
/// <typeparam name="TUser">The type of the host's user ids.</typeparam>
public sealed record TagMigration<TUser>
    where TUser : notnull
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets how many users had it: those who left, kept or changed.</summary>
    public required long Before { get; init; }

    /// <summary>Gets how many users have it: those who entered, kept or changed.</summary>
    public required long After { get; init; }

    /// <summary>Gets how many have it and had it not.</summary>
    public required long Entered { get; init; }

    /// <summary>Gets how many had it and have it not.</summary>
    public required long Left { get; init; }

    /// <summary>Gets how many had it and have it with the same value.</summary>
    public required long Kept { get; init; }

    /// <summary>Gets how many had it and have it with another value.</summary>
    public required long Changed { get; init; }

    /// <summary>Gets the first of those who entered, in the order of their ids.</summary>
    public required EquatableArray<TUser> FirstEntered { get; init; }

    /// <summary>Gets the first of those who left, in the order of their ids.</summary>
    public required EquatableArray<TUser> FirstLeft { get; init; }
}
