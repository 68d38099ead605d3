using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

public sealed class StagePolicyJsonTests
{
    private const string Small = """
        {
          "schemaVersion": 1,
          "name": "small",
          "version": "7",
          "zone": "Asia/Shanghai",
          "dayStart": "04:00:00",
          "registrationEvent": "signup",
          "stages": [
            {
              "id": "gone",
              "name": { "en": "Gone" },
              "meaning": { "en": "Gone." },
              "aim": "winBack",
              "action": { "en": "Call." },
              "enter": { "any": [
                { "atLeast": "P3M", "clock": "silence" },
                { "clock": "silence", "atLeast": { "quantile": 0.5, "times": 10, "min": "P90D", "max": "P365D", "gapsNeeded": 4, "fallback": "P14D" } }
              ] },
              "stay": { "not": { "activeDaysIn": "P2W", "atLeast": 2 } },
              "minimumStay": "P3D"
            },
            {
              "id": "here",
              "name": { "en": "Here" },
              "meaning": { "en": "Here." },
              "aim": "retain",
              "action": { "en": "Greet." }
            }
          ]
        }
        """;

    [Fact]
    public void A_policy_is_read_as_a_person_would_write_it()
    {
        var policy = StagePolicyJson.Read(Small);

        Assert.Empty(StagePolicyValidator.Validate(policy));
        Assert.Equal(
            StageRule.AnyOf(
                StageRule.Reached(StageClock.Silence, StageLimit.Months(3)),
                StageRule.Reached(StageClock.Silence, StageLimit.OwnGaps(10, 90, 365))),
            policy.Stages[0].Enter);
        Assert.Equal(policy, StagePolicyJson.Read(StagePolicyJson.Write(policy)));
    }

    [Fact]
    public void Every_preset_survives_json_with_its_hash() =>
        Assert.All(StagePolicies.All, policy =>
            Assert.Equal(policy.ToRef(), StagePolicyJson.Read(StagePolicyJson.Write(policy)).ToRef()));

    [Theory]
    [InlineData("\"atLeast\": \"P3M\"", "\"atLeast\": \"P3M1D\"", "$.stages[0].enter.any[0].atLeast (line 16): The value is \"P3M1D\"; it must be a period of whole days, weeks, months or years such as P30D or P3M")]
    [InlineData("\"clock\": \"silence\" }", "\"clock\": \"silense\" }", "$.stages[0].enter.any[0].clock (line 16): The value is \"silense\"; it must be one of age, silence, gapBeforeLast, timeInStage. Did you mean 'silence'?")]
    [InlineData("\"any\": [", "\"anny\": [", "$.stages[0].enter")]
    [InlineData("\"quantile\": 0.5, ", "", "$.stages[0].enter.any[1].atLeast (line 17)")]
    [InlineData("\"quantile\": 0.5, \"times\": 10", "\"quantile\": 0.5", "it must be complete. Add the member 'times'.")]
    [InlineData("\"aim\": \"retain\",", "\"aim\": \"retain\", \"enters\": null,", "Did you mean 'enter'?")]
    public void A_slip_is_told_with_path_line_and_mend(string text, string slip, string problem)
    {
        var json = Small.Replace(text, slip, StringComparison.Ordinal);
        Assert.NotEqual(Small, json);
        Assert.Contains(problem, Assert.Throws<InvalidPolicyException>(() => StagePolicyJson.Read(json)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_names_every_rule()
    {
        var schema = StagePolicyJson.WriteSchema();
        Assert.All(
            ["Lifecycle stage policy", "\"activeDaysIn\"", "\"streak\"", "\"was\"", "\"quantile\"", "$defs"],
            word => Assert.Contains(word, schema, StringComparison.Ordinal));
    }
}
