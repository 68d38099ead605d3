using UserOps.Rfm;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests.Rfm;

public class RfmModelJsonTests
{
    private static readonly string Json = RfmModelJson.Write(
        RfmModel.Fit(Population(At(3, 1), (1, 1, 1), (2, 2, 2.5m), (9, 3, 3)), At(3, 1), RfmPolicy.Classic11));

    [Fact]
    public void A_model_shows_cuts_limits_counts_and_surviving_levels()
    {
        Assert.Contains(
            "\"recency\":{\"method\":\"quantile\",\"bins\":5,\"cuts\":[1.4,1.8,3.4,6.2],\"limits\":[1,1,3,6],\"counts\":[1,0,1,0,1],\"survivingLevels\":3}",
            string.Concat(Json.Where(letter => !char.IsWhiteSpace(letter))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"bins\": 5,\n    \"cuts\"", "\"bins\": 4,\n    \"cuts\"", "$.recency.bins")]
    [InlineData("\"fittedAt\": \"2024-03-01T12:00:00Z\"", "\"fittedAt\": \"1 March\"", "$.fittedAt")]
    [InlineData("\"zone\": \"UTC\"", "\"zone\": \"UCT+1\"", "$.policy.zone")]
    [InlineData("\"schemaVersion\": 1,\n  \"fittedAt\"", "\"schemaVersion\": 2,\n  \"fittedAt\"", "$.schemaVersion")]
    [InlineData("\"method\": \"quantile\",\n    \"bins\": 5,\n    \"cuts\": [\n      1.4", "\"method\": \"ntile\",\n    \"bins\": 5,\n    \"cuts\": [\n      1.4", "$.recency.method")]
    [InlineData("      3,\n      6\n    ],\n    \"counts\"", "      6,\n      3\n    ],\n    \"counts\"", "$.recency.limits[3]")]
    [InlineData("      1.8,\n", "", "$.recency.limits")]
    [InlineData("      3,\n      6\n    ],\n    \"counts\"", "      3.5,\n      6\n    ],\n    \"counts\"", "$.recency.limits[2]")]
    [InlineData("      6\n    ],\n    \"counts\"", "      70000000000000000000000000000\n    ],\n    \"counts\"", "$.recency.limits[3]")]
    [InlineData("\"counts\": [\n      ", "\"counts\": [\n      922337203685477580", "$.recency.counts")]
    public void An_edited_model_is_refused_with_the_place(string text, string edited, string path)
    {
        Assert.Contains(text, Json, StringComparison.Ordinal);
        var place = Json.IndexOf(text, StringComparison.Ordinal);
        var json = string.Concat(Json.AsSpan(0, place), edited, Json.AsSpan(place + text.Length));

        var exception = Assert.Throws<InvalidPolicyException>(() => RfmModelJson.Read(json));

        Assert.Equal(path, exception.Problems[0].Path);
    }

    [Fact]
    public void Cuts_edited_in_the_policy_of_a_model_are_refused_where_its_limits_tell_others()
    {
        var given = new BinPolicy { Method = BinMethod.Thresholds, Bins = 5, Cuts = [7, 30, 90, 180] };
        var json = RfmModelJson.Write(RfmModel.Fit([], At(3, 1), RfmPolicy.Classic11 with { Recency = given }));
        var place = json.LastIndexOf("        180", StringComparison.Ordinal);

        Assert.Equal([6, 29, 89, 179], RfmModelJson.Read(json).Recency.Limits);
        var exception = Assert.Throws<InvalidPolicyException>(() => RfmModelJson.Read(json.Remove(place, 11).Insert(place, "        365")));

        Assert.Equal("$.recency.limits", Assert.Single(exception.Problems).Path);
    }
}
