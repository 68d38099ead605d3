namespace UserOps.Tagging;

/// <summary>Finds what a catalogue's author will want to know, though it compiles: conditions that never or always hold, rules that never decide, what nobody uses.</summary>
/// <remarks>
/// <para>Sound: what is said never to hold holds for no user that there could be. Not complete: it knows intervals, lists, texts,
/// sets, lengths of time, windows that lie in others, filters that imply others, and what tags stand for; it does not know
/// means, sums of parts, what regular expressions have in common, or fixed dates against the passing of time. A question that
/// takes too many steps is given up.</para>
/// <para>A condition counts as never holding when it can't be true: unknown gives no tag. It counts as always holding when
/// it can be neither false nor unknown.</para>
/// </remarks>
public static class TagCatalogAnalyzer
{
    /// <summary>Looks through a catalogue.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>What was found, in the order of the catalogue's own text. Of conditions in each other the outermost is told.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The catalogue has problems; all of them are listed.</exception>
    public static EquatableArray<CatalogFinding> Analyze(TagCatalog catalog)
    {
        InvalidPolicyException.ThrowIfAny(TagCatalogValidator.Validate(catalog), nameof(catalog));
        var model = new RuleModel(catalog);
        return [.. DeclarationFinder.Find(catalog), .. new RuleFinder(catalog, model).Find()];
    }
}
