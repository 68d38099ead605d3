using NodaTime;
using NodaTime.Text;

namespace UserOps.Tagging;

/// <summary>Puts what the rules say of a user into words: for each tag with a rule, what decided.</summary>
internal static class TagExplainer
{
    private static readonly LocalizedText Given = LocalizedText.Of(
        "{tag} is given: {why}.",
        "符合“{tag}”：{why}。");

    private static readonly LocalizedText GivenUntil = LocalizedText.Of(
        "{tag} is given: {why}; with no new facts until {until}.",
        "符合“{tag}”：{why}；若无新情况，至 {until} 为止。");

    private static readonly LocalizedText Yields = LocalizedText.Of(
        "{tag} is not given, for {winner} of the same group goes before it.",
        "不给“{tag}”：同组的“{winner}”优先。");

    private static readonly LocalizedText Unknown = LocalizedText.Of(
        "{tag} is not given, for it is not known: {why}.",
        "不给“{tag}”，因为未知：{why}。");

    private static readonly LocalizedText NotGiven = LocalizedText.Of(
        "{tag} is not given: {why}.",
        "不给“{tag}”：{why}。");

    private static readonly LocalizedText NotGivenUntil = LocalizedText.Of(
        "{tag} is not given: {why}; with no new facts until {until}.",
        "不给“{tag}”：{why}；若无新情况，至 {until} 为止。");

    /// <summary>Explains a user's tags, in the order of the catalogue.</summary>
    public static IEnumerable<Reason> Explain(TagSet set, TagCatalog catalog)
    {
        var names = catalog.Tags.ToDictionary(tag => tag.Id, tag => tag.Names, StringComparer.Ordinal);
        foreach (var verdict in set.Verdicts)
        {
            var tag = Named("tag", verdict.Tag, verdict.Value);
            if (verdict.Truth == Truth.True)
            {
                var rule = verdict.Rules.First(trace => trace.When.Truth == Truth.True && trace.Value == verdict.Value);
                var why = Clauses("why", Deciding(rule.When));
                yield return verdict.NextChange is { } until
                    ? new("tagging.given", GivenUntil, [tag, why, At("until", until)])
                    : new("tagging.given", Given, [tag, why]);
            }
            else if (verdict.YieldsTo is { } winner)
            {
                yield return new("tagging.yields", Yields, [tag, Named("winner", winner, null)]);
            }
            else if (verdict.Truth == Truth.Unknown)
            {
                var missing = verdict.Rules.Where(trace => trace.When.Truth == Truth.Unknown).SelectMany(trace => Deciding(trace.When));
                yield return new("tagging.unknown", Unknown, [tag, Clauses("why", missing)]);
            }
            else if (verdict.Rules.Count > 0)
            {
                var why = Clauses("why", verdict.Rules.SelectMany(trace => Deciding(trace.When)));
                yield return verdict.NextChange is { } change
                    ? new("tagging.notGiven", NotGivenUntil, [tag, why, At("until", change)])
                    : new("tagging.notGiven", NotGiven, [tag, why]);
            }
        }

        Evidence Named(string name, string id, Literal? value)
        {
            var text = names[id];
            return value is null
                ? new(name, id) { Display = text }
                : new(name, $"{id} = {value}")
                {
                    Display = LocalizedText.From(text.Cultures.Select(culture =>
                        KeyValuePair.Create(culture, $"{text.In(culture)} = {value.Text ?? value.ToString()}"))),
                };
        }
    }

    /// <summary>The conditions that make another one what it is: of an all that is true every part, of one that is false the first false part.</summary>
    private static IEnumerable<ConditionTrace> Deciding(ConditionTrace trace) => trace.Condition switch
    {
        NotCondition => Deciding(trace.Children[0]),
        AllCondition when trace.Truth == Truth.False => Deciding(trace.Children.First(part => part.Truth == Truth.False)),
        AnyCondition when trace.Truth == Truth.True => Deciding(trace.Children.First(part => part.Truth == Truth.True)),
        AllCondition or AnyCondition => trace.Children.Where(part => part.Truth == trace.Truth).SelectMany(Deciding),
        _ => [trace],
    };

    private static Evidence Clauses(string name, IEnumerable<ConditionTrace> traces)
    {
        var clauses = traces.DistinctBy(trace => trace.Condition).Select(ConditionWords.Of).ToList();
        return new(name, string.Join("; ", clauses.Select(clause => clause.En)))
        {
            Display = LocalizedText.Of(string.Join("; ", clauses.Select(clause => clause.En)), string.Join("；", clauses.Select(clause => clause.Zh))),
        };
    }

    private static Evidence At(string name, Instant at) => new(name, InstantPattern.ExtendedIso.Format(at));
}
