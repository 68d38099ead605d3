using NodaTime;
using UserOps.Cli.Policies;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Sql;
using UserOps.Tagging;

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

    /// <summary>Gets the members of a description of which it reads one at least.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>Gets what tells whether a description has one of <see cref="Members"/>.</summary>
    public required Func<SqlTables, bool> Has { get; init; }

    /// <summary>Gets what compiles a policy over such tables.</summary>
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
        Members = ["purchases"],
        Has = tables => tables.Purchases is not null,
        Compile = (policy, tables, asOf, dialect) => RfmSql.Facts(policy, tables.Purchases!, asOf, dialect),
    };

    /// <summary>Gets the active days that stages are told by.</summary>
    public static SqlSubject<StagePolicy> Lifecycle { get; } = new()
    {
        Kind = PolicyKinds.Stages,
        DaysOf = policy => new StageEvaluator(policy).Days,
        Usual = (tables, policy) => new() { Activity = tables.Activity(policy) },
        Members = ["activity"],
        Has = tables => tables.Activity is not null,
        Compile = (policy, tables, asOf, dialect) => LifecycleSql.ActivityFigures(policy, tables.Activity!, asOf, dialect, tables.Users),
    };

    /// <summary>Gets the attributes and aggregates that tags rest on.</summary>
    public static SqlSubject<TagCatalog> Tags { get; } = new()
    {
        Kind = PolicyKinds.Tags,
        DaysOf = catalog => new(DateTimeZoneProviders.Tzdb[catalog.Zone]),
        Usual = (tables, catalog) => new() { Users = tables.Users(catalog), Events = tables.Events(catalog) },
        Members = ["users", "events"],
        Has = tables => tables.Users is not null || tables.Events.Count > 0,
        Compile = (catalog, tables, asOf, dialect) =>
            TaggingSql.Slots(new Tagger(catalog).SlotsAt(asOf), tables, dialect),
    };
}
