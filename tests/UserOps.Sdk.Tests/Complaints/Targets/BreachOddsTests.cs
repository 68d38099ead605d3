using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>Cases of grade 1 run round the clock, so that working time is real time.</summary>
public sealed class BreachOddsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 2, 2, 9, 0);
    private static readonly Instant AsOf = Instant.FromUtc(2026, 3, 2, 9, 0);

    /// <summary>Hours to the decision, from 1 to 200, of 30 to 60 cases.</summary>
    private static readonly Arbitrary<int[]> AnyHours = Gen.Choose(30, 60).SelectMany(count => Gen.ArrayOf(Gen.Choose(1, 200), count)).ToArbitrary();

    private static readonly Arbitrary<int> AnyHour = Gen.Choose(0, 72).ToArbitrary();

    // 40 cases take 1 to 40 hours. After 20 hours 20 were open; 4 of them took longer than 36.
    [Fact]
    public void The_chance_is_the_share_of_those_as_long_that_took_longer_than_the_target()
    {
        var odds = Odds([.. Enumerable.Range(1, 40)]);

        var chance = odds.Chance(ComplaintGrade.Critical, Duration.FromHours(20), Duration.FromHours(36));
        Assert.Equal(0.2, chance.Probability!.Value, 12);
        Assert.Equal((40, 20, BreachUnknown.None), (chance.Decided, chance.AtRisk, chance.Unknown));
        Assert.True(chance.Lower < 0.2 && chance.Upper > 0.2);
        Assert.Equal("Of 20 cases of this grade that were open after 20 working hours, 20 % are estimated to take longer than 36.", chance.Why.In("en"));
        Assert.Contains("20 件", chance.Why.In("zh-CN"), StringComparison.Ordinal);
    }

    // The intervals of a fresh case are those of the curve itself.
    [Fact]
    public void From_the_start_the_interval_is_that_of_the_curve()
    {
        var odds = Odds([.. Enumerable.Range(1, 40)]);
        var chance = odds.Chance(ComplaintGrade.Critical, Duration.Zero, Duration.FromHours(30));
        var point = odds.CurveOf(ComplaintGrade.Critical)!.Points.Single(item => item.Time == Duration.FromHours(30).BclCompatibleTicks);

        Assert.Equal(point.Survival, chance.Probability!.Value, 12);
        Assert.Equal(point.Lower!.Value, chance.Lower!.Value, 12);
        Assert.Equal(point.Upper!.Value, chance.Upper!.Value, 12);
    }

    // 35 cases took 10 hours; 10 are open since 5 hours and say nothing of the tenth: at 10 hours 35 were at risk, and all ended.
    [Fact]
    public void Open_cases_count_as_long_as_they_were_watched()
    {
        var open = Enumerable.Range(0, 10).Select(i => Case($"O-{i}", AsOf - Duration.FromHours(5), hours: null));
        var done = Enumerable.Range(0, 35).Select(i => Case($"D-{i}", Start, 10));
        var odds = BreachOdds.Of(CaseStory.Evaluator, done.Concat(open), AsOf);

        Assert.Equal(45, odds.Chance(ComplaintGrade.Critical, Duration.FromHours(4), Duration.FromHours(9)).AtRisk);
        Assert.Equal(35, odds.Chance(ComplaintGrade.Critical, Duration.FromHours(5), Duration.FromHours(9)).AtRisk);
        Assert.Equal(1, odds.Chance(ComplaintGrade.Critical, Duration.FromHours(5), Duration.FromHours(9)).Probability);
        Assert.Equal(0, odds.Chance(ComplaintGrade.Critical, Duration.FromHours(5), Duration.FromHours(10)).Probability);
    }

    [Fact]
    public void A_thin_history_gives_no_chance_and_says_why()
    {
        Assert.Equal(BreachUnknown.TooFewDecided, Odds([.. Enumerable.Range(1, 29)]).Chance(ComplaintGrade.Critical, Duration.Zero, Duration.FromHours(5)).Unknown);
        var odds = Odds([.. Enumerable.Range(1, 40)]);
        Assert.Equal(BreachUnknown.TooFewAsLong, odds.Chance(ComplaintGrade.Critical, Duration.FromHours(31), Duration.FromHours(72)).Unknown);
        Assert.Equal(BreachUnknown.TooFewDecided, odds.Chance(ComplaintGrade.Minor, Duration.Zero, Duration.FromHours(5)).Unknown);
        var open = Enumerable.Range(0, 20).Select(i => Case($"O-{i}", AsOf - Duration.FromHours(50), hours: null));
        var watched = BreachOdds.Of(CaseStory.Evaluator, Enumerable.Range(1, 40).Select(i => Case($"D-{i}", Start, i)).Concat(open), AsOf);
        Assert.Equal(BreachUnknown.NotSeenSoFar, watched.Chance(ComplaintGrade.Critical, Duration.FromHours(10), Duration.FromHours(72)).Unknown);
    }

    // Paused from the tenth to the fiftieth hour: 20 of 72 hours are used up at the sixtieth.
    [Fact]
    public void A_case_is_asked_for_by_the_working_time_it_used_up()
    {
        var odds = Odds([.. Enumerable.Range(1, 40).Select(i => i * 2)]);
        var status = new CaseStory().Received("2026-02-02T00:00", 1).Investigated("2026-02-02T00:00").Paused("2026-02-02T10:00").Resumed("2026-02-04T02:00")
            .AsOf("2026-02-04T12:00");

        var chance = odds.ChanceOf(status, CaseStory.At("2026-02-04T12:00"));
        Assert.Equal((Duration.FromHours(20), Duration.FromHours(72)), (chance.Elapsed, chance.Target));
        Assert.Equal(4 / 30.0, chance.Probability!.Value, 12);
        Assert.Equal(BreachUnknown.NothingAhead, odds.ChanceOf(Case("C-9", Start, 3), AsOf).Unknown);
    }

    [Fact]
    public void Without_open_cases_it_is_the_naive_count() => Law.Holds(AnyHours, AnyHour, AnyHour, (hours, one, other) =>
    {
        var (elapsed, target) = (Math.Min(one, other), Math.Max(one, other));
        var chance = Odds(hours).Chance(ComplaintGrade.Critical, Duration.FromHours(elapsed), Duration.FromHours(target));
        var (asLong, longer) = (hours.Count(hour => hour > elapsed), hours.Count(hour => hour > target));
        Assert.Equal(asLong, chance.AtRisk);
        return asLong < BreachOdds.MinimumAtRisk
            ? chance.Unknown == BreachUnknown.TooFewAsLong
            : Math.Abs(chance.Probability!.Value - ((double)longer / asLong)) < 1e-12 && !(chance.Lower > chance.Probability) && !(chance.Upper < chance.Probability);
    });

    [Fact]
    public void While_nothing_is_done_the_chance_never_falls() => Law.Holds(AnyHours, AnyHour, (hours, target) =>
    {
        // Every third case is still open.
        var history = hours.Select((hour, i) => i % 3 == 0 ? Case($"C-{i}", AsOf - Duration.FromHours(hour), hours: null) : Case($"C-{i}", Start, hour))
            .Concat(Enumerable.Range(0, 30).Select(i => Case($"D-{i}", Start, 1 + (i * 7))));
        var odds = BreachOdds.Of(CaseStory.Evaluator, history, AsOf);
        var last = 0.0;
        for (var elapsed = 0; elapsed <= target; elapsed++)
        {
            if (odds.Chance(ComplaintGrade.Critical, Duration.FromHours(elapsed), Duration.FromHours(target)).Probability is { } chance)
            {
                Assert.True(chance >= last - 1e-12);
                last = chance;
            }
        }

        return true;
    });

    private static BreachOdds Odds(int[] hours) => BreachOdds.Of(CaseStory.Evaluator, hours.Select((hour, i) => Case($"C-{i}", Start, hour)), AsOf);

    private static CaseStatus Case(string name, Instant start, int? hours)
    {
        var id = new ComplaintId(name);
        var events = new List<CaseEvent>
        {
            new CaseReceived { ComplaintId = id, At = start, Facts = new() { Id = id, ReceivedAt = start, Factors = CaseStory.Harmless.With("safety", new(3)) } },
            new InvestigationStarted { ComplaintId = id, At = start },
        };
        if (hours is { } taken)
        {
            events.Add(new CaseDecided { ComplaintId = id, At = start + Duration.FromHours(taken), Outcome = CaseOutcome.Upheld });
            events.Add(new CaseResponded { ComplaintId = id, At = start + Duration.FromHours(taken) });
        }

        return CaseStory.Evaluator.Assess(CaseLog.From(events), AsOf).Value;
    }
}
