using System.Globalization;
using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.CustomerValue;

namespace UserOps.Cli.Tests.Commands;

public class ValuePredictTests
{
    [Fact]
    public async Task Rows_have_the_members_of_the_contract_and_stand_by_user()
    {
        var csv = LinesOf(await ValueSample.Result("predict", "--as-of", "last", "--format", "csv"));
        var jsonl = LinesOf(await ValueSample.Result("predict", "--as-of", "last", "--format", "jsonl"));
        var json = JsonNode.Parse(await ValueSample.Result("predict", "--as-of", "last", "--format", "json"))!;

        Assert.Equal("user,x,tx,t,pAlive,expected,spend,value", csv[0]);
        Assert.Equal(["user", "x", "tx", "t", "pAlive", "expected", "spend", "value"], JsonNode.Parse(jsonl[0])!.AsObject().Select(member => member.Key));
        Assert.Equal(160, jsonl.Length);
        Assert.Equal(jsonl, json["users"]!.AsArray().Select(user => user!.ToJsonString()));
        Assert.Equal(csv[1..], jsonl.Select(line => string.Join(',', JsonNode.Parse(line)!.AsObject().Select(member => member.Key == "user" ? (string?)member.Value : member.Value!.ToJsonString()))));
        Assert.Equal(jsonl.Select(UserOf).Order(StringComparer.Ordinal), jsonl.Select(UserOf));
        Assert.Equal(["policy", "asOf", "input", "model", "neverPurchased", "totals", "users"], json.AsObject().Select(member => member.Key));
    }

    [Fact]
    public async Task Totals_are_the_sums_of_the_users_and_of_the_groups()
    {
        var json = JsonNode.Parse(await ValueSample.Result("predict", "--as-of", "last", "--by", "channel", "--format", "json"))!;
        var (totals, users, groups) = (json["totals"]!, json["users"]!.AsArray(), json["groups"]!.AsArray());

        foreach (var (total, member) in new[] { ("alive", "pAlive"), ("purchases", "expected"), ("value", "value") })
        {
            Assert.Equal(users.Sum(user => (double)user![member]!), (double)totals[total]!, 1e-8);
            Assert.Equal(groups.Sum(group => (double)group![total]!), (double)totals[total]!, 1e-8);
        }

        Assert.Equal(["app", "web"], groups.Select(group => (string?)group!["group"]));
        Assert.Equal((160, 0), ((int)totals["customers"]!, (int)totals["withoutValue"]!));
    }

    [Fact]
    public async Task A_model_that_was_written_predicts_as_the_fit_does_and_so_does_an_earlier_day()
    {
        using var folder = new TempFolder();
        await ValueSample.Result("fit", "--as-of", "2024-09-30", "--preset", "pareto-nbd", "--model", folder["model.json"]);

        var byModel = await ValueSample.Result("predict", "--as-of", "last", "--use-model", folder["model.json"], "--format", "json");
        Assert.Equal(byModel, await ValueSample.Result("predict", "--as-of", "last", "--fit-as-of", "2024-09-30", "--preset", "pareto-nbd", "--format", "json"));
        Assert.NotEqual(byModel, await ValueSample.Result("predict", "--as-of", "last", "--preset", "pareto-nbd", "--format", "json"));
        Assert.Equal("2024-09-30T23:59:59.999999999Z", (string?)JsonNode.Parse(byModel)!["model"]!["fittedAt"]);
    }

    [Fact]
    public async Task Users_who_had_not_bought_by_then_are_left_out_and_counted()
    {
        using var folder = new TempFolder();
        string[] run = ["value", "predict", folder.WriteSmall(), "--as-of", "2024-03-01"];
        var json = JsonNode.Parse((await Tool.Run([.. run, "--by", "plan", "--format", "json"])).Result)!;

        Assert.Equal(["ann", "bob"], json["users"]!.AsArray().Select(user => (string?)user!["user"]));
        Assert.Equal(1, (int)json["neverPurchased"]!);
        Assert.Equal(["", "plus"], json["groups"]!.AsArray().Select(group => (string?)group!["group"]));
        var text = (await Tool.Run([.. run, "--by", "plan"])).Result;
        Assert.Contains("\n2 customers as of 2024-03-01 (UTC). 1 user had bought nothing and is left out.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n  (blank)   ", text, StringComparison.Ordinal);
        Assert.Contains("so nobody is taken to have stopped", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_residual_is_told_beside_the_horizon_and_is_more()
    {
        var lines = LinesOf(await ValueSample.Result("predict", "--as-of", "last", "--residual", "--format", "jsonl")).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.All(lines, user =>
        {
            Assert.Equal(["value", "dert", "residualValue"], user.AsObject().Select(member => member.Key).TakeLast(3));
            Assert.True((double)user["residualValue"]! > (double)user["value"]!);
            Assert.Equal((double)user["spend"]! * (double)user["dert"]!, (double)user["residualValue"]!, 1e-9 * (double)user["residualValue"]!);
        });
    }

    [Fact]
    public async Task Intervals_hold_the_prediction_and_follow_the_seed()
    {
        string[] options = ["--as-of", "last", "--intervals", "--draws", "100", "--format", "csv"];
        var text = await ValueSample.Result("predict", options);
        var rows = LinesOf(text)[1..].Select(line => line.Split(',').Skip(4).Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();

        Assert.Equal("user,x,tx,t,pAlive,expected,spend,value,expectedLower,expectedUpper,valueLower,valueUpper,purchasesLower,purchasesUpper", LinesOf(text)[0]);
        Assert.True(rows.Count(row => row[4] <= row[1] && row[1] <= row[5]) > 150);
        Assert.True(rows.Count(row => row[6] <= row[3] && row[3] <= row[7]) > 150);
        Assert.All(rows, row => Assert.True(row[8] <= row[9]));
        Assert.Equal(text, await ValueSample.Result("predict", [.. options, "--seed", "1"]));
        Assert.NotEqual(text, await ValueSample.Result("predict", [.. options, "--seed", "2"]));
    }

    [Fact]
    public async Task A_fit_without_a_covariance_has_no_intervals_and_says_so()
    {
        using var folder = new TempFolder();
        await ValueSample.Result("fit", "--as-of", "last", "--model", folder["model.json"]);
        var model = JsonNode.Parse(await File.ReadAllTextAsync(folder["model.json"]))!;
        (model["covariance"], model["standardErrors"]) = (new JsonArray(), new JsonObject());
        folder.Write("model.json", model.ToJsonString());
        string[] options = ["--as-of", "last", "--use-model", folder["model.json"], "--intervals", "--draws", "100"];

        Assert.Contains("\nThere are no intervals: ", await ValueSample.Result("predict", options), StringComparison.Ordinal);
        Assert.All(LinesOf(await ValueSample.Result("predict", [.. options, "--format", "csv"]))[1..], line => Assert.EndsWith(",,,,,,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_change_the_policy_and_its_hash()
    {
        var whole = JsonNode.Parse(await ValueSample.Result("predict", "--as-of", "last", "--format", "json"))!;
        var changed = JsonNode.Parse(await ValueSample.Result(
            "predict", "--as-of", "last", "--unit", "calendarWeeks", "--horizon", "P364D", "--discount", "0", "--format", "json"))!;

        Assert.Equal("calendarWeeks P364D 0", $"{changed["model"]!["unit"]} {changed["model"]!["horizon"]} {changed["model"]!["annualDiscountRate"]}");
        Assert.NotEqual((string?)whole["policy"]!["hash"], (string?)changed["policy"]!["hash"]);
        Assert.All(changed["users"]!.AsArray(), user =>
        {
            Assert.Equal(Math.Round((double)user!["t"]!), (double)user["t"]!);
            Assert.Equal((double)user["expected"]! * (double)user["spend"]!, (double)user["value"]!, 1e-8 * (double)user["value"]!);
        });
    }

    [Fact]
    public async Task One_user_is_explained_in_both_languages_and_as_the_librarys_own_json()
    {
        string[] options = ["--as-of", "last", "--explain", "c012"];
        var text = await ValueSample.Result("predict", options);
        var assessment = CustomerValueAssessmentJson.Read(await ValueSample.Result("predict", [.. options, "--format", "json"]));
        var users = JsonNode.Parse(await ValueSample.Result("predict", "--as-of", "last", "--format", "json"))!["users"]!.AsArray();
        var user = users.Single(user => (string?)user!["user"] == "c012")!;

        Assert.StartsWith("What is expected of c012, and why?\n", text, StringComparison.Ordinal);
        Assert.All(assessment.Reasons, reason => Assert.Contains($"\n  {reason.In("en")}\n", text, StringComparison.Ordinal));
        Assert.StartsWith("对 c012 的预期及原因\n", await ValueSample.Result("predict", [.. options, "--lang", "zh-CN"]), StringComparison.Ordinal);
        Assert.Equal(((double)user["pAlive"]!, (double)user["value"]!), (assessment.Value.PAlive, assessment.Value.Value));
    }

    [Fact]
    public async Task A_table_tells_people_the_same_in_both_languages()
    {
        string[] options = ["--as-of", "last", "--by", "channel", "--residual", "--intervals", "--draws", "100"];
        var text = await ValueSample.Result("predict", options);

        Assert.Contains("\n160 customers as of 2024-12-30 (UTC). 0 users had bought nothing and are left out.\nBy MBG/NBD, fitted to 160 customers as of 2024-12-30.\n", text, StringComparison.Ordinal);
        Assert.Contains(" In the next 365 days they buy ", text, StringComparison.Ordinal);
        Assert.Contains("\nOf most value, the first 20\n", text, StringComparison.Ordinal);
        Assert.Contains("95 % of the value", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("customer|purchase|worth", await ValueSample.Result("predict", [.. options, "--lang", "zh-CN"]));
    }

    [Fact]
    public async Task A_user_whose_money_can_not_be_summed_is_rejected_and_the_others_go_on()
    {
        using var folder = new TempFolder();
        var much = string.Concat(Enumerable.Range(0, 1100).Select(minute => $"zed,2024-01-01T{minute / 60:00}:{minute % 60:00},1000000000000000,\n"));
        var file = folder.Write("small.csv", ValueSample.Small + much);
        var run = await Tool.Run("value", "predict", file, "--as-of", "2024-03-01", "--format", "csv");

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal(3, LinesOf(run.Output).Length);
        Assert.StartsWith($"{file} (zed): amount is 'more than 1000000000000000000': ", run.Error, StringComparison.Ordinal);
    }

    private static string UserOf(string line) => (string)JsonNode.Parse(line)!["user"]!;

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
