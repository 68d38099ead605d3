using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Finds every problem of a <see cref="TagPrecedence"/>; a policy editor shows them while a person types.</summary>
public static class TagPrecedenceValidator
{
    /// <summary>Finds every problem of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The problems in the order of the policy's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(TagPrecedence policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var problems = new List<PolicyProblem>();
        PolicyChecks.CheckHead(policy.SchemaVersion, policy.Name, policy.Version, problems);
        for (var i = 0; i < policy.Lanes.Count; i++)
        {
            var path = $"$.lanes[{Exact.Text(i)}]";
            var lane = policy.Lanes[i];
            PolicyChecks.CheckEnum(lane, path, problems);
            if (lane == TagLane.Manual)
            {
                problems.Add(new(path, null, "manual", "a lane after it, for it always goes first", "Remove it."));
            }
            else if (policy.Lanes.Take(i).Contains(lane))
            {
                problems.Add(new(path, null, EnumJsonConverter<TagLane>.NameOf(lane), "listed once", "Remove one of the two."));
            }
        }

        if (policy.MinConfidence is < 0 or > 1)
        {
            problems.Add(new("$.minConfidence", null, Exact.Text(policy.MinConfidence), "from 0 to 1", "Write 80 % as 0.8."));
        }

        return problems.ToEquatableArray();
    }
}
