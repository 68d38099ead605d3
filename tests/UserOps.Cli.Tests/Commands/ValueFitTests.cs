using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.CustomerValue;

namespace UserOps.Cli.Tests.Commands;

public class ValueFitTests
{
    [Fact]
    public async Task Json_is_the_model_of_the_library_and_the_counts_of_the_input()
    {
        using var folder = new TempFolder();
        var json = JsonNode.Parse(await ValueSample.Result("fit", "--as-of", "last", "--format", "json", "--model", folder["model.json"]))!.AsObject();
        var input = json["input"]!.ToJsonString();
        json.Remove("input");
        var file = await File.ReadAllTextAsync(folder["model.json"]);

        Assert.Equal("""{"records":629,"accepted":629,"refunds":0,"rejected":0,"anonymous":0,"leftOut":0}""", input);
        Assert.Equal(JsonNode.Parse(file)!.ToJsonString(), json.ToJsonString());
        Assert.Equal(file, CustomerValueModelJson.Write(CustomerValueModelJson.Read(file)) + "\n");
        Assert.Equal(
            ["schemaVersion", "fittedAt", "model", "parameters", "standardErrors", "logLikelihood", "identifiable", "predictsBy", "converged", "steps", "weak", "covariance", "limit", "spend", "customers", "repeaters", "neverPurchased", "withoutSpend", "policy"],
            json.Select(member => member.Key));
    }

    [Fact]
    public async Task Rows_are_the_parameters_of_the_purchases_of_their_limit_and_of_the_spend()
    {
        var csv = await ValueSample.Result("fit", "--as-of", "last", "--format", "csv", "--preset", "pareto-nbd");
        var jsonl = await ValueSample.Result("fit", "--as-of", "last", "--format", "jsonl", "--preset", "pareto-nbd");
        string[] rows = ["paretoNbd,r", "paretoNbd,alpha", "paretoNbd,s", "paretoNbd,beta", "nbd,r", "nbd,alpha", "gammaGamma,p", "gammaGamma,q", "gammaGamma,gamma"];

        Assert.StartsWith("model,parameter,value,standardError\n", csv, StringComparison.Ordinal);
        Assert.Equal(rows, LinesOf(csv)[1..].Select(line => string.Join(',', line.Split(',').Take(2))));
        Assert.Equal(
            LinesOf(csv)[1..],
            LinesOf(jsonl).Select(line => JsonNode.Parse(line)!).Select(row => $"{row["model"]},{row["parameter"]},{row["value"]!.ToJsonString()},{row["standardError"]!.ToJsonString()}"));
    }

    [Fact]
    public async Task A_holdout_tells_what_came_after_the_fit_up_to_the_end_of_the_day()
    {
        var json = JsonNode.Parse(await ValueSample.Result("fit", "--as-of", "2024-09-30", "--holdout", "last", "--format", "json"))!;
        var holdout = json["holdout"]!;
        var rows = (await File.ReadAllLinesAsync(ValueSample.Orders)).Skip(1).Select(line => line.Split(',')).ToList();
        var before = rows.Where(row => string.CompareOrdinal(row[1], "2024-09-30") <= 0).Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        var after = rows.Where(row => string.CompareOrdinal(row[1], "2024-09-30") > 0 && before.Contains(row[0])).ToList();
        var days = after.Select(row => (row[0], row[1])).Distinct().Count();

        Assert.Equal("2024-12-30T23:59:59.999999999Z", (string?)holdout["until"]);
        Assert.Equal((before.Count, days), ((int)holdout["customers"]!, (int)holdout["actual"]!));
        Assert.Equal(days, holdout["groups"]!.AsArray().Sum(group => (double)group!["actual"]! * (double)group["customers"]!), 1e-9);
        Assert.Equal((double)holdout["predicted"]!, holdout["groups"]!.AsArray().Sum(group => (double)group!["predicted"]! * (double)group["customers"]!), 1e-9);
        Assert.Equal(after.Sum(row => decimal.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)), (decimal)holdout["money"]!);
        Assert.Equal((decimal)holdout["money"]! / (int)holdout["orders"]!, (decimal)holdout["moneyPerOrder"]!, 20);
        Assert.Equal([false, false, false, false, false, false, false, true], holdout["groups"]!.AsArray().Select(group => (bool)group!["andMore"]!));
    }

    [Fact]
    public async Task The_tracking_table_is_ready_to_be_plotted_and_adds_up()
    {
        string[] options = ["--as-of", "2024-09-30", "--track-until", "last", "--step", "P14D", "--format"];
        var csv = LinesOf(await ValueSample.Result("fit", [.. options, "csv"]));
        var rows = csv[1..].Select(line => line.Split(',')).ToList();
        var json = JsonNode.Parse(await ValueSample.Result("fit", [.. options, "json"]))!;
        var jsonl = LinesOf(await ValueSample.Result("fit", [.. options, "jsonl"]));

        Assert.Equal("day,calibration,customers,cumulativeActual,cumulativePredicted,actual,predicted", csv[0]);
        Assert.Equal(jsonl, json["tracking"]!.AsArray().Select(point => point!.ToJsonString()));
        Assert.Equal(csv[1..], jsonl.Select(line => string.Join(',', JsonNode.Parse(line)!.AsObject().Select(member => member.Key == "day" ? (string?)member.Value : member.Value!.ToJsonString()))));
        Assert.Equal(rows[^1][3], rows.Sum(row => int.Parse(row[5], System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(("2024-12-30", "false"), (rows[^1][0], rows[^1][1]));
        Assert.Equal("2024-01-16,true", $"{rows[0][0]},{rows[0][1]}");
    }

    [Theory]
    [InlineData("14", "P14D")]
    [InlineData("P2W", "14")]
    [InlineData("7")]
    public async Task Steps_are_days_or_lengths_of_whole_days(string one, string? other = null)
    {
        string[] options = ["--as-of", "last", "--track-until", "last", "--format", "csv"];

        Assert.Equal(
            await ValueSample.Result("fit", [.. options, .. other is null ? Array.Empty<string>() : ["--step", other]]),
            await ValueSample.Result("fit", [.. options, "--step", one]));
    }

    [Fact]
    public async Task A_table_tells_people_what_is_identifiable_and_what_predictions_come_from()
    {
        var text = await ValueSample.Result("fit", "--as-of", "2024-09-30", "--holdout", "last", "--track-until", "last", "--step", "28");

        Assert.StartsWith(
            """
            629 records: 629 with a user, 0 anonymous, 0 rejected, 0 left out.
            160 customers as of 2024-09-30 (UTC): 107 bought again. 0 users had bought nothing.

            How customers buy and stop: MBG/NBD, in weeks of seven days

            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("\nThe parameters are identifiable, and predictions come from MBG/NBD.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nWhat came after, up to 2024-12-30: found beside predicted\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRepeat purchases over time: found beside predicted\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\nPolicy: mbg-nbd 1 \([0-9a-f]{8}\)\.\n$", text);
    }

    [Fact]
    public async Task A_table_speaks_Chinese()
    {
        var text = await ValueSample.Result("fit", "--as-of", "2024-09-30", "--holdout", "last", "--track-until", "last", "--lang", "zh-CN");

        Assert.Contains("\n客户如何购买与流失：MBG/NBD，时间单位：周（七天）\n", text, StringComparison.Ordinal);
        Assert.Contains("\n参数可识别，预测取自 MBG/NBD。\n", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("predict|customer|found|standard", text);
    }

    [Fact]
    public async Task Data_that_shows_no_dropout_is_told_honestly()
    {
        using var folder = new TempFolder();
        var text = (await Tool.Run("value", "fit", folder.WriteSmall(), "--as-of", "2024-03-01")).Result;

        Assert.Contains("\n2 customers as of 2024-03-01 (UTC): 1 bought again. 1 user had bought nothing.\n", text, StringComparison.Ordinal);
        Assert.Contains("\nThe data does not show that customers stop: that takes a gain of 1.35. Predictions come from the NBD, so nobody is taken to have stopped.\n", text, StringComparison.Ordinal);
        Assert.Contains("\n数据未显示客户会流失", (await Tool.Run("value", "fit", folder["small.csv"], "--as-of", "2024-03-01", "--lang", "zh-CN")).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spend_that_hangs_together_with_the_repeats_is_warned_of()
    {
        using var folder = new TempFolder();
        var rows = Enumerable.Range(1, 20).SelectMany(user => Enumerable.Range(0, 2 + (user % 5)).Select(week =>
            $"u{user},{new NodaTime.LocalDate(2024, 1, 1).PlusDays((7 * week) + user):uuuu-MM-dd},{10 + (10 * (user % 5))}"));
        var file = folder.Write("sales.csv", $"user,at,amount\n{string.Join('\n', rows)}\n");

        Assert.Matches("Correlation of the number of repeats and the mean spend: 1; .* It is far from that: take values with care.", (await Tool.Run("value", "fit", file, "--as-of", "2024-04-01")).Result);
        Assert.Matches("请谨慎使用价值数字", (await Tool.Run("value", "fit", file, "--as-of", "2024-04-01", "--lang", "zh-CN")).Result);
    }

    [Fact]
    public async Task Purchases_that_cost_nothing_have_no_model_of_spend()
    {
        using var folder = new TempFolder();
        var file = folder.Write("free.csv", ValueSample.Small.Replace(".00", "", StringComparison.Ordinal).Replace(",20,", ",0,", StringComparison.Ordinal).Replace(",30,", ",0,", StringComparison.Ordinal));

        Assert.Contains("\nHow much they spend: nobody can tell\n", (await Tool.Run("value", "fit", file, "--as-of", "2024-03-01")).Result, StringComparison.Ordinal);
        Assert.Equal("null", JsonNode.Parse((await Tool.Run("value", "fit", file, "--as-of", "2024-03-01", "--format", "json")).Result)!["spend"]?.ToJsonString() ?? "null");
        Assert.All(LinesOf((await Tool.Run("value", "predict", file, "--as-of", "2024-03-01", "--format", "csv")).Result)[1..], line => Assert.EndsWith(",,", line, StringComparison.Ordinal));
        Assert.Contains("\nWhat 2 customers are worth can't be told; they are not in the value.\n", (await Tool.Run("value", "predict", file, "--as-of", "2024-03-01")).Result, StringComparison.Ordinal);
    }

    private static string[] LinesOf(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
