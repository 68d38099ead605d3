using System.Globalization;

namespace UserOps;

/// <summary>A record that could not be used: where it came from, which value is wrong, and how to mend it.</summary>
/// <remarks>Bulk paths collect rejections and go on with the next record; nothing is dropped silently.</remarks>
/// <param name="Source">Where the record came from: a file's name, a table, a topic.</param>
/// <param name="Field">The field that holds the bad value.</param>
/// <param name="Value">The value, as it was found.</param>
/// <param name="Why">What is wrong with it, and what would be right.</param>
public sealed record Rejection(string Source, string Field, string Value, string Why)
{
    /// <summary>Gets the line in the source, from 1; <see langword="null"/> when the source has no lines.</summary>
    public long? Line { get; init; }

    /// <summary>Gets the record's own key; <see langword="null"/> when it has none.</summary>
    public string? Key { get; init; }

    /// <summary>Returns the rejection as one line of text.</summary>
    /// <returns>The source, the line or key, the field, the value and the reason.</returns>
    public override string ToString()
    {
        var line = Line is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        var key = Key is null ? "" : $" ({Key})";
        return $"{Source}{line}{key}: {Field} is '{Value}': {Why}";
    }
}
