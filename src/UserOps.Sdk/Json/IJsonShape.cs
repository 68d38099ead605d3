namespace UserOps.Json;

/// <summary>What a converter of ours tells <see cref="PolicyJson"/> about the text it accepts.</summary>
internal interface IJsonShape
{
    /// <summary>Gets the type of the items, when the converter reads a list; else <see langword="null"/>.</summary>
    Type? ItemType => null;

    /// <summary>Gets what the value must be, as the end of a sentence: <c>a duration such as P30D or PT8H</c>.</summary>
    string Allowed { get; }

    /// <summary>Gets the words that are allowed, where they are few; they feed "did you mean".</summary>
    IReadOnlyList<string> Words => [];
}
