using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Finds every problem of a <see cref="PathPolicy"/>; a policy editor shows them while a person types.</summary>
public static class PathPolicyValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be counted with.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(PathPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        CheckEnd(policy, policy.StartEvent, "$.startEvent", problems);
        CheckEnd(policy, policy.GoalEvent, "$.goalEvent", problems);
        if (policy.GoalEvent is { } goal && goal == policy.StartEvent)
        {
            problems.Add(new("$.goalEvent", null, $"'{goal}'", "another event than the start", "Choose the event that the path shall lead to."));
        }

        LifecycleChecks.CheckCount(policy.MaxSteps, 1, PathPolicy.StepLimit, "$.maxSteps", "steps", problems);
        if (policy.SessionGap is { } gap)
        {
            LifecycleChecks.CheckTime(gap, "$.sessionGap", problems);
        }

        LifecycleChecks.CheckEvents(policy.IgnoredEvents, "$.ignoredEvents", problems);
        return problems.ToEquatableArray();
    }

    private static void CheckEnd(PathPolicy policy, string? name, string path, List<PolicyProblem> problems)
    {
        if (name is null)
        {
            return;
        }

        LifecycleChecks.CheckEvent(name, path, problems);
        if (policy.IgnoredEvents.Contains(name, StringComparer.Ordinal))
        {
            problems.Add(new(path, null, $"'{name}'", "an event that is not ignored", "Take it out of ignoredEvents, or choose another one."));
        }
    }
}
