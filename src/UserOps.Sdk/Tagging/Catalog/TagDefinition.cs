using System.Text.Json.Serialization;

namespace UserOps.Tagging;

/// <summary>One tag: what it is called, what values it has, and what becomes of it with time.</summary>
public sealed record TagDefinition
{
    /// <summary>Gets the id, such as <c>high-value</c>; the catalogue has each once.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name for people.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>Gets what the tag says of a user.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LocalizedText? Description { get; init; }

    /// <summary>Gets who answers for the tag, such as a team.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Owner { get; init; }

    /// <summary>Gets the category under which people find the tag, such as <c>value</c>.</summary>
    public required string Category { get; init; }

    /// <summary>Gets the type of the tag's value.</summary>
    public required TagType Type { get; init; }

    /// <summary>Gets the values of a choice, the one that goes first before others; <see langword="null"/> for other types.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<string>? Values { get; init; }

    /// <summary>Gets the exclusive group: a user has at most one tag of it, by the rules the first of the catalogue. <see langword="null"/>: none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>Gets after what time an assignment ends by itself; <see langword="null"/>, the default: never.</summary>
    /// <remarks>A rule that still holds gives the tag anew; so an end stays only where nobody confirmed the tag since.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Lookback? ExpiresAfter { get; init; }

    /// <summary>Gets what becomes of a tag that a rule gave when no rule gives it any more.</summary>
    /// <value><see langword="null"/>, the default: it is removed, as <see cref="OnFalse.Remove"/> says.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OnFalse? OnFalse { get; init => field = value == OnFalse.Remove ? null : value; }
}

/// <summary>The type of a tag's value. The order of the members means nothing.</summary>
public enum TagType
{
    /// <summary>The user has the tag or not.</summary>
    Flag = 0,

    /// <summary>One of an ordered list of values.</summary>
    Choice = 1,

    /// <summary>A number.</summary>
    Number = 2,

    /// <summary>A text.</summary>
    Text = 3,

    /// <summary>A local date.</summary>
    Date = 4,
}
