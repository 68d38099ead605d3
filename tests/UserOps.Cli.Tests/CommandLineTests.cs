using System.CommandLine;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests;

public class CommandLineTests
{
    private const string Sales = "user,at,amount\nu2,2024-05-30T23:00Z,2\nu1,2024-05-31T01:00Z,1.50\nu1,never,1\n,2024-06-30,1\n";
    private const string Good = "user,at,amount\nu1,2024-05-31,1\n";

    [Fact]
    public async Task A_run_reads_judges_writes_and_tells_of_rejected_rows()
    {
        using var folder = new TempFolder();
        var (exitCode, output, error) = await Run("totals", folder.Write("sales.csv", Sales), "--as-of", "last", "--rejects", folder["bad.jsonl"]);

        Assert.Equal(ExitCode.DoneWithRejections, exitCode);
        Assert.Equal(
            """
            {"user":"u1","total":1.5,"asOf":"2024-05-31T23:59:59.999999999Z"}
            {"user":"u2","total":2,"asOf":"2024-05-31T23:59:59.999999999Z"}

            """,
            output);
        Assert.Contains("sales.csv:4: at is 'never': It is not a time;", error, StringComparison.Ordinal);
        Assert.Contains("1 row was rejected; all are in", error, StringComparison.Ordinal);
        Assert.EndsWith("Table en progress False\n", error, StringComparison.Ordinal);
        Assert.Single(await File.ReadAllLinesAsync(folder["bad.jsonl"]));
    }

    [Fact]
    public async Task A_run_without_rejections_is_done_and_writes_the_file_that_was_asked_for()
    {
        using var folder = new TempFolder();
        var (exitCode, output, error) = await Run(
            "totals", folder.Write("sales.csv", Good), "--at", "2024-06-01T08:00:00+08:00", "--out", folder["out.jsonl"], "--format", "JSONL", "--lang", "zh-CN", "--no-progress");

        Assert.Equal((ExitCode.Done, "", "Jsonl zh-CN progress False\n"), (exitCode, output, error));
        Assert.Equal("{\"user\":\"u1\",\"total\":1,\"asOf\":\"2024-06-01T00:00:00Z\"}\n", await File.ReadAllTextAsync(folder["out.jsonl"]));
    }

    [Fact]
    public async Task The_options_of_the_input_reach_the_reader()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "who,when,paid\nu1,31/05/2024,1\nu1,31/05/2024,-1\n");
        var (exitCode, output, error) = await Run(
            "totals", file, "--as-of", "last", "--map", "user=who", "--map", "at=when", "--map", "amount=paid", "--time-format", "dd/MM/yyyy", "--zone", "Asia/Shanghai", "--purchases-only");

        Assert.Equal(ExitCode.Done, exitCode);
        Assert.Equal("{\"user\":\"u1\",\"total\":1,\"asOf\":\"2024-05-30T23:59:59.999999999Z\"}\n", output);
        Assert.DoesNotContain("rejected", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_run_that_meets_a_bad_row_writes_nothing()
    {
        using var folder = new TempFolder();
        var (exitCode, output, error) = await Run(
            "totals", folder.Write("sales.csv", Sales), "--as-of", "last", "--strict", "--out", folder["out.jsonl"], "--rejects", folder["bad.jsonl"]);

        Assert.Equal((ExitCode.InputUnreadable, ""), (exitCode, output));
        Assert.Contains("Nothing was written, because of --strict", error, StringComparison.Ordinal);
        Assert.Equal(["sales.csv"], folder.Names);
    }

    [Fact]
    public async Task An_input_that_breaks_off_leaves_no_output()
    {
        using var folder = new TempFolder();
        var packed = TempFolder.Gzip(Good + string.Concat(Enumerable.Range(0, 5000).Select(number => $"u{number * 7919 % 10007},2024-05-31,1\n")));
        var (exitCode, output, error) = await Run(
            "totals", folder.Write("sales.csv.gz", packed[..(packed.Length / 2)]), "--as-of", "last", "--out", folder["out.jsonl"]);

        Assert.Equal((ExitCode.InputUnreadable, ""), (exitCode, output));
        Assert.Contains("The gzip data is damaged or cut short", error, StringComparison.Ordinal);
        Assert.Equal(["sales.csv.gz"], folder.Names);
    }

    [Theory]
    [InlineData("u1,2024-05-31,1\n")]
    [InlineData("u1,2024-05-31\n")]
    [InlineData("\n")]
    public async Task A_run_that_is_stopped_while_it_reads_leaves_no_output(string row)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        using var endless = new RepeatingStream("user,at,amount\n", row, rounds: 200, stop.Cancel);
        var (exitCode, output, error) = await Run(endless, stop.Token, "totals", "-", "--as-of", "last", "--out", folder["out.jsonl"], "--rejects", folder["bad.jsonl"]);

        Assert.Equal((ExitCode.Interrupted, ""), (exitCode, output));
        Assert.EndsWith("userops: Interrupted.\n", error, StringComparison.Ordinal);
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task An_output_that_takes_no_more_is_told_and_ends_the_run()
    {
        if (!File.Exists("/dev/full"))
        {
            return;
        }

        using var folder = new TempFolder();
        var (exitCode, output, error) = await Run("totals", folder.Write("sales.csv", Good), "--as-of", "last", "--out", "/dev/full");

        Assert.Equal((ExitCode.BadUsage, ""), (exitCode, output));
        Assert.StartsWith("userops: The output can't be written: No space left on device", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_of_no_records_is_a_fault()
    {
        using var folder = new TempFolder();
        var (exitCode, _, error) = await Run("totals", folder.Write("sales.csv", "user,at,amount\n,2024-05-31,1\n"), "--as-of", "last");

        Assert.Equal(ExitCode.InputUnreadable, exitCode);
        Assert.Equal("userops: --as-of last: There is no record with a user, so there is no last day. Give the day itself: --as-of 2024-05-31.\n", error);
    }

    [Theory]
    [InlineData("--out")]
    [InlineData("--rejects")]
    public async Task An_output_that_is_the_input_is_refused(string option)
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", Good);
        var (exitCode, _, error) = await Run("totals", file, "--as-of", "last", option, Path.Combine(Path.GetDirectoryName(file)!, ".", "sales.csv"));

        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.EndsWith("is the input itself; name another file.\n", error, StringComparison.Ordinal);
        Assert.Equal(Good, await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.", "totals", "a.csv")]
    [InlineData("--as-of and --at exclude each other; give one of them.", "totals", "a.csv", "--as-of", "last", "--at", "2024-05-31T00:00:00Z")]
    [InlineData("--as-of '31.5.2024' is not a day; write it like 2024-05-31, or last.", "totals", "a.csv", "--as-of", "31.5.2024")]
    [InlineData("--as-of '9998-12-31' is not a day; write it like 2024-05-31, or last.", "totals", "a.csv", "--as-of", "9998-12-31")]
    [InlineData("--at '2024-05-31T10:00' is not an instant; write it like 2024-05-31T17:30:00Z or 2024-05-31T17:30:00+08:00.", "totals", "a.csv", "--at", "2024-05-31T10:00")]
    [InlineData("--at '9999-12-31T23:59:59-01:00' is not an instant;", "totals", "a.csv", "--at", "9999-12-31T23:59:59-01:00")]
    [InlineData("--format 'jsno' is not one of its values. Did you mean 'json'?", "totals", "a.csv", "--as-of", "last", "--format", "jsno")]
    [InlineData("--lang 'german' is not one of its values. Choose one of en, zh-CN.", "totals", "a.csv", "--as-of", "last", "--lang", "german")]
    [InlineData("--fromat", "totals", "a.csv", "--as-of", "last", "--fromat", "json")]
    [InlineData("--format\n", "totals", "a.csv", "--as-of", "last", "--fromat", "json")]
    [InlineData("See 'userops totals --help'.", "totals", "a.csv", "--as-of", "last", "--fromat", "json")]
    [InlineData("See 'userops --help'.", "total")]
    public async Task A_line_that_can_not_be_understood_says_why_on_standard_error(string message, params string[] args)
    {
        var (exitCode, output, error) = await Run(args);

        Assert.Equal((ExitCode.BadUsage, ""), (exitCode, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--zone 'Europe/Lodnon' is not a time zone. Did you mean 'Europe/London'?", "--zone", "Europe/Lodnon")]
    [InlineData("--time-format 'HH:mm' leaves out the year", "--time-format", "HH:mm")]
    [InlineData("--map 'usr=x' names no field of this command. Did you mean 'user'?", "--map", "usr=x")]
    [InlineData("--rejects '-' must name a file", "--rejects", "-")]
    public async Task An_option_whose_value_makes_no_sense_is_a_usage_error(string message, params string[] option)
    {
        using var folder = new TempFolder();
        var (exitCode, output, error) = await Run(["totals", folder.Write("sales.csv", Good), "--as-of", "last", .. option]);

        Assert.Equal((ExitCode.BadUsage, ""), (exitCode, output));
        Assert.StartsWith("userops: " + message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_option_and_ends_well()
    {
        var (exitCode, output, _) = await Run("totals", "--help");

        Assert.Equal(ExitCode.Done, exitCode);
        foreach (var option in new[]
        {
            "<PURCHASES>", "--map", "--time-format", "--zone", "--rejects", "--strict", "--purchases-only", "--format", "--out", "--lang", "--no-progress", "--as-of", "--at",
        })
        {
            Assert.Contains(option, output, StringComparison.Ordinal);
        }
    }

    private static Task<(int ExitCode, string Output, string Error)> Run(params string[] args) =>
        Run(Stream.Null, CancellationToken.None, args);

    private static async Task<(int ExitCode, string Output, string Error)> Run(Stream input, CancellationToken stop, params string[] args)
    {
        using var console = new TestConsole(input);
        using var help = new StringWriter();
        var root = new RootCommand("A trial.") { new TrialCommand(console.Console).Build() };
        var exitCode = await CommandLine.InvokeAsync(root, args, help, console.Console.Error, stop);
        return (exitCode, console.Output + help, console.Error);
    }
}
