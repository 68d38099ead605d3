using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class ComplaintsDeadlinesTests
{
    private const string CfpbFile = "cfpb_complaints_2014_oct_nov.csv.gz";

    [Fact]
    public async Task The_market_regulator_of_China_counts_seven_working_days_over_the_spring_festival()
    {
        var row = Assert.Single(await Rows("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z"}""", "--calendar", "mon-fri-9-17", "--regulator", "cn-samr"));
        var due = Assert.Single(row["dues"]!.AsArray(), due => (string)due!["target"]! == "cn-samr.accept")!;

        // Received on Friday the 6th: due at the end of Tuesday the 24th, in Shanghai.
        Assert.Equal("2026-02-24T15:59:59.999999999Z", (string)due["dueAt"]!);
        Assert.Equal(("cn", true), ((string)due["calendar"]!, (bool)due["certain"]!));
        Assert.Equal(["acknowledge", "firstResponse", "nextUpdate", "resolve", "cn-samr.accept"], row["dues"]!.AsArray().Select(item => (string)item!["target"]!));
    }

    [Fact]
    public async Task The_name_of_a_regulator_as_preset_shows_its_deadlines_alone()
    {
        var row = Assert.Single(await Rows("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","sentAt":"2026-02-10T02:00:00Z"}""", "--preset", "us-cfpb"));

        Assert.Equal(["us-cfpb.respond", "us-cfpb.final"], row["dues"]!.AsArray().Select(item => (string)item!["target"]!));
        Assert.Equal("2026-02-10T02:00:00Z", (string)row["dues"]![0]!["start"]!);
        Assert.Equal(3, (int)row["grade"]!);
    }

    [Fact]
    public async Task The_next_due_comes_first_and_what_has_none_last()
    {
        var rows = await Rows(
            """
            {"id":"late","receivedAt":"2020-02-06T02:00:00Z","factors":{"safety":3}}
            {"id":"calm","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":0,"legal":0,"privacy":0}}
            {"id":"grave","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":3}}
            """,
            "--calendar", "cn", "--at", "2026-02-06T02:10:00Z");

        Assert.Equal(["grave", "calm", "late"], rows.Select(row => (string)row["id"]!));
        Assert.Equal("PT20M", (string)rows[0]["dues"]![0]!["left"]!);
        Assert.Equal("P0D", (string)rows[2]["dues"]![0]!["left"]!);
        Assert.Null(rows[2]["nextDue"]);
    }

    [Fact]
    public async Task A_timeline_has_no_gap_and_its_counted_time_is_what_was_used_up()
    {
        var row = Assert.Single(await Rows(
            """{"id":"C-1","receivedAt":"2026-02-06T16:00:00Z","factors":{"safety":0,"legal":0,"privacy":0}}""",
            "--calendar", "mon-fri-9-17", "--timeline"));
        var spans = row["dues"]![0]!["timeline"]!.AsArray();

        Assert.Equal(
            ["2026-02-06T16:00:00Z 2026-02-06T17:00:00Z True", "2026-02-06T17:00:00Z 2026-02-09T09:00:00Z False", "2026-02-09T09:00:00Z 2026-02-09T16:00:00Z True"],
            spans.Select(span => $"{span!["from"]} {span["until"]} {(bool)span["counted"]!}"));
        Assert.Equal("PT8H", (string)row["dues"]![0]!["workingLeft"]!);
    }

    [Fact]
    public async Task A_calendar_that_does_not_know_its_holidays_is_told()
    {
        var row = Assert.Single(await Rows("""{"id":"C-1","receivedAt":"2027-02-06T02:00:00Z"}""", "--calendar", "cn"));

        Assert.All(row["dues"]!.AsArray(), due => Assert.False((bool)due!["certain"]!));
    }

    [Fact]
    public async Task A_regulator_that_is_none_is_refused_with_one_that_is_near()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("complaints", "deadlines", folder.Write("c.jsonl", "{}"), "--regulator", "cn-smar", "--calendar", "cn");

        Assert.Equal("userops: --regulator 'cn-smar' is no regulator that is known here. Did you mean 'cn-samr'?\n", run.Refusal);
    }

    [Fact]
    public async Task The_export_of_the_CFPB_needs_no_map_and_its_days_are_those_of_New_York()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "cfpb.csv",
            "Complaint ID,Product,Issue,Submitted via,Date received,Date sent to company,Timely response?,Consumer disputed?\n"
            + "1,Debt collection,Tactics,Web,11/12/2014,11/13/2014,Yes,\n"
            + "2,Mortgage,Fees,Fax,10/10/2014,10/10/2014,No\n");
        var rows = Parse((await Tool.Run("complaints", "deadlines", file, "--preset", "us-cfpb", "--format", "jsonl")).Result);

        Assert.Equal(["2", "1"], rows.Select(row => (string)row["id"]!));
        Assert.Equal("2014-11-12T05:00:00Z", (string)rows[1]["receivedAt"]!);

        // 15 days after the 13th is the 28th, to its end in New York.
        Assert.Equal("2014-11-29T04:59:59.999999999Z", (string)rows[1]["dues"]![0]!["dueAt"]!);
        var elsewhere = Parse((await Tool.Run("complaints", "deadlines", file, "--preset", "us-cfpb", "--zone", "UTC", "--format", "jsonl")).Result);
        Assert.Equal("2014-11-12T00:00:00Z", (string)elsewhere[1]["receivedAt"]!);
    }

    [Theory]
    [InlineData("table", "Targets and duties")]
    [InlineData("csv", "id,grade,target,start,dueAt,lastOnTimeAt,status,left,workingLeft,calendar,certain\n")]
    [InlineData("json", "\"targets\": [")]
    public async Task All_forms_are_written(string format, string part)
    {
        using var folder = new TempFolder();
        var file = folder.Write("c.jsonl", """{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z"}""");

        Assert.Contains(part, (await Tool.Run("complaints", "deadlines", file, "--calendar", "cn", "--timeline", "--format", format)).Result, StringComparison.Ordinal);
    }

    [RealDataFact(CfpbFile)]
    public async Task The_real_file_gives_a_deadline_for_every_complaint()
    {
        var run = await Tool.Run("complaints", "deadlines", RealDataFactAttribute.PathOf(CfpbFile), "--preset", "us-cfpb", "--as-of", "last", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal("""{"records":8340,"accepted":8340,"rejected":0,"later":0}""", json["input"]!.ToJsonString());
        Assert.Equal(
            ["us-cfpb.respond 8340 3022 5318 0", "us-cfpb.final 8340 8340 0 0"],
            json["targets"]!.AsArray().Select(target => $"{target!["target"]} {target["complaints"]} {target["running"]} {target["breached"]} {target["uncertain"]}"));
    }

    private static JsonNode[] Parse(string lines) => [.. lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];

    private static async Task<JsonNode[]> Rows(string lines, params string[] options)
    {
        using var folder = new TempFolder();
        return Parse((await Tool.Run(["complaints", "deadlines", folder.Write("c.jsonl", lines), "--format", "jsonl", .. options])).Result);
    }
}
