using System.Text.Json;

namespace UserOps.Json;

/// <summary>What a converter of ours tells <see cref="PolicyJson"/> about the text it accepts.</summary>
internal interface IJsonShape
{
    /// <summary>Gets the type of the items, when the converter reads a list; else <see langword="null"/>.</summary>
    Type? ItemType => null;

    /// <summary>Gets the type of the values, when the converter reads an object whose members are entries; else <see langword="null"/>.</summary>
    Type? EntryType => null;

    /// <summary>Gets the type that the names of entries have, one of text; <see langword="null"/> when any text is a name.</summary>
    Type? NameType => null;

    /// <summary>Gets the variants of a closed family that JSON objects tell apart, the one that goes first before others; else empty.</summary>
    IReadOnlyList<UnionVariant> Variants => [];

    /// <summary>Gets the type of the family that JSON strings have; <see langword="null"/> when it has no text form.</summary>
    Type? TextType => null;

    /// <summary>Gets a value indicating whether the value is one JSON string.</summary>
    bool IsText => false;

    /// <summary>Gets what the value must be, as the end of a sentence: <c>a duration such as P30D or PT8H</c>.</summary>
    string Allowed { get; }

    /// <summary>Gets the words that are allowed, where they are few; they feed "did you mean".</summary>
    IReadOnlyList<string> Words => [];

    /// <summary>Gets the numbers that are allowed, where they are few.</summary>
    IReadOnlyList<int> Numbers => [];
}

/// <summary>A member that no other variant of a closed family has, and the type of an object with it.</summary>
/// <param name="Member">The member's name in JSON.</param>
/// <param name="Type">The type, derived from the family's.</param>
internal readonly record struct UnionVariant(string Member, Type Type)
{
    /// <summary>Finds the variant of the object at which a reader stands, wherever in it the member is.</summary>
    /// <param name="reader">A copy of the reader, which goes ahead of it.</param>
    /// <param name="variants">The variants; of two that are there, the earlier one counts.</param>
    /// <returns>The place in <paramref name="variants"/>; -1 when there is none.</returns>
    public static int Find(Utf8JsonReader reader, IReadOnlyList<UnionVariant> variants)
    {
        var found = variants.Count;
        try
        {
            while (found > 0 && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                for (var i = 0; i < found; i++)
                {
                    found = reader.ValueTextEquals(variants[i].Member) ? i : found;
                }

                reader.Skip();
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Who reads on comes to the broken place too, and knows its path.
        }

        return found < variants.Count ? found : -1;
    }
}
