using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class RfmInputTests
{
    [Fact]
    public async Task A_header_alone_is_a_population_of_nobody()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\n");

        Assert.Equal("", (await Tool.Run("rfm", file, "--as-of", "2024-05-31", "--format", "jsonl")).Result);
        Assert.Equal(
            "user,r,f,m,segment,daysSinceLast,orders,netTotal,validUntil\n",
            (await Tool.Run("rfm", file, "--as-of", "2024-05-31", "--format", "csv")).Result);
        var json = JsonNode.Parse((await Tool.Run("rfm", file, "--as-of", "2024-05-31", "--format", "json")).Result)!;
        Assert.Equal(
            """{"gini":null,"topFifthShare":null,"pareto":[]}""",
            json["concentration"]!.ToJsonString());
        Assert.StartsWith(
            "0 records: 0 with a user, 0 anonymous, 0 rejected, 0 left out.\n0 users as of 2024-05-31 (UTC): 0 buyers,",
            (await Tool.Run("rfm", file, "--as-of", "2024-05-31")).Result,
            StringComparison.Ordinal);
        Assert.StartsWith("userops: --as-of last: There is no record with a user", (await Tool.Run("rfm", file, "--as-of", "last")).Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_user_gets_the_middle_of_every_dimension_and_is_told_in_the_singular()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\nann,2024-05-31,5\n");
        var table = (await Tool.Run("rfm", file, "--as-of", "last")).Result;

        Assert.StartsWith(
            """
            1 record: 1 with a user, 0 anonymous, 0 rejected, 0 left out.
            1 user as of 2024-05-31 (UTC): 1 buyer, 0 with zero-value orders only, 0 never purchased.

            Cuts, found in 1 user as of 2024-05-31

            """,
            table,
            StringComparison.Ordinal);
        Assert.Contains("1 / 5", table, StringComparison.Ordinal);
        Assert.Equal(
            ["ann 333 potentialLoyalist"],
            Sample.ScoresOf((await Tool.Run("rfm", file, "--as-of", "last", "--format", "jsonl")).Result).Select(line => line));
    }

    [Fact]
    public async Task Equal_amounts_get_equal_scores()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\n" + string.Concat(Enumerable.Range(1, 6).Select(day => $"u{day},2024-05-0{day},10\n")));

        // Days 5, 4, 3, 2, 1, 0 and cuts 1, 2, 3, 4: R falls by one a day, and the two oldest share none.
        Assert.Equal(
            ["u1 133", "u2 233", "u3 333", "u4 433", "u5 533", "u6 533"],
            Sample.ScoresOf((await Tool.Run("rfm", file, "--as-of", "last", "--format", "jsonl")).Result).Select(line => line[..6]));
    }

    [Fact]
    public async Task A_user_whose_money_adds_up_to_too_much_is_rejected_by_name_and_the_others_are_kept()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "sales.csv",
            "user,at,amount\n" + string.Concat(Enumerable.Repeat("big,2024-05-01,1000000000000000\n", 1001)) + "ann,2024-05-02,5\nbob,2024-05-03,7\n");
        var run = await Tool.Run("rfm", file, "--as-of", "last", "--format", "csv", "--rejects", folder["bad.jsonl"]);

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal(
            $"""
            {file} (big): amount is 'more than 1000000000000000000': The money of one user adds up to more than 1000000000000000000; check the unit of the amounts.
            1 user was rejected; all are in '{folder["bad.jsonl"]}'.

            """,
            run.Error);
        Assert.Equal(["ann", "bob"], run.Output.Split('\n').Skip(1).SkipLast(1).Select(line => line.Split(',')[0]));
        Assert.Equal("big", (string?)JsonNode.Parse(await File.ReadAllTextAsync(folder["bad.jsonl"]))!["key"]);

        Assert.Equal(
            $"userops: {file} (big): amount is 'more than 1000000000000000000': The money of one user adds up to more than 1000000000000000000; check the unit of the amounts. Nothing was written, because of --strict; without it the user is left out.\n",
            (await Tool.Run("rfm", file, "--as-of", "last", "--format", "csv", "--strict")).Fault);
    }

    [Fact]
    public async Task Several_currencies_are_refused_by_name()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount,currency\nann,2024-05-01,5,GBP\nbob,2024-05-02,6,EUR\ncat,2024-05-03,7,\n");

        Assert.Equal(
            "userops: The purchases are in 2 currencies (EUR, GBP). Name the one that counts, and the rates of the others, in a policy: 'userops policy new classic11', member 'currency'.\n",
            (await Tool.Run("rfm", file, "--as-of", "last")).Refusal);
    }

    [Fact]
    public async Task A_policy_with_rates_converts_and_a_currency_without_a_rate_is_a_rejected_row()
    {
        using var folder = new TempFolder();
        var file = folder.Write(
            "sales.csv",
            "user,at,amount,currency\nann,2024-05-01,5,GBP\nbob,2024-05-02,6,EUR\nbob,2024-05-02,-1,EUR\ncat,2024-05-03,7,\ndan,2024-05-04,9,USD\ndan,2024-05-04,-9,USD\n");
        var policy = folder.WritePolicy(json => json["currency"] = JsonNode.Parse("""{"code":"GBP","rates":[{"code":"EUR","rate":0.86}]}"""));
        var run = await Tool.Run("rfm", file, "--as-of", "last", "--policy", policy, "--format", "json", "--by", "currency");
        var json = JsonNode.Parse(run.Output)!;

        Assert.Equal(ExitCode.DoneWithRejections, run.ExitCode);
        Assert.Equal(
            $"""
            {file}:6: currency is 'USD': There is no rate for it; write GBP, or give its rate in the policy.
            {file}:7: currency is 'USD': There is no rate for it; write GBP, or give its rate in the policy.
            2 rows were rejected.

            """,
            run.Error);
        Assert.Equal(
            ["ann 5", "bob 4.3", "cat 7"],
            json["users"]!.AsArray().Select(user => $"{user!["user"]} {user["netTotal"]!.ToJsonString()}"));

        // A row that the library refuses is no accepted one, and the last day isn't taken from it.
        Assert.Equal(
            """{"records":6,"accepted":4,"refunds":1,"rejected":2,"anonymous":0,"leftOut":0}""",
            json["input"]!.ToJsonString());
        Assert.Equal("2024-05-03T23:59:59.999999999Z", (string?)json["asOf"]);
    }

    [Fact]
    public async Task Bad_rows_are_told_and_listed_and_the_rest_is_scored()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\nann,2024-05-01,5\nann,yesterday,5\nbob,2024-05-02,1.5 EUR\n");
        var run = await Tool.Run("rfm", file, "--as-of", "last", "--format", "csv", "--rejects", folder["bad.jsonl"], "--out", folder["out.csv"]);

        Assert.Equal((ExitCode.DoneWithRejections, ""), (run.ExitCode, run.Output));
        Assert.Equal(["bad.jsonl", "out.csv", "sales.csv"], folder.Names);
        Assert.Equal(2, (await File.ReadAllLinesAsync(folder["out.csv"])).Length);
        Assert.Equal(
            ["""at "yesterday" 3""", """amount "1.5 EUR" 4"""],
            (await File.ReadAllLinesAsync(folder["bad.jsonl"])).Select(line => JsonNode.Parse(line)!).Select(row => $"{row["field"]} {row["value"]!.ToJsonString()} {row["line"]}"));
        Assert.Contains($"{file}:3: at is 'yesterday'", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"2 rows were rejected; all are in '{folder["bad.jsonl"]}'.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strict_run_stops_at_the_first_bad_row_and_leaves_no_file()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount\nann,2024-05-01,5\nann,yesterday,5\n");
        folder.Write("out.csv", "older");
        var run = await Tool.Run(
            "rfm", file, "--as-of", "last", "--format", "csv", "--strict", "--rejects", folder["bad.jsonl"], "--out", folder["out.csv"], "--model", folder["model.json"]);

        Assert.StartsWith($"userops: {file}:3: at is 'yesterday'", run.Fault, StringComparison.Ordinal);
        Assert.Equal(["out.csv", "sales.csv"], folder.Names);
        Assert.Equal("older", await File.ReadAllTextAsync(folder["out.csv"]));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_with_one_that_is_near()
    {
        using var folder = new TempFolder();
        folder.WritePurchases();

        Assert.Equal(
            $"userops: {folder["sale.csv"]}: There is no such file. Did you mean 'sales.csv'?\n",
            (await Tool.Run("rfm", folder["sale.csv"], "--as-of", "last")).Fault);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("table")]
    public async Task A_run_that_is_stopped_while_it_reads_leaves_no_file(string format)
    {
        using var folder = new TempFolder();
        using var stop = new CancellationTokenSource();
        using var endless = new RepeatingStream("user,at,amount\n", "u1,2024-05-31,1\n", rounds: 200, stop.Cancel);
        var run = await Tool.Run(
            endless, stop.Token, "rfm", "-", "--as-of", "last", "--format", format, "--out", folder["out"], "--model", folder["model"], "--rejects", folder["bad"]);

        Assert.Equal((ExitCode.Interrupted, "", "userops: Interrupted.\n"), (run.ExitCode, run.Output, run.Error));
        Assert.Empty(folder.Names);
    }

    [Fact]
    public async Task A_run_that_was_stopped_before_it_began_does_nothing()
    {
        using var folder = new TempFolder();
        var run = await Tool.Run(
            Stream.Null, new CancellationToken(canceled: true), "rfm", folder.WritePurchases(), "--as-of", "last", "--out", folder["out"]);

        Assert.Equal((ExitCode.Interrupted, ""), (run.ExitCode, run.Output));
        Assert.Equal(["sales.csv"], folder.Names);
    }
}
