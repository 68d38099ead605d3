using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Grading the slow way, written from the definition.</summary>
internal static class NaiveGrading
{
    public static (ComplaintGrade Grade, int Score, bool NeedsScreening) Grade(GradingPolicy policy, ComplaintFacts facts)
    {
        var score = 0;
        var grades = new List<ComplaintGrade>();
        var needsScreening = false;
        foreach (var factor in policy.Factors)
        {
            var (level, confirmed) = Read(policy, factor, facts);
            score += factor.Levels[level ?? 0].Points;
            grades.Add(confirmed is null ? ComplaintGrade.Minor : factor.Levels[confirmed.Value].Floor ?? ComplaintGrade.Minor);
            needsScreening |= factor.WhenUnknown == UnknownRule.NeedsScreening && confirmed is null;
        }

        if (needsScreening)
        {
            grades.Add(policy.ScreeningFloor);
        }

        if (policy.Matrix is { } matrix)
        {
            grades.Add(matrix.Grades[LevelOf(matrix.Impact)][LevelOf(matrix.Urgency)]);
        }
        else
        {
            grades.Add(
                score >= policy.Thresholds.Critical ? ComplaintGrade.Critical
                : score >= policy.Thresholds.Major ? ComplaintGrade.Major
                : score >= policy.Thresholds.Standard ? ComplaintGrade.Standard
                : ComplaintGrade.Minor);
        }

        return (grades.Max(), score, needsScreening);

        int LevelOf(string id) => Read(policy, policy.Factors.Single(factor => factor.Id == id), facts).Level ?? 0;
    }

    /// <summary>The level whose points count, and the level whose floor counts.</summary>
    public static (int? Level, int? Confirmed) Read(GradingPolicy policy, GradingFactor factor, ComplaintFacts facts)
    {
        int? level = factor.WhenUnknown == UnknownRule.LevelZero ? 0 : null;
        var confirmed = level;
        if (facts.Factors.TryGet(factor.Id, out var reading))
        {
            (level, confirmed) = (reading.Level, reading.IsProposed ? null : reading.Level);
        }

        if (facts.Affected is { } people && policy.Affected?.Factor == factor.Id)
        {
            Count(policy.Affected.From.Count(from => people >= from));
        }

        if (facts.Amount is { } amount && policy.Amount?.Factor == factor.Id)
        {
            Count(policy.Amount.Currencies.Single(item => item.Currency == amount.Currency).From.Count(from => amount.Value >= from));
        }

        return (level, confirmed);

        void Count(int counted) => (level, confirmed) = (Math.Max(level ?? 0, counted), Math.Max(confirmed ?? 0, counted));
    }

    /// <summary>The facts after a person confirmed the level of a factor.</summary>
    public static ComplaintFacts Confirm(GradingPolicy policy, ComplaintFacts facts, string factor, int level) => facts with
    {
        Factors = facts.Factors.With(factor, new(level)),
        Affected = policy.Affected?.Factor == factor ? null : facts.Affected,
        Amount = policy.Amount?.Factor == factor ? null : facts.Amount,
    };
}
