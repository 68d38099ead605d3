namespace UserOps;

/// <summary>One value that a <see cref="Reason"/> rests on.</summary>
/// <param name="Name">What it is called in the reason's text, as in <c>{orders}</c>.</param>
/// <param name="Value">The value in its invariant form: <c>12</c>, <c>467.04</c>, <c>2011-12-09</c>, <c>champions</c>.</param>
public sealed record Evidence(string Name, string Value)
{
    /// <summary>Gets how a person calls the value, where that depends on the language; else <see langword="null"/>.</summary>
    public LocalizedText? Display { get; init; }
}
