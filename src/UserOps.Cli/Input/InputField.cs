namespace UserOps.Cli.Input;

/// <summary>A field that a command reads: its own name, and the column names by which it is known elsewhere.</summary>
/// <param name="Name">The name in messages and in <c>--map name=Column</c>.</param>
/// <param name="Synonyms">Other column names that need no <c>--map</c>.</param>
/// <param name="Required">Whether an input without this column can't be read.</param>
internal sealed record InputField(string Name, EquatableArray<string> Synonyms, bool Required = false)
{
    /// <summary>Gets a value indicating whether true and false of JSON are values of the field.</summary>
    public bool MayBeTruth { get; init; }

    /// <summary>Gets the column names that the field answers to.</summary>
    public IEnumerable<string> Names => Synonyms.Prepend(Name);
}
