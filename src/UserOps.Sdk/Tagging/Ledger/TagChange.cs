using NodaTime;

namespace UserOps.Tagging;

/// <summary>What must be recorded for the rules' lane to say what the rules say now.</summary>
/// <remarks><see cref="TagResolver.Diff"/> finds the changes, and <see cref="TagResolver.ToEntries"/> makes entries of them.</remarks>
public sealed record TagChange
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets what changes.</summary>
    public required TagChangeKind Kind { get; init; }

    /// <summary>Gets the first instant of the new state: that of the judgement, or for <see cref="TagChangeKind.Expire"/> the end that is set.</summary>
    public required Instant At { get; init; }

    /// <summary>Gets the value that the rules said before; <see langword="null"/> for a flag, and where they said nothing.</summary>
    public Literal? Before { get; init; }

    /// <summary>Gets the value that the rules say from then on; <see langword="null"/> for a flag, and where they say nothing.</summary>
    public Literal? After { get; init; }
}

/// <summary>What changes in the rules' lane of a tag. The order of the members means nothing.</summary>
public enum TagChangeKind
{
    /// <summary>The tag ends at once.</summary>
    Remove = 0,

    /// <summary>The tag is given: for the first time, or again after it ended.</summary>
    Give = 1,

    /// <summary>The tag takes another value.</summary>
    Replace = 2,

    /// <summary>The end that was set is lifted, for a rule gives the tag again.</summary>
    Prolong = 3,

    /// <summary>An end is set, for no rule gives the tag any more.</summary>
    Expire = 4,
}
