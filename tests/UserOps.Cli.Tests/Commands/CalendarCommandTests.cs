using System.Text;
using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class CalendarCommandTests
{
    [Fact]
    public async Task A_deadline_tells_both_instants_and_the_members_of_the_contract_in_their_order()
    {
        var json = JsonNode.Parse((await Deadline("--calendar", "mon-fri-9-17", "--zone", "UTC", "--start", "2026-03-06T09:00:00Z", "--duration", "PT8H", "--format", "json")).Result)!.AsObject();

        Assert.Equal(["start", "dueAt", "lastOnTimeAt", "elapsed", "certain", "calendar"], json.Select(member => member.Key));
        Assert.Equal("2026-03-06T17:00:00Z 2026-03-09T09:00:00Z PT8H true", $"{json["dueAt"]} {json["lastOnTimeAt"]} {json["elapsed"]} {json["certain"]!.ToJsonString()}");
    }

    [Theory]
    [InlineData("2026-03-08T00:00-05:00", "2026-03-09T00:00-04:00", "PT23H")]
    [InlineData("2026-11-01T00:00", "2026-11-02", "PT25H")]
    [InlineData("2026-11-01T05:59:59.5Z", "2026-11-01T06:00Z", "PT0.5S")]
    [InlineData("2026-11-01T06:00Z", "2026-11-01T06:00Z", "PT0S")]
    public async Task Elapsed_time_is_real_time_and_takes_offsets_and_local_times(string start, string end, string elapsed)
    {
        var json = JsonNode.Parse((await Elapsed("--calendar", "always", "--zone", "America/New_York", "--start", start, "--end", end, "--format", "json")).Result)!.AsObject();

        Assert.Equal(elapsed, json["elapsed"]!.ToString());
        Assert.Equal(["start", "end", "dueAt", "lastOnTimeAt", "elapsed", "certain", "calendar"], json.Select(member => member.Key));
    }

    [Fact]
    public async Task Many_questions_come_on_standard_input_and_bad_ones_are_rejected()
    {
        const string Rows =
            """
            {"id":"a","start":"2026-02-13T09:00:00Z","duration":"PT1H"}
            {"id":"b","start":"2026-02-13T09:00:00Z","duration":"-PT1H"}
            {"id":"c","duration":"PT1H"}
            {"id":"d","start":"2026-02-13T09:00:00Z"}
            {"id":"e","start":"2026-02-13T09:00:00Z","duration":"P1M"}
            not json
            {"start":"2027-01-04T09:00+08:00","duration":"PT1H"}
            """;

        var run = await Many("deadline", Rows, "--calendar", "cn", "--format", "jsonl");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal(
            """
            {"id":"a","start":"2026-02-13T09:00:00Z","dueAt":"2026-02-14T02:00:00Z","lastOnTimeAt":"2026-02-14T02:00:00Z","elapsed":"PT1H","certain":true}
            {"start":"2027-01-04T01:00:00Z","dueAt":"2027-01-04T02:00:00Z","lastOnTimeAt":"2027-01-04T02:00:00Z","elapsed":"PT1H","certain":false}

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
        Assert.Contains("standard input:2: duration is '-PT1H': It is negative;", run.Error, StringComparison.Ordinal);
        Assert.Contains("standard input:3: start is '': It is missing;", run.Error, StringComparison.Ordinal);
        Assert.Contains("standard input:4: duration is '': It is missing;", run.Error, StringComparison.Ordinal);
        Assert.Contains("standard input:5: duration is 'P1M': It is not a length of time;", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("5 rows were rejected.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measured_times_come_from_csv_too_in_every_form()
    {
        const string Rows = "id,start,end\n1,2026-03-06T16:00Z,2026-03-09T10:00Z\n2,2026-03-09T10:00Z,2026-03-06T16:00Z\n";
        string[] calendar = ["-", "--calendar", "mon-fri-9-17", "--zone", "UTC"];

        var csv = await Many("elapsed", Rows, [.. calendar, "--format", "csv"]);
        var json = JsonNode.Parse((await Many("elapsed", Rows, [.. calendar, "--format", "json"])).Output)!;

        Assert.Equal(
            "id,start,end,dueAt,lastOnTimeAt,elapsed,certain\n1,2026-03-06T16:00:00Z,2026-03-09T10:00:00Z,2026-03-09T10:00:00Z,2026-03-09T10:00:00Z,PT2H,true\n",
            csv.Output);
        Assert.Contains(":3: end is '2026-03-06T16:00Z': It is before the start, 2026-03-09T10:00:00Z; exchange the two.", csv.Error, StringComparison.Ordinal);
        Assert.Equal("PT2H", json["answers"]!.AsArray().Single()!["elapsed"]!.ToString());
        Assert.Contains("PT2H", (await Many("elapsed", Rows, [.. calendar, "--lang", "zh-CN"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_calendar_without_hours_answers_never()
    {
        using var folder = new TempFolder();
        var file = folder.Write("closed.json", """{ "schemaVersion": 1, "name": "closed", "version": "1", "zone": "UTC", "weekly": {} }""");
        string[] question = ["--calendar", file, "--start", "2026-03-06T16:00Z", "--duration", "PT1H"];

        Assert.Contains("never", (await Deadline(question)).Result, StringComparison.Ordinal);
        Assert.Null(JsonNode.Parse((await Deadline([.. question, "--format", "json"])).Result)!["dueAt"]);
    }

    [Fact]
    public async Task Office_hours_without_a_zone_are_in_utc() =>
        Assert.Equal(
            "2026-02-06T17:00:00Z",
            (string)JsonNode.Parse((await Deadline("--calendar", "mon-fri-9-17", "--start", "2026-02-06T09:00:00Z", "--duration", "PT8H", "--format", "json")).Result)!["dueAt"]!);

    [Theory]
    [InlineData("Did you mean 'gb-eng'?", "--calendar", "gb-egn", "--start", "2026-01-01", "--duration", "PT1H")]
    [InlineData("which is in Asia/Shanghai", "--calendar", "cn", "--zone", "UTC", "--start", "2026-01-01", "--duration", "PT1H")]
    [InlineData("'Europe/Lodnon' is not a time zone", "--calendar", "always", "--zone", "Europe/Lodnon", "--start", "2026-01-01", "--duration", "PT1H")]
    [InlineData("can't be read", "--calendar", "nothing.json", "--start", "2026-01-01", "--duration", "PT1H")]
    [InlineData("--start and --duration belong together", "--calendar", "cn", "--start", "2026-01-01")]
    [InlineData("--start 'noon': It is not a time", "--calendar", "cn", "--start", "noon", "--duration", "PT1H")]
    [InlineData("--duration 'PT-8H': It is negative", "--calendar", "cn", "--start", "2026-01-01", "--duration", "PT-8H")]
    [InlineData("--strict is for many questions", "--calendar", "cn", "--start", "2026-01-01", "--duration", "PT8H", "--strict")]
    [InlineData("QUESTIONS is for many questions", "rows.jsonl", "--calendar", "cn", "--start", "2026-01-01", "--duration", "PT8H")]
    [InlineData("Option '--calendar' is required", "--start", "2026-01-01", "--duration", "PT8H")]
    public async Task What_can_t_be_asked_is_refused_with_what_to_do(string message, params string[] args) =>
        Assert.Contains(message, (await Deadline(args)).Refusal, StringComparison.Ordinal);

    [Fact]
    public async Task A_calendar_file_of_another_kind_or_with_problems_is_told()
    {
        using var folder = new TempFolder();
        var rfm = folder.Write("rfm.json", (await Tool.Run("policy", "new", "classic11")).Result);
        var wrong = folder.Write("wrong.json", (await Tool.Run("policy", "new", "jp")).Result.Replace("Asia/Tokyo", "Asia/Tokio", StringComparison.Ordinal));

        Assert.Contains("It is an RFM policy, and a working calendar is needed here", (await Ask(rfm)).Refusal, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Asia/Tokyo'?", (await Ask(wrong)).Refusal, StringComparison.Ordinal);

        static Task<ToolRun> Ask(string calendar) => Deadline("--calendar", calendar, "--start", "2026-01-01", "--duration", "PT1H");
    }

    private static Task<ToolRun> Deadline(params string[] args) => Tool.Run(["calendar", "deadline", .. args]);

    private static Task<ToolRun> Elapsed(params string[] args) => Tool.Run(["calendar", "elapsed", .. args]);

    private static async Task<ToolRun> Many(string command, string rows, params string[] args)
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(rows));
        return await Tool.Run(input, CancellationToken.None, ["calendar", command, .. args]);
    }
}
