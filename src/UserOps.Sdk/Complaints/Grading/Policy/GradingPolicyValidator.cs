using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Finds every problem of a <see cref="GradingPolicy"/>; a policy editor shows them while a person types.</summary>
/// <remarks>A policy without problems is monotone: a graver level never gives fewer points or a milder floor, and more points never a milder grade.</remarks>
public static class GradingPolicyValidator
{
    internal const int MaxLevels = 10;
    internal const int MaxPoints = 10_000;
    private const int MaxIdLength = 64;

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(GradingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        CheckThresholds(policy.Thresholds, problems);
        CheckGrade(policy.ScreeningFloor, "$.screeningFloor", null, problems);
        CheckFactors(policy, problems);
        new GradingInputChecks(policy, problems).Check();
        RegradingChecks.Check(policy.Regrading, problems);
        return problems.ToEquatableArray();
    }

    internal static void CheckGrade(ComplaintGrade grade, string path, string? ruleId, List<PolicyProblem> problems)
    {
        if (!Enum.IsDefined(grade))
        {
            problems.Add(new(path, ruleId, Exact.Text((int)grade), new ComplaintGradeJsonConverter().Allowed, "Choose one of them."));
        }
    }

    private static void CheckThresholds(GradeThresholds thresholds, List<PolicyProblem> problems)
    {
        const int Most = GradingProgram.MaxFactors * MaxPoints;
        foreach (var (name, value, below, belowName) in new[]
        {
            ("critical", thresholds.Critical, thresholds.Major, "major"),
            ("major", thresholds.Major, thresholds.Standard, "standard"),
            ("standard", thresholds.Standard, 0, ""),
        })
        {
            if (value <= below || value > Most)
            {
                problems.Add(new(
                    $"$.thresholds.{name}",
                    null,
                    Exact.Text(value),
                    $"above {(belowName.Length == 0 ? "0" : $"{Exact.Text(below)}, the threshold of {belowName}")}, and at most {Exact.Text(Most)}",
                    "A graver grade begins at more points; put the thresholds in that order."));
            }
        }
    }

    private static void CheckFactors(GradingPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Factors.Count is 0 or > GradingProgram.MaxFactors)
        {
            problems.Add(new(
                "$.factors",
                null,
                $"{Exact.Text(policy.Factors.Count)} factors",
                $"between 1 and {Exact.Text(GradingProgram.MaxFactors)} factors",
                "List what makes a complaint graver; join what nobody can tell apart."));
        }

        var ids = policy.Factors.Select(factor => factor.Id).ToList();
        for (var i = 0; i < policy.Factors.Count; i++)
        {
            var factor = policy.Factors[i];
            var path = $"$.factors[{Exact.Text(i)}]";
            CheckId(ids, i, $"{path}.id", problems);
            CheckNames(factor.Names, $"{path}.names", factor.Id, problems);
            if (factor.Source is { } source && string.IsNullOrWhiteSpace(source))
            {
                problems.Add(new($"{path}.source", factor.Id, "blank", "a text", "Name the standard and its clause, or leave it out."));
            }

            CheckUnknown(factor, $"{path}.whenUnknown", problems);
            CheckLevels(factor, $"{path}.levels", problems);
        }
    }

    private static void CheckId(List<string> ids, int place, string path, List<PolicyProblem> problems)
    {
        var id = ids[place];
        if (string.IsNullOrWhiteSpace(id) || id.Length > MaxIdLength || id.Any(char.IsControl))
        {
            problems.Add(new(path, null, string.IsNullOrWhiteSpace(id) ? "blank" : "no id", $"a text of at most {MaxIdLength} characters, none of them a control character", "Give the factor an id; facts name it by that."));
        }
        else if (ids.IndexOf(id) < place)
        {
            problems.Add(new(path, id, $"'{id}' for the second time", "used once", "Give each factor its own id."));
        }
    }

    private static void CheckNames(LocalizedText names, string path, string id, List<PolicyProblem> problems)
    {
        foreach (var culture in names.Cultures)
        {
            if (string.IsNullOrWhiteSpace(names.In(culture)))
            {
                problems.Add(new($"{path}.{culture}", id, "blank", "a text", "Write what a person shall read."));
            }
        }
    }

    private static void CheckUnknown(GradingFactor factor, string path, List<PolicyProblem> problems)
    {
        PolicyChecks.CheckEnum(factor.WhenUnknown, path, problems, factor.Id);
        if (factor.RoutesOnly && factor.WhenUnknown == UnknownRule.NeedsScreening)
        {
            problems.Add(new(path, factor.Id, "needsScreening", "levelZero for a factor that only routes", "What does not grade needs no screening; write levelZero, or remove routesOnly."));
        }
    }

    private static void CheckLevels(GradingFactor factor, string path, List<PolicyProblem> problems)
    {
        if (factor.Levels.Count is < 2 or > MaxLevels)
        {
            problems.Add(new(
                path, factor.Id, $"{Exact.Text(factor.Levels.Count)} levels", $"between 2 and {Exact.Text(MaxLevels)} levels", "List level 0, which speaks for nothing, and the levels above it."));
        }

        var (points, floor) = (0, ComplaintGrade.Minor);
        for (var i = 0; i < factor.Levels.Count; i++)
        {
            var level = factor.Levels[i];
            var at = $"{path}[{Exact.Text(i)}]";
            var most = i == 0 || factor.RoutesOnly ? 0 : MaxPoints;
            if (level.Points < points || level.Points > most)
            {
                problems.Add(new(
                    $"{at}.points",
                    factor.Id,
                    Exact.Text(level.Points),
                    most == 0 ? $"0 for {(i == 0 ? "level 0" : "a factor that only routes")}" : $"between {Exact.Text(points)}, those of the level before, and {Exact.Text(MaxPoints)}",
                    most == 0 ? "Write 0." : "Points never fall as a level rises; raise them, or lower those before."));
            }

            CheckFloor(level, floor, mayHave: i > 0 && !factor.RoutesOnly, $"{at}.floor", factor.Id, problems);
            CheckNames(level.Names, $"{at}.names", factor.Id, problems);
            points = Math.Max(points, level.Points);
            floor = ComplaintGrades.Graver(floor, level.Floor ?? ComplaintGrade.Minor);
        }
    }

    private static void CheckFloor(GradingLevel level, ComplaintGrade before, bool mayHave, string path, string id, List<PolicyProblem> problems)
    {
        var floor = level.Floor ?? ComplaintGrade.Minor;
        if (!Enum.IsDefined(floor))
        {
            CheckGrade(floor, path, id, problems);
        }
        else if (!mayHave && floor > ComplaintGrade.Minor)
        {
            problems.Add(new(path, id, Exact.Text(floor.Number()), "left out for level 0, and for a factor that only routes", "Remove it."));
        }
        else if (floor < before)
        {
            problems.Add(new(
                path,
                id,
                level.Floor is null ? "missing" : Exact.Text(floor.Number()),
                $"{Exact.Text(before.Number())}, as on the level before, or graver",
                "Floors never fall as a level rises; 1 is the gravest grade."));
        }
    }
}
