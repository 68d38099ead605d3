using UserOps.Cli.Commands;
using UserOps.Cli.Output;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Output;

public class ProgressLineTests
{
    private const int StepsPerLook = 1024;

    [Fact]
    public void Nothing_is_shown_in_the_first_second()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromMilliseconds(100)));
        using var progress = new ProgressLine(console.Console, isShown: true);
        Step(progress, looks: 5, 0.5);
        progress.Stage("Scoring");

        Assert.Equal("", console.Error);
    }

    [Fact]
    public void A_longer_run_tells_how_far_it_is_and_wipes_what_it_told()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromSeconds(1)));
        using (var progress = new ProgressLine(console.Console, isShown: true))
        {
            Step(progress, looks: 1, 0.428);
            Assert.Equal("\rReading: 42 %", RawError(console));
            progress.Stage("Go");
            Assert.Equal("\rReading: 42 %\rGo ...       ", RawError(console));
        }

        Assert.EndsWith($"\r{new string(' ', "Reading: 42 %".Length)}\r", RawError(console), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_size_is_unknown_the_rows_are_counted()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromSeconds(1)));
        using var progress = new ProgressLine(console.Console, isShown: true);
        Step(progress, looks: 1, null);

        Assert.Equal("\rReading: 1,024 rows", RawError(console));
    }

    [Fact]
    public void The_line_is_redrawn_now_and_then_and_not_with_every_step()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromMilliseconds(10)));
        using var progress = new ProgressLine(console.Console, isShown: true);
        Step(progress, looks: 1000, 0.1);

        Assert.InRange(RawError(console).Split('\r').Length - 1, 30, 50);
    }

    [Fact]
    public void A_run_that_nobody_watches_shows_nothing()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromSeconds(1)));
        using (var progress = new ProgressLine(console.Console, isShown: false))
        {
            Step(progress, looks: 10, 0.5);
            progress.Stage("Scoring");
        }

        Assert.Equal("", console.Error);
    }

    [Fact]
    public void Wiping_twice_writes_once()
    {
        using var console = new TestConsole(stopwatch: new SteppingClock(TimeSpan.FromSeconds(1)));
        using var progress = new ProgressLine(console.Console, isShown: true);
        progress.Stage("Scoring");
        progress.Wipe();
        var once = RawError(console);
        progress.Wipe();

        Assert.Equal(once, RawError(console));
    }

    [Fact]
    public async Task A_watched_run_of_the_tool_shows_progress_and_wipes_it_before_the_rejections_and_the_result()
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(number => $"u{number},2024-01-01,{(number == 2500 ? "much" : "1")}\n"));
        var error = await Watch(rows);

        Assert.Contains("\rReading ", error, StringComparison.Ordinal);
        Assert.Contains("\rScoring ...", error, StringComparison.Ordinal);
        Assert.Matches("\r +\r[^\r]*sales.csv:2501: amount is 'much'", error);
        Assert.EndsWith(" \r1 row was rejected.\n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_the_progress_stands_on_the_screen_when_the_result_comes()
    {
        using var folder = new TempFolder();
        using var error = new StringWriter();
        using var screen = new ScreenStream(error);
        var console = new ToolConsole
        {
            OpenInput = () => Stream.Null,
            OpenOutput = () => screen,
            Error = error,
            OutputIsTerminal = true,
            ErrorIsTerminal = true,
            Stopwatch = new SteppingClock(TimeSpan.FromSeconds(1)),
        };
        var file = folder.Write("sales.csv", "user,at,amount\nu1,2024-01-01,1\n");
        string[] args = ["rfm", file, "--as-of", "last", "--format", "jsonl"];

        Assert.Equal(ExitCode.Done, await CommandLine.InvokeAsync(Root.Create(console), args, TextWriter.Null, error));
        Assert.Equal("\rScoring ...\r           \r", screen.ErrorBefore);
    }

    [Fact]
    public async Task No_progress_means_none()
    {
        var rows = string.Concat(Enumerable.Range(1, 3000).Select(number => $"u{number},2024-01-01,1\n"));

        Assert.Equal("", await Watch(rows, "--no-progress"));
    }

    private static async Task<string> Watch(string rows, params string[] options)
    {
        using var folder = new TempFolder();
        using var console = new TestConsole(isWatched: true, stopwatch: new SteppingClock(TimeSpan.FromSeconds(1)));
        await Tool.Run(
            console,
            CancellationToken.None,
            ["rfm", folder.Write("sales.csv", "user,at,amount\n" + rows), "--as-of", "last", "--format", "jsonl", .. options]);
        return RawError(console);
    }

    private static string RawError(TestConsole console) => console.Console.Error.ToString()!;

    private static void Step(ProgressLine progress, int looks, double? fraction)
    {
        for (var step = 0; step < looks * StepsPerLook; step++)
        {
            progress.Step("Reading", fraction);
        }
    }

    /// <summary>Remembers what standard error held when the first byte of the result came.</summary>
    private sealed class ScreenStream(StringWriter error) : MemoryStream
    {
        public string? ErrorBefore { get; private set; }

        public override void Write(byte[] buffer, int offset, int count)
        {
            ErrorBefore ??= error.ToString();
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            ErrorBefore ??= error.ToString();
            base.Write(buffer);
        }
    }
}
