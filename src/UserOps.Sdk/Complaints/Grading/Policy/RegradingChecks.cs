namespace UserOps.Complaints;

/// <summary>Checks what raises a grade later on: more age or more customers never ask for a milder grade.</summary>
internal static class RegradingChecks
{
    private const int MaxSteps = 10;

    public static void Check(RegradingPolicy regrading, List<PolicyProblem> problems)
    {
        CheckCount(regrading.Age.Count, "$.regrading.age", problems);
        for (var i = 0; i < regrading.Age.Count; i++)
        {
            CheckAge(regrading.Age, i, $"$.regrading.age[{Exact.Text(i)}]", problems);
        }

        CheckCount(regrading.Cluster.Count, "$.regrading.cluster", problems);
        for (var i = 0; i < regrading.Cluster.Count; i++)
        {
            CheckCluster(regrading.Cluster, i, $"$.regrading.cluster[{Exact.Text(i)}]", problems);
        }

        if (regrading.Reopened is { } reopened)
        {
            GradingPolicyValidator.CheckGrade(reopened, "$.regrading.reopened", null, problems);
        }
    }

    private static void CheckAge(EquatableArray<AgeStep> steps, int place, string path, List<PolicyProblem> problems)
    {
        var step = steps[place];
        var before = place > 0 ? steps[place - 1] : null;
        if (step.Share <= (before?.Share ?? 0) || step.Share > 10)
        {
            problems.Add(new($"{path}.share", null, Exact.Text(step.Share), $"above {Exact.Text(before?.Share ?? 0)} and at most 10", "Write shares of the target in ascending order; 0.8 is 80 %."));
        }

        if (step.Raise < (before?.Raise ?? 0) || step.Raise > 3)
        {
            problems.Add(new($"{path}.raise", null, Exact.Text(step.Raise), $"between {Exact.Text(before?.Raise ?? 0)}, as of the step before, and 3", "More age never raises by less."));
        }

        CheckGrade(step.UpTo, before?.UpTo, $"{path}.upTo", problems);
    }

    private static void CheckCluster(EquatableArray<ClusterStep> steps, int place, string path, List<PolicyProblem> problems)
    {
        var step = steps[place];
        var least = place > 0 ? steps[place - 1].From : 1;
        if (step.From <= least)
        {
            problems.Add(new($"{path}.from", null, Exact.Text(step.From), $"above {Exact.Text(least)}", "Write numbers of customers in ascending order; one is no cluster."));
        }

        CheckGrade(step.Floor, place > 0 ? steps[place - 1].Floor : null, $"{path}.floor", problems);
    }

    private static void CheckGrade(ComplaintGrade grade, ComplaintGrade? before, string path, List<PolicyProblem> problems)
    {
        if (!Enum.IsDefined(grade))
        {
            GradingPolicyValidator.CheckGrade(grade, path, null, problems);
        }
        else if (grade < before)
        {
            problems.Add(new(path, null, Exact.Text(grade.Number()), $"{Exact.Text(before.Value.Number())}, as of the step before, or graver", "A later step never asks for a milder grade; 1 is the gravest."));
        }
    }

    private static void CheckCount(int count, string path, List<PolicyProblem> problems)
    {
        if (count > MaxSteps)
        {
            problems.Add(new(path, null, $"{Exact.Text(count)} steps", $"at most {Exact.Text(MaxSteps)}", "Join steps that nobody can tell apart."));
        }
    }
}
