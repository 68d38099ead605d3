namespace UserOps.EntityFrameworkCore;

/// <summary>Where the tables of the stores are, and how they are called.</summary>
public sealed record UserOpsTables
{
    /// <summary>Gets the tables without a schema of their own, with the prefix <c>userops_</c>.</summary>
    public static UserOpsTables Default { get; } = new();

    /// <summary>Gets the schema; <see langword="null"/> for the context's default. SQLite has none and leaves it out.</summary>
    /// <value><see langword="null"/> by default.</value>
    public string? Schema { get; init; }

    /// <summary>Gets what the name of each table begins with.</summary>
    /// <value><c>userops_</c> by default.</value>
    public string Prefix { get; init; } = "userops_";
}
