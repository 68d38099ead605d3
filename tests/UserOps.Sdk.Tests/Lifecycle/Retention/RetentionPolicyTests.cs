using System.Text;
using NodaTime;
using UserOps.Json;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public class RetentionPolicyTests
{
    private static readonly RetentionPolicy Policy = RetentionPolicy.Default;

    [Fact]
    public void Every_preset_and_every_generated_policy_compiles()
    {
        Assert.All(RetentionPolicy.Presets, preset => Assert.Empty(RetentionPolicyValidator.Validate(preset)));
        Law.Holds(RetentionGenerators.Policies, policy => RetentionPolicyValidator.Validate(policy).Count == 0);
    }

    [Fact]
    public void Every_problem_is_told_at_once_in_the_order_of_the_policy()
    {
        var policy = Policy with
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Zone = "Europe/Lodnon",
            StartEvents = ["pay", "view", "pay"],
            ReturnEvents = ["a\nb", new string('x', EventLimits.NameLength + 1)],
            Anchor = (RetentionAnchor)9,
            Clock = (RetentionClock)9,
            Period = new((CalendarUnit)9, IsoDayOfWeek.None),
            Intervals = 1001,
            Measure = (RetentionMeasure)9,
            Brackets = [new(-1, 2), new(3, 2), new(0, 1001)],
            SameInterval = (SameIntervalReturn)9,
            Average = (RetentionAverageMethod)9,
            ElapsedAnchor = (ElapsedAnchor)9,
        };

        var exception = Assert.Throws<InvalidPolicyException>("policy", () => new RetentionCounter(policy, default));

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.zone", "$.startEvents[2]", "$.returnEvents[0]", "$.returnEvents[1]", "$.anchor", "$.clock",
                "$.period.unit", "$.period.weekStart", "$.intervals", "$.measure", "$.brackets", "$.brackets[0].from", "$.brackets[1].to",
                "$.brackets[2].to", "$.sameInterval", "$.average", "$.elapsedAnchor",
            ],
            exception.Problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'Europe/London'?", exception.Problems[3].Remedy);
        Assert.Equal(
            "$.intervals: The value is 1001; it must be between 1 and 1000. Choose a number in that range; interval 0 is one of them.",
            exception.Problems[11].ToString());
    }

    [Fact]
    public void Brackets_are_asked_for_by_their_measure_alone_and_lie_within_the_intervals()
    {
        Assert.Equal("$.brackets", Assert.Single(RetentionPolicyValidator.Validate(Policy with { Measure = RetentionMeasure.Brackets })).Path);
        Assert.Equal("none for that measure", Assert.Single(RetentionPolicyValidator.Validate(Policy with { Brackets = [new(1, 2)] })).Allowed);
        var policy = Policy with { Measure = RetentionMeasure.Brackets, Brackets = [default, new(1, 11), new(1, 12)] };
        Assert.Equal("$.brackets[2].to", Assert.Single(RetentionPolicyValidator.Validate(policy)).Path);
        Assert.Equal(["0", "1-11"], policy.Brackets.Take(2).Select(bracket => bracket.ToString()));
    }

    [Fact]
    public void A_calendar_has_no_anchor_to_truncate() =>
        Assert.Equal(
            "$.elapsedAnchor", Assert.Single(RetentionPolicyValidator.Validate(Policy with { ElapsedAnchor = ElapsedAnchor.TruncatedToHour })).Path);

    [Fact]
    public void A_policy_survives_json_with_the_same_hash() =>
        Law.Holds(RetentionGenerators.Policies, policy =>
        {
            var back = RetentionPolicyJson.Read(RetentionPolicyJson.Write(policy));
            return back == policy && back.ToRef() == policy.ToRef();
        });

    [Fact]
    public void Canonical_json_has_members_in_declaration_order_no_white_space_and_defaults_written_out() =>
        Assert.Equal(
            """
            {"schemaVersion":1,"name":"default","version":"1","zone":"UTC","dayStart":"00:00:00","startEvents":[],"returnEvents":[],"anchor":"firstMatching","clock":"calendar","period":{"unit":"week","weekStart":"monday"},"intervals":12,"measure":"on","brackets":[],"sameInterval":"anchor","average":"pooled","elapsedAnchor":"exact"}
            """,
            Encoding.UTF8.GetString(PolicyJson.Bytes(Policy, LifecycleJsonContext.Default.RetentionPolicy, indented: false)));

    /// <summary>A host that stored a hash must find it again: another hash under the same policy is a breaking change.</summary>
    [Fact]
    public void Hashes_of_the_presets_do_not_change_by_accident() =>
        Assert.Equal(
            [
                "default ff32149f5623a242b1f399cde3eac0a64ca2d78ca882f0533c3cc12b147a4f6b",
                "postHog c428d404f4b1bf5f7021990d6cebd28747958fb81b689479e8b8e23a925d1757",
                "amplitude 75d72197f8248b71c0ab9e8c5cffe98591f82ee67d7744c56512eb1a86fee00e",
                "mixpanel ac2ea93e58a5b49d2b7e4d39f8211b171ffd0adad7a3cf7fd53765d47121dd38",
            ],
            RetentionPolicy.Presets.Select(preset => $"{preset.Name} {preset.ToRef().Hash}"));

    [Fact]
    public void Members_that_may_be_left_out_take_their_defaults()
    {
        const string Short = """
            {
              "schemaVersion": 1, "name": "default", "version": "1", "zone": "UTC", "dayStart": "00:00",
              "anchor": "firstMatching", "clock": "calendar", "period": { "unit": "week" }, "intervals": 12, "measure": "on"
            }
            """;

        Assert.Equal(Policy, RetentionPolicyJson.Read(Short));
    }

    [Theory]
    [InlineData("\"measure\": \"on\"", "\"measure\": \"onOrBefor\"", "$.measure", "Did you mean 'onOrBefore'?")]
    [InlineData("\"unit\": \"week\"", "\"unit\": \"weak\"", "$.period.unit", "Did you mean 'week'?")]
    [InlineData("\"intervals\": 12", "\"intervals\": 12.5", "$.intervals", "Write a whole number from -2147483648 to 2147483647.")]
    [InlineData("\"brackets\": []", "\"brackets\": [{ \"from\": 1 }]", "$.brackets[0]", "Add the member 'to'.")]
    [InlineData("\"clock\": \"calendar\",", "", "$", "Add the member 'clock'.")]
    public void A_mistake_is_told_with_its_path_and_its_mend(string text, string mistake, string path, string remedy)
    {
        var json = RetentionPolicyJson.Write(Policy);
        Assert.Contains(text, json, StringComparison.Ordinal);

        var problem = Assert.Single(
            Assert.Throws<InvalidPolicyException>("json", () => RetentionPolicyJson.Read(json.Replace(text, mistake, StringComparison.Ordinal))).Problems);

        Assert.Equal((path, remedy), (problem.Path, problem.Remedy));
    }

    [Fact]
    public void The_schema_names_every_member_and_word()
    {
        var schema = RetentionPolicyJson.WriteSchema();

        Assert.All(["Retention policy", "weekStart", "onOrAfter", "firstEver", "truncatedToHour", "from"], word => Assert.Contains(word, schema, StringComparison.Ordinal));
    }
}
