namespace UserOps.Sql;

/// <summary>One thing that is not compiled to SQL, because an engine would answer it differently, or not at all.</summary>
/// <param name="Path">Where it is: a JSON path of the policy, <c>$.rules[3].when</c>, or a member of a table's description, <c>PurchaseTable.Amount</c>.</param>
/// <param name="Feature">What it is.</param>
/// <param name="Engine">The engine that was asked for.</param>
/// <param name="Why">Why it is refused.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record SqlRefusal(string Path, string Feature, string Engine, string Why, string Instead)
{
    /// <summary>Returns the refusal as one line of text.</summary>
    /// <returns>The path, the feature, the engine, why, and what to do instead.</returns>
    public override string ToString() => $"{Path}: {Feature} is not compiled to SQL for {Engine}. {Why} {Instead}";
}
