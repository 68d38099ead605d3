using NodaTime;
using UserOps.Cli.Policies;
using UserOps.Rfm;
using UserOps.Sql;

namespace UserOps.Cli.Sql;

/// <summary>A kind of policy that is compiled to SQL.</summary>
/// <typeparam name="T">The type of the policy.</typeparam>
internal sealed record SqlSubject<T>
    where T : class
{
    /// <summary>Gets the kind of policy.</summary>
    public required PolicyKind<T> Kind { get; init; }

    /// <summary>Gets what tells the days of a policy.</summary>
    public required Func<T, DayClock> DaysOf { get; init; }

    /// <summary>Gets the tables that it reads where none are described.</summary>
    public required Func<UsualTables, T, SqlTables> Usual { get; init; }

    /// <summary>Gets which member a description lacks for it; <see langword="null"/> when it has all.</summary>
    public required Func<SqlTables, string?> Lacks { get; init; }

    /// <summary>Gets what compiles a policy over tables that lack nothing.</summary>
    public required Func<T, SqlTables, Instant, SqlDialect, SqlQuery> Compile { get; init; }
}

/// <summary>The kinds of policy that are compiled to SQL.</summary>
internal static class SqlSubjects
{
    /// <summary>Gets the figures that RFM scores are made of.</summary>
    public static SqlSubject<RfmPolicy> Rfm { get; } = new()
    {
        Kind = PolicyKinds.Rfm,
        DaysOf = policy => new PurchaseSummarizer(policy).Days,
        Usual = (tables, _) => new() { Purchases = tables.Purchases },
        Lacks = tables => tables.Purchases is null ? "purchases" : null,
        Compile = (policy, tables, asOf, dialect) => RfmSql.Facts(policy, tables.Purchases!, asOf, dialect),
    };
}
