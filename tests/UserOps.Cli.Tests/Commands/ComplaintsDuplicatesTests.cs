using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;

namespace UserOps.Cli.Tests.Commands;

public class ComplaintsDuplicatesTests
{
    private static readonly string Sample = Page.PathOf("docs/samples/cli/duplicates.jsonl");

    [Fact]
    public async Task Complaints_of_one_customer_on_four_channels_are_one_cluster()
    {
        var json = JsonNode.Parse((await Tool.Run("complaints", "duplicates", Sample, "--format", "json")).Result)!;

        Assert.Equal("""["Q-1","Q-2","Q-3","Q-4"]""", Assert.Single(json["clusters"]!.AsArray())!["members"]!.ToJsonString());
        Assert.Equal(["Q-1 Q-2", "Q-1 Q-3", "Q-2 Q-4"], json["pairs"]!.AsArray().Select(pair => $"{pair!["first"]} {pair["second"]}"));
        Assert.Equal(("duplicates", 5, true), ((string)json["policy"]!["name"]!, (int)json["complaints"]!, (bool)json["isExact"]!));
    }

    [Fact]
    public async Task The_order_of_the_complaints_does_not_matter()
    {
        using var folder = new TempFolder();
        var turned = folder.Write("d.jsonl", string.Join('\n', (await File.ReadAllLinesAsync(Sample)).Reverse()));

        Assert.Equal(
            (await Tool.Run("complaints", "duplicates", Sample, "--format", "csv")).Result,
            (await Tool.Run("complaints", "duplicates", turned, "--format", "csv")).Result);
    }

    [Fact]
    public async Task Columns_bring_keys_too_and_reasons_speak_Chinese()
    {
        using var folder = new TempFolder();
        var file = folder.Write("d.csv", "id,receivedAt,order,phone\n1,2026-02-06,A-1,\n2,2026-02-06,a-1,10000000004\n3,2026-02-06,,10000000004\n4,2026-02-06,,\n");
        var rows = (await Tool.Run("complaints", "duplicates", file, "--format", "jsonl", "--lang", "zh-CN")).Result
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Equal(["1 2", "2 3"], rows.Select(row => $"{row["first"]} {row["second"]}"));
        Assert.All(rows, row => Assert.Equal(1, (int)row["cluster"]!));
        Assert.Matches("[\u4e00-\u9fff]", (string)rows[0]["reasons"]![0]!);
    }

    [Fact]
    public async Task A_policy_of_another_kind_is_refused()
    {
        using var folder = new TempFolder();
        var policy = folder.Write("p.json", (await Tool.Run("policy", "new", "crisis")).Result);

        Assert.Contains("It is a crisis policy, and a duplicates policy is needed here", (await Tool.Run("complaints", "duplicates", Sample, "--policy", policy)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_complaint_has_no_duplicate()
    {
        using var folder = new TempFolder();
        var file = folder.Write("d.jsonl", """{"id":"1","receivedAt":"2026-02-06T00:00:00Z"}""");

        Assert.Equal("", (await Tool.Run("complaints", "duplicates", file, "--format", "jsonl")).Result);
        Assert.Contains("0 pairs are likely one matter", (await Tool.Run("complaints", "duplicates", file)).Result, StringComparison.Ordinal);
    }
}
