using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class LifecycleSectionTests
{
    private static readonly LocalDate AsOf = new(2026, 7, 15);

    private static readonly StagePolicy Policy = StagePolicies.OwnRhythm;

    [Fact]
    public void What_is_not_given_is_left_out()
    {
        var section = LifecycleSection.Of(new());
        Assert.Empty(section.Pictures);
        Assert.Empty(section.Findings);
        Assert.Empty(section.Policies);
        Assert.Equal(["lifecycle-growth"], IdsOf(LifecycleSection.Of(new() { Growth = LifecyclePicturesTests.Growth() })));
        Assert.Empty(LifecycleSection.Of(new() { Transitions = LifecyclePicturesTests.Transitions() }).Pictures);
    }

    [Fact]
    public void All_that_is_given_is_drawn_and_named()
    {
        var (transitions, retention, funnel) = (LifecyclePicturesTests.Transitions(), LifecyclePicturesTests.Retention(), LifecyclePicturesTests.Steps());
        var section = LifecycleSection.Of(new()
        {
            Policy = StagePolicies.ClassicFive,
            Transitions = transitions,
            Growth = LifecyclePicturesTests.Growth(),
            Retention = retention,
            Funnels = [funnel],
            Active = new ActiveUserCounter(AsOf, AsOf).ToReport(),
            Stickiness = new StickinessCounter(AsOf).ToReport(),
            Hours = new HourCounter(new DayClock(DateTimeZone.Utc)).ToGrid(),
        });
        Assert.Equal(
            [
                "lifecycle-stages", "lifecycle-stock", "lifecycle-growth", "lifecycle-retention", "lifecycle-funnel", "lifecycle-transitions",
                "lifecycle-active", "lifecycle-stickiness", "lifecycle-hours",
            ],
            IdsOf(section));
        Assert.Equal([transitions.Policy, retention.Policy, funnel.Policy], section.Policies);
        Assert.StartsWith("12 users on 2026-06-30, by the stages of the policy classic5", section.Lead.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Users_who_slip_away_are_to_be_acted_on_and_the_lost_are_not()
    {
        var stock = new StageStock { Day = AsOf, Stages = [new(new("active"), 60), new(new("churned"), 25), new(new("dormant"), 10), new(new("atRisk"), 5), new(StageId.NeverActive, 900)] };
        var findings = LifecycleSection.Of(new() { Policy = Policy, Stock = stock }).Findings;
        Assert.Equal([FindingKind.Act, FindingKind.Act], findings.Select(finding => finding.Kind));
        Assert.Equal(
            "At risk: 5 users on 2026-07-15, 5 % (2.2 % to 11.2 %) of 100 who were ever active. Reach out now, before the habit is gone.", findings[0].Text.In("en"));
        Assert.StartsWith("休眠：2026-07-15 有 10 位用户，占曾活跃的 100 位中的 10%（5.5% 至 17.4%）。", findings[1].Text.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void In_every_preset_those_to_act_on_are_worse_than_those_who_are_not_lost()
    {
        string[] asked = [.. StagePolicies.All.SelectMany(policy => policy.Stages.Where(new StageNames(policy, new("en")).AsksToAct).Select(stage => $"{policy.Name} {stage.Id}"))];
        Assert.Equal(
            ["classic5 dormant", "ownRhythm dormant", "ownRhythm atRisk", "postHog dormant", "amplitude dormant", "duolingo7 atRiskWeek", "duolingo7 atRiskMonth", "saasMonthly slipping"], asked);
    }

    [Theory]
    [InlineData(10, 90, FindingKind.Act, "fewer won than lost")]
    [InlineData(90, 10, FindingKind.Good, "more won than lost")]
    [InlineData(6, 5, FindingKind.Watch, "about as many won as lost")]
    public void Growth_is_held_against_chance(long came, long went, FindingKind kind, string says)
    {
        var finding = Assert.Single(LifecycleSection.Of(new() { Growth = GrowthOf(came, -went) }).Findings);
        Assert.Equal(kind, finding.Kind);
        Assert.Contains(says, finding.Text.In("en"), StringComparison.Ordinal);
        Assert.Contains("2026-06", finding.Text.In("zh-CN"), StringComparison.Ordinal);
    }

    [Fact]
    public void Growth_without_comings_and_goings_says_nothing() => Assert.Empty(LifecycleSection.Of(new() { Growth = GrowthOf(0, 0) }).Findings);

    [Theory]
    [InlineData(20, FindingKind.Act, "fell")]
    [InlineData(80, FindingKind.Good, "rose")]
    [InlineData(50, FindingKind.Note, "is much the same")]
    public void The_last_cohorts_are_held_against_those_before(long returned, FindingKind kind, string says)
    {
        long[] rates = [50, 50, 50, returned, returned, returned];
        var finding = Assert.Single(LifecycleSection.Of(new() { Retention = RetentionOf(rates) }).Findings);
        Assert.Equal(kind, finding.Kind);
        Assert.StartsWith($"Retention {says}: of 300 users of the cohorts 2026-04 to 2026-06", finding.Text.In("en"), StringComparison.Ordinal);
        Assert.EndsWith("of 300 of the 3 before, 50 % (44.4 % to 55.6 %).", finding.Text.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Too_few_cohorts_say_nothing() => Assert.Empty(LifecycleSection.Of(new() { Retention = RetentionOf([50, 50, 50]) }).Findings);

    [Fact]
    public void A_funnel_tells_where_most_are_lost()
    {
        var funnel = LifecyclePicturesTests.Steps();
        var finding = Assert.Single(LifecycleSection.Of(new() { Funnels = [funnel] }).Findings);
        Assert.Equal(FindingKind.Watch, finding.Kind);
        Assert.StartsWith($"The funnel buy loses most before: 3. Pays; of {Words.Count(funnel.Steps[1].ReachedClosed)} users at the step before whose time is over", finding.Text.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_population_can_be_told() => Law.Holds(StageGenerators.Policies, StageGenerators.Activity, StageGenerators.AsOf, (policy, activity, asOf) =>
    {
        var evaluator = new StageEvaluator(policy);
        var transitions = new TransitionCounter(evaluator, CalendarGrid.Weeks, asOf);
        var growth = new GrowthCounter(GrowthPolicy.Default(CalendarGrid.Weeks), asOf);
        var retention = new RetentionCounter(RetentionPolicy.Default, evaluator.Days.EndOf(asOf));
        transitions.Add(activity);
        growth.Add(activity);
        retention.Add(activity);
        var section = LifecycleSection.Of(new() { Policy = policy, Transitions = transitions.ToReport(), Growth = growth.ToReport(), Retention = retention.ToReport() });
        return section.Findings.Select(finding => finding.Text).Append(section.Lead).All(text =>
            text.In("en").EndsWith('.') && text.In("zh-CN").EndsWith('。') && !text.In("en").Contains("NaN", StringComparison.Ordinal));
    });

    private static string[] IdsOf(ReportSection section) => [.. section.Pictures.Select(draw => draw(PictureOptions.Default).Id)];

    private static GrowthReport GrowthOf(long came, long dormant) => new()
    {
        Policy = GrowthPolicy.Default(CalendarGrid.Months),
        AsOf = AsOf,
        Users = 100,
        Periods =
        [
            new() { Start = new(2026, 6, 1), End = new(2026, 7, 1), Complete = true, New = came, Retained = 5, Resurrected = 0, Dormant = dormant, DormantStock = 9 },
            new() { Start = new(2026, 7, 1), End = new(2026, 8, 1), Complete = false, New = 1, Retained = 5, Resurrected = 0, Dormant = null, DormantStock = null },
        ],
    };

    /// <summary>Monthly cohorts of 100 users up to June, of whom so many came back in the next month; and one whose month still runs.</summary>
    private static RetentionReport RetentionOf(long[] returned) => new()
    {
        Policy = RetentionPolicy.Default.ToRef(),
        AsOf = Instant.FromUtc(2026, 8, 15, 0, 0),
        Columns = [new(0, 0), new(1, 1)],
        Averages = [.. Enumerable.Range(0, 2).Select(_ => new RetentionAverage { Retained = 0, Eligible = 0, Cohorts = 0, Rate = null, Interval = null })],
        Cohorts =
        [
            .. returned.Select((count, place) => Cohort(new LocalDate(2026, 7, 1).PlusMonths(place - returned.Length), new(count, 100, RetentionCellState.Complete))),
            Cohort(new(2026, 7, 1), new(1, 100, RetentionCellState.InProgress)),
        ],
    };

    private static RetentionCohort Cohort(LocalDate start, RetentionCell cell) =>
        new() { Start = start, End = start.PlusMonths(1), Size = 100, Complete = true, Cells = [new(100, 100, RetentionCellState.Complete), cell] };
}
