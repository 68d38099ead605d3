using Microsoft.Data.Sqlite;

namespace UserOps.Sql.Tests;

/// <summary>The engine that the tests run in memory is one that the package promises.</summary>
public class SqliteTests
{
    [Fact]
    public void The_tests_run_on_a_version_that_is_promised()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Assert.True(Version.Parse(connection.ServerVersion) >= new Version(3, 38), connection.ServerVersion);
    }
}
