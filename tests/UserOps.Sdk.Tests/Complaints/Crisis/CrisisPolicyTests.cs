using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public class CrisisPolicyTests
{
    [Fact]
    public void Every_problem_is_found_in_the_order_of_the_text()
    {
        var policy = new CrisisPolicy
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Zone = "Asia/Shangai",
            Baseline = new() { Window = Period.FromMonths(2), Guard = Period.FromDays(-1), LeastSameWeekday = 1, LeastDays = 9999, LeastMean = 0, LeavesAlertsOut = true },
            Spike = new() { Distribution = (CountDistribution)9, WatchChance = 1, AlertChance = 2 },
            Ramp = new() { Weight = 0, Limit = -1, Cap = 0 },
            LeastCount = 0,
            Repetition = new() { Watches = 4, Span = Period.FromDays(3) },
            Escalation = new() { GraveFrom = (ComplaintGrade)9, ShareTimes = 0.5m, LeastGrave = 0, Customers = 0, Publicity = 0 },
            StepDown = Period.FromHours(3),
            History = Period.Zero,
        };

        var problems = CrisisPolicyValidator.Validate(policy);

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.zone", "$.baseline.window", "$.baseline.guard", "$.baseline.leastSameWeekday",
                "$.baseline.leastDays", "$.baseline.leastMean", "$.spike.distribution", "$.spike.watchChance", "$.spike.alertChance", "$.ramp.weight",
                "$.ramp.limit", "$.ramp.cap", "$.leastCount", "$.repetition.watches", "$.escalation.graveFrom", "$.escalation.shareTimes",
                "$.escalation.leastGrave", "$.escalation.customers", "$.escalation.publicity", "$.stepDown", "$.history",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal(problems, Assert.Throws<InvalidPolicyException>("policy", () => new CrisisDetector(policy)).Problems);
        Assert.Equal(
            ["$.baseline", "$.spike", "$.ramp", "$.repetition", "$.escalation", "$.stepDown"],
            CrisisPolicyValidator.Validate(CrisisPolicy.Default with
            {
                Baseline = null!,
                Spike = null!,
                Ramp = null!,
                Repetition = null!,
                Escalation = null!,
                StepDown = null!,
            }).Select(problem => problem.Path));
        Assert.All(CrisisPolicy.Presets, preset => Assert.Empty(CrisisPolicyValidator.Validate(preset)));
    }

    [Theory]
    [InlineData("\"negativeBinomial\"", "\"negativeBinominal\"", "$.spike.distribution", "Did you mean 'negativeBinomial'?")]
    [InlineData("\"P56D\"", "56", "$.baseline.window", "Write a period of whole days, weeks, months or years such as P30D or P3M.")]
    [InlineData("\"graveFrom\": 2", "\"graveFrom\": 5", "$.escalation.graveFrom", "Write a grade: 1 (critical), 2 (major), 3 (standard) or 4 (minor).")]
    [InlineData("\"guard\"", "\"gaurd\"", "$.baseline.gaurd", "Did you mean 'guard'?")]
    public void A_mistake_is_told_with_its_path_and_its_mend(string text, string mistake, string path, string remedy)
    {
        var json = CrisisPolicyJson.Write(CrisisPolicy.Default).Replace(text, mistake, StringComparison.Ordinal);

        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => CrisisPolicyJson.Read(json)).Problems);

        Assert.Equal((path, remedy), (problem.Path, problem.Remedy));
    }

    [Fact]
    public void Arbitrary_text_gives_a_clear_error_and_never_a_crash()
    {
        var policy = CrisisPolicyJson.Write(CrisisPolicy.Default);
        var log = CrisisLogJson.Write(CrisisLog.From(CrisisStreams.Of([2])));
        Law.Holds(Gen.Choose(0, 2000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), Gen.Elements("", "{", "null", "-1", "1e999", "\"P1D\"", "\u0000", "é").ToArbitrary(), (at, length, insert) =>
        {
            foreach (var text in new[] { policy, log })
            {
                var start = at % text.Length;
                var broken = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, insert);
                try
                {
                    _ = text == policy ? (object)CrisisPolicyValidator.Validate(CrisisPolicyJson.Read(broken)) : CrisisLogJson.Read(broken);
                }
                catch (ArgumentException problem)
                {
                    Assert.NotEmpty(problem.Message);
                }
            }

            return true;
        });
    }
}
