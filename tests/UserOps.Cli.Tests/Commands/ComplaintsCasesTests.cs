using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class ComplaintsCasesTests
{
    private const string Receipt = """{"id":"K-1","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":0,"legal":0,"privacy":0}}""";

    [Fact]
    public async Task A_line_without_a_type_is_a_receipt_and_the_legal_moves_are_told()
    {
        var row = Assert.Single(await Rows(Receipt));

        Assert.Equal(("received", 4, "2026-02-06T02:00:00Z"), ((string)row["state"]!, (int)row["grade"]!, (string)row["since"]!));
        Assert.Equal(["screened", "withdrawn", "notAccepted", "merged"], row["legalMoves"]!.AsArray().Select(move => (string)move!));
        Assert.Equal("2026-02-06T17:00:00Z", (string)row["nextDue"]!);
    }

    [Fact]
    public async Task The_order_of_the_lines_does_not_matter()
    {
        var lines = await File.ReadAllLinesAsync(Page.PathOf("docs/samples/cli/case-events.jsonl"));
        var expected = await Run(string.Join('\n', lines), "--at", "2026-02-11T06:00:00Z");

        Assert.Equal(expected.Result, (await Run(string.Join('\n', lines.Reverse()), "--at", "2026-02-11T06:00:00Z")).Result);
    }

    [Fact]
    public async Task Merged_complaints_are_one_case_with_the_gravest_grade_and_all_channels()
    {
        var rows = await Rows(await File.ReadAllTextAsync(Page.PathOf("docs/samples/cli/case-events.jsonl")), "--at", "2026-02-11T06:00:00Z", "--calendar", "cn");

        Assert.Equal(["investigating", "mergedInto", "closed"], rows.Select(row => (string)row["state"]!));
        Assert.Equal("""["app","regulator"]""", rows[0]["channels"]!.ToJsonString());
        Assert.Equal(("""["K-2"]""", 2, "K-1"), (rows[0]["members"]!.ToJsonString(), (int)rows[0]["grade"]!, (string)rows[1]["mergedInto"]!));
        Assert.Equal("nextUpdate", (string)Assert.Single(rows[0]["breaches"]!.AsArray())!["target"]!);
    }

    [Fact]
    public async Task Events_after_the_instant_are_not_seen_and_cases_that_had_not_come_in_are_left_out()
    {
        var rows = await Rows(await File.ReadAllTextAsync(Page.PathOf("docs/samples/cli/case-events.jsonl")), "--at", "2026-02-06T02:35:00Z");

        Assert.Equal(("K-1", "screened"), ((string)Assert.Single(rows)["id"]!, (string)rows[0]["state"]!));
    }

    [Fact]
    public async Task Illegal_events_are_rejected_with_their_line_and_the_legal_moves()
    {
        var run = await Run($"{Receipt}\n" + """{"complaintId":"K-1","at":"2026-02-06T02:30:00Z","type":"closed"}""", "--as-of", "last", "--format", "jsonl");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Matches(@"e\.jsonl:2 \(K-1\): type is 'closed': A case that is received can't take 'closed'\. Legal: screened, ", run.Error);
        Assert.EndsWith("\n1 row was rejected.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal("received", (string)JsonNode.Parse(run.Output)!["state"]!);
    }

    [Fact]
    public async Task A_cycle_of_merges_and_a_second_receipt_are_rejected()
    {
        var run = await Run(
            """
            {"id":"A","receivedAt":"2026-02-06T02:00:00Z"}
            {"id":"B","receivedAt":"2026-02-06T02:00:00Z"}
            {"complaintId":"A","at":"2026-02-06T03:00:00Z","type":"merged","into":"B"}
            {"complaintId":"B","at":"2026-02-06T04:00:00Z","type":"merged","into":"A"}
            {"id":"B","receivedAt":"2026-02-06T05:00:00Z"}
            """,
            "--as-of", "last", "--format", "csv");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Matches(@"e\.jsonl:4 \(B\): .*merged into this one", run.Error);
        Assert.Matches(@"e\.jsonl:5 \(B\): type is 'received'", run.Error);
    }

    [Fact]
    public async Task A_strict_run_stops_at_an_illegal_event_and_writes_nothing()
    {
        var run = await Run($"{Receipt}\n" + """{"complaintId":"K-1","at":"2026-02-06T02:30:00Z","type":"closed"}""", "--as-of", "last", "--strict");

        Assert.Contains("because of --strict", run.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Received : ")]
    [InlineData("zh-CN", "已受理")]
    public async Task The_moves_are_drawn_without_any_file(string lang, string part)
    {
        var text = (await Tool.Run("complaints", "cases", "--mermaid", "--lang", lang)).Result;

        Assert.StartsWith("stateDiagram-v2\n", text, StringComparison.Ordinal);
        Assert.Contains(lang == "en" ? part : "[*] --> Received", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_are_told_as_a_whole_and_by_group()
    {
        var lines = await File.ReadAllTextAsync(Page.PathOf("docs/samples/cli/case-events.jsonl"));
        var json = JsonNode.Parse((await Run(lines, "--at", "2026-02-11T06:00:00Z", "--metrics", "--by", "channel", "--format", "json")).Result)!;

        Assert.Equal((3, 1), ((int)json["total"]!["received"]!, (int)json["total"]!["merged"]!));
        Assert.Equal((1, 1), ((int)json["total"]!["upheld"]!["count"]!, (int)json["total"]!["upheld"]!["of"]!));
        Assert.Equal(["app", "regulator", "web"], json["groups"]!.AsArray().Select(group => (string)group!["group"]!));
        Assert.Contains("--by is for --metrics; add it.", (await Run(lines, "--as-of", "last", "--by", "topic")).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("table", "The complaint loop: 3 received, 1 of them merged")]
    [InlineData("csv", "group,figure,count,of,estimate,lower,upper\n,settledAtFirstContact,")]
    [InlineData("jsonl", "{\"group\":null,\"received\":3,\"merged\":1,")]
    public async Task Metrics_are_written_in_all_forms(string format, string part)
    {
        var lines = await File.ReadAllTextAsync(Page.PathOf("docs/samples/cli/case-events.jsonl"));

        Assert.Contains(part, (await Run(lines, "--at", "2026-02-11T06:00:00Z", "--metrics", "--format", format)).Result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name the file of EVENTS, or - for standard input; only --mermaid needs none.")]
    [InlineData("Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.", "x.jsonl")]
    public async Task What_is_missing_on_the_command_line_is_told(string message, params string[] args) =>
        Assert.Contains(message, (await Tool.Run(["complaints", "cases", .. args])).Refusal, StringComparison.Ordinal);

    [Theory]
    [InlineData("e.csv", "id,at\n1,2\n", "It has columns, and events are JSON lines.")]
    [InlineData("e.jsonl", "\n", "It is empty.")]
    public async Task Files_that_hold_no_events_are_faults(string name, string text, string message)
    {
        using var folder = new TempFolder();

        Assert.Contains(message, (await Tool.Run("complaints", "cases", folder.Write(name, text), "--as-of", "last", "--calendar", "cn")).Fault, StringComparison.Ordinal);
    }

    private static async Task<ToolRun> Run(string lines, params string[] options)
    {
        using var folder = new TempFolder();
        string[] calendar = options.Contains("--calendar", StringComparer.Ordinal) ? [] : ["--calendar", "mon-fri-9-17"];
        return await Tool.Run(["complaints", "cases", folder.Write("e.jsonl", lines), .. calendar, .. options]);
    }

    private static async Task<JsonNode[]> Rows(string lines, params string[] options)
    {
        string[] last = options.Length == 0 ? ["--as-of", "last"] : [];
        var run = await Run(lines, [.. options, .. last, "--format", "jsonl"]);
        return [.. run.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
