using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Testing;

/// <summary>Generates activity by days, and stage policies that compile, small enough that every clock meets its limit.</summary>
/// <remarks>
/// Days lie within <see cref="Days"/> days from <see cref="Start"/>, dense and sparse, over the ends of February 2024 and of
/// years. Limits are a few days to two months. Policies use every clock and every rule, with and without memory.
/// </remarks>
public static class StageGenerators
{
    /// <summary>The number of days within which a user is active.</summary>
    public const int Days = 160;

    private static readonly string[] Ids = ["a", "b", "c", "d", "e"];

    /// <summary>Gets the first day on which a user may be active: 5 December 2023.</summary>
    public static LocalDate Start { get; } = new(2023, 12, 5);

    /// <summary>Gets days within the time of the activity, and some before and after.</summary>
    public static Arbitrary<LocalDate> AsOf { get; } = Gen.Choose(-5, Days + 120).Select(Start.PlusDays).ToArbitrary();

    /// <summary>Gets one user's activity: none, a few days, or many; registered before, after, on the first day, or not known to be.</summary>
    public static Arbitrary<UserActivity> Activity { get; } = Arb.From(
        from days in Gen.Frequency(
            (1, Gen.Constant(Array.Empty<int>())),
            (6, Gen.ArrayOf(Gen.Choose(0, Days - 1))),
            (4, Runs()))
        from registered in Gen.Frequency(
            (3, Gen.Constant(default(int?))),
            (2, Gen.Choose(-20, Days).Select(day => (int?)day)))
        select new UserActivity(
            ActivityDays.From(days.Select(Start.PlusDays)),
            registered is { } day ? Start.PlusDays(day) : null),
        Smaller);

    /// <summary>Gets policies that compile and use every kind of rule.</summary>
    public static Arbitrary<StagePolicy> Policies { get; } = Arb.From(AnyPolicy(remembers: true), Smaller);

    /// <summary>Gets policies whose answer for a day does not depend on the answer for the day before.</summary>
    public static Arbitrary<StagePolicy> PoliciesWithoutMemory { get; } = Arb.From(AnyPolicy(remembers: false), Smaller);

    /// <summary>Gets the presets.</summary>
    public static Arbitrary<StagePolicy> Presets { get; } = Gen.Elements<StagePolicy>([.. StagePolicies.All]).ToArbitrary();

    /// <summary>Days in a row at a step, so that there is a rhythm.</summary>
    private static Gen<int[]> Runs() =>
        from runs in Gen.NonEmptyListOf(
            from first in Gen.Choose(0, Days - 1)
            from step in Gen.Choose(1, 12)
            from count in Gen.Choose(1, 12)
            select Enumerable.Range(0, count).Select(i => first + (i * step)))
        select runs.SelectMany(run => run).Where(day => day < Days).ToArray();

    private static Gen<StagePolicy> AnyPolicy(bool remembers) =>
        (from count in Gen.Choose(1, Ids.Length)
         from stages in Gen.CollectToList(Enumerable.Range(0, count), place => AnyStage(place, count, remembers))
         from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/Havana", "Pacific/Apia")
         select new StagePolicy { Name = "generated", Version = "1", Zone = zone, Stages = [.. stages] })
        .Where(policy => StagePolicyValidator.Validate(policy).Count == 0);

    private static Gen<Stage> AnyStage(int place, int count, bool remembers) =>
        from enter in AnyRule(2, remembers, [.. Ids.Skip(place + 1).Take(count - place - 1)])
        from stay in Gen.Frequency(
            (2, Gen.Constant(default(StageRule))),
            (remembers ? 2 : 0, AnyRule(1, remembers, []).Select(rule => (StageRule?)rule)))
        from minimum in Gen.Frequency(
            (5, Gen.Constant(default(Period))),
            (remembers ? 1 : 0, Gen.Choose(1, 20).Select(days => (Period?)Period.FromDays(days))))
        select new Stage
        {
            Id = Ids[place],
            Name = LocalizedText.Of(Ids[place].ToUpperInvariant(), Ids[place]),
            Meaning = LocalizedText.Of("Meaning.", "含义。"),
            Action = LocalizedText.Of("Action.", "行动。"),
            Aim = StageAim.Retain,
            Rank = count - place,
            Enter = place == count - 1 ? null : enter,
            Stay = place == count - 1 ? null : stay,
            MinimumStay = minimum,
        };

    private static Gen<StageRule> AnyRule(int depth, bool remembers, string[] others)
    {
        var leaf = AnyLeaf(remembers, others);
        if (depth == 0)
        {
            return leaf;
        }

        var inner = AnyRule(depth - 1, remembers, others);
        var pair = from one in inner from two in inner select (one, two);
        return Gen.Frequency(
            (4, leaf),
            (2, inner.Select(StageRule.Unless)),
            (2, pair.Select(rules => StageRule.AllOf(rules.one, rules.two))),
            (2, pair.Select(rules => StageRule.AnyOf(rules.one, rules.two))));
    }

    private static Gen<StageRule> AnyLeaf(bool remembers, string[] others) => Gen.Frequency(
        (4, from limit in AnyLimit() select StageRule.Reached(StageClock.Silence, limit)),
        (2, from limit in AnyLimit() select StageRule.Reached(StageClock.Age, limit)),
        (2, from limit in AnyLimit() select StageRule.Reached(StageClock.GapBeforeLast, limit)),
        (2, from window in AnyLength() from days in Gen.Choose(1, 4) select StageRule.ActiveDays(window, days)),
        (2, from unit in Gen.Elements(CalendarUnit.Day, CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Month)
            from periods in Gen.Choose(1, 3)
            select StageRule.StreakOf(unit, periods)),
        (remembers ? 2 : 0, from limit in AnyLimit() select StageRule.Reached(StageClock.TimeInStage, limit)),
        (remembers && others.Length > 0 ? 3 : 0, Gen.Elements(others.Length == 0 ? ["a"] : others).Select(StageRule.WasIn)));

    private static Gen<StageLimit> AnyLimit() => Gen.Frequency(
        (4, AnyLength().Select(length => (StageLimit)new FixedLimit(length))),
        (2, from quantile in Gen.Elements(0m, 0.25m, 0.5m, 0.9m, 1m)
            from times in Gen.Elements(0.5m, 1m, 1.5m, 2m, 3m)
            from min in Gen.Choose(1, 6)
            from more in Gen.Choose(0, 40)
            from needed in Gen.Choose(1, 4)
            from fallback in Gen.Choose(1, 14)
            select (StageLimit)new OwnGapLimit
            {
                Quantile = quantile,
                Times = times,
                Min = Period.FromDays(min),
                Max = Period.FromDays(min + more),
                GapsNeeded = needed,
                Fallback = Period.FromDays(fallback),
            }));

    private static Gen<Period> AnyLength() => Gen.Frequency(
        (5, Gen.Choose(4, 40).Select(days => Period.FromDays(days))),
        (2, Gen.Choose(1, 3).Select(weeks => Period.FromWeeks(weeks))),
        (3, Gen.Choose(1, 2).Select(months => Period.FromMonths(months))));

    private static IEnumerable<UserActivity> Smaller(UserActivity activity)
    {
        if (activity.Registered is not null)
        {
            yield return new(activity.Days);
        }

        foreach (var days in Shrinking.LeavingOut([.. activity.Days.Enumerate()]))
        {
            yield return new(ActivityDays.From(days), activity.Registered);
        }
    }

    private static IEnumerable<StagePolicy> Smaller(StagePolicy policy)
    {
        for (var i = 0; i < policy.Stages.Count; i++)
        {
            foreach (var simpler in Simpler(policy.Stages[i]))
            {
                Stage[] stages = [.. policy.Stages];
                stages[i] = simpler;
                var smaller = policy with { Stages = [.. stages] };
                if (StagePolicyValidator.Validate(smaller).Count == 0)
                {
                    yield return smaller;
                }
            }

            var fewer = policy with { Stages = [.. policy.Stages.Where((_, place) => place != i)] };
            if (StagePolicyValidator.Validate(fewer).Count == 0)
            {
                yield return fewer;
            }
        }
    }

    private static IEnumerable<Stage> Simpler(Stage stage)
    {
        if (stage.MinimumStay is not null)
        {
            yield return stage with { MinimumStay = null };
        }

        if (stage.Stay is not null)
        {
            yield return stage with { Stay = null };
        }

        foreach (var part in stage.Enter switch
        {
            AllRule { All: var rules } => rules,
            AnyRule { Any: var rules } => rules,
            NotRule { Not: var inner } => [inner],
            _ => [],
        })
        {
            yield return stage with { Enter = part };
        }
    }
}
