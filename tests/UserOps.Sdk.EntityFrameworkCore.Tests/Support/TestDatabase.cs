using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>An empty database of one test: a file, or a schema.</summary>
internal sealed class TestDatabase : IDbContextFactory<UserOpsDbContext>, IAsyncDisposable
{
    private static int _last;
    private readonly string _name;
    private readonly Action<DbContextOptionsBuilder>? _configure;

    private TestDatabase(DatabaseServer server, Action<DbContextOptionsBuilder>? configure, string settings)
    {
        Server = server;
        _configure = configure;
        _name = string.Create(CultureInfo.InvariantCulture, $"userops_{Environment.ProcessId}_{Interlocked.Increment(ref _last)}");
        ConnectionString = server == DatabaseServer.Sqlite
            ? $"Data Source={FilePath};{settings}"
            : $"{OnPostgresAttribute.ConnectionString};Search Path={_name};{settings}";
        Context = Options<UserOpsDbContext>();
    }

    public DatabaseServer Server { get; }

    public string ConnectionString { get; }

    public EfTagStore<UserOpsDbContext> Tags => new(this);

    public EfAssessmentStore<UserOpsDbContext> Assessments => new(this);

    public EfComplaintStore<UserOpsDbContext> Complaints => new(this);

    public EfCheckpointStore<UserOpsDbContext> Checkpoints => new(this);

    public EfRejectionStore<UserOpsDbContext> Rejections => new(this);

    public EfPolicyStore<UserOpsDbContext> Policies => new(this);

    private DbContextOptions<UserOpsDbContext> Context { get; }

    private string FilePath => Path.Combine(Path.GetTempPath(), $"{_name}.db");

    public static async Task<TestDatabase> CreateAsync(
        DatabaseServer server, Action<DbContextOptionsBuilder>? configure = null, string settings = "", bool withTables = true)
    {
        var database = new TestDatabase(server, configure, settings);
        await database.DropAsync();
        if (server == DatabaseServer.Postgres)
        {
            await database.ExecuteAsync($"CREATE SCHEMA {database._name}");
        }

        if (withTables)
        {
            await using var context = database.CreateDbContext();
            await database.CreateTablesAsync(context);
        }

        return database;
    }

    public UserOpsDbContext CreateDbContext() => new(Context);

    /// <summary>Makes the tables of a context; EnsureCreated makes none where another schema of the database has some.</summary>
    public async Task CreateTablesAsync(DbContext context)
    {
        if (Server == DatabaseServer.Sqlite)
        {
            await context.Database.EnsureCreatedAsync();
        }
        else
        {
            await ExecuteAsync(context.Database.GenerateCreateScript());
        }
    }

    public DbContextOptions<TContext> Options<TContext>()
        where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        _ = Server == DatabaseServer.Sqlite ? builder.UseSqlite(ConnectionString) : builder.UseNpgsql(ConnectionString);
        _configure?.Invoke(builder);
        return builder.Options;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using System.Data.Common.DbConnection connection = Server == DatabaseServer.Sqlite ? new SqliteConnection(ConnectionString) : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests write their SQL themselves.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Takes all rows out of all tables.</summary>
    public async Task EmptyAsync()
    {
        await using var context = CreateDbContext();
        var names = context.Model.GetEntityTypes().Select(type => type.GetTableName()!).ToList();
        await ExecuteAsync(string.Join("; ", names.Select(name => $"DELETE FROM {name}")));
    }

    public async ValueTask DisposeAsync() => await DropAsync();

    private async Task DropAsync()
    {
        if (Server == DatabaseServer.Sqlite)
        {
            await using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
            foreach (var suffix in (ReadOnlySpan<string>)["", "-wal", "-shm"])
            {
                File.Delete(FilePath + suffix);
            }
        }
        else
        {
            await ExecuteAsync($"SET client_min_messages = warning; DROP SCHEMA IF EXISTS {_name} CASCADE");
            await using var connection = new NpgsqlConnection(ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
    }
}
