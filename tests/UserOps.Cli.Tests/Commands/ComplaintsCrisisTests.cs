using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Docs;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

public class ComplaintsCrisisTests
{
    private const string CfpbFile = "cfpb_complaints_2014_oct_nov.csv.gz";

    private static readonly string Sample = Page.PathOf("docs/samples/cli/burst.csv");

    [Fact]
    public async Task A_burst_of_many_customers_is_a_crisis_and_the_quiet_topic_is_none()
    {
        var topics = await Topics(Sample);

        Assert.Equal(["payment crisis", "delivery none"], topics.Select(topic => $"{topic["topic"]} {topic["level"]}"));
        var last = topics[0]["history"]!.AsArray()[^1]!;
        Assert.Equal(("2026-02-08", 12, 12), ((string)last["day"]!, (int)last["count"]!, (int)last["alarm"]!["customers"]!));
        Assert.Equal(12, last["alarm"]!["members"]!.AsArray().Count);
        Assert.StartsWith("payment: crisis since 2026-02-08", (string)topics[0]["reasons"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_day_before_nothing_was_known_of_it()
    {
        var topics = await Topics(Sample, "--as-of", "2026-02-07");

        Assert.All(topics, topic => Assert.Equal("none", (string)topic["level"]!));
    }

    [Fact]
    public async Task Products_are_counted_in_place_of_topics_where_that_is_asked_for()
    {
        var product = Assert.Single(await Topics(Sample, "--by", "product"));

        Assert.Equal(("shop", "crisis"), ((string)product["topic"]!, (string)product["level"]!));
    }

    [Fact]
    public async Task Complaints_without_a_topic_are_told_and_left_out()
    {
        using var folder = new TempFolder();
        var file = folder.Write("c.csv", "id,receivedAt,topic\n1,2026-02-06,\n2,2026-02-06,late\n");
        var json = JsonNode.Parse((await Tool.Run("complaints", "crisis", file, "--format", "json")).Result)!;

        Assert.Equal((1, "topic", 1), ((int)json["without"]!, (string)json["by"]!, json["topics"]!.AsArray().Count));
        Assert.Contains("1 without a topic", (await Tool.Run("complaints", "crisis", file)).Result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_those_of_the_zone()
    {
        using var folder = new TempFolder();
        var file = folder.Write("c.jsonl", """{"id":"1","receivedAt":"2026-02-06T20:00:00Z","topic":"late"}""");

        Assert.Equal("2026-02-06", (string)(await Topics(file))[0]["history"]![0]!["day"]!);
        Assert.Equal("2026-02-07", (string)(await Topics(file, "--zone", "Asia/Shanghai"))[0]["history"]![0]!["day"]!);
    }

    [RealDataFact(CfpbFile)]
    public async Task The_real_file_has_one_topic_to_watch()
    {
        var topics = await Topics(RealDataFactAttribute.PathOf(CfpbFile));

        Assert.Equal(72, topics.Length);
        Assert.Equal("Unable to get credit report/credit score watch", Assert.Single(topics, topic => (string)topic["level"]! != "none") is { } one ? $"{one["topic"]} {one["level"]}" : "");
    }

    private static async Task<JsonNode[]> Topics(string file, params string[] options) =>
    [
        .. (await Tool.Run(["complaints", "crisis", file, "--format", "jsonl", .. options])).Result
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!),
    ];
}
