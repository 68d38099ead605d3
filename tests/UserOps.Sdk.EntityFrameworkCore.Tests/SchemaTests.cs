using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>The scripts beside the code make the tables of the model.</summary>
public class SchemaTests
{
    private static string Folder => Path.Combine(
        typeof(SchemaTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(item => item.Key == "RepositoryRoot").Value!,
        "src/UserOps.Sdk.EntityFrameworkCore/Schema");

    [Theory]
    [InlineData("sqlite.sql")]
    [InlineData("postgresql.sql")]
    public async Task The_script_is_that_of_the_model(string file)
    {
        var builder = new DbContextOptionsBuilder<UserOpsDbContext>();
        _ = file == "sqlite.sql" ? builder.UseSqlite("Data Source=:memory:") : builder.UseNpgsql("Host=nowhere");
        await using var context = new UserOpsDbContext(builder.Options);
        var script = context.Database.GenerateCreateScript().ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(Folder, file);
        if (Environment.GetEnvironmentVariable("APPROVE_SCHEMA") == "1")
        {
            await File.WriteAllTextAsync(path, script);
        }

        Assert.True(
            await File.ReadAllTextAsync(path) == script,
            $"{path} is not the script of the model. If the change is meant: APPROVE_SCHEMA=1 dotnet test --filter SchemaTests, and tell hosts of it in the changelog.");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task The_script_makes_tables_that_the_stores_work_on(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, withTables: false);
        await database.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(Folder, server == DatabaseServer.Sqlite ? "sqlite.sql" : "postgresql.sql")));

        await database.Tags.AppendAsync([new(new("ann"), [Ledgers.Entry(0)], 0)]);

        Assert.Equal(1, (await database.LedgerAsync(new("ann"))).Count);
    }
}
