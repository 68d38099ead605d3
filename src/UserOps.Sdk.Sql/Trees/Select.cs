namespace UserOps.Sql;

/// <summary>A query as a tree.</summary>
internal sealed class Select
{
    /// <summary>What is returned, each by a name of this package's.</summary>
    public required IReadOnlyList<(string Alias, Expression Value)> Columns { get; init; }

    /// <summary>What is read.</summary>
    public required Source From { get; init; }

    /// <summary>What is read beside it, where it has rows for the same user.</summary>
    public IReadOnlyList<(Source Source, Expression On)> Joins { get; init; } = [];

    /// <summary>Which rows are read; all by default.</summary>
    public Expression? Where { get; init; }

    public IReadOnlyList<Expression> GroupBy { get; init; } = [];

    /// <summary>Which groups are returned; all by default.</summary>
    public Expression? Having { get; init; }

    /// <summary>Queries whose rows are returned after its own, with the same columns.</summary>
    public IReadOnlyList<Select> Union { get; init; } = [];

    /// <summary>Queries that others read by name; only where the decision is in the query too.</summary>
    public IReadOnlyList<(string Name, Select Query)> With { get; init; } = [];

    /// <summary>Whether the engine must compute each of these once, and not put it into those that read it.</summary>
    public bool KeepsWith { get; init; }

    public IReadOnlyList<Expression> OrderBy { get; init; } = [];
}

/// <summary>Something that a query reads: a table, a query in its place, or a query by name.</summary>
/// <param name="Table">The table.</param>
/// <param name="Query">The query.</param>
/// <param name="Name">The name of a query in <see cref="Select.With"/>.</param>
/// <param name="Alias">What stands for it in the query that reads it.</param>
internal sealed record Source(SqlTable? Table, Select? Query, string? Name, string? Alias)
{
    public static Source Of(SqlTable table, string? alias = null) => new(table, null, null, alias);

    public static Source Of(Select query, string alias) => new(null, query, null, alias);

    public static Source Of(string name, string? alias = null) => new(null, null, name, alias);
}
