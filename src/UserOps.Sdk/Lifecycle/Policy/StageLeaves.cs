namespace UserOps.Lifecycle;

/// <summary>The leaves of a rule: what it looks at in the end.</summary>
internal static class StageLeaves
{
    public static void AddTo(StageRule? rule, HashSet<StageRule> leaves)
    {
        switch (rule)
        {
            case null:
                break;

            case AllRule { All: var rules }:
                AddEach(rules, leaves);
                break;

            case AnyRule { Any: var rules }:
                AddEach(rules, leaves);
                break;

            case NotRule { Not: var inner }:
                AddTo(inner, leaves);
                break;

            default:
                leaves.Add(rule);
                break;
        }
    }

    private static void AddEach(EquatableArray<StageRule> rules, HashSet<StageRule> leaves)
    {
        foreach (var item in rules)
        {
            AddTo(item, leaves);
        }
    }
}
