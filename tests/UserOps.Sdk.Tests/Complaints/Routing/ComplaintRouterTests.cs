using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public class ComplaintRouterTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 2, 2, 8, 0);

    private static readonly RoutingPolicy Policy = RoutingPolicy.Default with
    {
        Requirements = [new() { Products = ["kettle"], Topics = ["leak"], Skills = ["plumbing"] }, new() { LeastComplexity = 2, Skills = ["expert", "plumbing"] }],
    };

    private static readonly ComplaintRouter Router = new(Policy);

    private static readonly ComplaintFacts Leak = new() { Id = new("C-1"), ReceivedAt = Now, Product = "kettle", Topic = "leak" };

    private static readonly Arbitrary<Handler[]> AnyHandlers = Arb.From(
        Gen.Choose(0, 8).SelectMany(count => Gen.ArrayOf(
            from load in Gen.Choose(0, 4)
            from capacity in Gen.Choose(0, 4)
            from idle in Gen.Choose(-1, 2)
            from skills in Gen.SubListOf("plumbing", "expert", "late")
            select new Handler
            {
                Id = "h",
                Load = load,
                Capacity = capacity,
                Skills = skills.ToEquatableArray(),
                LastAssignedAt = idle < 0 ? null : Now - Duration.FromHours(idle),
            },
            count)).Select(handlers => handlers.Select((handler, i) => handler with { Id = $"h{i * 5 % 11}" }).ToArray()));

    private static readonly Arbitrary<int> AnyComplexity = Gen.Choose(0, 3).ToArbitrary();

    [Fact]
    public void The_least_busy_with_the_skills_takes_it_and_the_reasons_say_so()
    {
        var answer = Router.Route(
            Leak,
            [
                new() { Id = "ann", Skills = ["plumbing"], Load = 2, Capacity = 4 },
                new() { Id = "bob", Skills = ["plumbing", "expert"], Load = 1, Capacity = 4, LastAssignedAt = Now - Duration.FromHours(1) },
                new() { Id = "cai", Skills = ["plumbing"], Load = 2, Capacity = 8, LastAssignedAt = Now - Duration.FromHours(2) },
                new() { Id = "dee", Load = 0, Capacity = 9 },
            ],
            Now);

        Assert.Equal((RoutingOutcome.Routed, "cai"), (answer.Value.Outcome, answer.Value.Handler));
        Assert.Equal(["cai", "bob", "ann"], answer.Value.Free);
        Assert.Equal(
            [
                "C-1 needs plumbing.",
                "cai takes it: with a load of 2 of 8 the least busy of 3 free handlers with the skills.",
                "1 other is as busy; cai has been idle longest, since 2026-02-02T06:00:00Z, or comes first by id.",
            ],
            answer.Reasons.Select(reason => reason.In("en")));
        Assert.Equal("C-1 需要技能：plumbing。", answer.Reasons[0].In("zh-CN"));
    }

    [Fact]
    public void Nobody_with_the_skills_or_with_capacity_is_an_answer_that_says_what_is_lacking()
    {
        Handler ann = new() { Id = "ann", Skills = ["plumbing"], Load = 4, Capacity = 4 };
        var complex = Leak with { Factors = EquatableMap.Create<FactorReading>([new("complexity", new(2))]) };

        Assert.Equal(RoutingOutcome.NoCapacity, Router.Route(Leak, [ann], Now).Value.Outcome);
        Assert.Equal("1 handler has the skills and no capacity left.", Router.Route(Leak, [ann], Now).Reasons[1].In("en"));
        Assert.Equal(["expert"], Router.Route(complex, [ann], Now).Value.LackingSkills);
        Assert.Equal("Nobody has all of them; expert is lacking.", Router.Route(complex, [ann], Now).Reasons[1].In("en"));
        Assert.Equal(["expert"], Router.Route(complex, [ann with { Id = "abe", Skills = [] }, ann with { Id = "bob", Skills = ["expert"] }, ann], Now).Value.LackingSkills);
        Assert.Equal("There is nobody to take it.", Router.Route(Leak with { Topic = null }, [], Now).Reasons[1].In("en"));
        Assert.Empty(Router.SkillsFor(Leak with { Product = null }));
    }

    [Fact]
    public void The_answer_is_that_of_the_slow_oracle_in_any_order() =>
        Law.Holds(AnyHandlers, AnyComplexity, (handlers, complexity) =>
        {
            var complaint = Leak with { Factors = EquatableMap.Create<FactorReading>([new("complexity", new(complexity))]) };
            string[] needed = complexity >= 2 ? ["expert", "plumbing"] : ["plumbing"];
            var best = handlers
                .Where(handler => needed.All(skill => handler.Skills.Contains(skill)) && handler.Load < handler.Capacity)
                .OrderBy(handler => (decimal)handler.Load / handler.Capacity)
                .ThenBy(handler => handler.LastAssignedAt ?? Instant.MinValue)
                .ThenBy(handler => handler.Id, StringComparer.Ordinal)
                .FirstOrDefault();

            var answer = Router.Route(complaint, handlers, Now);

            Assert.Equal(best?.Id, answer.Value.Handler);
            Assert.Equal(answer, Router.Route(complaint, handlers.Reverse(), Now));
            Assert.Equal(answer, RoutingJson.Read(RoutingJson.Write(answer)));
            Assert.All(answer.Reasons, reason => Assert.DoesNotContain('{', reason.In("en") + reason.In("zh-CN")));
            return (answer.Value.Outcome == RoutingOutcome.Routed) == best is not null;
        });

    [Fact]
    public void Many_are_spread_and_nobody_gets_more_than_fits() =>
        Law.Holds(AnyHandlers, handlers =>
        {
            var complaints = Enumerable.Range(0, 20).Select(i => Leak with { Id = new($"c{i}") });
            var answers = Router.RouteAll(complaints, handlers, Now);
            var room = handlers.Where(handler => handler.Skills.Contains("plumbing")).Sum(handler => Math.Max(0, handler.Capacity - handler.Load));
            return answers.Count == 20 && answers.Count(answer => answer.Value.Handler is not null) == Math.Min(20, room)
                && handlers.All(handler => handler.Load + answers.Count(answer => answer.Value.Handler == handler.Id) <= Math.Max(handler.Load, handler.Capacity));
        });

    [Fact]
    public void Every_problem_is_found_in_the_order_of_the_text()
    {
        var policy = new RoutingPolicy
        {
            SchemaVersion = 0,
            Name = "",
            Version = "",
            Requirements = [new() { Products = [" "], Topics = ["a", "a"], Channels = [""], LeastComplexity = 0, Skills = [] }, new() { Skills = ["b", "b"] }],
        };

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.requirements[0].products[0]", "$.requirements[0].topics[1]", "$.requirements[0].channels[0]",
                "$.requirements[0].leastComplexity", "$.requirements[0].skills", "$.requirements[1].skills[1]",
            ],
            RoutingPolicyValidator.Validate(policy).Select(problem => problem.Path));
        Assert.Throws<InvalidPolicyException>("policy", () => new ComplaintRouter(policy));
        Assert.Equal(Policy, RoutingPolicyJson.Read(RoutingPolicyJson.Write(Policy)));
        Assert.Equal(
            Policy with { Requirements = [new() { Skills = ["x"] }] },
            RoutingPolicyJson.Read("""{"schemaVersion":1,"name":"routing","version":"1","requirements":[{"skills":["x"]}]}"""));
        Assert.Throws<InvalidPolicyException>("json", () => RoutingPolicyJson.Read("""{"schemaVersion":1,"name":"routing","version":"1","requirements":[{"skill":["x"]}]}"""));
    }

    [Fact]
    public void Bad_handlers_are_refused()
    {
        Handler good = new() { Id = "ann", Load = 0, Capacity = 1 };
        Assert.Throws<ArgumentException>("handlers", () => Router.Route(Leak, [good, good], Now));
        Assert.Throws<ArgumentException>("handlers", () => Router.Route(Leak, [good with { Id = " " }], Now));
        Assert.Throws<ArgumentException>("handlers", () => Router.Route(Leak, [good with { Load = -1 }], Now));
        Assert.Throws<ArgumentException>("handlers", () => Router.Route(Leak, [null!], Now));
    }
}
