namespace UserOps.Sql;

/// <summary>Something about a host's engine or tables that a query would stumble on.</summary>
/// <param name="IsError">Whether the query fails, or its answer can't be trusted; else it is only slow.</param>
/// <param name="Place">The table and column, or the setting.</param>
/// <param name="What">What is found.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record SqlFinding(bool IsError, string Place, string What, string Mend)
{
    /// <summary>Returns the finding as one line of text.</summary>
    /// <returns>The place, what is found, and how to mend it.</returns>
    public override string ToString() => $"{Place}: {What} {Mend}";
}
