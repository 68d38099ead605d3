using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class TicketsStatisticsTests
{
    private const string Uci = "uci_incident_event_log.csv.gz";

    private static readonly string Sample = Page.PathOf("docs/samples/cli/tickets.jsonl");

    [Fact]
    public async Task Everything_is_in_one_document()
    {
        var json = await Json("--against", "kind", "--calendar", "mon-fri-9-17");

        Assert.Equal(22, (int)json["tickets"]!);
        Assert.Equal((9, 22), ((long)json["rates"]!["firstContact"]!["k"]!, (long)json["rates"]!["firstContact"]!["n"]!));
        Assert.Equal("PT9H", (string)json["resolution"]!["toFirst"]!["median"]!);
        Assert.NotNull(json["resolution"]!["workingToLast"]);
        Assert.Equal((0, 12, 0), ((int)json["backlog"]!["open"]!, (int)json["handovers"]!["handovers"]!, (int)json["handovers"]!["pingPongs"]!));
        Assert.Equal(91, json["backlog"]!["days"]!.AsArray().Count);
        Assert.Equal(["error", "login", "invoice", "export"], json["classes"]!.AsArray().Select(row => (string)row!["class"]!));
        Assert.Equal(22, (double)json["cross"]!["chiSquare"]!, 1e-9);
        Assert.Equal((6, 9), ((int)json["recurrences"]!["recurred"]!["k"]!, (int)json["recurrences"]!["recurred"]!["n"]!));
    }

    [Fact]
    public async Task The_past_is_replayed_and_a_period_looks_at_what_was_opened_in_it()
    {
        var past = JsonNode.Parse((await Tool.Run("tickets", "statistics", Sample, "--at", "2026-03-02T10:00:00Z", "--format", "json")).Result)!;
        var april = await Json("--from", "2026-04-01", "--to", "2026-04-30", "--by", "team");

        Assert.Equal((1, 1), ((int)past["tickets"]!, (int)past["backlog"]!["open"]!));
        Assert.InRange((int)april["tickets"]!, 1, 15);
        Assert.Contains("--from is after --to", (await Tool.Run("tickets", "statistics", Sample, "--as-of", "last", "--from", "2026-05-02", "--to", "2026-05-01")).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("category")]
    [InlineData("module")]
    [InlineData("team")]
    [InlineData("product")]
    [InlineData("kind")]
    [InlineData("technicalKind")]
    [InlineData("rootCause")]
    [InlineData("severity")]
    [InlineData("owner")]
    [InlineData("handovers")]
    public async Task Rows_are_classes(string by)
    {
        var json = await Json("--by", by);
        var lines = (await Tool.Run("tickets", "statistics", Sample, "--as-of", "2026-05-31", "--by", by, "--format", "jsonl")).Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var rows = (await Tool.Run("tickets", "statistics", Sample, "--as-of", "2026-05-31", "--by", by, "--format", "csv")).Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(22, (int)json["without"]! + json["classes"]!.AsArray().Sum(row => (int)row!["tickets"]!));
        Assert.Equal(json["classes"]!.AsArray().Select(row => row!.ToJsonString()), lines.Select(line => JsonNode.Parse(line)!.ToJsonString()));
        Assert.Equal(lines.Length + 1, rows.Length);
    }

    [Fact]
    public async Task A_person_reads_it_in_Chinese_and_a_calendar_that_is_none_is_refused()
    {
        Assert.Contains("转派", (await Tool.Run("tickets", "statistics", Sample, "--as-of", "last", "--lang", "zh-CN", "--against", "team")).Result, StringComparison.Ordinal);
        Assert.Contains(
            "--calendar 'de-by' is neither a file nor a preset.", (await Tool.Run("tickets", "statistics", Sample, "--as-of", "last", "--calendar", "de-by")).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("statistics")]
    [InlineData("forecast")]
    [InlineData("candidates")]
    public async Task A_log_without_tickets_or_with_one_event_gives_an_answer(string command)
    {
        using var folder = new TempFolder();
        foreach (var line in new[]
        {
            """{"at":"2026-03-02T09:00:00Z","type":"bugOpened","bugId":"B-1"}""",
            """{"ticketId":"1","at":"2026-03-02T09:00:00Z","type":"closed"}""",
            """{"ticketId":"1","at":"2026-03-02T09:00:00Z","type":"reopened","category":"a","module":"m","rootCause":"r"}""",
        })
        {
            foreach (var format in new[] { "table", "json", "jsonl", "csv" })
            {
                _ = (await Tool.Run("tickets", command, folder.Write("t.jsonl", line), "--as-of", "last", "--by", "module", "--format", format)).Result;
                _ = (await Tool.Run("tickets", command, folder.Write("t.jsonl", line), "--as-of", "0002-01-01", "--format", format)).Result;
            }
        }
    }

    [Fact]
    public async Task Candidates_stand_by_their_score()
    {
        var rows = (await Tool.Run("tickets", "candidates", Sample, "--as-of", "last", "--least", "2", "--examples", "1", "--format", "csv")).Result;
        var none = JsonNode.Parse((await Tool.Run("tickets", "candidates", Sample, "--as-of", "last", "--format", "json")).Result)!;

        Assert.Equal("class,tickets,linked,oneTouch,score,examples\ninvoice,4,0,4,4,T-12\nlogin,6,0,4,4,T-11\nexport,2,0,1,1,T-10\n", rows);
        Assert.Empty(none["candidates"]!.AsArray());
        Assert.Equal(20, (int)none["least"]!);
    }

    [Fact]
    public async Task A_forecast_has_its_steps_and_its_trial()
    {
        var json = JsonNode.Parse((await Tool.Run("tickets", "forecast", Sample, "--as-of", "2026-05-31", "--horizon", "5", "--by", "category", "--loss", "pinball", "--format", "json")).Result)!;
        var rows = (await Tool.Run("tickets", "forecast", Sample, "--as-of", "2026-05-31", "--horizon", "5", "--by", "category", "--format", "csv")).Result;

        Assert.Equal(["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05"], json["total"]!["steps"]!.AsArray().Select(step => (string)step!["start"]!));
        Assert.Equal(22, json["total"]!["counts"]!.AsArray().Sum(count => (int)count!));
        Assert.All(json["keys"]!.AsArray(), key => Assert.Equal(5, key!["steps"]!.AsArray().Count));
        Assert.Equal(1 + (5 * json["keys"]!.AsArray().Count), rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("reaches beyond the years", (await Tool.Run("tickets", "forecast", Sample, "--at", "9998-12-20T00:00:00Z")).Refusal, StringComparison.Ordinal);
    }

    [RealDataFact(Uci)]
    public async Task Real_incidents_have_the_known_figures()
    {
        var json = JsonNode.Parse((await Tool.Run(
            "tickets", "statistics", RealDataFactAttribute.PathOf(Uci), "--mapping-preset", "uci-incident-log", "--as-of", "2017-03-31", "--format", "json")).Result)!;

        Assert.Equal((275, 24_918), ((long)json["rates"]!["reopened"]!["k"]!, (long)json["rates"]!["reopened"]!["n"]!));
        Assert.Equal((9_575, 19_087, 3_675), ((long)json["handovers"]!["handedOver"]!["k"]!, (long)json["handovers"]!["handovers"]!, (long)json["handovers"]!["pingPongs"]!));
        Assert.Equal(0, (long)json["backlog"]!["open"]!);
    }

    private static async Task<JsonNode> Json(params string[] options) =>
        JsonNode.Parse((await Tool.Run(["tickets", "statistics", Sample, "--as-of", "2026-05-31", .. options, "--format", "json"])).Result)!;
}
