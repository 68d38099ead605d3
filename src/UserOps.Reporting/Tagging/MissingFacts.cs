using UserOps.Tagging;

namespace UserOps.Reporting;

/// <summary>Finds which facts a tag is unknown for the lack of.</summary>
internal static class MissingFacts
{
    /// <summary>Finds the missing facts of one verdict, each once, in the order of its conditions.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="found">Room to remember what was found; emptied here.</param>
    public static IEnumerable<(string Name, bool IsOfEvents)> Of(TagVerdict verdict, HashSet<(string, bool)> found)
    {
        found.Clear();
        return verdict.Rules
            .Where(rule => rule.When.Truth == Truth.Unknown)
            .SelectMany(rule => Leaves(rule.When))
            .SelectMany(leaf => FactsOf(leaf.Condition))
            .Where(found.Add);
    }

    private static IEnumerable<ConditionTrace> Leaves(ConditionTrace trace) =>
        trace.Children.Count == 0 ? [trace] : trace.Children.Where(part => part.Truth == Truth.Unknown).SelectMany(Leaves);

    private static IEnumerable<(string Name, bool IsOfEvents)> FactsOf(Condition condition) => condition switch
    {
        AttributeCondition { Attribute: var name } => [(name, false)],
        AggregateCondition aggregate => [(ConditionPhrases.SourceOf(aggregate), true)],
        RepeatedCondition { Repeated: var repeated } => [(ConditionPhrases.SourceOf(repeated), true)],
        _ => [],
    };
}
