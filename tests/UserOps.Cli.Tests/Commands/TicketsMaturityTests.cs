using System.Text;
using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class TicketsMaturityTests
{
    private const string Uci = "uci_incident_event_log.csv.gz";

    private static readonly string Sample = Page.PathOf("docs/samples/cli/tickets.jsonl");
    private static readonly string Desk = Page.PathOf("docs/samples/cli/desk.csv");
    private static readonly string Mapping = Page.PathOf("docs/samples/cli/desk-mapping.json");

    [Fact]
    public async Task One_object_holds_the_pair_of_levels_and_what_they_rest_on()
    {
        var json = JsonNode.Parse((await Tool.Run("tickets", "maturity", Sample, "--as-of", "2026-05-31", "--format", "json")).Result)!;

        Assert.Equal((2, 5), ((int)json["level"]!, (int)json["plausibleLevel"]!));
        Assert.InRange((double)json["score"]!, 2, 3);
        Assert.Equal([1, 2, 3, 4, 5], json["layers"]!.AsArray().Select(layer => (int)layer!["layer"]!));
        Assert.All(json["layers"]!.AsArray(), layer => Assert.Contains((string)layer!["rating"]!, new[] { "N", "P", "L", "F" }));
        Assert.Equal(24, json["indicators"]!.AsArray().Count);
        var s1 = json["indicators"]!.AsArray().Single(item => (string)item!["id"]! == "S1")!;
        Assert.Equal((9, 12, "assessed", "L"), ((long)s1["k"]!, (long)s1["n"]!, (string)s1["state"]!, (string)s1["rating"]!));
        Assert.Equal(3, (int)json["lift"]!["level"]!);
        Assert.Equal((126, 22, 120, 6), ((long)json["input"]!["records"]!, (long)json["input"]!["tickets"]!, (long)json["input"]!["events"]!, (long)json["input"]!["workEvents"]!));
        Assert.Equal("2026-05-31T23:59:59.999999999Z", (string)json["asOf"]!);
        Assert.Null(json["groups"]);
    }

    [Fact]
    public async Task The_order_of_the_events_and_what_comes_twice_do_not_matter()
    {
        using var folder = new TempFolder();
        var lines = await File.ReadAllLinesAsync(Sample);
        var turned = folder.Write("t.jsonl.gz", TempFolder.Gzip(string.Join('\n', lines.Reverse().Concat(lines.Take(30)))));

        Assert.Equal(
            (await Tool.Run("tickets", "maturity", Sample, "--as-of", "2026-05-31", "--format", "csv")).Result,
            (await Tool.Run("tickets", "maturity", turned, "--as-of", "2026-05-31", "--format", "csv")).Result);
    }

    [Fact]
    public async Task Groups_come_beside_the_whole_and_a_period_counts_what_ended_in_it()
    {
        var json = JsonNode.Parse((await Tool.Run("tickets", "maturity", Sample, "--as-of", "last", "--by", "team", "--format", "json", "--from", "2026-04-01", "--to", "2026-04-30")).Result)!;
        var lines = (await Tool.Run("tickets", "maturity", Sample, "--as-of", "last", "--by", "team", "--format", "jsonl", "--from", "2026-04-01", "--to", "2026-04-30")).Result
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(["front", "platform"], json["groups"]!.AsArray().Select(group => (string)group!["group"]!));
        Assert.Equal(["front", "platform"], lines.Select(line => (string)line["group"]!));
        Assert.Equal(("team", "2026-04-01T00:00:00Z", "2026-05-01T00:00:00Z"), ((string)json["by"]!, (string)json["from"]!, (string)json["to"]!));
        Assert.True((long)json["indicators"]![0]!["n"]! < 22);
    }

    [Fact]
    public async Task Rows_are_read_by_a_mapping_and_by_the_names_of_the_command_line()
    {
        using var folder = new TempFolder();
        var renamed = folder.Write("d.csv", (await File.ReadAllTextAsync(Desk)).Replace("kind of matter", "form", StringComparison.Ordinal));
        string[] judged = ["--as-of", "last", "--preset", "core", "--format", "json"];

        var plain = JsonNode.Parse((await Tool.Run(["tickets", "maturity", Desk, "--mapping", Mapping, .. judged])).Result)!;
        var again = JsonNode.Parse((await Tool.Run(["tickets", "maturity", renamed, "--mapping", Mapping, "--map", "kind of matter=form", .. judged])).Result)!;

        Assert.Equal(plain.ToJsonString(), again.ToJsonString());
        Assert.Equal((9, 3), ((long)plain["input"]!["records"]!, (long)plain["input"]!["tickets"]!));
        Assert.Contains(
            "There is no column for 'kind of matter'",
            (await Tool.Run(["tickets", "maturity", renamed, "--mapping", Mapping, .. judged])).Fault,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_with_columns_named_as_the_members_needs_no_mapping_and_may_have_more()
    {
        const string Rows = "ticketId,at,type,actorId,component\nT-1,2026-03-02T09:00:00Z,created,,auth\nT-1,2026-03-02T10:00:00Z,resolved,lin,auth\n";
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(Rows));
        using var folder = new TempFolder();
        var file = folder.Write("t.csv", Rows);

        var json = JsonNode.Parse((await Tool.Run(input, CancellationToken.None, "tickets", "maturity", "-", "--as-of", "last", "--format", "json")).Result)!;
        var byModule = JsonNode.Parse((await Tool.Run("tickets", "maturity", file, "--map", "module=component", "--at", "2026-04-01T00:00:00Z", "--by", "module", "--format", "json")).Result)!;

        Assert.Equal((1, 2), ((long)json["input"]!["tickets"]!, (long)json["input"]!["events"]!));
        Assert.Equal("auth", (string)Assert.Single(byModule["groups"]!.AsArray())!["group"]!);
    }

    [Theory]
    [InlineData("It is about columns", "--map", "a=b")]
    [InlineData("--mapping-preset is about columns", "--mapping-preset", "uci-incident-log")]
    [InlineData("--time-format is about columns", "--time-format", "dd/MM/yyyy HH:mm")]
    [InlineData("--from is after --to", "--from", "2026-05-02", "--to", "2026-05-01")]
    [InlineData("--mapping and --mapping-preset exclude each other", "--mapping", "x", "--mapping-preset", "ticket-rows")]
    [InlineData("Did you mean 'core'?", "--preset", "cores")]
    [InlineData("Did you mean 'team'?", "--by", "teams")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] options) => Assert.Contains(
        message.Replace("It is", "--map is", StringComparison.Ordinal),
        (await Tool.Run(["tickets", "maturity", Sample, "--as-of", "last", .. options])).Refusal,
        StringComparison.Ordinal);

    [Fact]
    public async Task An_instant_is_needed_and_a_policy_of_another_kind_is_refused()
    {
        Assert.Contains("Say when to judge", (await Tool.Run("tickets", "maturity", Sample)).Refusal, StringComparison.Ordinal);
        Assert.Contains(
            "It is a ticket mapping, and a maturity policy is needed here",
            (await Tool.Run("tickets", "maturity", Sample, "--as-of", "last", "--policy", Mapping)).Refusal,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("\n\n", "It is empty.")]
    public async Task A_file_without_events_is_told(string text, string message)
    {
        using var folder = new TempFolder();

        Assert.Contains(message, (await Tool.Run("tickets", "maturity", folder.Write("t.jsonl", text), "--as-of", "last")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_column_names_alone_has_no_last_day()
    {
        using var folder = new TempFolder();
        var file = folder.Write("t.csv", "ticketId,at,type\n");

        Assert.Contains("There is no event, so there is no last day.", (await Tool.Run("tickets", "maturity", file, "--as-of", "last")).Fault, StringComparison.Ordinal);
        Assert.StartsWith("0 records: 0 tickets", (await Tool.Run("tickets", "maturity", file, "--as-of", "2026-03-31")).Result, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"ticketId":"1","at":"2026-03-02T09:00:00Z","type":"closed"}""")]
    [InlineData("""{"ticketId":"1","at":"2026-03-02T09:00:00Z","type":"reopened","teamId":"a"}""")]
    [InlineData("""{"at":"2026-03-02T09:00:00Z","type":"proposalShipped","proposalId":"nobody's"}""")]
    [InlineData("{\"ticketId\":\"1\",\"at\":\"2026-03-03T09:00:00Z\",\"type\":\"created\"}\n{\"ticketId\":\"1\",\"at\":\"2026-03-02T09:00:00Z\",\"type\":\"closed\"}\n{\"ticketId\":\"1\",\"at\":\"2026-03-04T09:00:00Z\",\"type\":\"replied\"}")]
    public async Task A_log_that_makes_little_sense_demonstrates_nothing(string text)
    {
        using var folder = new TempFolder();
        foreach (var by in new[] { "actor", "team", "product", "module" })
        {
            var json = JsonNode.Parse((await Tool.Run("tickets", "maturity", folder.Write("t.jsonl", text), "--as-of", "last", "--by", by, "--format", "json")).Result)!;

            Assert.Equal((0, 5), ((int)json["level"]!, (int)json["plausibleLevel"]!));
        }
    }

    [Fact]
    public async Task Under_strict_the_first_bad_row_ends_the_run()
    {
        var run = await Tool.Run("tickets", "maturity", Page.PathOf("docs/samples/cli/bad-tickets.jsonl"), "--as-of", "last", "--strict");

        Assert.Contains(":3: at is", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_reads_it_in_Chinese()
    {
        var text = (await Tool.Run("tickets", "maturity", Sample, "--as-of", "last", "--by", "actor", "--lang", "zh-CN")).Result;

        Assert.Contains("126 条记录：工单 22 张", text, StringComparison.Ordinal);
        Assert.Contains("至少第 2 级", text, StringComparison.Ordinal);
    }

    [RealDataFact(Uci)]
    public async Task Real_incidents_demonstrate_the_first_level()
    {
        var json = JsonNode.Parse((await Tool.Run(
            "tickets", "maturity", RealDataFactAttribute.PathOf(Uci), "--mapping-preset", "uci-incident-log", "--as-of", "2017-03-31", "--format", "json")).Result)!;

        Assert.Equal((1, 2), ((int)json["level"]!, (int)json["plausibleLevel"]!));
        Assert.Equal((141_712, 24_918), ((long)json["input"]!["records"]!, (long)json["input"]!["tickets"]!));
        var m1 = json["indicators"]![0]!;
        Assert.Equal(("M1", 24_849, 24_918), ((string)m1["id"]!, (long)m1["k"]!, (long)m1["n"]!));
    }
}
