using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Tagging;

namespace UserOps.Cli.Tagging;

/// <summary>What <c>userops tags evaluate</c> found, before it is written in one form or another.</summary>
internal sealed record TagsResult
{
    /// <summary>Gets what became of the records of the input; <see langword="null"/> when there was no file.</summary>
    public ActivityCounts? Input { get; init; }

    /// <summary>Gets what gives the tags.</summary>
    public required Tagger Tagger { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets everybody, by id in ordinal order.</summary>
    public required IReadOnlyList<TaggedUser> Users { get; init; }

    /// <summary>Gets how many users have which tags.</summary>
    public required TagCoverageReport Coverage { get; init; }

    /// <summary>Gets of how many users each tag of the catalogue is unknown, in its order.</summary>
    public required IReadOnlyList<long> Unknown { get; init; }
}

/// <summary>What the rules give a user.</summary>
/// <param name="User">The user.</param>
/// <param name="Tags">The tags that the user has, in the order of the catalogue.</param>
/// <param name="NextChange">When the first tag is given, taken or gets another value by time alone; <see langword="null"/>: never.</param>
/// <param name="Upcoming">The tags that the user gets by time alone, at their next change.</param>
internal sealed record TaggedUser(UserId User, EquatableArray<TagRow> Tags, Instant? NextChange, EquatableArray<TagRow> Upcoming);

/// <summary>A tag that a user has or gets.</summary>
/// <param name="Tag">The id of the tag.</param>
/// <param name="Value">The value; <see langword="null"/> for a flag.</param>
/// <param name="NextChange">When it changes; of a tag that the user gets, when that is. <see langword="null"/>: never.</param>
internal readonly record struct TagRow(string Tag, Literal? Value, Instant? NextChange);
