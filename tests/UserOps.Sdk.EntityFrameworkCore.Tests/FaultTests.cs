using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using UserOps.Tagging;
using static UserOps.EntityFrameworkCore.Tests.Ledgers;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>What goes wrong below a store: it is told, nothing is there in part, and the same again gives the same end.</summary>
public class FaultTests
{
    private const int DiskFull = 13;
    private const int Busy = 5;
    private static readonly UserId[] Users = [.. Enumerable.Range(0, 1_000).Select(i => new UserId($"u-{i}"))];

    [Theory, OnSqlite]
    public async Task A_full_disk_is_told_and_nothing_is_written_in_part(DatabaseServer server)
    {
        var disk = new SmallDisk();
        await using var database = await TestDatabase.CreateAsync(server, options => options.AddInterceptors(disk));
        await database.Tags.AppendAsync([new(new("ann"), [Entry(0)], 0)]);
        disk.Pages = 60;

        var tags = await Assert.ThrowsAsync<SqliteException>(async () => await database.Tags.AppendAsync(Appends()));
        var answers = await Assert.ThrowsAsync<SqliteException>(async () => await database.Assessments.WriteAsync([.. Users.Select(user => Change(user.Value, Start))]));

        Assert.Equal((DiskFull, DiskFull), (tags.SqliteErrorCode, answers.SqliteErrorCode));
        Assert.Equal(1, (await database.LedgerAsync(new("ann"))).Count);
        Assert.All(await ListAsync(database.Tags.ReadLedgersAsync(Users)), item => Assert.Equal(TagLedger.Empty, item.Ledger));
        Assert.Empty(await ListAsync(database.Assessments.ReadAllAsync("lifecycle")));

        disk.Pages = 1_000_000;
        await AppendsAllAsync(database);
    }

    [Theory, OnPostgres]
    public async Task A_connection_that_is_cut_leaves_nothing_in_part(DatabaseServer server)
    {
        var watch = new CommandWatch();
        await using var database = await TestDatabase.CreateAsync(server, options => options.AddInterceptors(watch));
        foreach (var statement in (string[])["FOR UPDATE", "INSERT INTO userops_tag_ledgers", "INSERT INTO userops_tag_entries"])
        {
            watch.Before = command => command.CommandText.Contains(statement, StringComparison.Ordinal)
                ? database.ExecuteAsync($"SELECT pg_terminate_backend({((NpgsqlConnection)command.Connection!).ProcessID}, 5000)")
                : Task.CompletedTask;

            await Assert.ThrowsAnyAsync<Exception>(async () => await database.Tags.AppendAsync(Appends()));

            watch.Before = null;
            Assert.All(await ListAsync(database.Tags.ReadLedgersAsync(Users)), item => Assert.Equal(TagLedger.Empty, item.Ledger));
        }

        await AppendsAllAsync(database);
    }

    [Theory, OnPostgres]
    public async Task A_strategy_of_the_host_that_tries_again_survives_a_cut_connection(DatabaseServer server)
    {
        var watch = new CommandWatch();
        await using var database = await TestDatabase.CreateAsync(
            server, options => options.AddInterceptors(watch).UseNpgsql(npgsql => npgsql.EnableRetryOnFailure()));
        var cuts = 0;
        watch.Before = command => command.CommandText.Contains("INSERT INTO userops_tag_entries", StringComparison.Ordinal) && cuts++ == 0
            ? database.ExecuteAsync($"SELECT pg_terminate_backend({((NpgsqlConnection)command.Connection!).ProcessID}, 5000)")
            : Task.CompletedTask;

        await AppendsAllAsync(database);

        Assert.Equal(2, cuts);
    }

    [Theory, OnPostgres]
    public async Task A_statement_that_takes_too_long_is_told_and_leaves_nothing(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, settings: "Options=-c statement_timeout=300");
        await database.Tags.AppendAsync([new(Users[5], [Entry(0)], 0)]);
        await using (await HoldAsync(database, "SELECT * FROM userops_tag_ledgers FOR UPDATE"))
        {
            var late = await Assert.ThrowsAnyAsync<Exception>(async () => await database.Tags.AppendAsync([new(Users[5], [Entry(1)], 1), new(Users[6], [Entry(1)], 0)]));
            Assert.Equal(PostgresErrorCodes.QueryCanceled, (late as PostgresException ?? late.InnerException as PostgresException)?.SqlState);
        }

        Assert.Equal([1, 0], (await ListAsync(database.Tags.ReadLedgersAsync(Users[5..7]))).Select(item => item.Ledger.Count));
    }

    [Theory, OnSqlite]
    public async Task A_database_that_another_keeps_is_told_and_nothing_is_written(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, settings: "Default Timeout=1");
        await using (await HoldAsync(database, "INSERT INTO userops_tag_ledgers VALUES ('other', 1, 0, 0)"))
        {
            var busy = await Assert.ThrowsAsync<SqliteException>(async () => await database.Tags.AppendAsync(Appends()));
            Assert.Equal(Busy, busy.SqliteErrorCode);
            Assert.Equal(TagLedger.Empty, await database.LedgerAsync(Users[0]));
        }

        await AppendsAllAsync(database);
    }

    [Theory, OnPostgres]
    public async Task Who_waits_for_another_can_be_called_off(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.Tags.AppendAsync([new(Users[5], [Entry(0)], 0)]);
        using var cancellation = new CancellationTokenSource();
        await using (await HoldAsync(database, "SELECT * FROM userops_tag_ledgers FOR UPDATE"))
        {
            var append = database.Tags.AppendAsync([new(Users[5], [Entry(1)], 1), new(Users[6], [Entry(1)], 0)], cancellation.Token).AsTask();
            await database.ExecuteAsync(
                "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND locktype IN ('tuple', 'transactionid')) LOOP PERFORM pg_sleep(0.01); PERFORM pg_stat_clear_snapshot(); END LOOP; END $$");
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
        }

        Assert.Equal([1, 0], (await ListAsync(database.Tags.ReadLedgersAsync(Users[5..7]))).Select(item => item.Ledger.Count));
    }

    [Theory, OnSqlite]
    public async Task A_database_without_the_tables_of_the_model_says_so(DatabaseServer server)
    {
        await using var database = await TestDatabase.CreateAsync(server, withTables: false);
        var missing = await Assert.ThrowsAsync<SqliteException>(async () => await database.LedgerAsync(Users[0]));
        Assert.Contains("userops_tag_entries", missing.Message, StringComparison.Ordinal);
    }

    private static TagAppend[] Appends() => [.. Users.Select(user => new TagAppend(user, [Entry(0), Entry(1), Entry(2)], 0))];

    private static async Task AppendsAllAsync(TestDatabase database)
    {
        Assert.All(await database.Tags.AppendAsync(Appends()), outcome => Assert.Equal(new(IsAppended: true, 3), outcome));
        Assert.All(await ListAsync(database.Tags.ReadLedgersAsync(Users)), item => Assert.Equal(3, item.Ledger.Count));
    }

    /// <summary>Keeps rows locked until it is disposed.</summary>
    private static async Task<IAsyncDisposable> HoldAsync(TestDatabase database, string sql)
    {
        var context = database.CreateDbContext();
        await context.Database.BeginTransactionAsync();
        await context.Database.ExecuteSqlRawAsync(sql);
        return context;
    }

    private sealed class SmallDisk : DbConnectionInterceptor
    {
        public int Pages { get; set; } = 1_000_000;

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A number of our own.
            command.CommandText = $"PRAGMA max_page_count = {Pages}";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
