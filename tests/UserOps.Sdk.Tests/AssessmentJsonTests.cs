using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;
using static UserOps.Tests.Rfm.RfmExamples;

namespace UserOps.Tests;

public class AssessmentJsonTests
{
    private static readonly Assessment<HostMood> Mood = new(
        new HostMood { Mood = "calm\n\"quoted\" 平静", Share = 0.25, Parts = [1, 2] },
        new PolicyRef("moods", "1", "00ff"),
        Instant.FromUtc(2024, 2, 29, 12, 0),
        Instant.FromUtc(2024, 3, 1, 0, 0),
        [new("mood.share", LocalizedText.Of("A share of {share}.", "占比 {share}。"), [new("share", "0.25") { Display = LocalizedText.Of("25 %", "25%") }])]);

    [Fact]
    public void A_hosts_own_answer_survives_json()
    {
        var json = AssessmentJson.Write(Mood, HostJsonContext.Default.HostMood);
        var back = AssessmentJson.Read(json, HostJsonContext.Default.HostMood);

        Assert.Equal((Mood.Value.Mood, Mood.Value.Share), (back.Value.Mood, back.Value.Share));
        Assert.Equal(Mood.Value.Parts, back.Value.Parts);
        Assert.Equal((Mood.Policy, Mood.AsOf, Mood.ValidUntil, Mood.Reasons), (back.Policy, back.AsOf, back.ValidUntil, back.Reasons));
        Assert.Equal(json, AssessmentJson.Write(back, HostJsonContext.Default.HostMood));
        Assert.Null(AssessmentJson.Read(AssessmentJson.Write(Mood with { ValidUntil = null }, HostJsonContext.Default.HostMood), HostJsonContext.Default.HostMood).ValidUntil);
    }

    [Fact]
    public void The_text_is_that_of_the_modules_own_writer() =>
        Law.Holds(RfmGenerators.PurchasesOfOneUser, RfmGenerators.AsOf, (rows, asOf) =>
        {
            var assessment = RfmModel.Fit([], asOf, RfmPolicy.Classic11).Explain(History(rows), asOf);
            var json = AssessmentJson.Write(assessment, RfmJsonContext.Default.RfmScore);
            return json == RfmAssessmentJson.Write(assessment) && AssessmentJson.Read(json, RfmJsonContext.Default.RfmScore) == assessment;
        });

    [Theory]
    [InlineData("\"share\": 0.25", "\"share\": \"much\"", "$.value.share")]
    [InlineData("\"share\": 0.25", "\"share\": 1e400", "$.value.share")]
    [InlineData("\"share\": 0.25", "\"share\": 0.25, \"share\": 0.25", "$.value.share")]
    [InlineData("\"mood\"", "\"mod\"", "$.value.mod")]
    [InlineData("    \"share\": 0.25,\n", "", "$.value")]
    [InlineData("\"code\"", "\"cod\"", "$.reasons[0].cod")]
    [InlineData("\"asOf\": \"2024", "\"asOf\": \"x2024", "$.asOf")]
    public void A_damaged_text_is_told_with_its_place_and_line(string text, string damaged, string path)
    {
        var json = AssessmentJson.Write(Mood, HostJsonContext.Default.HostMood);
        Assert.Contains(text, json, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>(
            "json", () => AssessmentJson.Read(json.Replace(text, damaged, StringComparison.Ordinal), HostJsonContext.Default.HostMood)).Problems);

        Assert.Equal(path, problem.Path);
        if (path is not "$.value" and not "$.reasons[0].cod")
        {
            Assert.Equal(json[..json.IndexOf(text, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1, problem.Line);
        }
    }

    [Fact]
    public void The_line_is_that_of_the_value_also_where_its_text_stands_before()
    {
        const string Json = """
            {
              "policy": { "name": "moods", "version": "7", "hash": "7" },
              "asOf": "2024-01-01T00:00:00Z",
              "validUntil": null,
              "reasons": [],
              "value": "7"
            }
            """;

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => AssessmentJson.Read(Json, HostJsonContext.Default.HostMood)).Problems);

        Assert.Equal(("$.value", 6L), (problem.Path, problem.Line));
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>("assessment", () => AssessmentJson.Write(null!, HostJsonContext.Default.HostMood));
        Assert.Throws<ArgumentNullException>("valueType", () => AssessmentJson.Write(Mood, null!));
        Assert.Throws<ArgumentNullException>("json", () => AssessmentJson.Read(null!, HostJsonContext.Default.HostMood));
        Assert.Throws<ArgumentNullException>("valueType", () => AssessmentJson.Read<HostMood>("{}", null!));
    }
}

/// <summary>An answer of a host's own.</summary>
internal sealed record HostMood
{
    public required string Mood { get; init; }

    public required double Share { get; init; }

    public required IReadOnlyList<int> Parts { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HostMood))]
internal sealed partial class HostJsonContext : JsonSerializerContext;
