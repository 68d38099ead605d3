using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Finds every problem of a <see cref="RoutingPolicy"/>; a policy editor shows them while a person types.</summary>
public static class RoutingPolicyValidator
{
    private const int MaxRequirements = 1_000;

    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(RoutingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);

        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        if (policy.Requirements.Count > MaxRequirements)
        {
            problems.Add(new("$.requirements", null, $"{Exact.Text(policy.Requirements.Count)} requirements", $"at most {MaxRequirements}", "Join those with the same skills."));
        }

        for (var i = 0; i < policy.Requirements.Count; i++)
        {
            var path = $"$.requirements[{Exact.Text(i)}]";
            if (policy.Requirements[i] is not { } requirement)
            {
                problems.Add(new(path, null, "null", "a requirement", "Write it, or remove its place."));
                continue;
            }

            CheckNames(requirement.Products, $"{path}.products", problems);
            CheckNames(requirement.Topics, $"{path}.topics", problems);
            CheckNames(requirement.Channels, $"{path}.channels", problems);
            if (requirement.LeastComplexity < 1)
            {
                problems.Add(new($"{path}.leastComplexity", null, Exact.Text(requirement.LeastComplexity.Value), "1 or more", "Leave it out where any will do."));
            }

            if (requirement.Skills.Count == 0)
            {
                problems.Add(new($"{path}.skills", null, "an empty list", "one skill or more", "Name the skills, or remove the requirement."));
            }

            CheckNames(requirement.Skills, $"{path}.skills", problems);
        }

        return problems.ToEquatableArray();
    }

    private static void CheckNames(EquatableArray<string> names, string path, List<PolicyProblem> problems)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(names[i]))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, "blank", "a text", "Write it, or remove its place."));
            }
            else if (names.AsSpan()[..i].Contains(names[i]))
            {
                problems.Add(new($"{path}[{Exact.Text(i)}]", null, $"'{names[i]}' for the second time", "named once", "Remove it."));
            }
        }
    }
}
