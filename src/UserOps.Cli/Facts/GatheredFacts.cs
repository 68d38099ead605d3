using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>What was read for a judgement.</summary>
internal sealed record GatheredFacts
{
    /// <summary>Gets the name of the input.</summary>
    public required string Source { get; init; }

    /// <summary>Gets what gives the tags, for each catalogue.</summary>
    public required IReadOnlyList<Tagger> Taggers { get; init; }

    /// <summary>Gets everybody, by id in ordinal order.</summary>
    public required IReadOnlyList<FoundUser> Users { get; init; }

    /// <summary>Gets what became of the records.</summary>
    public required ActivityCounts Counts { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }
}
