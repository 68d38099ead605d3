using System.Text;
using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class ComplaintsGradeTests
{
    private const string Injury = """{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":3,"legal":0,"privacy":0}}""";

    [Fact]
    public async Task An_injury_alone_is_grade_1_by_its_floor_and_a_contained_danger_grade_3()
    {
        var rows = await Rows(
            $$$"""
            {{{Injury}}}
            {"id":"C-2","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":1,"legal":0,"privacy":0}}
            """);

        Assert.Equal("1 80 1 False", Of(rows[0]));
        Assert.Equal("3 20 3 False", Of(rows[1]));
        Assert.Equal(
            """[{"id":"safety","level":3,"points":80,"floor":1,"proposed":false,"unknown":false}]""",
            rows[0]["factors"]!.ToJsonString());
    }

    [Fact]
    public async Task What_was_not_looked_at_needs_screening_and_is_never_grade_4()
    {
        var rows = await Rows("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z"}""");

        Assert.Equal("3 0  True", Of(rows[0]));
        Assert.Equal(["safety", "legal", "privacy"], rows[0]["factors"]!.AsArray().Select(factor => (string)factor!["id"]!));
        Assert.All(rows[0]["factors"]!.AsArray(), factor => Assert.True((bool)factor!["unknown"]!));
    }

    [Fact]
    public async Task Dues_are_those_of_the_grade_on_the_calendar_and_the_next_is_the_earliest()
    {
        // Friday 16:00 UTC and 8 working hours of Monday to Friday, 9 to 17: one hour is left on Friday.
        var rows = await Rows("""{"id":"C-1","receivedAt":"2026-02-06T16:00:00Z","factors":{"safety":0,"legal":0,"privacy":0}}""", "--calendar", "mon-fri-9-17");

        Assert.Equal(["acknowledge", "firstResponse", "nextUpdate", "resolve"], rows[0]["dues"]!.AsArray().Select(due => (string)due!["target"]!));
        Assert.Equal(
            """{"target":"acknowledge","dueAt":"2026-02-09T16:00:00Z","lastOnTimeAt":"2026-02-09T16:00:00Z","status":"running"}""",
            rows[0]["dues"]![0]!.ToJsonString());
        Assert.Equal("2026-02-09T16:00:00Z", (string)rows[0]["nextDue"]!);
    }

    [Fact]
    public async Task Later_the_targets_that_nobody_met_are_breached_and_the_grade_stays_that_of_the_facts()
    {
        var rows = await Rows(Injury, "--at", "2026-02-06T02:30:00Z");
        Assert.Equal("running", (string)rows[0]["dues"]![0]!["status"]!);

        rows = await Rows(Injury, "--at", "2026-02-06T02:30:00.000000001Z");
        Assert.Equal("breached", (string)rows[0]["dues"]![0]!["status"]!);
        Assert.Equal("2026-02-06T04:00:00Z", (string)rows[0]["nextDue"]!);

        rows = await Rows("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z"}""", "--as-of", "2026-12-31");
        Assert.Equal(3, (int)rows[0]["grade"]!);
        Assert.Null(rows[0]["nextDue"]);
    }

    [Fact]
    public async Task The_last_day_is_that_of_the_newest_complaint_and_what_came_later_is_not_seen()
    {
        using var folder = new TempFolder();
        var file = folder.Write("c.csv", "id,receivedAt\nA,2026-02-06T10:00\nB,2026-02-09T10:00\n");
        var run = (await Tool.Run("complaints", "grade", file, "--calendar", "always", "--as-of", "last", "--format", "json")).Result;
        Assert.Equal("2026-02-10T00:00:00Z", ToEndOfDay((string)JsonNode.Parse(run)!["asOf"]!));

        run = (await Tool.Run("complaints", "grade", file, "--calendar", "always", "--as-of", "2026-02-08", "--format", "json")).Result;
        var json = JsonNode.Parse(run)!;
        Assert.Equal("""{"records":2,"accepted":2,"rejected":0,"later":1}""", json["input"]!.ToJsonString());
        Assert.Equal("A", (string)Assert.Single(json["complaints"]!.AsArray())!["id"]!);

        // The end of a day is its last nanosecond.
        static string ToEndOfDay(string instant) => instant == "2026-02-09T23:59:59.999999999Z" ? "2026-02-10T00:00:00Z" : instant;
    }

    [Theory]
    [InlineData("default", "3 28")]
    [InlineData("regulated", "3 20")]
    [InlineData("itil", "3 28")]
    public async Task Presets_grade_each_in_their_way(string preset, string expected)
    {
        var rows = await Rows("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","factors":{"safety":1,"legal":0,"privacy":0,"customerValue":3}}""", "--preset", preset);

        Assert.Equal(expected, $"{rows[0]["grade"]} {rows[0]["score"]}");
    }

    [Fact]
    public async Task Texts_propose_levels_only_where_that_is_asked_for()
    {
        const string Complaint = """{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","text":"My lawyer will hear of it.","factors":{"safety":0,"privacy":0}}""";
        Assert.Equal(0, (int)(await Rows(Complaint))[0]["score"]!);

        var screened = (await Rows(Complaint, "--screen"))[0];
        Assert.Equal("3 8  True", Of(screened));
        Assert.Equal(
            """{"id":"legal","level":1,"points":8,"floor":null,"proposed":true,"unknown":false}""",
            Assert.Single(screened["factors"]!.AsArray())!.ToJsonString());
    }

    [Fact]
    public async Task Reasons_come_on_demand_in_the_language_of_the_texts()
    {
        Assert.Null((await Rows(Injury))[0]["reasons"]);
        Assert.StartsWith("It is grade 1 (critical), by the floor of Safety and health", (string)(await Rows(Injury, "--explain"))[0]["reasons"]![0]!, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("1 级（特级）", (string)(await Rows(Injury, "--explain", "--lang", "zh-CN"))[0]["reasons"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_and_lines_give_the_same_answer()
    {
        using var folder = new TempFolder();
        var csv = folder.Write(
            "c.csv",
            "id,receivedAt,customerId,channel,text,affected,amount,currency,safety,legal,privacy,factors.channel\n"
            + "C-1,2026-02-06T10:00,u1,app,\"a, b\",12,300,cny,2,?,0,1\n");
        var jsonl = """
            {"id":"C-1","receivedAt":"2026-02-06T10:00:00+08:00","customerId":"u1","channel":"app","text":"a, b","affected":12,"amount":{"value":300,"currency":"CNY"},"factors":{"safety":2,"legal":null,"privacy":0,"channel":1}}
            """;
        var fromColumns = (await Tool.Run("complaints", "grade", csv, "--zone", "Asia/Shanghai", "--calendar", "cn", "--format", "jsonl")).Result;

        Assert.Equal(fromColumns, (await Tool.Run("complaints", "grade", folder.Write("c.jsonl", jsonl), "--calendar", "cn", "--format", "jsonl")).Result);
        Assert.Equal(fromColumns, (await Tool.Run("complaints", "grade", folder.Write("c.jsonl.gz", TempFolder.Gzip(jsonl)), "--calendar", "cn", "--format", "jsonl")).Result);
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(jsonl));
        Assert.Equal(fromColumns, (await Tool.Run(input, CancellationToken.None, "complaints", "grade", "-", "--calendar", "cn", "--format", "jsonl")).Result);
    }

    [Fact]
    public async Task A_run_without_a_calendar_says_which_one_it_took()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("complaints", "grade", folder.Write("c.jsonl", Injury), "--zone", "Europe/London", "--format", "jsonl");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("userops: No --calendar was named: working time is counted by mon-fri-9-17 in Europe/London, without holidays.\n", run.Error);
    }

    [Fact]
    public async Task Policies_and_calendars_come_from_files_too()
    {
        using var folder = new TempFolder();
        var calendar = folder.Write("c.json", """{ "schemaVersion": 1, "name": "nights", "version": "1", "zone": "UTC", "weekly": { "friday": ["22:00-06:00"] } }""");
        var grading = (await Tool.Run("policy", "new", "grading")).Result.Replace("\"critical\": 80", "\"critical\": 90", StringComparison.Ordinal);
        var cases = (await Tool.Run("policy", "new", "cases")).Result.Replace("\"PT30M\"", "\"PT20M\"", StringComparison.Ordinal);
        var rows = await Rows(
            Injury,
            "--calendar", calendar, "--policy", folder.Write("grading.json", grading), "--cases-policy", folder.Write("cases.json", cases));

        Assert.Equal("2026-02-06T02:20:00Z", (string)rows[0]["nextDue"]!);
    }

    [Theory]
    [InlineData("--calendar 'cnn' is neither a file nor a preset. Did you mean 'cn'?", "--calendar", "cnn")]
    [InlineData("--policy and --preset exclude each other; give one of them.", "--policy", "x.json", "--preset", "itil")]
    [InlineData("--as-of and --at exclude each other; give one of them.", "--as-of", "last", "--at", "2026-01-01T00:00:00Z")]
    [InlineData("--map names columns, and", "--map", "id=Number", "--calendar", "cn")]
    public async Task Options_that_make_no_sense_are_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["complaints", "grade", folder.Write("c.jsonl", Injury), "--format", "jsonl", .. options]);

        Assert.Equal((ExitCode.BadUsage, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_lines_are_rejected_with_what_is_wrong_and_the_rest_goes_on()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "c.jsonl",
            $$$"""
            {{{Injury}}}
            {{{Injury}}}
            {"receivedAt":"2026-02-06T02:00:00Z"}
            {"id":"C-2"}
            {"id":"C-3","receivedAt":"2026-02-06T02:00:00Z","amount":{"value":3}}
            {"id":"C-4","receivedAt":"2026-02-06T02:00:00Z","factors":{"saftey":1}}
            {"id":"C-5","receivedAt":"2026-02-06T02:00:00Z","text":"{{{new string('x', 1_000_001)}}}"}
            not json

            {"id":"C-6","receivedAt":"2026-02-06T02:00:00Z"}
            """);
        var run = await Tool.Run("complaints", "grade", file, "--calendar", "cn", "--format", "jsonl", "--rejects", folder["bad.jsonl"]);

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal(["C-1", "C-6"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (string)JsonNode.Parse(line)!["id"]!));
        Assert.Matches(@"c\.jsonl:2: id is 'C-1': .*stands once", run.Error);
        Assert.Matches(@"c\.jsonl:3: id is '': ", run.Error);
        Assert.Matches(@"c\.jsonl:4: receivedAt is '': ", run.Error);
        Assert.Matches(@"c\.jsonl:5: amount\.currency is '': ", run.Error);
        Assert.Matches(@"c\.jsonl:6: factors\.saftey is 'saftey': .*Did you mean 'safety'\?", run.Error);
        Assert.Matches(@"c\.jsonl:7: text is .*at most 1000000", run.Error);
        Assert.Matches(@"c\.jsonl:8: record is ", run.Error);
        Assert.EndsWith($"7 rows were rejected; all are in '{folder["bad.jsonl"]}'.\n", run.Error, StringComparison.Ordinal);
        Assert.Equal(7, (await File.ReadAllLinesAsync(folder["bad.jsonl"])).Length);
    }

    [Theory]
    [InlineData("c.csv", "id,receivedAt,saftey\n1,2026-01-01,2\n", "The column 'saftey' is no factor of the policy, but nearly one. Did you mean 'safety'?")]
    [InlineData("c.csv", "id,receivedAt,factors.mood\n1,2026-01-01,2\n", "The column 'factors.mood' is no factor of the policy. The factors are severity,")]
    [InlineData("c.csv", "receivedAt\n2026-01-01\n", "There is no column for 'id'")]
    [InlineData("c.csv", "", "It is empty.")]
    [InlineData("c.jsonl", "\n\n", "It is empty.")]
    [InlineData("c.jsonl.gz", "plain", "not packed with gzip")]
    public async Task Files_that_lose_facts_or_can_not_be_read_end_the_run(string name, string text, string message)
    {
        using var folder = new TempFolder();

        Assert.Contains(message, (await Tool.Run("complaints", "grade", folder.Write(name, text), "--calendar", "cn")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_megabytes_on_a_line_and_a_torn_file_are_faults_that_write_nothing()
    {
        using var folder = new TempFolder();
        var huge = folder.Write("huge.jsonl", $$"""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","text":"{{new string('x', 10_000_000)}}"}""");
        Assert.Contains("huge.jsonl:1: The line is longer than 1 MiB.", (await Tool.Run("complaints", "grade", huge, "--calendar", "cn")).Fault, StringComparison.Ordinal);

        var packed = TempFolder.Gzip(string.Concat(Enumerable.Range(0, 20_000).Select(i => $$"""{"id":"C-{{i}}","receivedAt":"2026-02-06T02:00:00Z"}""" + "\n")));
        var torn = folder.Write("torn.jsonl.gz", packed[..(packed.Length / 2)]);
        var run = await Tool.Run("complaints", "grade", torn, "--calendar", "cn", "--format", "jsonl", "--out", folder["out.jsonl"]);
        Assert.Contains("The gzip data is damaged or cut short", run.Fault, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["out.jsonl"]));
    }

    [Fact]
    public async Task A_strict_run_stops_at_the_first_bad_row()
    {
        var run = await Tool.Run("complaints", "grade", Page.PathOf("docs/samples/cli/bad-complaints.csv"), "--calendar", "cn", "--strict");

        Assert.Contains("because of --strict; without it the row is left out.", run.Fault, StringComparison.Ordinal);
    }

    private static string Of(JsonNode row) => $"{row["grade"]} {row["score"]} {row["floor"]} {(bool)row["needsScreening"]!}";

    private static async Task<JsonNode[]> Rows(string lines, params string[] options)
    {
        using var folder = new TempFolder();
        string[] calendar = options.Contains("--calendar", StringComparer.Ordinal) ? [] : ["--calendar", "cn"];
        var run = await Tool.Run(["complaints", "grade", folder.Write("c.jsonl", lines), "--format", "jsonl", .. calendar, .. options]);
        return [.. run.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }
}
