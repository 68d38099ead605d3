using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class RfmOptionTests
{
    [Fact]
    public async Task The_eight_Chinese_segments_split_each_dimension_at_its_mean()
    {
        // Means: (0 + 2 + 59 + 119 + 136) / 5 = 63.2 days, 8 / 5 = 1.6 orders, 325 / 5 = 65 of money.
        Assert.Equal(
            [
                "ann 222 importantValue", "bob 221 generalValue", "cat 112 importantRetain", "dan 211 generalDevelop",
                "eve  neverPurchased", "fay 111 generalRetain",
            ],
            Sample.ScoresOf((await Rfm("--as-of", "last", "--preset", "chineseEight", "--format", "jsonl")).Result));
        Assert.Contains("重要价值客户", (await Rfm("--as-of", "last", "--preset", "chineseEight", "--lang", "zh-CN")).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_file_scores_as_the_preset_it_was_made_of()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        await Tool.Run("policy", "new", "chineseEight", "--out", folder["policy.json"]);

        Assert.Equal(
            (await Tool.Run("rfm", file, "--as-of", "last", "--preset", "chineseEight", "--format", "json")).Result,
            (await Tool.Run("rfm", file, "--as-of", "last", "--policy", folder["policy.json"], "--format", "json")).Result);
    }

    [Fact]
    public async Task An_edited_policy_scores_otherwise_and_answers_carry_its_hash()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        var policy = folder.WritePolicy(json => json["lookBack"] = "P30D");
        var text = (await Tool.Run("rfm", file, "--as-of", "last", "--policy", policy, "--format", "json")).Result;
        var json = JsonNode.Parse(text)!;

        Assert.Equal(
            ["ann", "dan"],
            json["users"]!.AsArray().Where(user => user!["r"] is not null).Select(user => (string?)user!["user"]));
        Assert.Equal(3, (int)json["population"]!["outsideWindow"]!);
        Assert.Equal("outsideWindow", (string?)json["users"]![1]!["segment"]);
        Assert.NotEqual(
            JsonNode.Parse((await Tool.Run("rfm", file, "--as-of", "last", "--format", "json")).Result)!["policy"]!["hash"]!.ToString(),
            json["policy"]!["hash"]!.ToString());
    }

    [Fact]
    public async Task A_model_scores_a_later_day_by_the_same_cuts()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        Assert.Equal(Sample.Lines, (await Tool.Run("rfm", file, "--as-of", "last", "--format", "jsonl", "--model", folder["model.json"])).Result);

        // A month later: 31, 33, 90, 150 and 167 days against the cuts 1.6, 36.2, 83 and 122.4; orders and money as they were.
        Assert.Equal(
            [
                "ann 454 champions", "bob 243 atRisk", "cat 115 cannotLoseThem", "dan 411 newCustomers", "eve  neverPurchased", "fay 111 lost",
            ],
            Sample.ScoresOf((await Tool.Run("rfm", file, "--as-of", "2024-06-30", "--format", "jsonl", "--use-model", folder["model.json"])).Result));
        var table = (await Tool.Run("rfm", file, "--as-of", "2024-06-30", "--use-model", folder["model.json"])).Result;
        Assert.Contains("6 users as of 2024-06-30 (UTC)", table, StringComparison.Ordinal);
        Assert.Contains("Cuts, found in 5 users as of 2024-05-30", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_was_used_can_be_written_again_and_is_the_same()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        await Tool.Run("rfm", file, "--as-of", "last", "--model", folder["a.json"]);
        await Tool.Run("rfm", file, "--as-of", "2024-06-30", "--use-model", folder["a.json"], "--model", folder["b.json"]);

        Assert.Equal(await File.ReadAllTextAsync(folder["a.json"]), await File.ReadAllTextAsync(folder["b.json"]));
    }

    [Fact]
    public async Task A_model_of_nobody_can_be_read_again()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        await Tool.Run("rfm", file, "--as-of", "2020-01-01", "--model", folder["model.json"]);

        Assert.Contains(
            "Cuts, found in 0 users as of 2020-01-01",
            (await Tool.Run("rfm", file, "--as-of", "last", "--use-model", folder["model.json"])).Result,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_keeps_the_cuts_of_the_day_it_starts_from_and_tells_who_moved()
    {
        var json = JsonNode.Parse((await Rfm("--as-of", "last", "--migrate-from", "2024-04-30", "--format", "json")).Result)!;
        var moves = json["migration"]!.AsObject();

        Assert.Equal("2024-04-30T23:59:59.999999999Z", (string?)json["model"]!["fittedAt"]);
        Assert.Equal(
            ["from", "to", "sameCuts", "users", "up", "down", "stayed", "entered", "left", "unscored", "moves"],
            moves.Select(member => member.Key));
        Assert.Equal(
            """["2024-04-30T23:59:59.999999999Z","2024-05-30T23:59:59.999999999Z",true,6,0,1,2,2,0,1]""",
            new JsonArray([.. moves.Take(10).Select(member => member.Value!.DeepClone())]).ToJsonString());
        Assert.Equal(
            [
                "potentialLoyalist -> potentialLoyalist 1 of 1", "newCustomers -> lost 1 of 1", "cannotLoseThem -> cannotLoseThem 1 of 1",
                "neverPurchased -> champions 1 of 3", "neverPurchased -> newCustomers 1 of 3", "neverPurchased -> neverPurchased 1 of 3",
            ],
            moves["moves"]!.AsArray().Select(move => $"{move!["from"]} -> {move["to"]} {move["users"]} of {Math.Round((int)move["users"]! / (double)move["share"]!)}"));
    }

    [Fact]
    public async Task A_table_of_moves_accounts_for_every_user()
    {
        var english = (await Rfm("--as-of", "last", "--migrate-from", "2024-04-30")).Result;
        var chinese = (await Rfm("--as-of", "last", "--migrate-from", "2024-04-30", "--lang", "zh-CN")).Result;

        Assert.Contains(
            "Moves from 2024-04-30 to 2024-05-30\n6 users by the same cuts: 0 up, 1 down, 2 stayed, 2 entered, 0 left the window, 1 without scores both times.\n",
            english,
            StringComparison.Ordinal);
        Assert.Matches("New Customers +Lost +1 +100.0 % +20.7 % .. 100.0 %", english);
        Assert.Contains("6 位用户，切点相同：上升 0，下降 1，不变 2，进入 2，移出窗口 0，两次均无得分 1。", chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migration_may_keep_the_cuts_of_a_model()
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        await Tool.Run("rfm", file, "--as-of", "last", "--model", folder["model.json"]);
        var json = JsonNode.Parse((await Tool.Run(
            "rfm", file, "--as-of", "last", "--migrate-from", "2024-04-30", "--use-model", folder["model.json"], "--format", "json")).Result)!;

        Assert.Equal("2024-05-30T23:59:59.999999999Z", (string?)json["model"]!["fittedAt"]);
        Assert.True((bool)json["migration"]!["sameCuts"]!);
    }

    [Fact]
    public async Task A_breakdown_puts_a_user_where_the_newest_row_does()
    {
        var json = JsonNode.Parse((await Rfm("--as-of", "last", "--by", "country", "--format", "json")).Result)!;
        var table = (await Rfm("--as-of", "last", "--by", "Country")).Result;

        Assert.Equal(
            ["DE 2 newCustomers needAttention", "FR 4 champions cannotLoseThem hibernating neverPurchased"],
            json["groups"]!.AsArray().Select(group =>
                $"{group!["group"]} {group["population"]!["users"]} {string.Join(' ', group["segments"]!.AsArray().Where(line => (int)line!["users"]! > 0).Select(line => line!["segment"]))}"));
        Assert.Contains("\nDE: 2 users\n", table, StringComparison.Ordinal);
        Assert.Contains("\nFR: 4 users\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blank_in_the_column_of_a_breakdown_is_a_group_of_its_own()
    {
        using var folder = new TempFolder();
        var file = folder.Write("sales.csv", "user,at,amount,plan\nann,2024-05-01,1,\nbob,2024-05-02,1,\u001b[31m\n");
        var table = (await Tool.Run("rfm", file, "--as-of", "last", "--by", "plan")).Result;

        Assert.Contains("\n(blank): 1 user\n", table, StringComparison.Ordinal);
        Assert.Contains("\n\\u001B[31m: 1 user\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_gives_the_reasons_with_the_numbers_behind_them() =>
        Assert.Equal(
            """
            Why is bob 343?
              R 3 of 5: last bought on 2024-04-01, 59 days ago; this level holds 37 to 83 days.
              F 4 of 5: 2 orders; this level holds exactly 2 orders.
              M 3 of 5: 25 in all (25 bought, 0 refunded); this level holds more than 15 and at most 55.
              343 is Need Attention: Above the middle in everything, but fading. Make an offer with an end date, based on what they bought.
              Smallest lift: 1 more order now, of any value, would lead to Potential Loyalist (553).
              Without a new purchase this holds until 2024-06-24 (UTC); then it is 243, At Risk.

            """,
            (await Rfm("--as-of", "last", "--explain", "bob")).Result);

    [Fact]
    public async Task An_explanation_of_a_user_without_scores_asks_no_odd_question()
    {
        Assert.Equal(
            "Why has eve no scores?\n  Bought nothing that counts up to 2024-05-30.\n  Without a new purchase this does not change.\n",
            (await Rfm("--as-of", "last", "--explain", "eve")).Result);
        Assert.StartsWith("为什么 eve 没有得分？\n", (await Rfm("--as-of", "last", "--explain", "eve", "--lang", "zh-CN")).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_as_json_is_the_form_of_the_library()
    {
        var text = (await Rfm("--as-of", "last", "--explain", "bob", "--format", "json")).Result;

        var json = JsonNode.Parse(text)!;

        Assert.Equal(
            ["rfm.recency", "rfm.frequency", "rfm.monetary", "rfm.segment", "rfm.lift", "rfm.validUntil"],
            json["reasons"]!.AsArray().Select(reason => (string?)reason!["code"]));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Purchases_only_leaves_refunds_and_free_orders_out()
    {
        var run = await Rfm("--as-of", "last", "--purchases-only", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal(["ann", "bob", "cat", "dan"], json["users"]!.AsArray().Select(user => (string?)user!["user"]));
        Assert.Equal(5, (int)json["users"]![3]!["netTotal"]!);
        Assert.Equal(
            """{"records":11,"accepted":7,"refunds":0,"rejected":0,"anonymous":1,"leftOut":3}""",
            json["input"]!.ToJsonString());
        Assert.StartsWith(
            "11 records: 7 with a user, 1 anonymous, 0 rejected, 3 left out.\n",
            (await Rfm("--as-of", "last", "--purchases-only")).Result,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_come_in_by_standard_input_and_columns_by_map()
    {
        using var input = new MemoryStream("{\"who\":\"ann\",\"when\":\"31.05.2024\",\"paid\":\"5\"}\n"u8.ToArray());
        var run = await Tool.Run(
            input,
            CancellationToken.None,
            "rfm", "-", "--map", "user=who", "--map", "at=when", "--map", "amount=paid", "--time-format", "dd.MM.yyyy", "--as-of", "last", "--format", "csv");

        Assert.EndsWith("\nann,3,3,3,potentialLoyalist,0,1,5,\n", run.Result.Replace("2024-06-01T00:00:00Z", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static async Task<ToolRun> Rfm(params string[] options)
    {
        using var folder = new TempFolder();
        return await Tool.Run(["rfm", folder.WritePurchases(), .. options]);
    }
}
