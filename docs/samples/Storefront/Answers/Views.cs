using NodaTime;
using UserOps;

namespace Storefront.Answers;

/// <summary>Which policy gave an answer.</summary>
internal sealed record PolicyView(string Name, string Version, string Hash)
{
    public static PolicyView Of(PolicyRef policy) => new(policy.Name, policy.Version, policy.Hash);
}

/// <summary>One answer about a user: a stage, a segment.</summary>
internal sealed record AnswerView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets until when it holds if nothing new happens; <see langword="null"/>: for ever.</summary>
    public required Instant? ValidUntil { get; init; }

    public required PolicyView Policy { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>One tag of a user, as the ledger has it.</summary>
internal sealed record TagView
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Value { get; init; }

    /// <summary>Gets who said so: a rule, a person, an import, a model.</summary>
    public required string Source { get; init; }

    public required Instant Since { get; init; }

    public required Instant? Until { get; init; }
}

/// <summary>The tags of a user, and what the rules say of each.</summary>
internal sealed record TagsView
{
    public required IReadOnlyList<TagView> Given { get; init; }

    public required Instant? ValidUntil { get; init; }

    public required PolicyView Policy { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>All that the app says of a user.</summary>
internal sealed record UserView
{
    public required string Id { get; init; }

    public required Instant AsOf { get; init; }

    /// <summary>Gets a value indicating whether the runs have taken in all that came in; until then the tags may be those of a moment ago.</summary>
    public required bool IsSettled { get; init; }

    public required AnswerView Stage { get; init; }

    /// <summary>Gets the segment; <see langword="null"/> in the first moments of the app, until its scale is there.</summary>
    public required AnswerView? Segment { get; init; }

    public required TagsView Tags { get; init; }
}

/// <summary>What is to be done about a complaint, and by when.</summary>
internal sealed record TargetView(string Target, string Status, Instant? DueAt, Instant? MetAt, Instant? BreachedAt);

/// <summary>How a complaint stands.</summary>
internal sealed record ComplaintView
{
    public required string Id { get; init; }

    public required Instant AsOf { get; init; }

    public required string State { get; init; }

    public required string? Grade { get; init; }

    public required string? Handler { get; init; }

    public required string? MergedInto { get; init; }

    public required IReadOnlyList<TargetView> Targets { get; init; }

    public required IReadOnlyList<string> LegalMoves { get; init; }

    public required Instant? ValidUntil { get; init; }

    public required PolicyView Policy { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>How mature the handling of tickets is.</summary>
internal sealed record DeskView
{
    public required Instant AsOf { get; init; }

    public required bool IsSettled { get; init; }

    public required int Level { get; init; }

    public required double Score { get; init; }

    public required long Tickets { get; init; }

    public required Instant? ValidUntil { get; init; }

    public required PolicyView Policy { get; init; }

    public required IReadOnlyList<string> Reasons { get; init; }
}

/// <summary>What one run has before it.</summary>
/// <param name="Due">How many answers are due.</param>
/// <param name="IsMore">Whether there are more than were counted.</param>
/// <param name="Next">When the next answer is due that is not yet.</param>
internal sealed record DueView(int Due, bool IsMore, Instant? Next);
