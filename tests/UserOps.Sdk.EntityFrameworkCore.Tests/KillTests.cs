using System.Diagnostics;
using System.Globalization;
using UserOps.Tagging;
using UserOps.Tests;

namespace UserOps.EntityFrameworkCore.Tests;

/// <summary>A host whose process is killed at random moments, and started again, ends where one that was left alone does: nothing lost, nothing twice.</summary>
public class KillTests
{
    [Theory]
    [OnSqlite]
    [OnPostgres]
    public Task A_host_that_is_killed_ends_where_one_that_is_left_alone_does(DatabaseServer server) => SameAfterAsync(server, kills: 2, users: 300, days: 3);

    [LongFact]
    public Task Fifty_kills_on_SQLite_lose_and_double_nothing() => SameAfterAsync(DatabaseServer.Sqlite, kills: 50, users: 1_000, days: 10);

    [LongOnPostgresFact]
    public Task Fifty_kills_on_PostgreSQL_lose_and_double_nothing() => SameAfterAsync(DatabaseServer.Postgres, kills: 50, users: 1_000, days: 10);

    private static async Task SameAfterAsync(DatabaseServer server, int kills, int users, int days)
    {
        await using var quiet = await TestDatabase.CreateAsync(server);
        var watch = Stopwatch.StartNew();
        await RunAsync(quiet, users, days, Timeout.InfiniteTimeSpan);
        var whole = watch.Elapsed;
        var expected = await ReadAsync(quiet);
        Assert.NotEmpty(expected);

        var (killed, moment) = (0, 0);
        while (killed < kills)
        {
            (killed, moment) = await LiveAsync(server, kills, users, days, whole, expected, (killed, moment));
        }
    }

    /// <summary>One life of a host, from an empty database to the end, with the kills that fall into it; tells how many there were by then, and at how many moments.</summary>
    private static async Task<(int Killed, int Moment)> LiveAsync(
        DatabaseServer server, int kills, int users, int days, TimeSpan whole, string[] expected, (int Killed, int Moment) count)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var isDone = false;
        while (!isDone && count.Killed < kills)
        {
            // Moments spread evenly over the life of the process, in an order that is no order: the golden ratio modulo 1.
            count.Moment++;
            isDone = await RunAsync(database, users, days, whole * (count.Moment * 0.618034 % 1));
            count.Killed += isDone ? 0 : 1;
        }

        if (!isDone)
        {
            await RunAsync(database, users, days, Timeout.InfiniteTimeSpan);
        }

        Assert.Equal(expected, await ReadAsync(database));
        return count;
    }

    /// <summary>Runs the host until it is done, or kills it after a time; tells whether it was done.</summary>
    private static async Task<bool> RunAsync(TestDatabase database, int users, int days, TimeSpan killAfter)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                Path.Combine(AppContext.BaseDirectory, "UserOps.Sdk.KilledHost.dll"),
                database.Server == DatabaseServer.Sqlite ? "sqlite" : "postgres",
                database.ConnectionString,
                users.ToString(CultureInfo.InvariantCulture),
                days.ToString(CultureInfo.InvariantCulture),
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var later = new CancellationTokenSource(killAfter);
        try
        {
            await process.WaitForExitAsync(later.Token);
            Assert.True(process.ExitCode == 0, await errors);
            return true;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            await Task.WhenAll(output, errors);
            return process.ExitCode == 0;
        }
    }

    /// <summary>Everything that is kept, as text: answers with their ends, and every entry of every ledger.</summary>
    private static async Task<string[]> ReadAsync(TestDatabase database)
    {
        var lines = new List<string>();
        foreach (var kind in (string[])["lifecycle", "tagging"])
        {
            await foreach (var state in database.Assessments.ReadAllAsync(kind))
            {
                lines.Add($"{state.Key} {state.Assessment?.Value} {state.Assessment?.Detail} as of {state.Assessment?.AsOf} judged {state.JudgedAt} due {state.Due}");
            }
        }

        var users = lines.Select(line => new UserId(line[(line.IndexOf('/') + 1)..line.IndexOf(' ')])).Distinct().ToArray();
        await foreach (var (user, ledger) in database.Tags.ReadLedgersAsync(users))
        {
            lines.AddRange(ledger.Entries.Select((entry, place) => $"{user} {place} {TagLedgerJson.Write(TagLedger.From([entry]))}"));
        }

        lines.Sort(StringComparer.Ordinal);
        return [.. lines];
    }
}
