using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Lifecycle;

namespace UserOps.Cli.Tests.Commands;

public class LifecycleFunnelTests
{
    private static readonly string[] Members =
    [
        "step", "name", "events", "reached", "open", "dropped", "fromBefore", "fromFirst", "reachedClosed", "closedFromBefore",
        "closedFromFirst", "medianTime", "quantile90Time",
    ];

    [Fact]
    public async Task Json_tells_the_steps_with_the_members_of_the_contract_in_their_order()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!.AsObject();
        var steps = json["steps"]!.AsArray();

        Assert.Equal(["policy", "asOf", "input", "users", "started", "converted", "open", "dropped", "steps"], json.Select(member => member.Key));
        Assert.Equal("5 4 2 2 0", $"{json["users"]} {json["started"]} {json["converted"]} {json["open"]} {json["dropped"]}");
        Assert.All(steps, step => Assert.Equal(Members, step!.AsObject().Select(member => member.Key)));
        Assert.Equal(
            ["""1 ["visit"] 4 1 0  """, """2 ["view"] 3 0 0 0.75 PT2M""", """3 ["cart"] 3 1 0 1 PT8M""", """4 ["order"] 2 0 0 0.6666666666666666 PT15H2M30S"""],
            steps.Select(step => $"{step!["step"]} {step["events"]!.ToJsonString()} {step["reached"]} {step["open"]} {step["dropped"]} {step["fromBefore"]?["estimate"]} {step["medianTime"]}"));
        Assert.Equal(["estimate", "lower", "upper"], steps[1]!["fromBefore"]!.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Rows_hold_one_step_each()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!;

        Assert.Equal(
            json["steps"]!.AsArray().Select(step => step!.ToJsonString()),
            (await Result("--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var lines = (await Result("--format", "csv")).Split('\n');
        Assert.Equal(string.Join(',', Members), lines[0]);
        Assert.StartsWith("3,,cart,3,1,0,1,0.75,", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_tells_how_many_come_how_far_and_how_fast()
    {
        var text = await Result();

        Assert.Contains("\n5 users as of 2024-05-03 (UTC): 4 began, 2 came through, 2 may still go on, 0 dropped out.\n\nFunnel, within 7 d\n", text, StringComparison.Ordinal);
        Assert.Matches(@"2 view +3 +█+ +75.0 % +30.1 % .. 95.4 % +75.0 % +0 +0 +2 min\n", text);
        Assert.DoesNotMatch(
            "[a-z]{6,}",
            (await Result("--lang", "zh-CN", "--by", "channel")).Replace("commandLine", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "--exclude", "empty:3-4", "--attempt", "first")]
    [InlineData("1", "--exclude", "empty")]
    [InlineData("1", "--order", "strict")]
    [InlineData("1", "--within", "PT1H")]
    [InlineData("2", "--strict-increase")]
    public async Task Options_decide_who_comes_through(string converted, params string[] options) =>
        Assert.Equal(converted, JsonNode.Parse(await Result(["--format", "json", .. options]))!["converted"]!.ToJsonString());

    [Fact]
    public async Task A_step_may_have_several_events_and_a_policy_names_its_steps()
    {
        using var folder = new TempFolder();
        var file = folder.WriteVisits();
        var policy = new FunnelPolicy
        {
            Name = "shop",
            Version = "3",
            Steps = [new() { Name = LocalizedText.Of("Look", "浏览"), Events = ["view", "search"] }, new() { Events = ["order"] }],
            Within = NodaTime.Duration.FromDays(7),
        };
        var path = folder.Write("policy.json", FunnelPolicyJson.Write(policy));
        var byPolicy = (await Tool.Run("lifecycle", "funnel", file, "--as-of", "last", "--policy", path, "--lang", "zh-CN")).Result;
        var byOptions = (await Tool.Run("lifecycle", "funnel", file, "--as-of", "last", "--steps", "view|search,order", "--within", "P7D")).Result;

        Assert.Matches("1 浏览 +5 ", byPolicy);
        Assert.EndsWith($"策略：{policy.ToRef()}。\n", byPolicy, StringComparison.Ordinal);
        Assert.Matches("1 view or search +5 ", byOptions);
    }

    [Fact]
    public async Task Groups_add_up_to_the_whole()
    {
        var json = JsonNode.Parse(await Result("--format", "json", "--by", "channel"))!;

        Assert.Equal(["app 2 2 1", "web 3 2 1"], json["groups"]!.AsArray().Select(group => $"{group!["group"]} {group["users"]} {group["started"]} {group["converted"]}"));
    }

    [Theory]
    [InlineData("--steps is missing: give --steps visit,cart,order, or a --policy.", "--within", "P7D")]
    [InlineData("--within is missing: give --within P7D, or a --policy.", "--steps", "a,b")]
    [InlineData("--within 'P1M' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.", "--steps", "a,b", "--within", "P1M")]
    [InlineData("--within 'PT0S' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.", "--steps", "a,b", "--within", "PT0S")]
    [InlineData("--steps 'a,' has a blank name; write names with commas between them, such as login,order.", "--steps", "a,", "--within", "P1D")]
    [InlineData("userops: --exclude 'x:2' must be of the form event:after-before with numbers of steps, such as cancel:2-3, or an event alone.", "--steps", "a,b", "--within", "P1D", "--exclude", "x:2")]
    [InlineData("userops: The policy is not valid:\n  $.exclusions[0].beforeStep: ", "--steps", "a,b", "--within", "P1D", "--exclude", "x:1-5")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "funnel", folder.WriteVisits(), "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.StartsWith(message, run.Refusal, StringComparison.Ordinal);
        Assert.Equal(["visits.csv"], folder.Names);
    }

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        string[] within = options.Contains("--within", StringComparer.Ordinal) ? [] : ["--within", "P7D"];
        return (await Tool.Run(["lifecycle", "funnel", folder.WriteVisits(), "--as-of", "last", "--steps", "visit,view,cart,order", .. within, .. options])).Result;
    }
}
