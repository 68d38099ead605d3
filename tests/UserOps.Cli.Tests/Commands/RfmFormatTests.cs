using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class RfmFormatTests
{
    [Fact]
    public async Task Json_lines_hold_one_user_each_with_the_members_of_the_contract() =>
        Assert.Equal(Sample.Lines, await Result("--format", "jsonl"));

    [Fact]
    public async Task Csv_has_the_columns_of_the_contract_and_empty_fields_for_users_without_scores() =>
        Assert.Equal(
            """
            user,r,f,m,segment,daysSinceLast,orders,netTotal,validUntil
            ann,5,5,4,champions,0,3,100,2024-06-01T00:00:00Z
            bob,3,4,3,needAttention,59,2,25,2024-06-24T00:00:00Z
            cat,1,1,5,cannotLoseThem,136,1,200,
            dan,4,1,1,newCustomers,2,1,0,2024-07-04T00:00:00Z
            eve,,,,neverPurchased,,0,-9,
            fay,2,1,1,hibernating,119,1,0,2024-06-03T00:00:00Z

            """,
            await Result("--format", "csv"));

    [Fact]
    public async Task Json_tells_policy_input_population_model_segments_concentration_and_users()
    {
        var text = await Result("--format", "json");
        var json = JsonNode.Parse(text)!.AsObject();

        Assert.Equal(
            ["policy", "asOf", "input", "population", "model", "segments", "concentration", "users"],
            json.Select(member => member.Key));
        Assert.Equal("classic11", (string?)json["policy"]!["name"]);
        Assert.Equal("1", (string?)json["policy"]!["version"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)json["policy"]!["hash"]);
        Assert.Equal("2024-05-30T23:59:59.999999999Z", (string?)json["asOf"]);
        Equal("""{"records":11,"accepted":10,"refunds":2,"rejected":0,"anonymous":1,"leftOut":0}""", json["input"]);
        Equal(
            """{"users":6,"buyers":4,"zeroValueOnly":1,"outsideWindow":0,"neverPurchased":1,"netNotPositive":3,"buyersNetNotPositive":1}""",
            json["population"]);
        Equal(
            """
            {
              "fittedAt": "2024-05-30T23:59:59.999999999Z",
              "fittedUsers": 5,
              "recency": {"method":"quantile","bins":5,"cuts":[1.6,36.2,83,122.4],"limits":[1,36,83,122],"counts":[1,1,1,1,1],"survivingLevels":5},
              "frequency": {"method":"quantile","bins":5,"cuts":[1,1,1.4,2.2],"limits":[1,1,1,2],"counts":[3,0,0,1,1],"survivingLevels":3},
              "monetary": {"method":"quantile","bins":5,"cuts":[0,15,55,120],"limits":[0,15,55,120],"counts":[2,0,1,1,1],"survivingLevels":4}
            }
            """,
            json["model"]);
        Assert.Equal(13, json["segments"]!.AsArray().Count);
        Equal(
            """
            {"segment":"needAttention","name":"Need Attention","users":1,"userShare":0.16666666666666666,"orders":2,"netTotal":25,
             "moneyShare":0.07911392405063292,"medianDaysSinceLast":59,"gini":0,"aim":"wake","meaning":"Above the middle in everything, but fading.",
             "action":"Make an offer with an end date, based on what they bought."}
            """,
            json["segments"]!.AsArray().Single(line => (string?)line!["segment"] == "needAttention"));

        // 2 * (3 * 25 + 4 * 100 + 5 * 200) / (5 * 325) - 6 / 5, over the net totals of those who bought.
        Assert.Equal((2 * 1475 / 1625.0) - 1.2, (double)json["concentration"]!["gini"]!, 12);
        Assert.Equal(200 / 325.0, (double)json["concentration"]!["topFifthShare"]!, 12);
        Assert.Equal(11, json["concentration"]!["pareto"]!.AsArray().Count);
        Assert.Equal(
            Sample.Lines.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            json["users"]!.AsArray().Select(user => user!.ToJsonString()));
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public async Task Json_speaks_the_language_that_was_asked_for_and_keeps_its_member_names()
    {
        var english = JsonNode.Parse(await Result("--format", "json"))!;
        var text = await Result("--format", "json", "--lang", "zh-CN");
        var chinese = JsonNode.Parse(text)!;

        Assert.Contains("\"name\": \"冠军客户\"", text, StringComparison.Ordinal);
        foreach (var line in english["segments"]!.AsArray().Concat(chinese["segments"]!.AsArray()).OfType<JsonObject>())
        {
            line.Remove("name");
            line.Remove("meaning");
            line.Remove("action");
        }

        Equal(english.ToJsonString(), chinese);
    }

    [Fact]
    public async Task A_table_tells_people_the_same()
    {
        var text = await Result();

        Assert.StartsWith(
            """
            11 records: 10 with a user (2 of them refunds), 1 anonymous, 0 rejected, 0 left out.
            6 users as of 2024-05-30 (UTC): 4 buyers, 1 with zero-value orders only, 1 never purchased.
            3 users have a net total of 0 or below; 1 of them is a buyer whose refunds took it all back.

            Cuts, found in 5 users as of 2024-05-30

            """,
            text,
            StringComparison.Ordinal);
        Assert.Equal(["R: days since the last order", "quantile", "1.6 36.2 83 122.4", "1 1 1 1 1", "5 / 5"], CellsOf(text, "R: days"));
        Assert.Equal(["F: orders", "quantile", "1 1 1.4 2.2", "3 0 0 1 1", "3 / 5"], CellsOf(text, "F: orders"));
        Assert.Equal(["M: net money", "quantile", "0 15 55 120", "2 0 1 1 1", "4 / 5"], CellsOf(text, "M: net money"));
        Assert.Equal(
            ["Need Attention", "1", "16.7 %", "25.00", "7.9 %", "█", "25.00", "59", "Make an offer with an end date, based on what they bought."],
            CellsOf(text, "Need Attention"));
        Assert.Contains(
            "\nMoney in all: 316.00. The best 20 % of the buyers bring 61.5 %, the best 1 % 3.1 %; Gini 0.62.\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\nPolicy: classic11 1 (7bb7edc3).\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_in_Chinese_tells_the_same_numbers()
    {
        var text = await Result("--lang", "zh-CN");

        Assert.StartsWith(
            """
            11 条记录：10 条有用户（其中退款 2 条），匿名 1 条，拒收 0 条，略去 0 条。
            截至 2024-05-30（UTC）共 6 位用户：购买者 4 位，仅零元订单 1 位，未购 1 位。
            3 位用户净额不大于 0，其中 1 位是退款抵消了全部购买的购买者。

            分档（由截至 2024-05-30 的 5 位用户得出）

            """,
            text,
            StringComparison.Ordinal);
        Assert.Equal(["需关注客户", "1", "16.7 %", "25.00", "7.9 %", "█", "25.00", "59", "根据购买记录给出限时优惠。"], CellsOf(text, "需关注客户"));
        Assert.DoesNotMatch("[a-z]{4,}", string.Join('\n', text.Split('\n').Where(line => !line.Contains("quantile", StringComparison.Ordinal) && !line.Contains("classic11", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_table_has_no_trailing_blanks_and_at_most_one_empty_line_between_its_parts()
    {
        var lines = (await Result()).Split('\n');

        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain(lines.SkipLast(1).Zip(lines.Skip(1)), pair => pair.First.Length + pair.Second.Length == 0);
        Assert.NotEqual("", lines[0]);
    }

    [Theory]
    [InlineData("table", null)]
    [InlineData("json", null)]
    [InlineData("jsonl", ".jsonl")]
    [InlineData("csv", ".csv")]
    public async Task A_file_holds_what_standard_output_would(string format, string? extension)
    {
        using var folder = new TempFolder();
        var file = folder.WritePurchases();
        var place = folder["out" + extension];
        var shown = (await Tool.Run("rfm", file, "--as-of", "last", "--format", format)).Result;

        Assert.Equal("", (await Tool.Run("rfm", file, "--as-of", "last", "--format", format, "--out", place)).Result);
        Assert.Equal(shown, await File.ReadAllTextAsync(place));
        Assert.Equal(2, folder.Names.Length);
    }

    [Fact]
    public async Task The_order_of_the_rows_changes_nothing()
    {
        using var folder = new TempFolder();
        var lines = Sample.Purchases.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var file = folder.Write("turned.csv", string.Join('\n', [lines[0], .. lines.Skip(1).Reverse()]) + "\n");

        Assert.Equal(Sample.Lines, (await Tool.Run("rfm", file, "--as-of", "last", "--format", "jsonl")).Result);
    }

    private static void Equal(string expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), $"Expected {JsonNode.Parse(expected)!.ToJsonString()}\nbut found {actual?.ToJsonString()}");

    /// <summary>Finds a row of a table by its first cell; two blanks or more part the cells, and lists in a cell have two between their items.</summary>
    private static string[] CellsOf(string text, string start)
    {
        var row = Assert.Single(text.Split('\n'), line => line.TrimStart().StartsWith(start, StringComparison.Ordinal));
        var cells = row.Trim().Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return [.. cells.Select(cell => cell.Replace("  ", " ", StringComparison.Ordinal))];
    }

    private static async Task<string> Result(params string[] options)
    {
        using var folder = new TempFolder();
        return (await Tool.Run(["rfm", folder.WritePurchases(), "--as-of", "last", .. options])).Result;
    }
}
