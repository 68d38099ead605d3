using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

/// <summary>The published file through the real command; its figures were counted apart from this library.</summary>
public class RfmOnlineRetailTests
{
    private const string File = "online_retail_lines.csv.gz";

    [RealDataFact(File)]
    public async Task The_last_day_has_the_known_population()
    {
        var run = await Tool.Run("rfm", RealDataFactAttribute.PathOf(File), "--as-of", "last", "--zone", "Europe/London", "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal("2011-12-09T23:59:59.999999999Z", (string?)json["asOf"]);
        Assert.Equal(
            """{"records":541909,"accepted":406829,"refunds":8905,"rejected":0,"anonymous":135080,"leftOut":0}""",
            json["input"]!.ToJsonString());
        Assert.Equal(
            """{"users":4372,"buyers":4338,"zeroValueOnly":1,"outsideWindow":0,"neverPurchased":33,"netNotPositive":55,"buyersNetNotPositive":21}""",
            json["population"]!.ToJsonString());
        Assert.Equal(4372, json["users"]!.AsArray().Count);
        var tookAllBack = json["users"]!.AsArray().Single(user => (string?)user!["user"] == "12346")!;
        Assert.Equal("0 1", $"{tookAllBack["netTotal"]!.ToJsonString()} {tookAllBack["orders"]}");
    }

    [RealDataFact(File)]
    public async Task A_year_back_from_the_day_after_the_last_gives_the_known_cuts_and_segments()
    {
        using var folder = new TempFolder();
        var policy = folder.WritePolicy(policy =>
        {
            policy["zone"] = "Europe/London";
            policy["lookBack"] = "P365D";
        });
        var run = await Tool.Run(
            "rfm", RealDataFactAttribute.PathOf(File), "--at", "2011-12-10T00:00:00Z", "--zone", "Europe/London", "--policy", policy, "--format", "json");
        var json = JsonNode.Parse(run.Result)!;

        Assert.Equal("[13,32,69,171]", json["model"]!["recency"]!["cuts"]!.ToJsonString());
        Assert.Equal("[1,2,3,5]", json["model"]!["frequency"]!["cuts"]!.ToJsonString());
        Assert.Equal("[236.226,467.044,910.288,1982.964]", json["model"]!["monetary"]!["cuts"]!.ToJsonString());
        Assert.Equal(
            [
                "champions 797", "loyal 363", "potentialLoyalist 324", "newCustomers 404", "promising 246", "needAttention 232",
                "aboutToSleep 227", "atRisk 350", "cannotLoseThem 135", "hibernating 631", "lost 556",
            ],
            json["segments"]!.AsArray().Take(11).Select(line => $"{line!["segment"]} {line["users"]}"));
    }
}
