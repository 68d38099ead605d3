using UserOps.Cli.Input;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Input;

public class RejectionSinkTests
{
    [Fact]
    public void The_first_twenty_are_shown_and_the_rest_is_counted()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        Fill(sink, 1234);
        sink.Complete();

        var lines = console.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(21, lines.Length);
        Assert.Equal("sales.csv:2: at is 'x1': It is not a time.", lines[0]);
        Assert.Equal("1,234 rows were rejected; the first 20 are above, --rejects FILE lists all.", lines[^1]);
        Assert.Equal((1234, ExitCode.DoneWithRejections), (sink.Count, sink.ExitCode));
    }

    [Fact]
    public void Nothing_is_said_where_nothing_was_rejected()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        sink.Complete();

        Assert.Equal(("", ExitCode.Done), (console.Error, sink.ExitCode));
    }

    [Fact]
    public void All_are_written_as_json_lines_to_the_file_that_was_asked_for()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using (var sink = new RejectionSink(console.Console, folder["bad.jsonl"]))
        {
            Fill(sink, 25);
            sink.Add(new Rejection("订单.csv", "user", "<\"用户\">", "It's no good.") { Line = 99 });
            sink.Add(new Rejection("table", "user", "", "It has no line."));
            sink.Complete();
            Assert.EndsWith($"27 rows were rejected; all are in '{folder["bad.jsonl"]}'.\n", console.Error, StringComparison.Ordinal);
        }

        var lines = File.ReadAllLines(folder["bad.jsonl"]);
        Assert.Equal(27, lines.Length);
        Assert.Equal("""{"source":"sales.csv","line":2,"field":"at","value":"x1","why":"It is not a time."}""", lines[0]);
        Assert.Equal("""{"source":"订单.csv","line":99,"field":"user","value":"<\"用户\">","why":"It's no good."}""", lines[25]);
        Assert.Equal("""{"source":"table","line":null,"field":"user","value":"","why":"It has no line."}""", lines[26]);
        Assert.Equal(["bad.jsonl"], folder.Names);
    }

    [Fact]
    public void A_run_that_fails_leaves_no_file()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using (var sink = new RejectionSink(console.Console, folder["bad.jsonl"]))
        {
            Fill(sink, 2);
        }

        Assert.Empty(folder.Names);
    }

    [Fact]
    public void A_strict_run_stops_at_the_first()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console, strict: true);

        Assert.Equal(
            "sales.csv:2: at is 'x1': It is not a time. Nothing was written, because of --strict; without it the row is left out.",
            Assert.Throws<InputException>(() => Fill(sink, 1)).Message);
    }

    [Fact]
    public void Standard_output_is_no_place_for_rejections()
    {
        using var console = new TestConsole();

        Assert.Equal(
            "--rejects '-' must name a file: standard output is for the result.",
            Assert.Throws<UsageException>(() => new RejectionSink(console.Console, "-")).Message);
    }

    [Fact]
    public void Values_are_shown_short_and_without_what_a_terminal_would_act_on()
    {
        Assert.Equal(new string('x', 100) + "…", Shown.Text(new string('x', 101)));
        Assert.Equal(new string('x', 100), Shown.Text(new string('x', 100)));
        Assert.Equal("a\\tb\\r\\nc\\u001B[31m\\u202E\\u2028\\u007F", Shown.Text("a\tb\r\nc\u001b[31m\u202e\u2028\u007f"));
        Assert.Equal("用户😀\uFFFD", Shown.Text("用户😀\ud800"));
        Assert.Equal(new string('x', 99) + "…", Shown.Text(new string('x', 99) + "😀"));
    }

    private static void Fill(RejectionSink sink, int count)
    {
        for (var number = 1; number <= count; number++)
        {
            sink.Add(new Rejection("sales.csv", "at", $"x{number}", "It is not a time.") { Line = number + 1 });
        }
    }
}
