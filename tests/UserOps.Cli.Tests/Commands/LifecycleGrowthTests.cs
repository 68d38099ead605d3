using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class LifecycleGrowthTests
{
    private const string RealFile = "online_retail_lines.csv.gz";

    private static readonly string[] Members =
        ["start", "complete", "new", "retained", "resurrected", "dormant", "active", "quickRatio", "end", "dormantStock"];

    /// <summary>The example of PostHog's own tests for its lifecycle by day, published with its source.</summary>
    [Fact]
    public async Task PostHogs_known_answer_comes_out()
    {
        using var folder = new TempFolder();
        (string User, int[] Days)[] people = [("p1", [11, 12, 13, 15, 17, 19]), ("p2", [9, 12]), ("p3", [12]), ("p4", [15])];
        var file = folder.Write("a.csv", "user,at\n" + string.Concat(people.SelectMany(person => person.Days.Select(day => $"{person.User},2020-01-{day:00}T12:00:00Z\n"))));
        var run = await Tool.Run(
            "lifecycle", "growth", file, "--as-of", "2020-01-19", "--period", "day", "--preset", "postHog", "--from", "2020-01-12", "--format", "json");
        var periods = JsonNode.Parse(run.Result)!["periods"]!.AsArray();
        string Of(string member) => string.Join(' ', periods.Select(period => period![member]!.ToJsonString()));

        Assert.Equal("2020-01-12", (string?)periods[0]!["start"]);
        Assert.Equal("1 0 0 1 0 0 0 0", Of("new"));
        Assert.Equal("1 1 0 0 0 0 0 0", Of("retained"));
        Assert.Equal("1 0 0 1 0 1 0 1", Of("resurrected"));
        Assert.Equal("0 -2 -1 0 -2 0 -1 0", Of("dormant"));
    }

    [Fact]
    public async Task Json_tells_how_it_was_counted_and_each_period_with_the_members_of_the_contract_in_their_order()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!.AsObject();

        Assert.Equal(["policy", "asOf", "input", "users", "periods"], json.Select(member => member.Key));
        Assert.Equal(
            """{"name":"default","period":"month","weekStart":"monday","zone":"UTC","newUsers":"firstActivity","openPeriod":"unknown"}""",
            json["policy"]!.ToJsonString());
        Assert.Equal(5, (int)json["users"]!);
        Assert.All(json["periods"]!.AsArray(), period => Assert.Equal(Members, period!.AsObject().Select(member => member.Key)));
        Assert.Equal(
            """{"start":"2024-05-01","complete":false,"new":1,"retained":2,"resurrected":0,"dormant":null,"active":3,"quickRatio":null,"end":"2024-06-01","dormantStock":null}""",
            json["periods"]!.AsArray()[^1]!.ToJsonString());
    }

    [Fact]
    public async Task Rows_hold_one_period_each()
    {
        var json = JsonNode.Parse(await Result("--format", "json"))!;

        Assert.Equal(
            json["periods"]!.AsArray().Select(period => period!.ToJsonString()),
            (await Result("--format", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(
            """
            start,complete,new,retained,resurrected,dormant,active,quickRatio,end,dormantStock
            2024-01-01,true,1,0,0,0,1,,2024-02-01,0
            2024-02-01,true,0,0,0,-1,0,0,2024-03-01,1
            2024-03-01,true,2,0,0,0,2,,2024-04-01,1
            2024-04-01,true,1,2,0,0,3,,2024-05-01,1
            2024-05-01,false,1,2,0,,3,,2024-06-01,

            """,
            await Result("--format", "csv"));
    }

    [Fact]
    public async Task A_table_marks_the_period_that_still_runs()
    {
        var text = await Result();
        var chinese = await Result("--lang", "zh-CN", "--by", "plan");

        Assert.Contains("\n5 users ever active as of 2024-05-30 (UTC).\n\nGrowth by month\n", text, StringComparison.Ordinal);
        Assert.Matches("2024-02-01 +0 +0 +0 +-1 +0 +0.00 +1\n", text);
        Assert.Matches(@"2024-05-01 \* +1 +2 +0 +- +3 +█+ +- +-\n", text);
        Assert.EndsWith("\n* still runs: counts can rise, and nobody is lost before it is over.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n* still runs: counts can rise, and who has not come yet is dormant so far.\n", await Result("--preset", "postHog"), StringComparison.Ordinal);
        Assert.Contains("\nbasic：3 位用户\n", chinese, StringComparison.Ordinal);
        Assert.DoesNotMatch("[a-z]{4,}", chinese.Replace("basic", "", StringComparison.Ordinal).Replace("plus", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Groups_add_up_to_the_whole()
    {
        var json = JsonNode.Parse(await Result("--format", "json", "--by", "plan"))!;
        var groups = json["groups"]!.AsArray();

        Assert.Equal(["", "basic", "plus"], groups.Select(group => (string?)group!["group"]));
        Assert.Equal((int)json["users"]!, groups.Sum(group => (int)group!["users"]!));
        Assert.Equal(
            (int)json["periods"]!.AsArray()[^1]!["active"]!,
            groups.SelectMany(group => group!["periods"]!.AsArray()).Where(period => (string?)period!["start"] == "2024-05-01").Sum(period => (int)period!["active"]!));
    }

    [Theory]
    [InlineData("day", 137)]
    [InlineData("week", 20)]
    [InlineData("quarter", 2)]
    [InlineData("year", 1)]
    public async Task Periods_of_every_kind_follow_each_other(string period, int count) =>
        Assert.Equal(count, JsonNode.Parse(await Result("--period", period, "--format", "json"))!["periods"]!.AsArray().Count);

    [Fact]
    public async Task Weeks_begin_where_the_user_says()
    {
        Assert.StartsWith("""{"start":"2024-05-27",""", (await Result("--period", "week", "--from", "2024-05-30", "--format", "jsonl")), StringComparison.Ordinal);
        Assert.StartsWith(
            """{"start":"2024-05-26",""", (await Result("--period", "week", "--week-start", "sunday", "--from", "2024-05-30", "--format", "jsonl")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--period 'fortnight' is not one of its values.", "--period", "fortnight")]
    [InlineData("--from '1.5.2024' is not a day; write it like 2024-05-31.", "--from", "1.5.2024")]
    [InlineData("--by is written as a table or as json; choose --format table or --format json.", "--by", "plan", "--format", "csv")]
    [InlineData("userops: --week-start sunday is of weeks, and the periods are of another kind; add --period week, or take it off.", "--week-start", "sunday")]
    [InlineData("userops: --from 2024-06-01 is after the day of judgement, 2024-05-30; give an earlier day.", "--from", "2024-06-01")]
    public async Task What_makes_no_sense_is_refused(string message, params string[] options)
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(["lifecycle", "growth", folder.WriteActivity(), "--as-of", "2024-05-30", "--out", folder["out.txt"], .. options]);

        Assert.StartsWith(message, run.Refusal, StringComparison.Ordinal);
        Assert.Equal(["activity.csv"], folder.Names);
    }

    [Fact]
    public async Task A_file_without_activity_has_no_period()
    {
        using var folder = new TempFolder();
        var file = folder.Write("a.csv", "user,at\n");

        Assert.Equal("", (await Tool.Run("lifecycle", "growth", file, "--as-of", "2024-05-30", "--format", "jsonl")).Result);
        Assert.Contains("No period with activity.", (await Tool.Run("lifecycle", "growth", file, "--as-of", "2024-05-30")).Result, StringComparison.Ordinal);
        Assert.StartsWith("userops: --as-of last: There is no record with a user", (await Tool.Run("lifecycle", "growth", file, "--as-of", "last")).Fault, StringComparison.Ordinal);
    }

    [RealDataFact(RealFile)]
    public async Task Online_Retail_by_month_adds_up()
    {
        var run = await Tool.Run("lifecycle", "growth", RealDataFactAttribute.PathOf(RealFile), "--as-of", "last", "--zone", "Europe/London", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;
        var periods = json["periods"]!.AsArray();
        int Of(JsonNode? period, string member) => (int)period![member]!;

        Assert.Equal(13, periods.Count);
        Assert.Equal(4372, (int)json["users"]!);
        Assert.Equal(4372, periods.Sum(period => Of(period, "new")));
        Assert.All(periods, period => Assert.Equal(Of(period, "active"), Of(period, "new") + Of(period, "retained") + Of(period, "resurrected")));
        Assert.All(
            periods.Skip(1).SkipLast(1).Zip(periods),
            pair => Assert.Equal(Of(pair.First, "active"), Of(pair.Second, "active") + Of(pair.First, "new") + Of(pair.First, "resurrected") + Of(pair.First, "dormant")));
        Assert.Null(periods[^1]!["dormant"]);
    }

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["lifecycle", "growth", folder.WriteActivity(), "--as-of", "2024-05-30", "--registration-event", "signup", .. options])).Result;
    }
}
