using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Finds every problem of a <see cref="RetentionPolicy"/>; a policy editor shows them while a person types.</summary>
public static class RetentionPolicyValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(RetentionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        PolicyChecks.CheckZone(policy.Zone, problems);
        LifecycleChecks.CheckEvents(policy.StartEvents, "$.startEvents", problems);
        LifecycleChecks.CheckEvents(policy.ReturnEvents, "$.returnEvents", problems);
        PolicyChecks.CheckEnum(policy.Anchor, "$.anchor", problems);
        PolicyChecks.CheckEnum(policy.Clock, "$.clock", problems);
        CheckPeriod(policy, problems);
        PolicyChecks.CheckEnum(policy.Measure, "$.measure", problems);
        CheckBrackets(policy, problems);
        PolicyChecks.CheckEnum(policy.SameInterval, "$.sameInterval", problems);
        PolicyChecks.CheckEnum(policy.Average, "$.average", problems);
        PolicyChecks.CheckEnum(policy.ElapsedAnchor, "$.elapsedAnchor", problems);
        if (policy is { Clock: RetentionClock.Calendar, ElapsedAnchor: ElapsedAnchor.TruncatedToHour })
        {
            problems.Add(new(
                "$.elapsedAnchor", null, "truncatedToHour", "exact for the clock calendar", "Write exact, or choose the clock elapsed."));
        }

        return problems.ToEquatableArray();
    }

    private static void CheckPeriod(RetentionPolicy policy, List<PolicyProblem> problems)
    {
        LifecycleChecks.CheckGrid(policy.Period, "$.period", problems);
        if (policy.Intervals is < 1 or > RetentionPolicy.MaxIntervals)
        {
            problems.Add(new(
                "$.intervals",
                null,
                Exact.Text(policy.Intervals),
                $"between 1 and {RetentionPolicy.MaxIntervals}",
                "Choose a number in that range; interval 0 is one of them."));
        }
    }

    private static void CheckBrackets(RetentionPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Measure == RetentionMeasure.Brackets && policy.Brackets.Count == 0)
        {
            problems.Add(new("$.brackets", null, "an empty list", "at least one for the measure brackets", """Add one such as { "from": 1, "to": 7 }."""));
        }
        else if (policy.Measure != RetentionMeasure.Brackets && policy.Brackets.Count > 0)
        {
            problems.Add(new(
                "$.brackets", null, $"{Exact.Text(policy.Brackets.Count)} brackets", "none for that measure", "Remove them, or choose the measure brackets."));
        }

        for (var i = 0; i < policy.Brackets.Count; i++)
        {
            var (from, to) = policy.Brackets[i];
            if (from < 0)
            {
                problems.Add(new($"$.brackets[{Exact.Text(i)}].from", null, Exact.Text(from), "0 or more", "Interval 0 is the first."));
            }

            if (to < from || to >= policy.Intervals)
            {
                problems.Add(new(
                    $"$.brackets[{Exact.Text(i)}].to",
                    null,
                    Exact.Text(to),
                    $"at least {Exact.Text(from)}, its from, and below {Exact.Text(policy.Intervals)}, the number of intervals",
                    "Mend the bracket, or look at more intervals."));
            }
        }
    }
}
