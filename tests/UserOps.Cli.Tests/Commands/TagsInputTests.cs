using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class TagsInputTests
{
    private const string Catalog =
        """
        { "schemaVersion": 1, "name": "small", "version": "1", "zone": "UTC",
          "attributes": { "status": "text", "age": "number" },
          "events": { "order": { "amount": "number", "gift": "bool", "due": "date", "paid": "instant", "codes": "textSet" }, "visit": {} },
          "tags": [ { "id": "buyer", "names": { "en": "Buyer" }, "category": "value", "type": "flag" },
                    { "id": "gift", "names": { "en": "Gift" }, "category": "value", "type": "flag" },
                    { "id": "late", "names": { "en": "Late" }, "category": "value", "type": "flag" },
                    { "id": "coded", "names": { "en": "Coded" }, "category": "value", "type": "flag" } ],
          "rules": [ { "tag": "buyer", "when": { "sum": "order.amount", "atLeast": 10 } },
                     { "tag": "gift", "when": { "count": "order", "where": { "property": "gift", "equals": true }, "atLeast": 1 } },
                     { "tag": "late", "when": { "count": "order", "where": { "all": [ { "property": "due", "before": "2024-05-02" }, { "property": "paid", "after": "2024-05-01T00:00:00Z" } ] }, "atLeast": 1 } },
                     { "tag": "coded", "when": { "count": "order", "where": { "property": "codes", "hasAll": [ "a", "b" ] }, "atLeast": 1 } } ] }
        """;

    [Fact]
    public async Task Bad_records_are_rejected_with_their_line_and_the_rest_goes_on()
    {
        var run = await Evaluate(
            """
            {"user":"ann","events":[{"type":"order","at":"2024-05-01T00:00:00Z","properties":{"amount":12}}]}
            {"user":"bob","attributes":{"age":"forty"}}
            {"user":"cat","events":[{"type":"order"}]}
            not json
            {"user":"  "}
            {"attributes":{}}
            {"user":"dan","event":[]}

            {"user":"eve","events":[{"type":"order","at":"yesterday"}]}
            """);

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal("""{"user":"ann","tags":[{"tag":"buyer","value":true,"nextChange":null}],"nextChange":null,"upcoming":[]}""" + "\n", run.Output);
        Assert.Matches(@"facts\.jsonl:2.*attributes\.age.*forty", run.Error);
        Assert.Matches(@"facts\.jsonl:3.*events\[0\]\.at", run.Error);
        Assert.Matches(@"facts\.jsonl:4.*record", run.Error);
        Assert.Matches(@"facts\.jsonl:5.*user", run.Error);
        Assert.Matches(@"facts\.jsonl:6.*user", run.Error);
        Assert.Matches(@"facts\.jsonl:7.*Did you mean 'events'", run.Error);
        Assert.Matches(@"facts\.jsonl:9.*events\[0\]\.at.*yesterday", run.Error);
        Assert.EndsWith("7 rows were rejected.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_run_stops_at_the_first_bad_record()
    {
        var run = await Evaluate("{\"user\":\"ann\"}\n{\"user\":\"bob\",\"attributes\":{\"age\":\"forty\"}}\n", options: "--strict");

        Assert.Contains("because of --strict", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_nested_a_thousand_levels_is_rejected()
    {
        var deep = new string('[', 1000) + new string(']', 1000);
        var run = await Evaluate($"{{\"user\":\"ann\",\"attributes\":{{\"other\":{deep}}}}}\n{{\"user\":\"bob\"}}\n");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.StartsWith("{\"user\":\"bob\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_catalogue_nested_a_thousand_levels_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"not\":", 1000)) + "{\"count\":\"order\",\"atLeast\":1}" + new string('}', 1000);
        var run = await Evaluate("{\"user\":\"ann\"}\n", Catalog.Replace("{ \"sum\": \"order.amount\", \"atLeast\": 10 }", deep, StringComparison.Ordinal));

        Assert.Contains("64 levels deep", run.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_problems_of_a_catalogue_are_told_and_no_tag_is_given()
    {
        var wrong = Catalog.Replace("order.amount", "order.amout", StringComparison.Ordinal).Replace("\"property\": \"gift\"", "\"property\": \"gif\"", StringComparison.Ordinal);
        var message = (await Evaluate("{\"user\":\"ann\"}\n", wrong)).Refusal;

        Assert.Contains("$.rules[0]", message, StringComparison.Ordinal);
        Assert.Contains("$.rules[1]", message, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'order.amount'?", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_attribute_of_a_catalogue_brings_the_one_that_was_meant()
    {
        var wrong = Catalog.Replace("{ \"sum\": \"order.amount\", \"atLeast\": 10 }", "{ \"attribute\": \"statu\", \"equals\": \"x\" }", StringComparison.Ordinal);

        Assert.Contains("Did you mean 'status'?", (await Evaluate("{\"user\":\"ann\"}\n", wrong)).Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "It is empty.")]
    [InlineData("\n\n  \n", "It is empty.")]
    public async Task A_file_without_a_record_is_a_fault(string facts, string message) =>
        Assert.Contains(message, (await Evaluate(facts)).Fault, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_with_columns_needs_to_be_called_one()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "evaluate", folder.Write("c.json", Catalog), folder.Write("e.csv", "user,at\n"), "--as-of", "2024-05-31");

        Assert.EndsWith("If each row is an event, add --events.\n", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_of_columns_are_refused_without_columns()
    {
        var run = await Evaluate("{\"user\":\"ann\"}\n", options: ["--zone", "Asia/Shanghai", "--event", "order"]);

        Assert.Contains("--zone is for rows with columns; add --events", run.Refusal, StringComparison.Ordinal);
        Assert.Contains("--event is for rows with columns; add --events", run.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_day_needs_an_event()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "evaluate", folder.Write("c.json", Catalog), folder.Write("f.jsonl", "{\"user\":\"ann\"}\n"), "--as-of", "last");

        Assert.Contains("there is no last day", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_on_several_lines_is_one_user()
    {
        var run = await Evaluate(
            """
            {"user":"ann","events":[{"type":"order","at":"2024-05-01T00:00:00Z","id":"1","properties":{"amount":6}}]}
            {"user":"ann","events":[{"type":"order","at":"2024-05-02T00:00:00Z","id":"2","properties":{"amount":4}}]}
            {"user":"ann","events":[{"type":"order","at":"2024-05-01T00:00:00Z","id":"1","properties":{"amount":6}}]}
            {"user":"bob","events":[{"type":"order","at":"2024-05-01T00:00:00Z","id":"1","properties":{"amount":9}}]}
            """);

        Assert.Equal(["ann buyer", "bob "], TagsOf(run.Result));
    }

    [Fact]
    public async Task Columns_are_read_as_the_types_that_the_catalogue_declares()
    {
        using var folder = new TempFolder();
        var rows = folder.Write(
            "events.csv",
            """
            CustomerID,InvoiceDate,event,id,Quantity,UnitPrice,amount,gift,due,paid,codes
            ann,2024-05-01,order,1,5,2,,TRUE,2024-05-01,2024-05-01T08:00:00+08:00,b; a;
            bob,2024-05-01,order,2,,,10,,,,
            bob,2024-05-01,order,2,,,10,,,,
            cat,2024-05-01,order,3,5,2,9.99,false,2024-05-02,2024-05-01T00:00:00Z,a
            ,2024-05-01,order,4,1,1,,,,,
            dan,2024-05-01,login,5,,,,,,,
            eve,2024-05-01,,6,,,,,,,
            fay,,visit,7,,,,,,,
            gus,2024-05-01,order,8,many,2,,,,,
            hal,2024-05-01,order,9,,,1,yes,,,
            ida,2024-05-01,order,10,,,1,,tomorrow,,
            """);
        var run = await Tool.Run(
            "tags", "evaluate", folder.Write("c.json", Catalog), rows, "--events", "--as-of", "last", "--format", "json", "--rejects", folder["bad.jsonl"]);

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Contains("\"records\": 11,\n    \"accepted\": 4,\n    \"rejected\": 5,\n    \"anonymous\": 1,\n    \"leftOut\": 1\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["event", "at", "quantity", "gift", "due"],
            (await File.ReadAllLinesAsync(folder["bad.jsonl"])).Select(line => (string)System.Text.Json.Nodes.JsonNode.Parse(line)!["field"]!));
        var users = System.Text.Json.Nodes.JsonNode.Parse(run.Output)!["users"]!.AsArray().Select(user => user!.ToJsonString());
        Assert.Equal(["ann buyer,gift,coded", "bob buyer", "cat "], TagsOf(string.Join('\n', users)));
    }

    [Fact]
    public async Task Rows_of_json_may_say_true_and_false()
    {
        using var folder = new TempFolder();
        var rows = folder.Write("events.jsonl", "{\"user\":\"ann\",\"at\":\"2024-05-01\",\"amount\":3,\"gift\":true}\n{\"user\":\"bob\",\"at\":\"2024-05-01\",\"gift\":false}\n");
        var run = await Tool.Run("tags", "evaluate", folder.Write("c.json", Catalog), rows, "--events", "--event", "order", "--as-of", "last", "--format", "jsonl");

        Assert.Equal(["ann gift", "bob "], TagsOf(run.Result));
    }

    [Fact]
    public async Task A_type_that_the_catalogue_does_not_declare_brings_the_one_that_was_meant()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "evaluate", folder.Write("c.json", Catalog), folder.Write("e.csv", "user,at\nann,2024-05-01\n"), "--events", "--event", "ordre", "--as-of", "last");

        Assert.Equal("userops: --event 'ordre' is no type of event that the catalogue declares. Did you mean 'order'?\n", run.Refusal);
    }

    [Fact]
    public async Task A_file_without_a_type_of_events_says_which_column_is_missing()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "evaluate", folder.Write("c.json", Catalog), folder.Write("e.csv", "user,at\nann,2024-05-01\n"), "--events", "--as-of", "last");

        Assert.Contains("There is no column for 'event'", run.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_whose_numbers_can_not_be_summed_is_rejected()
    {
        const string Huge = "79000000000000000000000000000";
        var order = $"{{\"type\":\"order\",\"at\":\"2024-05-01T00:00:00Z\",\"properties\":{{\"amount\":{Huge}}}}}";
        var run = await Evaluate($"{{\"user\":\"ann\",\"events\":[{order},{order}]}}\n{{\"user\":\"bob\"}}\n");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Contains("beyond 7.9e28", run.Error, StringComparison.Ordinal);
        Assert.Equal(["bob "], TagsOf(run.Output));
    }

    [Fact]
    public async Task A_tree_is_not_written_as_csv()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "explain", folder.Write("c.json", Catalog), folder.Write("f.jsonl", "{\"user\":\"ann\"}\n"), "--as-of", "2024-05-31", "--format", "csv");

        Assert.StartsWith("An explanation is a tree", run.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_is_not_there_is_not_explained()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("tags", "explain", folder.Write("c.json", Catalog), folder.Write("f.jsonl", "{\"user\":\"ann\"}\n"), "--as-of", "2024-05-31", "--user", "bob");

        Assert.Equal("userops: --user 'bob': the input has no row of this user.\n", run.Refusal);
    }

    [Fact]
    public async Task An_explanation_is_the_library_s_own_json()
    {
        using var folder = new TempFolder();
        var (catalog, facts) = (folder.Write("c.json", Catalog), folder.Write("f.jsonl", "{\"user\":\"ann\"}\n{\"user\":\"bob\"}\n"));
        var lines = (await Tool.Run("tags", "explain", catalog, facts, "--as-of", "2024-05-31", "--format", "jsonl")).Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var one = System.Text.Json.Nodes.JsonNode.Parse((await Tool.Run("tags", "explain", catalog, facts, "--as-of", "2024-05-31", "--format", "json", "--user", "bob")).Result)!.AsObject();

        Assert.Equal(2, lines.Length);
        Assert.Equal(one.ToJsonString(), System.Text.Json.Nodes.JsonNode.Parse(lines[1])!.ToJsonString());
        Assert.True(one.Remove("user"));
        Assert.Equal(4, UserOps.Tagging.TagAssessmentJson.Read(one.ToJsonString()).Value.Verdicts.Count);
    }

    [Fact]
    public async Task A_preview_reads_the_facts_by_both_catalogues()
    {
        using var folder = new TempFolder();
        var other = Catalog.Replace("\"age\": \"number\"", "\"age\": \"text\"", StringComparison.Ordinal).Replace("\"atLeast\": 10", "\"atLeast\": 5", StringComparison.Ordinal);
        var (before, after) = (folder.Write("a.json", Catalog), folder.Write("b.json", other));
        var facts = folder.Write("f.jsonl", "{\"user\":\"ann\",\"events\":[{\"type\":\"order\",\"at\":\"2024-05-01T00:00:00Z\",\"properties\":{\"amount\":7}}]}\n{\"user\":\"bob\",\"attributes\":{\"age\":40}}\n");
        var run = await Tool.Run("tags", "preview", before, after, facts, "--as-of", "2024-05-31", "--format", "csv");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Contains("\nbuyer,stays,0,1,1,0,0,0,ann,\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("attributes.age", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_end_well_and_problems_do_not()
    {
        using var folder = new TempFolder();
        var found = Catalog.Replace("\"atLeast\": 10", "\"atLeast\": 10, \"less\": 5", StringComparison.Ordinal);
        var lines = (await Tool.Run("tags", "analyze", folder.Write("c.json", found), "--format", "jsonl")).Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Contains(lines, line => line.StartsWith("{\"path\":\"$.rules[0].when\",\"kind\":\"never\",\"tag\":\"buyer\",", StringComparison.Ordinal));
        Assert.Contains("$.rules[0].when.sum", (await Tool.Run("tags", "analyze", folder.Write("d.json", Catalog.Replace("order.amount", "order.amont", StringComparison.Ordinal)))).Refusal, StringComparison.Ordinal);
    }

    [RealDataFact("online_retail_lines.csv.gz")]
    public async Task The_catalogue_of_the_demo_runs_on_online_retail()
    {
        var file = RealDataFactAttribute.PathOf("online_retail_lines.csv.gz");
        var catalog = Page.PathOf("docs/samples/policies/tags.json");
        var run = await Tool.Run("tags", "evaluate", catalog, file, "--events", "--event", "purchase", "--zone", "Europe/London", "--as-of", "last");

        Assert.StartsWith(
            "541,909 records: 406,829 with a user, 135,080 anonymous, 0 rejected, 0 left out.\n4,372 users as of 2011-12-09 (UTC): 4,372 with a tag.\n",
            run.Result,
            StringComparison.Ordinal);
        Assert.Matches(@"\n  uk +United Kingdom +3,950 ", run.Result);
        Assert.Matches(@"\n  returns-often +Returns often +475 ", run.Result);
    }

    private static async Task<ToolRun> Evaluate(string facts, string catalog = Catalog, params string[] options)
    {
        using var folder = new TempFolder();
        return await Tool.Run(
            ["tags", "evaluate", folder.Write("catalog.json", catalog), folder.Write("facts.jsonl", facts), "--as-of", "2024-05-31", "--format", "jsonl", .. options]);
    }

    /// <summary>Keeps of every line of results the user and the tags.</summary>
    private static string[] TagsOf(string jsonLines) =>
    [
        .. jsonLines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => System.Text.Json.Nodes.JsonNode.Parse(line)!)
            .Select(user => $"{user["user"]} {string.Join(',', user["tags"]!.AsArray().Select(tag => (string)tag!["tag"]!))}"),
    ];
}
