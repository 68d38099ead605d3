using System.Text;
using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class LifecycleStagesTests
{
    private const string RealFile = "online_retail_lines.csv.gz";

    [Fact]
    public async Task Json_lines_hold_one_user_each_with_the_members_of_the_contract_in_their_order()
    {
        var lines = (await Result("--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();

        Assert.All(lines, line => Assert.Equal(["user", "stage", "since", "until", "reasons", "validUntil"], line.Select(member => member.Key)));
        Assert.All(lines, line => Assert.All(line["reasons"]!.AsArray(), reason => Assert.False(string.IsNullOrWhiteSpace((string?)reason))));
        Assert.Equal(
            [
                "ann maturity 2024-05-30 2024-06-03 2024-06-03T00:00:00Z", "bob dormant 2024-05-01 2024-06-30 2024-06-30T00:00:00Z",
                "cat churned 2024-04-14  ", "dan introduction 2024-05-28 2024-06-27 2024-06-27T00:00:00Z",
                "eve neverActive 2024-02-01  ", "fay growth 2024-05-20 2024-06-11 2024-06-11T00:00:00Z", "gus notSeen   ",
            ],
            lines.Select(line => $"{line["user"]} {line["stage"]} {line["since"]} {line["until"]} {line["validUntil"]}"));
        Assert.Equal("Not seen by 30 May: neither registered nor active.", (string?)lines[^1]["reasons"]![0]);
    }

    [Fact]
    public async Task Csv_has_the_same_columns_and_the_reasons_in_one_field()
    {
        var lines = (await Result("--format", "csv", "--lang", "zh-CN")).Split('\n');

        Assert.Equal("user,stage,since,until,reasons,validUntil", lines[0]);
        Assert.Equal("eve,neverActive,2024-02-01,,2月1日注册后从未活跃；这不是流失，而是尚未开始。,", lines[5]);
        Assert.StartsWith("cat,churned,2024-04-14,,自4月14日起为“流失期”", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_tells_policy_instant_input_population_stages_and_users()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!.AsObject();
        var policy = StagePolicies.ClassicFive with { RegistrationEvent = "signup" };

        Assert.Equal(["policy", "asOf", "input", "population", "stages", "users"], json.Select(member => member.Key));
        Assert.Equal(policy.ToRef(), new PolicyRef((string)json["policy"]!["name"]!, (string)json["policy"]!["version"]!, (string)json["policy"]!["hash"]!));
        Assert.Equal("2024-05-30T23:59:59.999999999Z", (string?)json["asOf"]);
        Assert.Equal("""{"records":19,"accepted":18,"rejected":0,"anonymous":1,"leftOut":0}""", json["input"]!.ToJsonString());
        Assert.Equal("""{"users":7,"everActive":5,"neverActive":1,"notSeen":1,"activeBeforeRegistration":1}""", json["population"]!.ToJsonString());
        Assert.Equal(
            ["maturity 1 0.2", "growth 1 0.2", "introduction 1 0.2", "dormant 1 0.2", "churned 1 0.2"],
            json["stages"]!.AsArray().Select(line => $"{line!["stage"]} {line["users"]} {line["userShare"]}"));
        Assert.Equal(
            ["stage", "name", "users", "userShare", "rank", "aim", "meaning", "action"],
            json["stages"]![0]!.AsObject().Select(member => member.Key));
        Assert.Equal(
            (await Result("--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries),
            json["users"]!.AsArray().Select(user => user!.ToJsonString(Relaxed)));
    }

    [Fact]
    public async Task A_table_tells_how_many_are_in_each_stage_and_what_to_do()
    {
        var text = await Result();

        Assert.StartsWith(
            """
            19 records: 18 with a user, 1 anonymous, 0 rejected, 0 left out.
            7 users as of 2024-05-30 (UTC): 5 in a stage, 1 registered and never active, 1 not seen by then.
            Note: 1 user was active before the registration; first seen is the earlier of the two.

            Stages, the best first

            """,
            text,
            StringComparison.Ordinal);
        Assert.Matches(" Dormant +1 +20.0 % +██▍ +win back +Wake with news, a reminder or a limited offer.\n", text);
        Assert.EndsWith("\nPolicy: classic5 1 (3dca031b).\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_in_Chinese_has_no_English_in_it()
    {
        var text = await Result("--lang", "zh-CN", "--by", "plan");

        Assert.Contains("截至 2024-05-30（UTC）共 7 位用户：处于各阶段 5 位，注册后从未活跃 1 位，当时尚未出现 1 位。", text, StringComparison.Ordinal);
        Assert.Contains("\n（空）：1 位用户\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,}", text.Replace("classic5", "", StringComparison.Ordinal).Replace("basic", "", StringComparison.Ordinal).Replace("plus", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_breakdown_puts_a_user_where_the_newest_row_does()
    {
        var json = JsonNode.Parse(await Result("--by", "plan", "--format", "json"))!;

        Assert.Equal(["policy", "asOf", "input", "population", "stages", "groups", "users"], json.AsObject().Select(member => member.Key));
        Assert.Equal(
            [" 1 ", "basic 3 introduction dormant", "plus 3 maturity growth churned"],
            json["groups"]!.AsArray().Select(group =>
                $"{group!["group"]} {group["population"]!["users"]} {string.Join(' ', group["stages"]!.AsArray().Where(line => (int)line!["users"]! > 0).Select(line => line!["stage"]))}"));
    }

    [Fact]
    public async Task An_explanation_gives_the_reasons_or_the_form_of_the_library()
    {
        Assert.Equal(
            """
            Why is bob in the stage Dormant?
              Dormant since 1 May: silent for 59 days; churned on 30 June unless active.
              Silent for 59 days, last active on 1 April; the limit of 30 days is reached.
              If active today, the stage would be Growth.
              Silent for a month or more. Wake with news, a reminder or a limited offer.

            """,
            await Result("--explain", "bob"));
        Assert.StartsWith("为什么 eve 不在任何阶段？\n", await Result("--explain", "eve", "--lang", "zh-CN"), StringComparison.Ordinal);
        Assert.Equal(new StageId("dormant"), StageAssessmentJson.Read(await Result("--explain", "bob", "--format", "json")).Value.Stage);
    }

    [Fact]
    public async Task A_timeline_tells_the_stages_from_the_first_day_on()
    {
        var text = await Result("--timeline", "fay");
        var json = JsonNode.Parse(await Result("--timeline", "fay", "--format", "json"))!.AsObject();

        Assert.Matches("Introduction +2024-04-20 +2024-05-20 +30\n", text);
        Assert.Equal(["user", "policy", "asOf", "spans"], json.Select(member => member.Key));
        Assert.Equal(
            """[{"stage":"introduction","since":"2024-04-20","until":"2024-05-20"},{"stage":"growth","since":"2024-05-20","until":"2024-06-11"}]""",
            json["spans"]!.ToJsonString());
        Assert.Equal("The stages of gus\n  Not seen by then.\n", await Result("--timeline", "gus"));
    }

    [Fact]
    public async Task Events_on_the_command_line_take_the_place_of_those_of_the_policy()
    {
        using var folder = new TempFolder();
        var file = folder.WriteActivity();
        var policy = folder.WriteStagePolicy(json => json["registrationEvent"] = "signup");
        var narrow = folder.WriteStagePolicy(
            json => (json["activityEvents"], json["registrationEvent"]) = (new JsonArray("order", "pay"), "signup"), "narrow.json");
        async Task<string> Lines(params string[] options) => (await Tool.Run(["lifecycle", "stages", file, "--as-of", "2024-05-30", "--format", "jsonl", .. options])).Result;

        Assert.Equal(await Lines("--registration-event", "signup"), await Lines("--policy", policy));
        Assert.Contains("""{"user":"eve","stage":"churned",""", await Lines(), StringComparison.Ordinal);
        var orders = await Lines("--activity-events", "order, pay", "--registration-event", "signup");
        Assert.Equal(orders, await Lines("--policy", narrow));
        Assert.Contains("""{"user":"ann","stage":"growth",""", orders, StringComparison.Ordinal);
        Assert.Contains("""{"user":"bob","stage":"notSeen",""", orders, StringComparison.Ordinal);
        Assert.Contains("""{"user":"dan","stage":"neverActive",""", orders, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_preset_tells_stages_and_the_zone_makes_its_days()
    {
        foreach (var preset in StagePolicies.All)
        {
            var json = JsonNode.Parse(await Result("--preset", preset.Name, "--zone", "Asia/Shanghai", "--format", "json"))!;

            Assert.Equal((preset with { Zone = "Asia/Shanghai", RegistrationEvent = "signup" }).ToRef().Hash, (string?)json["policy"]!["hash"]);
            Assert.Equal("2024-05-30T15:59:59.999999999Z", (string?)json["asOf"]);
            Assert.Equal(5, json["stages"]!.AsArray().Sum(line => (int)line!["users"]!));
        }
    }

    [Fact]
    public async Task Standard_input_the_last_day_and_an_instant_are_understood()
    {
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(ActivitySample.Rows));
        var last = JsonNode.Parse((await Tool.Run(input, CancellationToken.None, "lifecycle", "stages", "-", "--as-of", "last", "--format", "json")).Result)!;
        using var folder = new TempFolder();
        var at = JsonNode.Parse((await Tool.Run("lifecycle", "stages", folder.WriteActivity(), "--at", "2024-05-30T12:00:00Z", "--format", "json")).Result)!;

        Assert.Equal("2024-05-31T23:59:59.999999999Z", (string?)last["asOf"]);
        Assert.Equal("2024-05-30T12:00:00Z", (string?)at["asOf"]);
    }

    [Fact]
    public async Task A_file_holds_what_standard_output_would()
    {
        using var folder = new TempFolder();
        var file = folder.WriteActivity();
        string[] args = ["lifecycle", "stages", file, "--as-of", "last", "--format", "jsonl"];

        Assert.Equal("", (await Tool.Run([.. args, "--out", folder["out.jsonl"]])).Result);
        Assert.Equal((await Tool.Run(args)).Result, await File.ReadAllTextAsync(folder["out.jsonl"]));
    }

    [Fact]
    public async Task Bad_rows_are_told_and_the_rest_goes_on_unless_strict()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.csv", $"user,at,event\nu1,2024-05-01,login\nu1,soon,login\nu2,2024-05-01,{new string('e', 300)}\n");
        var run = await Tool.Run("lifecycle", "stages", file, "--as-of", "last", "--format", "jsonl", "--rejects", folder["bad.jsonl"]);
        var strict = await Tool.Run("lifecycle", "stages", file, "--as-of", "last", "--strict", "--out", folder["out.txt"]);

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Single(run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder["bad.jsonl"])).Length);
        Assert.StartsWith($"userops: {file}:3: at is 'soon': ", strict.Fault, StringComparison.Ordinal);
        Assert.Equal(["a.csv", "bad.jsonl"], folder.Names);
    }

    [Theory]
    [InlineData("Say when to judge: --as-of DATE, --as-of last, or --at INSTANT.")]
    [InlineData("--policy and --preset exclude each other; give one of them.", "--as-of", "last", "--policy", "a.json", "--preset", "classic5")]
    [InlineData("--preset 'classic6' is not one of its values. Did you mean 'classic5'?", "--as-of", "last", "--preset", "classic6")]
    [InlineData("--explain is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--explain", "ann", "--format", "csv")]
    [InlineData("--by is written as a table or as json; choose --format table or --format json.", "--as-of", "last", "--by", "plan", "--format", "jsonl")]
    [InlineData("--by and --timeline exclude each other; give one of them.", "--as-of", "last", "--by", "plan", "--timeline", "ann")]
    [InlineData("--activity-events 'a,,b' has a blank name; write names with commas between them, such as login,order.", "--as-of", "last", "--activity-events", "a,,b")]
    public async Task Options_that_contradict_each_other_or_make_no_sense_are_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "stages", folder.WriteActivity(), .. options]);

        Assert.StartsWith(message + "\n", run.Refusal, StringComparison.Ordinal);
        Assert.EndsWith("\nSee 'userops lifecycle stages --help'.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--explain 'zed': the input has no row of this user.", "--explain", "zed")]
    [InlineData("--timeline '': the input has no row of this user.", "--timeline", "")]
    [InlineData("--registration-event ' ' names no event.", "--registration-event", " ")]
    [InlineData("--map 'when=x' names no field of this command. The fields are user, at, event.", "--map", "when=x")]
    public async Task Values_that_can_not_be_are_refused_and_nothing_is_written(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "stages", folder.WriteActivity(), "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.Equal($"userops: {message}\n", run.Refusal);
        Assert.Equal(["activity.csv"], folder.Names);
    }

    [Fact]
    public async Task Events_that_contradict_each_other_are_a_problem_of_the_policy()
    {
        using var folder = new TempFolder();

        Assert.StartsWith(
            "userops: The policy is not valid:\n  $.activityEvents[1]: ",
            (await Tool.Run("lifecycle", "stages", folder.WriteActivity(), "--as-of", "last", "--activity-events", "a,a")).Refusal,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_is_never_written_over()
    {
        using var folder = new TempFolder();
        var policy = folder.WriteStagePolicy(_ => { });

        Assert.Equal(
            $"userops: --policy and --out both name '{policy}'; name another file for one of them.\n",
            (await Tool.Run("lifecycle", "stages", folder.WriteActivity(), "--as-of", "last", "--policy", policy, "--out", policy)).Refusal);
    }

    [Theory]
    [InlineData("stages")]
    [InlineData("growth")]
    [InlineData("retention")]
    [InlineData("funnel", "--steps", "login,order", "--within", "P7D")]
    [InlineData("paths")]
    public async Task A_run_that_is_stopped_leaves_nothing(string command, params string[] options)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        var run = await Tool.Run(Stream.Null, stop.Token, ["lifecycle", command, folder.WriteActivity(), "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.Equal((ExitCode.Interrupted, ""), (run.ExitCode, run.Output));
        Assert.Equal(["activity.csv"], folder.Names);
    }

    [Theory]
    [InlineData("stages")]
    [InlineData("growth")]
    [InlineData("retention")]
    [InlineData("funnel", "--steps", "login,order", "--within", "P7D")]
    [InlineData("paths")]
    public async Task A_file_that_can_not_be_read_is_told_by_every_command(string command, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", command, folder["none.csv"], "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.Equal($"userops: {folder["none.csv"]}: There is no such file. Check the path.\n", run.Fault);
        Assert.Empty(folder.Names);
    }

    [RealDataFact(RealFile)]
    public async Task Online_Retail_needs_no_map_and_its_stages_add_up()
    {
        var run = await Tool.Run("lifecycle", "stages", RealDataFactAttribute.PathOf(RealFile), "--as-of", "last", "--zone", "Europe/London", "--purchases-only", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal("""{"records":541909,"accepted":397884,"rejected":0,"anonymous":135080,"leftOut":8945}""", json["input"]!.ToJsonString());
        Assert.Equal("""{"users":4338,"everActive":4338,"neverActive":0,"notSeen":0,"activeBeforeRegistration":0}""", json["population"]!.ToJsonString());
        Assert.Equal(4338, json["stages"]!.AsArray().Sum(line => (int)line!["users"]!));
        Assert.Equal(4338, json["users"]!.AsArray().Count);
    }

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["lifecycle", "stages", folder.WriteActivity(), "--as-of", "2024-05-30", "--registration-event", "signup", .. options])).Result;
    }
}
