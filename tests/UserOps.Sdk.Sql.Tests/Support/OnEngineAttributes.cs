using System.Reflection;
using Xunit.Sdk;

namespace UserOps.Sql.Tests;

/// <summary>What a test runs on.</summary>
public enum EngineKind
{
    /// <summary>SQLite, in memory.</summary>
    Sqlite = 0,

    /// <summary>One PostgreSQL, in a schema of the test's own.</summary>
    Postgres = 1,

    /// <summary>A PostgreSQL that reads three others, in a schema of the test's own on each.</summary>
    Shards = 2,
}

/// <summary>Runs a theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[EngineKind.Sqlite]];
}

/// <summary>Runs a theory on the PostgreSQL that <c>USEROPS_POSTGRES</c> names; skipped with the reason where it names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgresAttribute : DataAttribute
{
    public OnPostgresAttribute() => Skip = Servers.NoPostgres;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[EngineKind.Postgres]];
}

/// <summary>Runs a theory on the shards that <c>USEROPS_SHARDS</c> names; skipped with the reason where it names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnShardsAttribute : DataAttribute
{
    public OnShardsAttribute() => Skip = Servers.NoShards;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[EngineKind.Shards]];
}

/// <summary>A test on one PostgreSQL; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgresFactAttribute : FactAttribute
{
    public OnPostgresFactAttribute() => Skip = Servers.NoPostgres;
}

/// <summary>A test on three shards; skipped with the reason where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnShardsFactAttribute : FactAttribute
{
    public OnShardsFactAttribute() => Skip = Servers.NoShards;
}

/// <summary>A test that starts shards of its own, to break them; skipped with the reason where the programs are missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnOwnShardsFactAttribute : FactAttribute
{
    public OnOwnShardsFactAttribute() => Skip = OwnShards.Missing;
}

/// <summary>The servers that the environment names.</summary>
internal static class Servers
{
    private const string PostgresVariable = "USEROPS_POSTGRES";
    private const string ShardsVariable = "USEROPS_SHARDS";

    public static string Postgres => Environment.GetEnvironmentVariable(PostgresVariable) ?? "";

    public static string Shards => Environment.GetEnvironmentVariable(ShardsVariable) ?? "";

    public static string? NoPostgres => Postgres.Length > 0
        ? null
        : $"{PostgresVariable} names no PostgreSQL; '.ci/postgres start FOLDER' starts one and prints what to set it to.";

    public static string? NoShards => Shards.Length > 0
        ? null
        : $"{ShardsVariable} names no PostgreSQL over shards; '.ci/postgres start-shards FOLDER' starts them and prints what to set it to.";
}
