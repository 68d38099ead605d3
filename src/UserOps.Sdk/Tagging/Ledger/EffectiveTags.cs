using NodaTime;

namespace UserOps.Tagging;

/// <summary>The tags that a user has at one instant, as far as was known at another.</summary>
public sealed record EffectiveTags
{
    /// <summary>Gets the catalogue by which the ledger was read.</summary>
    public required PolicyRef Catalog { get; init; }

    /// <summary>Gets the precedence by which the ledger was read.</summary>
    public required PolicyRef Precedence { get; init; }

    /// <summary>Gets the instant at which the user has the tags.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the instant up to which entries were seen; <see langword="null"/>: all were.</summary>
    public Instant? Known { get; init; }

    /// <summary>Gets the tags, in the order of the catalogue.</summary>
    public required EquatableArray<EffectiveTag> Tags { get; init; }

    /// <summary>
    /// Gets the first later instant at which, with no new entry, a tag begins, ends, or is decided by another entry;
    /// <see langword="null"/>: never.
    /// </summary>
    public Instant? ValidUntil { get; init; }

    /// <summary>Lists the tags with their values, as the rules' answers are listed.</summary>
    /// <returns>The tags, in the order of the catalogue.</returns>
    public EquatableArray<GivenTag> Given() => Tags.Select(tag => new GivenTag(tag.Tag, tag.Value)).ToEquatableArray();
}

/// <summary>A tag that a user has, and the word that decides.</summary>
public sealed record EffectiveTag
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets the value; <see langword="null"/> for a flag.</summary>
    public Literal? Value { get; init; }

    /// <summary>Gets the entry that decides; its source tells who says so, and why.</summary>
    public required TagEntry Entry { get; init; }

    /// <summary>
    /// Gets the first later instant at which, with no new entry, the user has not the tag any more or another entry decides;
    /// <see langword="null"/>: never.
    /// </summary>
    public Instant? Until { get; init; }
}
