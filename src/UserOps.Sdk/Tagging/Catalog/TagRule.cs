using System.Text.Json.Serialization;

namespace UserOps.Tagging;

/// <summary>When a tag is given, and with which value.</summary>
/// <remarks>
/// A tag may have several rules. A flag is given when one holds. A choice takes, of the values whose rules hold, the one that
/// its list of values names first; a number, text or date takes the value of the first rule of the catalogue that holds.
/// </remarks>
public sealed record TagRule
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets the value that the tag takes; <see langword="null"/> for a flag, and for no other type.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Value { get; init; }

    /// <summary>Gets the condition.</summary>
    public required Condition When { get; init; }
}
