using System.Diagnostics;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Lifecycle;
using UserOps.Rfm;
using Workers;

namespace UserOps.Workers.Tests;

/// <summary>Runs the sample as its readers do: a coordinator that starts processes of itself.</summary>
public sealed class WorkersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("userops-workers-").FullName;

    public WorkersTests() => SampleShop.WriteTo(_folder);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Any_number_of_processes_in_any_order_gives_the_answer_of_one(int workers)
    {
        var (code, output) = await RunAsync("run", _folder, $"{workers}", "1", "2", "3");

        Assert.Equal(0, code);
        var answer = InProcess();
        var orders = new List<string>();
        foreach (var part in output.Split("Seed ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (order, rest) = (part[..part.IndexOf('\n', StringComparison.Ordinal)], part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
            orders.Add(order[order.IndexOf(' ', StringComparison.Ordinal)..]);
            Assert.Equal(answer, rest);
        }

        Assert.Equal(3, orders.Count);
        Assert.True(workers == 1 || orders.Distinct(StringComparer.Ordinal).Count() > 1, "The seeds gave but one order.");
    }

    [Fact]
    public async Task What_the_coordinator_can_not_do_it_says_with_its_exit_code()
    {
        Assert.Equal(2, (await RunAsync("walk", _folder)).Code);
        await File.AppendAllTextAsync(Path.Combine(_folder, "purchases.csv"), "u1,yesterday,5\n");
        var (code, output) = await RunAsync("run", _folder, "2", "1");
        Assert.NotEqual(0, code);
        Assert.Empty(output);
    }

    [Fact]
    public void A_batch_that_comes_again_changes_nothing_in_the_inbox()
    {
        var inbox = new Inbox();

        Assert.True(inbox.Take("1", Worker.Fold(_folder, 0, 2)));
        Assert.True(inbox.Take("2", Worker.Fold(_folder, 1, 2)));
        Assert.False(inbox.Take("1", Worker.Fold(_folder, 0, 2)));
        Assert.Equal(Worker.Fold(_folder, 0, 1).Hash(), inbox.Facts.Hash());
    }

    [Fact]
    public void Without_the_inbox_purchases_count_twice_and_days_do_not()
    {
        var (once, twice) = (Worker.Fold(_folder, 0, 1), Worker.Fold(_folder, 0, 1));
        twice.Merge(Worker.Fold(_folder, 0, 1));

        Assert.All(once.Users, user => Assert.Equal(user.Value.Activity, twice.Users[user.Key].Activity));
        Assert.Equal(
            once.Users.Sum(user => user.Value.Purchases.Entries.Sum(entry => entry.Purchases + entry.Refunds)) * 2,
            twice.Users.Sum(user => user.Value.Purchases.Entries.Sum(entry => entry.Purchases + entry.Refunds)));
    }

    [Fact]
    public void A_part_of_other_zones_is_refused()
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write("TZDB: 1999a");
        }

        var fault = Assert.Throws<InvalidDataException>(() => Shard.Read(stream.ToArray()));
        Assert.Contains("zones of TZDB: 1999a", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The answer without workers, parts and bytes on their way: all lines gathered here.</summary>
    private string InProcess()
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);
        var facts = new Shard();
        foreach (var line in File.ReadLines(Path.Combine(_folder, "purchases.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var row = new Purchase<string>(line[0], InstantPattern.ExtendedIso.Parse(line[1]).Value, decimal.Parse(line[2], CultureInfo.InvariantCulture));
            facts.Add(line[0], new(PurchaseHistory.Empty.Add(row), UserActivity.Empty));
        }

        foreach (var line in File.ReadLines(Path.Combine(_folder, "activity.csv")).Skip(1).Select(line => line.Split(',')))
        {
            var day = clock.DayOf(InstantPattern.ExtendedIso.Parse(line[1]).Value);
            facts.Add(line[0], new(PurchaseHistory.Empty, new(ActivityDays.From([day]))));
        }

        using var output = new StringWriter();
        Coordinator.Report(facts, output);
        return output.ToString();
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Workers.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await errors;
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }
}
