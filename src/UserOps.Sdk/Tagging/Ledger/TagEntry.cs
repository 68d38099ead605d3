using System.Text.Json.Serialization;
using NodaTime;

namespace UserOps.Tagging;

/// <summary>One word in the history of a user's tags: who said what of a tag, for which time, and when it was recorded.</summary>
/// <remarks><see cref="TagEntryValidator"/> tells what an entry must be; a <see cref="TagLedger"/> takes no other.</remarks>
public sealed record TagEntry
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets what is said of it.</summary>
    public required TagEntryKind Kind { get; init; }

    /// <summary>Gets the value that is assigned; <see langword="null"/> for a flag, and for what is no assignment.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Literal? Value { get; init; }

    /// <summary>Gets who says it.</summary>
    public required TagSource Source { get; init; }

    /// <summary>Gets the first instant of which it is said.</summary>
    public required Instant ValidFrom { get; init; }

    /// <summary>Gets the first instant of which it is not said any more; <see langword="null"/>: it has no end of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ValidUntil { get; init; }

    /// <summary>Gets when the entry was recorded. What it speaks of may lie before or after.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Gets by whom it was recorded: a person, a job.</summary>
    public required string By { get; init; }

    /// <summary>Gets why.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }
}

/// <summary>What an entry says of a tag. The order of the members means nothing.</summary>
public enum TagEntryKind
{
    /// <summary>The source says nothing of the tag: what it said for that time before counts no more.</summary>
    Clear = 0,

    /// <summary>The user has the tag. Said by hand it is a pin, which beats every other lane.</summary>
    Assign = 1,

    /// <summary>The user must not have the tag, whatever other lanes say. By hand only.</summary>
    Ban = 2,
}
