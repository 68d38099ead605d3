using System.Reflection;
using Xunit.Sdk;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>Where a test runs.</summary>
public enum DatabaseServer
{
    /// <summary>SQLite, in a file of the test's own.</summary>
    Sqlite = 0,

    /// <summary>PostgreSQL, in a schema of the test's own.</summary>
    Postgres = 1,
}

/// <summary>Runs a theory on SQLite.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnSqliteAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseServer.Sqlite]];
}

/// <summary>Runs a theory on the PostgreSQL that <c>USEROPS_POSTGRES</c> names; skipped with the reason where it names none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnPostgresAttribute : DataAttribute
{
    private const string Variable = "USEROPS_POSTGRES";

    public OnPostgresAttribute()
    {
        if (string.IsNullOrEmpty(ConnectionString))
        {
            Skip = $"{Variable} names no PostgreSQL; '.ci/postgres start FOLDER' starts one and prints what to set it to.";
        }
    }

    public static string ConnectionString => Environment.GetEnvironmentVariable(Variable) ?? "";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[DatabaseServer.Postgres]];
}
