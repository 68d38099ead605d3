using System.Text.Json.Serialization;

namespace UserOps.Tagging;

/// <summary>A condition that compares one value: an attribute, a property of an event, or an aggregate over events. Several comparisons in one condition must all hold.</summary>
/// <remarks>
/// A comparison with a value that is missing is unknown, but for <see cref="Exists"/> and <see cref="Missing"/>;
/// <see cref="WhenMissing"/> says otherwise for the whole condition. Nothing is converted: a number is compared with numbers,
/// a text with texts, and what doesn't fit is a problem of the catalogue.
/// </remarks>
public abstract record ComparingCondition : Condition
{
    private protected ComparingCondition()
    {
    }

    /// <summary>Gets what the value equals.</summary>
    [JsonPropertyName("equals")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? EqualTo { get; init; }

    /// <summary>Gets what the value does not equal.</summary>
    [JsonPropertyName("notEquals")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? NotEqualTo { get; init; }

    /// <summary>Gets what the value is less than; numbers, dates and instants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Less { get; init; }

    /// <summary>Gets what the value is less than or equal to; numbers, dates and instants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? AtMost { get; init; }

    /// <summary>Gets what the value is greater than; numbers, dates and instants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Greater { get; init; }

    /// <summary>Gets what the value is greater than or equal to; numbers, dates and instants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? AtLeast { get; init; }

    /// <summary>Gets the two ends that the value lies between, both included; numbers, dates and instants.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<Literal>? Between { get; init; }

    /// <summary>Gets the list that the value is not in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<Literal>? NotIn { get; init; }

    /// <summary>Gets what the text contains.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Contains { get; init; }

    /// <summary>Gets what the text starts with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StartsWith { get; init; }

    /// <summary>Gets what the text ends with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EndsWith { get; init; }

    /// <summary>Gets the regular expression that finds a match somewhere in the text, without backtracking: no look-around, no back-references.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Matches { get; init; }

    /// <summary>Gets the texts of which the set has at least one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<string>? HasAny { get; init; }

    /// <summary>Gets the texts that the set has all of.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<string>? HasAll { get; init; }

    /// <summary>Gets the texts of which the set has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<string>? HasNone { get; init; }

    /// <summary>Gets whether there is a value. Never unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Exists { get; init; }

    /// <summary>Gets whether there is no value. Never unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Missing { get; init; }

    /// <summary>Gets what the date or instant is earlier than.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Before { get; init; }

    /// <summary>Gets what the date or instant is later than.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? After { get; init; }

    /// <summary>Gets the length of time, up to the instant of judgement, in which the date or instant lies: <c>(asOf - length, asOf]</c>; for a date, by local days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Lookback? WithinLast { get; init; }

    /// <summary>Gets the length of time before the instant of judgement that the date or instant lies back at least: <c>at &lt;= asOf - length</c>; for a date, by local days.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Lookback? OlderThan { get; init; }

    /// <summary>Gets within which whole days an anniversary of the date or instant comes: <c>P7D</c> is today and the six days after it; <see langword="true"/> is <c>P1D</c>, today. Counted from the first year on; 29 February is kept on the 28th in common years.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Anniversary { get; init; }

    /// <summary>Gets whether upper and lower case are the same, by the invariant culture; they differ by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IgnoreCase { get; init; }

    /// <summary>Gets what a missing value gives.</summary>
    /// <value><see langword="null"/>, the default: unknown.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WhenMissing? WhenMissing { get; init => field = value == Tagging.WhenMissing.Unknown ? null : value; }
}

/// <summary>What a condition gives when the value it compares is missing.</summary>
public enum WhenMissing
{
    /// <summary>Unknown: neither the condition nor its opposite holds.</summary>
    Unknown = 0,

    /// <summary>The condition holds.</summary>
    Match = 1,

    /// <summary>The condition does not hold.</summary>
    NoMatch = 2,
}
