namespace UserOps.Lifecycle;

/// <summary>The leaves of a rule: what it looks at in the end.</summary>
internal static class StageLeaves
{
    /// <summary>Adds the leaves of a rule, but for those deeper than a policy may go.</summary>
    public static void AddTo(StageRule? rule, HashSet<StageRule> leaves, int depth = 1)
    {
        switch (rule)
        {
            case null:
            case not null when depth > StagePolicyValidator.MaxDepth:
                break;

            case AllRule { All: var rules }:
                AddEach(rules, leaves, depth + 1);
                break;

            case AnyRule { Any: var rules }:
                AddEach(rules, leaves, depth + 1);
                break;

            case NotRule { Not: var inner }:
                AddTo(inner, leaves, depth + 1);
                break;

            default:
                leaves.Add(rule);
                break;
        }
    }

    private static void AddEach(EquatableArray<StageRule> rules, HashSet<StageRule> leaves, int depth)
    {
        foreach (var item in rules)
        {
            AddTo(item, leaves, depth);
        }
    }
}
