using System.Text.Json.Nodes;
using UserOps.Cli.Tests.Support;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Commands;

/// <summary>The published file through the real command; its fit was made apart from this library.</summary>
public class ValueOnlineRetailTests
{
    private const string File = "online_retail_lines.csv.gz";

    private static readonly string[] Options = ["--purchases-only", "--zone", "Europe/London", "--unit", "days", "--as-of", "last", "--preset", "bg-nbd"];

    [RealDataFact(File)]
    public async Task The_fit_is_the_known_one_and_says_that_dropout_is_not_shown()
    {
        var json = JsonNode.Parse((await Tool.Run(["value", "fit", RealDataFactAttribute.PathOf(File), .. Options, "--format", "json"])).Result)!;
        var (parameters, limit) = (json["parameters"]!, json["limit"]!);

        Assert.Equal(0.82654, (double)parameters["r"]!, 0.00001);
        Assert.Equal(68.905, (double)parameters["alpha"]!, 0.001);
        Assert.Equal(0.00344, (double)parameters["a"]!, 0.00001);
        Assert.Equal(6.745, (double)parameters["b"]!, 0.01);
        Assert.Equal(-61823.4713, (double)json["logLikelihood"]!, 0.0001);
        Assert.Equal("False nbd", $"{(bool)json["identifiable"]!} {json["predictsBy"]}");
        Assert.Equal(0.827559, (double)limit["parameters"]!["r"]!, 0.000001);
        Assert.Equal(69.09256, (double)limit["parameters"]!["alpha"]!, 0.0001);
        Assert.Equal(-61823.5909, (double)limit["logLikelihood"]!, 0.0001);
        Assert.Equal((4338, 2790), ((int)json["customers"]!, (int)json["repeaters"]!));
    }

    [RealDataFact(File)]
    public async Task Nobody_is_predicted_to_have_stopped()
    {
        var json = JsonNode.Parse((await Tool.Run(["value", "predict", RealDataFactAttribute.PathOf(File), .. Options, "--format", "json"])).Result)!;

        Assert.Equal("bgNbd nbd False", $"{json["model"]!["model"]} {json["model"]!["predictsBy"]} {(bool)json["model"]!["identifiable"]!}");
        Assert.Equal((4338, 4338.0), ((int)json["totals"]!["customers"]!, (double)json["totals"]!["alive"]!));
    }
}
