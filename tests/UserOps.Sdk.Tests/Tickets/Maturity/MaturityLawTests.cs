using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Maturity;

public sealed class MaturityLawTests
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 1, 31, 0, 0);

    /// <summary>A policy, and for each of its indicators so many successes of so many opportunities; none where it can't be observed.</summary>
    private static readonly Arbitrary<Counted> AnyCounts =
        (from policy in TicketGenerators.Policies.Generator
         from counts in Gen.ArrayOf(AnyCount(), policy.Indicators.Count)
         select new Counted(policy, counts)).ToArbitrary();

    private static readonly Arbitrary<int> AnyPlace = Gen.Choose(0, 23).ToArbitrary();

    [Fact]
    public void All_numbers_are_shares_and_the_demonstrated_is_never_above_the_plausible() =>
        Law.Holds(AnyCounts, counted =>
        {
            var maturity = Score(counted);
            return maturity.Level <= maturity.PlausibleLevel
                && maturity.Score is >= 0 and <= 5
                && maturity.Layers.All(layer => IsShare(layer.Demonstrated) && IsShare(layer.Plausible) && IsShare(layer.Observed ?? 0)
                    && IsShare(layer.Coverage) && IsShare(layer.Gate) && layer.Demonstrated <= layer.Plausible + 1e-12)
                && maturity.Indicators.All(item => IsShare(item.Demonstrated) && IsShare(item.Plausible) && IsShare(item.Achievement) && IsShare(item.Loss)
                    && (item.Observed is not { } observed || (item.Demonstrated <= observed + 1e-12 && item.Plausible >= observed - 1e-12)));
        });

    [Fact]
    public void The_level_is_none_just_where_the_score_is_at_most_a_half() =>
        Law.Holds(AnyCounts, counted => Score(counted) is var maturity && (maturity.Level == 0) == (maturity.Score <= 0.5));

    [Fact]
    public void A_success_never_lowers_and_a_failure_never_raises_anything() =>
        Law.Holds(AnyCounts, AnyPlace, (counted, place) =>
        {
            var (before, better, worse) = (Score(counted), Score(counted.With(place, 1, 1)), Score(counted.With(place, 0, 1)));
            return IsNoWorse(better, before) && IsNoWorse(before, worse);
        });

    [Fact]
    public void More_evidence_of_one_rate_demonstrates_more_and_leaves_less_plausible() =>
        Law.Holds(AnyCounts, Gen.Choose(2, 40).ToArbitrary(), (counted, times) =>
        {
            var few = Score(counted);
            var many = Score(counted with { Counts = [.. counted.Counts.Select(count => count is { } known ? (known.K * times, known.N * times) : count)] });
            return few.Indicators.Zip(many.Indicators).All(pair =>
                pair.Second.Demonstrated >= pair.First.Demonstrated - 1e-12 && pair.Second.Plausible <= pair.First.Plausible + 1e-12);
        });

    [Fact]
    public void What_can_not_be_observed_demonstrates_nothing_and_leaves_anything_plausible() =>
        Law.Holds(AnyCounts, AnyPlace, (counted, place) =>
        {
            var hidden = Score(counted.Without(place));
            var seen = Score(counted);
            return hidden.Level <= seen.Level && hidden.PlausibleLevel >= seen.PlausibleLevel && hidden.Score <= seen.Score + 1e-12;
        });

    [Fact]
    public void A_stricter_policy_never_raises_an_achievement() =>
        Law.Holds(AnyCounts, counted =>
        {
            var stricter = counted.Policy with
            {
                Confidence = 0.99m,
                Indicators =
                [
                    .. counted.Policy.Indicators.Select(setting => setting with
                    {
                        Target = Math.Min(1, setting.Target * 1.5m), LeastOpportunities = setting.LeastOpportunities * 3,
                    }),
                ],
            };
            var (lax, strict) = (Score(counted), Score(counted with { Policy = stricter }));
            return lax.Indicators.Zip(strict.Indicators).All(pair => pair.Second.Achievement <= pair.First.Achievement + 1e-12) && strict.Level <= lax.Level;
        });

    [Fact]
    public void A_lift_by_one_indicator_does_it_and_a_smaller_one_does_not() =>
        Law.Holds(AnyCounts, counted =>
        {
            var maturity = Score(counted);
            return maturity.Lift is not { } lift || lift.Alone.All(step =>
                Layer(counted.With(step, 0), lift.Layer) > lift.Threshold && Layer(counted.With(step, -1), lift.Layer) <= lift.Threshold);
        });

    [Fact]
    public void An_indicator_without_a_lift_does_not_lift_with_however_many_successes() =>
        Law.Holds(AnyCounts, counted =>
        {
            var maturity = Score(counted);
            return maturity.Lift is not { } lift || counted.Policy.Indicators.Select((setting, place) => (setting, place))
                .Where(pair => Indicators.Of(pair.setting.Id).Layer == lift.Layer && !lift.Alone.Any(step => step.Id == pair.setting.Id))
                .All(pair => Layer(counted.With(pair.place, 1_000_000, 1_000_000), lift.Layer) <= lift.Threshold);
        });

    [Fact]
    public void A_plan_reaches_the_level_and_no_step_of_it_can_be_made_smaller() =>
        Law.Holds(AnyCounts, counted =>
        {
            var maturity = Score(counted);
            if (maturity.Lift is not { } lift)
            {
                return maturity.Level == 5 || Enumerable.Range(1, maturity.Level + 1).Any(layer => maturity.Layers[layer - 1].Rating == AchievementRating.NotMeasured);
            }

            Counted After(EquatableArray<LiftStep> steps) => steps.Aggregate(counted, (so, step) => so.With(step, 0));
            if (lift.Plan.Count == 0)
            {
                var all = Enumerable.Range(0, counted.Counts.Length).Aggregate(counted, (so, place) => so.With(place, 1_000_000, 1_000_000));
                return Score(all).Level < lift.Level;
            }

            return Score(After(lift.Plan)).Level >= lift.Level
                && lift.Plan.All(step => Score(After([.. lift.Plan.Where(other => other != step)]).With(step, -1)).Level < lift.Level);
        });

    [Fact]
    public void Losses_of_a_layer_add_up_to_what_its_mean_lacks() =>
        Law.Holds(AnyCounts, counted => Score(counted) is var maturity && maturity.Layers
            .Where(layer => layer.Rating != AchievementRating.NotMeasured && layer.CappedBy is null)
            .All(layer => Math.Abs(maturity.Indicators.Where(item => item.Layer == layer.Layer).Sum(item => item.Loss) - (1 - layer.Demonstrated)) < 1e-9));

    [Fact]
    public void An_assessment_survives_its_json_the_same_in_every_culture() =>
        Law.Holds(AnyCounts, counted =>
        {
            var assessment = Assess(counted);
            var text = MaturityAssessmentJson.Write(assessment);
            var before = CultureInfo.CurrentCulture;
            var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "−");
            try
            {
                CultureInfo.CurrentCulture = other;
                return MaturityAssessmentJson.Write(Assess(counted)) == text && MaturityAssessmentJson.Read(text) == assessment;
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        });

    [Fact]
    public void A_policy_survives_its_json_with_the_same_hash() =>
        Law.Holds(TicketGenerators.Policies, policy =>
            MaturityPolicyJson.Read(MaturityPolicyJson.Write(policy)) is var read && read == policy && read.ToRef() == policy.ToRef());

    private static Gen<(long K, long N)?> AnyCount() =>
        Gen.Frequency(
            (1, Gen.Constant<(long, long)?>(null)),
            (1, Gen.Constant<(long, long)?>((0, 0))),
            (3, from n in Gen.Choose(1, 60) select ((long, long)?)(n, n)),
            (4, from n in Gen.Choose(1, 60) from k in Gen.Choose(0, n) select ((long, long)?)(k, n)),
            (2, from n in Gen.Elements(5_000, 1_000_000_000) from share in Gen.Choose(0, 100) select ((long, long)?)(n / 100L * share, n)));

    private static bool IsShare(double value) => value is >= 0 and <= 1;

    private static bool IsNoWorse(UserOps.Tickets.Maturity better, UserOps.Tickets.Maturity worse) =>
        better.Level >= worse.Level
        && better.PlausibleLevel >= worse.PlausibleLevel
        && better.Score >= worse.Score - 1e-12
        && better.Layers.Zip(worse.Layers).All(pair =>
            pair.First.Demonstrated >= pair.Second.Demonstrated - 1e-12 && pair.First.Plausible >= pair.Second.Plausible - 1e-12)
        && better.Indicators.Zip(worse.Indicators).All(pair => pair.First.Demonstrated >= pair.Second.Demonstrated - 1e-12);

    private static double Layer(Counted counted, int layer) => Score(counted).Layers[layer - 1].Demonstrated;

    private static UserOps.Tickets.Maturity Score(Counted counted) => Assess(counted).Value;

    private static Assessment<UserOps.Tickets.Maturity> Assess(Counted counted) => new MaturityScorer(counted.Policy).Score(new TicketEvidence
    {
        Policy = counted.Policy.ToRef(),
        Request = new() { AsOf = AsOf },
        Indicators =
        [
            .. counted.Policy.Indicators.Zip(counted.Counts, (setting, count) => new IndicatorEvidence
            {
                Id = setting.Id,
                Successes = count?.K ?? 0,
                Opportunities = count?.N ?? 0,
                Missing = count is null ? Indicators.Of(setting.Id).Needs : [],
            }),
        ],
    });

    private sealed record Counted(MaturityPolicy Policy, (long K, long N)?[] Counts)
    {
        public Counted With(int place, long successes, long opportunities)
        {
            var counts = ((long K, long N)?[])Counts.Clone();
            ref var count = ref counts[place % counts.Length];
            count = ((count?.K ?? 0) + successes, (count?.N ?? 0) + opportunities);
            return this with { Counts = counts };
        }

        public Counted With(LiftStep step, long more)
        {
            var place = Policy.Indicators.Select((setting, i) => (setting, i)).First(pair => pair.setting.Id == step.Id).i;
            return With(place, step.Successes + more, step.Successes + more);
        }

        public Counted Without(int place)
        {
            var counts = ((long K, long N)?[])Counts.Clone();
            counts[place % counts.Length] = null;
            return this with { Counts = counts };
        }
    }
}
