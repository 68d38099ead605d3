using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Finds every problem of a <see cref="FunnelPolicy"/>; a policy editor shows them while a person types.</summary>
public static class FunnelPolicyValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(FunnelPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        LifecycleChecks.CheckCount(policy.Steps.Count, 1, FunnelPolicy.MaxSteps, "$.steps", "steps", problems);
        for (var i = 0; i < policy.Steps.Count; i++)
        {
            LifecycleChecks.CheckCount(policy.Steps[i].Events.Count, 1, FunnelPolicy.MaxEvents, $"$.steps[{i}].events", "events", problems);
            LifecycleChecks.CheckEvents(policy.Steps[i].Events, $"$.steps[{i}].events", problems);
        }

        LifecycleChecks.CheckTime(policy.Within, "$.within", problems);
        PolicyChecks.CheckEnum(policy.Order, "$.order", problems);
        PolicyChecks.CheckEnum(policy.Attempt, "$.attempt", problems);
        CheckExclusions(policy, problems);
        return problems.ToEquatableArray();
    }

    private static void CheckExclusions(FunnelPolicy policy, List<PolicyProblem> problems)
    {
        if (policy.Order == FunnelOrder.Strict && policy.Exclusions.Count > 0)
        {
            problems.Add(new(
                "$.exclusions",
                null,
                $"{Exact.Text(policy.Exclusions.Count)} exclusions",
                "none with the order strict, which lets no event lie between two steps",
                "Remove them, or choose the order loose."));
        }

        LifecycleChecks.CheckCount(policy.Exclusions.Count, 0, FunnelPolicy.MaxExclusions, "$.exclusions", "exclusions", problems);
        for (var i = 0; i < policy.Exclusions.Count; i++)
        {
            var exclusion = policy.Exclusions[i];
            var path = $"$.exclusions[{i}]";
            LifecycleChecks.CheckEvent(exclusion.Event, $"{path}.event", problems);
            var steps = policy.Steps.Count;
            var after = exclusion.AfterStep;
            if (after < 1 || after >= steps)
            {
                problems.Add(new(
                    $"{path}.afterStep",
                    null,
                    Exact.Text(after),
                    "the number of a step, 1 for the first, but not the last one",
                    "Choose the step after which the event counts."));
            }
            else if (exclusion.BeforeStep <= after || exclusion.BeforeStep > steps)
            {
                problems.Add(new(
                    $"{path}.beforeStep",
                    null,
                    Exact.Text(exclusion.BeforeStep),
                    $"between {Exact.Text(after + 1)} and {Exact.Text(steps)}",
                    "Choose the step before which the event counts."));
            }
            else if (Enumerable.Range(after, exclusion.BeforeStep - after).FirstOrDefault(step => policy.Steps[step].Events.Contains(exclusion.Event, StringComparer.Ordinal)) is > 0 and var step)
            {
                problems.Add(new(
                    $"{path}.event",
                    null,
                    $"'{exclusion.Event}'",
                    $"an event of none of the steps {Exact.Text(after + 1)} to {Exact.Text(exclusion.BeforeStep)}",
                    $"Take it out of step {Exact.Text(step + 1)}, or exclude it elsewhere: it can't lead on and end the attempt at once."));
            }
        }
    }
}
