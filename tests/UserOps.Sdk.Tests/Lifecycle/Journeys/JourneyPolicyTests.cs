using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public class JourneyPolicyTests
{
    private static readonly FunnelPolicy Shop = new()
    {
        Name = "shop",
        Version = "1",
        Steps = [new() { Name = LocalizedText.Of("Look", "看"), Events = ["view"] }, new() { Events = ["cart", "basket"] }, new() { Events = ["pay"] }],
        Within = Duration.FromDays(7),
        Exclusions = [new() { Event = "remove", AfterStep = 2, BeforeStep = 3 }],
    };

    private static readonly PathPolicy Ways = new() { Name = "ways", Version = "1", MaxSteps = 5, GoalEvent = "pay", SessionGap = Duration.FromMinutes(30) };

    [Fact]
    public void Policies_survive_json_with_the_same_hash() =>
        Law.Holds(LifecycleGenerators.Funnels, LifecycleGenerators.Paths, (funnel, paths) =>
        {
            var (funnelBack, pathsBack) = (FunnelPolicyJson.Read(FunnelPolicyJson.Write(funnel)), PathPolicyJson.Read(PathPolicyJson.Write(paths)));
            return funnelBack == funnel && funnelBack.ToRef() == funnel.ToRef() && pathsBack == paths && pathsBack.ToRef() == paths.ToRef();
        });

    [Fact]
    public void The_json_of_a_funnel_is_read_by_people() =>
        Assert.Equal(
            """
            {
              "schemaVersion": 1,
              "name": "shop",
              "version": "1",
              "steps": [
                {
                  "name": {
                    "en": "Look",
                    "zh-CN": "看"
                  },
                  "events": [
                    "view"
                  ]
                },
                {
                  "name": null,
                  "events": [
                    "cart",
                    "basket"
                  ]
                },
                {
                  "name": null,
                  "events": [
                    "pay"
                  ]
                }
              ],
              "within": "P7D",
              "order": "loose",
              "strictIncrease": false,
              "attempt": "best",
              "exclusions": [
                {
                  "event": "remove",
                  "afterStep": 2,
                  "beforeStep": 3
                }
              ]
            }
            """,
            FunnelPolicyJson.Write(Shop));

    [Fact]
    public void Members_that_may_be_left_out_take_their_defaults()
    {
        Assert.Equal(
            Shop with { Steps = [new() { Events = ["a"] }], Exclusions = [] },
            FunnelPolicyJson.Read("""{"schemaVersion":1,"name":"shop","version":"1","steps":[{"events":["a"]}],"within":"P7D"}"""));
        Assert.Equal(
            new PathPolicy { Name = "ways", Version = "1", MaxSteps = 5 },
            PathPolicyJson.Read("""{"schemaVersion":1,"name":"ways","version":"1","maxSteps":5}"""));
    }

    [Theory]
    [InlineData("\"loose\"", "\"lose\"", "$.order", "Did you mean 'loose'?")]
    [InlineData("\"P7D\"", "\"P1M\"", "$.within", "Write an elapsed time in days, hours, minutes or seconds such as P30D or PT8H.")]
    [InlineData("\"afterStep\"", "\"after\"", "$.exclusions[0].after", "Remove it.")]
    public void A_mistake_is_told_with_its_path_and_its_mend(string text, string mistake, string path, string remedy)
    {
        var json = FunnelPolicyJson.Write(Shop).Replace(text, mistake, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => FunnelPolicyJson.Read(json)).Problems);

        Assert.Equal((path, remedy), (problem.Path, problem.Remedy));
    }

    [Fact]
    public void Every_problem_of_a_funnel_is_found_in_the_order_of_its_text()
    {
        var policy = new FunnelPolicy
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Steps = [new() { Events = [] }, new() { Events = ["a", "a", "\n"] }, new() { Events = ["b"] }],
            Within = Duration.Zero,
            Order = (FunnelOrder)9,
            Attempt = (FunnelAttempt)9,
            Exclusions =
            [
                new() { Event = new string('x', 201), AfterStep = 0, BeforeStep = 1 },
                new() { Event = "x", AfterStep = 3, BeforeStep = 4 },
                new() { Event = "x", AfterStep = 2, BeforeStep = 2 },
                new() { Event = "b", AfterStep = 1, BeforeStep = 3 },
            ],
        };

        var problems = FunnelPolicyValidator.Validate(policy);

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.steps[0].events", "$.steps[1].events[1]", "$.steps[1].events[2]", "$.within", "$.order",
                "$.attempt", "$.exclusions[0].event", "$.exclusions[0].afterStep", "$.exclusions[1].afterStep", "$.exclusions[2].beforeStep", "$.exclusions[3].event",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal("Take it out of step 3, or exclude it elsewhere: it can't lead on and end the attempt at once.", problems[^1].Remedy);
        Assert.Equal(problems, Assert.Throws<InvalidPolicyException>("policy", () => new Funnel(policy)).Problems);
        Assert.Equal(
            ["$.steps", "$.exclusions"],
            FunnelPolicyValidator.Validate(Shop with { Steps = [], Order = FunnelOrder.Strict, Exclusions = [.. Shop.Exclusions] })
                .Select(problem => problem.Path).Where(path => !path.Contains('[', StringComparison.Ordinal)));
        Assert.Empty(FunnelPolicyValidator.Validate(Shop));
    }

    [Fact]
    public void Every_problem_of_a_path_policy_is_found_in_the_order_of_its_text()
    {
        var policy = new PathPolicy
        {
            Name = "",
            Version = "",
            StartEvent = "\t",
            GoalEvent = "\t",
            MaxSteps = 51,
            SessionGap = Duration.FromDays(-1),
            IgnoredEvents = ["a", "a", "\t"],
        };

        Assert.Equal(
            [
                "$.name", "$.version", "$.startEvent", "$.startEvent", "$.goalEvent", "$.goalEvent", "$.goalEvent", "$.maxSteps", "$.sessionGap",
                "$.ignoredEvents[1]", "$.ignoredEvents[2]",
            ],
            PathPolicyValidator.Validate(policy).Select(problem => problem.Path));
        Assert.Throws<InvalidPolicyException>("policy", () => new PathCounter(policy, default));
        Assert.Empty(PathPolicyValidator.Validate(Ways));
    }

    [Fact]
    public void Schemas_tell_the_shape()
    {
        Assert.Contains("\"beforeStep\"", FunnelPolicyJson.WriteSchema(), StringComparison.Ordinal);
        Assert.Contains("\"ignoredEvents\"", PathPolicyJson.WriteSchema(), StringComparison.Ordinal);
    }
}
