using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps;

/// <summary>A text in one or more languages, looked up by BCP 47 tag with a fallback.</summary>
/// <remarks>
/// Immutable; two are equal when they hold the same texts for the same tags, in any order. Its JSON is an object:
/// <c>{ "en": "Champions", "zh-CN": "冠军客户" }</c>. It has at least one text.
/// </remarks>
[JsonConverter(typeof(LocalizedTextJsonConverter))]
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private readonly KeyValuePair<string, string>[] _texts;

    private LocalizedText(KeyValuePair<string, string>[] texts) => _texts = texts;

    /// <summary>Gets the BCP 47 tags that have a text, in ordinal order.</summary>
    public EquatableArray<string> Cultures => _texts.Select(text => text.Key).ToEquatableArray();

    /// <summary>Compares two texts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they are equal.</returns>
    public static bool operator ==(LocalizedText? left, LocalizedText? right) => Equals(left, right);

    /// <summary>Compares two texts.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <returns><see langword="true"/> if they differ.</returns>
    public static bool operator !=(LocalizedText? left, LocalizedText? right) => !Equals(left, right);

    /// <summary>Makes a text in the two languages that every preset carries.</summary>
    /// <param name="en">The English text.</param>
    /// <param name="zhCN">The text in simplified Chinese.</param>
    /// <returns>The text.</returns>
    public static LocalizedText Of(string en, string zhCN) => From([new("en", en), new("zh-CN", zhCN)]);

    /// <summary>Makes a text from its languages.</summary>
    /// <param name="texts">The text of each BCP 47 tag; at least one, no tag twice (in any case).</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no text, a text is missing, a tag is blank, or a tag stands twice.</exception>
    public static LocalizedText From(IEnumerable<KeyValuePair<string, string>> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return TryFrom(texts, out var text, out var problem) ? text : throw new ArgumentException(problem, nameof(texts));
    }

    /// <summary>Finds the text for a language.</summary>
    /// <remarks>
    /// The lookup of RFC 4647, section 3.4: the tag itself, then the tag with its last part taken off, and so on; then any
    /// tag of the same language; then English; then the first.
    /// </remarks>
    /// <param name="culture">A BCP 47 tag, such as <c>zh-Hans-CN</c>, in any case.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="culture"/> is <see langword="null"/>.</exception>
    public string In(string culture)
    {
        ArgumentNullException.ThrowIfNull(culture);

        for (var tag = culture.AsSpan(); !tag.IsEmpty; tag = tag[..Math.Max(0, tag.LastIndexOf('-'))])
        {
            if (Find(tag) is { } text)
            {
                return text;
            }
        }

        var dash = culture.IndexOf('-', StringComparison.Ordinal);
        var language = $"{(dash < 0 ? culture : culture[..dash])}-";
        foreach (var (tag, text) in _texts)
        {
            if (tag.StartsWith(language, StringComparison.OrdinalIgnoreCase))
            {
                return text;
            }
        }

        return Find("en") ?? _texts[0].Value;
    }

    /// <inheritdoc />
    public bool Equals(LocalizedText? other)
    {
        if (other is null || other._texts.Length != _texts.Length)
        {
            return false;
        }

        for (var i = 0; i < _texts.Length; i++)
        {
            if (_texts[i].Key != other._texts[i].Key || _texts[i].Value != other._texts[i].Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (tag, text) in _texts)
        {
            // A pair's own hash is that of its key: all presets would share one.
            hash.Add(tag, StringComparer.Ordinal);
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Returns the English text, or the fallback for it.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => In("en");

    /// <summary>Makes a text from its languages, or says why there is none.</summary>
    /// <param name="texts">The text of each BCP 47 tag; at least one, no tag twice (in any case).</param>
    /// <param name="text">The text.</param>
    /// <param name="problem">What is wrong with the texts.</param>
    /// <returns><see langword="true"/> if there is a text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="texts"/> is <see langword="null"/>.</exception>
    public static bool TryFrom(
        IEnumerable<KeyValuePair<string, string>> texts,
        [NotNullWhen(true)] out LocalizedText? text,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(texts);
        text = null;
        var sorted = texts.OrderBy(item => item.Key, StringComparer.Ordinal).ToArray();
        if (sorted.Length == 0)
        {
            problem = "A text needs at least one language, such as \"en\".";
            return false;
        }

        var tags = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (tag, value) in sorted)
        {
            if (string.IsNullOrWhiteSpace(tag) || value is null || !tags.Add(tag))
            {
                problem = value is null
                    ? $"The text of '{tag}' is null; write a text."
                    : $"The language '{tag}' is blank or stands twice; give each BCP 47 tag, such as zh-CN, one text.";
                return false;
            }
        }

        text = new LocalizedText(sorted);
        problem = null;
        return true;
    }

    private string? Find(ReadOnlySpan<char> tag)
    {
        foreach (var (key, value) in _texts)
        {
            if (tag.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }
}
