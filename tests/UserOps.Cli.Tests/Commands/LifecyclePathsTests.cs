using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class LifecyclePathsTests
{
    [Fact]
    public async Task Json_tells_nodes_edges_and_the_key_path_with_the_members_of_the_contract_in_their_order()
    {
        var json = JsonNode.Parse(await Result("--goal", "order", "--collapse", "--format", "json"))!.AsObject();

        Assert.Equal(
            ["policy", "asOf", "input", "users", "usersWithPath", "paths", "pathsToGoal", "nodes", "edges", "keyPath"],
            json.Select(member => member.Key));
        Assert.Equal("5 5 5 2", $"{json["users"]} {json["usersWithPath"]} {json["paths"]} {json["pathsToGoal"]}");
        Assert.Equal("""{"step":1,"event":"visit","paths":4,"users":4,"ends":0,"cut":0}""", json["nodes"]![0]!.ToJsonString());
        Assert.Equal("""{"step":1,"from":"visit","to":"search","paths":2,"users":2}""", json["edges"]![0]!.ToJsonString());
        Assert.Equal(["steps", "share"], json["keyPath"]!.AsObject().Select(member => member.Key));
        Assert.Equal("""{"event":"visit","taken":2,"paths":2}""", json["keyPath"]!["steps"]![0]!.ToJsonString());
    }

    [Fact]
    public async Task Rows_hold_one_move_each()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!;
        var lines = (await Result("--format", "csv")).Split('\n');

        Assert.Null(json["keyPath"]);
        Assert.Equal(
            json["edges"]!.AsArray().Select(edge => edge!.ToJsonString()),
            (await Result("--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["step,from,to,paths,users", "1,visit,search,2,2"], lines[..2]);
    }

    [Fact]
    public async Task A_table_tells_the_moves_and_the_key_path()
    {
        var text = await Result("--goal", "order", "--collapse");
        var chinese = await Result("--goal", "order", "--by", "channel", "--lang", "zh-CN");

        Assert.Contains("\n5 users as of 2024-05-03 (UTC): 5 with 5 paths; 2 of them reach the goal.\n", text, StringComparison.Ordinal);
        Assert.Matches(@"1 +visit +search +2 +50.0 %\n", text);
        Assert.Matches(@"1 +view +\(end\) +1 +100.0 %\n", text);
        Assert.Contains("\nKey path to the goal (50.0 % of those that reach it): visit → search → view → cart → empty → order\n", text, StringComparison.Ordinal);
        Assert.Contains("\napp：2 位用户\n", chinese, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{7,}", chinese.Replace("commandLine", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("7", "--session-gap", "P1D")]
    [InlineData("4", "--start", "visit")]
    [InlineData("5", "--max-steps", "2")]
    [InlineData("4", "--ignore", "view,empty")]
    public async Task Options_decide_what_is_a_path(string paths, params string[] options) =>
        Assert.Equal(paths, JsonNode.Parse(await Result(["--format", "json", .. options]))!["paths"]!.ToJsonString());

    [Fact]
    public async Task Events_that_are_passed_over_are_in_no_step() =>
        Assert.DoesNotContain("view", await Result("--ignore", "view,empty", "--format", "csv"), StringComparison.Ordinal);

    [Fact]
    public async Task Rows_after_the_instant_are_not_seen()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run("lifecycle", "paths", folder.WriteVisits(), "--at", "2024-05-01T10:02:00Z", "--format", "csv");

        Assert.Equal("step,from,to,paths,users\n1,visit,view,1,1\n", run.Result);
    }

    [Theory]
    [InlineData("--max-steps '51' is not a number from 1 to 50.", "--max-steps", "51")]
    [InlineData("--session-gap '30' is not a length of time above zero; write it like PT30M, P7D or P2W: months have no fixed length.", "--session-gap", "30")]
    [InlineData("userops: The policy is not valid:\n  $.startEvent", "--start", "visit", "--ignore", "visit")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "paths", folder.WriteVisits(), "--as-of", "last", "--out", folder["out.txt"], .. options]);

        Assert.StartsWith(message, run.Refusal, StringComparison.Ordinal);
        Assert.Equal(["visits.csv"], folder.Names);
    }

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["lifecycle", "paths", folder.WriteVisits(), "--as-of", "last", .. options])).Result;
    }
}
