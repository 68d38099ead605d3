namespace UserOps.Sql;

/// <summary>The names of the columns that all queries of users have, and of the layers that a query may be made of. No host's name is ever an alias.</summary>
internal static class Aliases
{
    /// <summary>The user: the first column.</summary>
    public const string User = "user_key";

    /// <summary>How many of the user's rows can't be read: the second column.</summary>
    public const string Faults = "faults";
}
