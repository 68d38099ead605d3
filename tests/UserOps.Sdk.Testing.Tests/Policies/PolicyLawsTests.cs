using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Tagging;
using UserOps.Tickets;

namespace UserOps.Testing.Tests.Policies;

/// <summary>All presets keep the laws of their kind, and bad policies are found out, each by the law that means it.</summary>
public class PolicyLawsTests
{
    private const int Cases = 25;
    private const string NoProblems = "The policy has no problems";

    private static readonly ComplaintGrader Grader = new(GradingPolicies.Default);
    private static readonly BusinessClock Business = new(UserOps.BusinessTime.WorkingCalendars.Named("cn"));

    private static readonly TagCatalog Catalog = TaggingGenerators.CatalogOf(new AttributeCondition("plan") { EqualTo = "gz" });

    private static readonly Dictionary<string, IReadOnlyList<NamedLaw>> Presets = new(StringComparer.Ordinal)
    {
        ["grading"] = PolicyLaws.For(GradingPolicies.Default),
        ["grading-regulated"] = PolicyLaws.For(GradingPolicies.Regulated),
        ["grading-itil"] = PolicyLaws.For(GradingPolicies.Itil),
        ["classic11"] = PolicyLaws.For(RfmPolicy.Classic11, Cases),
        ["chineseEight"] = PolicyLaws.For(RfmPolicy.ChineseEight, Cases),
        ["recencyFrequency10"] = PolicyLaws.For(RfmPolicy.RecencyFrequency10, Cases),
        ["maturity"] = PolicyLaws.For(MaturityPolicy.Default, Cases),
        ["core"] = PolicyLaws.For(MaturityPolicy.Core, Cases),
        ["cases"] = PolicyLaws.For(CasePolicies.Default, Grader, Business, Cases),
    };

    private static readonly Dictionary<string, (string Law, Func<IReadOnlyList<NamedLaw>> Laws)> Bad = new(StringComparer.Ordinal)
    {
        ["a factor that is too small to lift any grade"] = (
            "Every factor that has points or a floor can decide",
            () => PolicyLaws.For(Coarse with { Factors = [.. Coarse.Factors, Factor("mood", 1)] })),
        ["a grade whose threshold no complaint reaches"] = ("Every grade can be reached", () => PolicyLaws.For(Coarse with { Thresholds = new() { Critical = 900, Major = 40, Standard = 20 } })),
        ["graver levels with fewer points"] = (NoProblems, () => PolicyLaws.For(Coarse with { Factors = [Factor("harm", 80, 40)] })),
        ["a stage whose rule contradicts itself"] = (NoProblems, () => PolicyLaws.For(Contradictory(), Cases)),
        ["two stages of one id"] = (NoProblems, () => PolicyLaws.For(StagePolicies.ClassicFive with { Stages = [.. StagePolicies.ClassicFive.Stages, StagePolicies.ClassicFive.Stages[0]] }, Cases)),
        ["a segment without a box"] = (NoProblems, () => PolicyLaws.For(RfmPolicy.Classic11 with { Segments = SegmentMaps.Classic11 with { Segments = [.. SegmentMaps.Classic11.Segments, SegmentMaps.Classic11.Segments[0] with { Id = "nobody" }] } }, Cases)),
        ["a tag that is never given"] = (
            "Every rule can give its tag",
            () => PolicyLaws.For(TaggingGenerators.CatalogOf(new AllCondition([new AttributeCondition("plan") { EqualTo = "gz" }, new AttributeCondition("plan") { EqualTo = "sh" }])), Cases)),
        ["a case whose gravest grade waits longest"] = ("A graver grade is never due later", () => PolicyLaws.For(Backwards(), Grader, Business, Cases)),
        ["a confidence that no evidence can give"] = (
            NoProblems, () => PolicyLaws.For(MaturityPolicy.Default with { Confidence = 2m }, Cases)),
    };

    public static TheoryData<string, string> PresetLaws => Names(Presets.Concat(StagePolicies.All.Select(policy => KeyValuePair.Create(policy.Name, PolicyLaws.For(policy, Cases)))));

    public static TheoryData<string> BadPolicies
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var bad in Bad.Keys)
            {
                data.Add(bad);
            }

            return data;
        }
    }

    private static GradingPolicy Coarse => GradingPolicies.Default with
    {
        Name = "coarse",
        Thresholds = new() { Critical = 80, Major = 40, Standard = 20 },
        Factors = [Factor("harm", 20, 40, 80)],
        Affected = null,
        Amount = null,
        Phrases = [],
    };

    [Theory]
    [MemberData(nameof(PresetLaws))]
    public Task A_preset_keeps_the_law(string preset, string law) =>
        (Presets.TryGetValue(preset, out var laws) ? laws : PolicyLaws.For(StagePolicies.All.Single(policy => policy.Name == preset), Cases)).Single(item => item.Name == law).CheckAsync();

    [Theory]
    [MemberData(nameof(BadPolicies))]
    public async Task A_bad_policy_is_found_out_by_the_law_that_means_it(string bad)
    {
        var (name, laws) = Bad[bad];

        var broken = await Assert.ThrowsAsync<LawBrokenException>(laws().Single(law => law.Name == name).CheckAsync);

        Assert.Equal(name, broken.Law.Name);
        Assert.Null(broken.InnerException);
    }

    [Fact]
    public async Task A_policy_that_compiles_and_is_odd_breaks_no_other_law()
    {
        foreach (var (name, laws) in Bad.Values.Where(bad => bad.Law != NoProblems))
        {
            foreach (var law in laws().Where(law => law.Name != name))
            {
                await law.CheckAsync();
            }
        }
    }

    [Fact]
    public async Task A_catalogue_keeps_the_laws()
    {
        foreach (var law in PolicyLaws.For(Catalog))
        {
            await law.CheckAsync();
        }
    }

    private static TheoryData<string, string> Names(IEnumerable<KeyValuePair<string, IReadOnlyList<NamedLaw>>> suites)
    {
        var data = new TheoryData<string, string>();
        foreach (var (suite, law) in suites.SelectMany(suite => suite.Value.Select(law => (suite.Key, law.Name))))
        {
            data.Add(suite, law);
        }

        return data;
    }

    private static GradingFactor Factor(string id, params int[] points) => new()
    {
        Id = id,
        Names = LocalizedText.Of(id, id),
        WhenUnknown = UnknownRule.LevelZero,
        Levels = [.. points.Prepend(0).Select(value => new GradingLevel { Points = value, Names = LocalizedText.Of($"{value}", $"{value}") })],
    };

    // Five active days of the last seven, and silent for ten.
    private static StagePolicy Contradictory()
    {
        var policy = StagePolicies.PostHog;
        var rule = StageRule.AllOf(StageRule.ActiveDays(Period.FromDays(7), 5), StageRule.Reached(StageClock.Silence, 10));
        return policy with { Stages = [policy.Stages[0] with { Id = "echo", Enter = rule }, .. policy.Stages] };
    }

    private static CasePolicy Backwards() => CasePolicies.Default with
    {
        Targets = CasePolicies.Default.Targets.Select(target => target.Grade == ComplaintGrade.Critical ? target with { Within = null, WorkingDays = 60 } : target).ToEquatableArray(),
    };
}
