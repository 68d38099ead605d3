using FsCheck.Fluent;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>The laws of grades.</summary>
internal static class GradingLaws
{
    private const int Samples = 400;

    public static IReadOnlyList<NamedLaw> Add(LawSuite<GradingPolicy> suite)
    {
        PolicyLaws.AddCommon(suite, GradingPolicyValidator.Validate, GradingPolicyJson.Write, GradingPolicyJson.Read, policy => policy.ToRef());
        AddAnswers(suite);
        suite.AddNow(
            "Every grade can be reached",
            "A grade that no complaint gets is a queue that stays empty, and an escalation that never happens.",
            policy =>
            {
                var grader = new ComplaintGrader(policy);
                var reached = Contexts(policy).Select(facts => grader.GradeOf(facts).Grade).ToHashSet();
                Require.SameList([], Enum.GetValues<ComplaintGrade>().Where(grade => !reached.Contains(grade)), "the grades that no complaint reached");
            });
        suite.AddNow(
            "Every factor that has points or a floor can decide",
            "A factor that never changes a grade is asked for and screened in vain. One that is meant not to count has no points and no floor; where a matrix gives the grade, points alone do not count.",
            policy =>
            {
                var (grader, contexts) = (new ComplaintGrader(policy), Contexts(policy).ToList());
                Require.SameList([], policy.Factors.Where(factor => Counts(policy, factor) && !contexts.Exists(facts => Decides(grader, factor, facts))), "the factors that never change a grade");
            });
        return suite.Laws;
    }

    private static void AddAnswers(LawSuite<GradingPolicy> suite)
    {
        // The values are made for the policy, so they are made within the law.
        suite.AddNow(
            "The same facts get the same grade, with the reasons that add up",
            "Who asks again, today or in a year, must hear the same; and what is shown must be what decided.",
            policy =>
            {
                foreach (var facts in Contexts(policy))
                {
                    var (one, other) = (new ComplaintGrader(policy).Grade(facts, facts.ReceivedAt), new ComplaintGrader(policy).Grade(facts, facts.ReceivedAt));
                    Require.That(one == other, $"two graders of one policy differ on {facts.Id}: {one.Value} and {other.Value}");
                    Require.Same(new ComplaintGrader(policy).GradeOf(facts), new(one.Value.Grade, one.Value.Score, one.Value.NeedsScreening), $"the grade without reasons, of {Show(facts)}");
                    Require.That(GradingAssessmentJson.Read(GradingAssessmentJson.Write(one)) == one, $"the answer does not survive JSON, of {Show(facts)}");
                }
            });
        suite.AddNow(
            "Worse facts never lower the grade",
            "A customer who tells more harm must never get a milder grade. Only learning what had to be screened may end the grade that stood for it.",
            policy =>
            {
                var grader = new ComplaintGrader(policy);
                foreach (var facts in Contexts(policy))
                {
                    var before = grader.Grade(facts, facts.ReceivedAt).Value;
                    foreach (var factor in policy.Factors.Where(factor => facts.Factors.TryGet(factor.Id, out var reading) && !reading.IsUnknown))
                    {
                        for (var level = facts.Factors[factor.Id].Level!.Value + 1; level < factor.Levels.Count; level++)
                        {
                            var worse = facts with { Factors = facts.Factors.With(factor.Id, facts.Factors[factor.Id] with { Level = level }) };
                            Require.That(
                                grader.GradeOf(worse).Grade >= before.Grade || before.Basis == GradeBasis.Screening,
                                $"with {factor.Id} at level {level} the grade is {grader.GradeOf(worse).Grade}, and was {before.Grade} before, of {Show(facts)}");
                        }
                    }
                }
            });
    }

    /// <summary>Complaints of all kinds: nothing known, each level alone and two together, ever more at once, and any.</summary>
    private static IEnumerable<ComplaintFacts> Contexts(GradingPolicy policy)
    {
        var none = policy.Factors.Select(factor => KeyValuePair.Create(factor.Id, new FactorReading(0))).ToEquatableMap();
        var levels = policy.Factors.SelectMany(factor => Enumerable.Range(1, Math.Max(0, factor.Levels.Count - 1)).Select(level => (factor.Id, Reading: new FactorReading(level)))).ToList();
        yield return Of(none);
        foreach (var one in levels)
        {
            yield return Of(none.With(one.Id, one.Reading));
        }

        foreach (var (one, i) in levels.Select((one, i) => (one, i)))
        {
            foreach (var other in levels.Skip(i + 1).Where(other => other.Id != one.Id))
            {
                yield return Of(none.With(one.Id, one.Reading).With(other.Id, other.Reading));
            }
        }

        var sum = none;
        foreach (var (id, reading) in levels.OrderBy(item => item.Reading.Level))
        {
            yield return Of(sum = sum.With(id, reading));
        }

        foreach (var facts in GradingGenerators.FactsFor(policy).Generator.Sample(50, new FsCheck.Rnd(20260105, 0x9E37_79B9_7F4A_7C15), Samples))
        {
            yield return facts;
        }
    }

    // Where a matrix gives the grade, points only tell what comes first within it.
    private static bool Counts(GradingPolicy policy, GradingFactor factor) => !factor.RoutesOnly
        && (factor.Levels.Any(level => level.Floor is not null) || (policy.Matrix is { } matrix ? factor.Id == matrix.Impact || factor.Id == matrix.Urgency : factor.Levels.Any(level => level.Points > 0)));

    private static bool Decides(ComplaintGrader grader, GradingFactor factor, ComplaintFacts facts)
    {
        var bare = facts with { Affected = null, Amount = null };
        return Enumerable.Range(0, factor.Levels.Count).Select(level => grader.GradeOf(bare with { Factors = bare.Factors.With(factor.Id, new(level)) }).Grade).Distinct().Count() > 1;
    }

    private static ComplaintFacts Of(EquatableMap<FactorReading> factors) => new() { Id = new("C-1"), ReceivedAt = Hard.Start, Factors = factors };

    private static string Show(ComplaintFacts facts) => $"a complaint with [{string.Join(", ", facts.Factors.Select(item => $"{item.Key} {(item.Value.Level is { } level ? $"{level}" : "not known")}"))}]";
}
