using System.Runtime.InteropServices;

namespace UserOps.Tagging;

/// <summary>How many users of a population have which tags.</summary>
public sealed record TagCoverageReport
{
    /// <summary>Gets the catalogue whose tags were counted.</summary>
    public required PolicyRef Catalog { get; init; }

    /// <summary>Gets how many users there are.</summary>
    public required long Users { get; init; }

    /// <summary>Gets how many of them have at least one tag.</summary>
    public required long TaggedUsers { get; init; }

    /// <summary>Gets the tags in the order of the catalogue, also those that nobody has.</summary>
    public required EquatableArray<TagCoverage> Tags { get; init; }

    /// <summary>Gets the pairs of tags that some user has both of, in the order of the catalogue.</summary>
    public required EquatableArray<TagOverlap> Overlaps { get; init; }
}

/// <summary>How many users have a tag.</summary>
public sealed record TagCoverage
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>Gets how many users have it.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the share of all users; <see langword="null"/> without users.</summary>
    public required double? Share { get; init; }

    /// <summary>Gets the values of a choice in the order of its list, then those that the list does not have; none for other types.</summary>
    public required EquatableArray<TagValueCount> Values { get; init; }
}

/// <summary>How many users have a value of a tag.</summary>
/// <param name="Value">The value.</param>
/// <param name="Users">How many users have it.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TagValueCount(string Value, long Users);

/// <summary>How many users have two tags at once.</summary>
/// <param name="Tag">The one that stands earlier in the catalogue.</param>
/// <param name="Other">The other one.</param>
/// <param name="Users">How many users have both.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TagOverlap(string Tag, string Other, long Users);
