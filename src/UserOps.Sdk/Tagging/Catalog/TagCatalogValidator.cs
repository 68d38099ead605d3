namespace UserOps.Tagging;

/// <summary>Finds every problem of a <see cref="TagCatalog"/>; an editor of catalogues shows them while a person types.</summary>
public static class TagCatalogValidator
{
    /// <summary>Finds every problem of a catalogue.</summary>
    /// <remarks>
    /// A catalogue without problems compiles. That a rule can never hold, or always does, is no problem but a finding: see
    /// <see cref="TagCatalogAnalyzer"/>.
    /// </remarks>
    /// <param name="catalog">The catalogue.</param>
    /// <returns>The problems in the order of the catalogue's own text; none when it can be compiled.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    public static EquatableArray<PolicyProblem> Validate(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var binder = new CatalogBinder(catalog);
        binder.Bind();
        return binder.Problems.ToEquatableArray();
    }
}
