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
        Assert.Equal("""{"source":"sales.csv","line":2,"key":null,"field":"at","value":"x1","why":"It is not a time."}""", lines[0]);
        Assert.Equal("""{"source":"订单.csv","line":99,"key":null,"field":"user","value":"<\"用户\">","why":"It's no good."}""", lines[25]);
        Assert.Equal("""{"source":"table","line":null,"key":null,"field":"user","value":"","why":"It has no line."}""", lines[26]);
        Assert.Equal(["bad.jsonl"], folder.Names);
    }

    [Fact]
    public void A_rejection_with_a_key_is_of_a_user_and_told_apart_from_rows()
    {
        using var folder = new TempFolder();
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console, folder["bad.jsonl"]);
        sink.Add(new Rejection("sales.csv", "amount", "too much", "It adds up to too much.") { Key = "u7" });
        sink.Complete();
        Assert.Equal(
            $"sales.csv (u7): amount is 'too much': It adds up to too much.\n1 user was rejected; all are in '{folder["bad.jsonl"]}'.\n",
            console.Error);
        Assert.Equal(
            "{\"source\":\"sales.csv\",\"line\":null,\"key\":\"u7\",\"field\":\"amount\",\"value\":\"too much\",\"why\":\"It adds up to too much.\"}\n",
            File.ReadAllText(folder["bad.jsonl"]));
    }

    [Fact]
    public void Rows_and_users_are_counted_apart()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        Fill(sink, 2);
        sink.Add(new Rejection("sales.csv", "amount", "too much", "It adds up to too much.") { Key = "u7" });
        sink.Complete();

        Assert.EndsWith("\n2 rows and 1 user were rejected.\n", console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_run_names_the_user_that_it_stops_at()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console, strict: true);

        Assert.Equal(
            "sales.csv (u7): amount is 'x': It is odd. Nothing was written, because of --strict; without it the user is left out.",
            Assert.Throws<InputException>(() => sink.Add(new Rejection("sales.csv", "amount", "x", "It is odd.") { Key = "u7" })).Message);
    }

    [Fact]
    public void What_stands_on_the_screen_is_wiped_before_a_rejection_is_shown()
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console) { BeforeShown = () => console.Console.Error.Write("[wiped]") };
        Fill(sink, 22);
        sink.Complete();

        Assert.Equal(RejectionSink.MaxShown + 1, console.Error.Split("[wiped]").Length - 1);
        Assert.StartsWith("[wiped]sales.csv:2:", console.Error, StringComparison.Ordinal);
        Assert.Contains("\n[wiped]22 rows were rejected", console.Error, StringComparison.Ordinal);
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
