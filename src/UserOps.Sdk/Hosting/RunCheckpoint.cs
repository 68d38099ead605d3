using NodaTime;

namespace UserOps.Hosting;

/// <summary>How far a run over all subjects has come.</summary>
public sealed record RunCheckpoint
{
    /// <summary>Gets which run: its kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the number of this state, from 1; each write has the next. Of two processes that run at once, one finds its number taken, and stops.</summary>
    public required long Version { get; init; }

    /// <summary>Gets the instant that the run judges at.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the policy that it judges by. A run that goes on with another begins anew.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the last subject that is done with all before it, in the order of the source; <see langword="null"/> when none is.</summary>
    public string? Position { get; init; }

    /// <summary>Gets how many subjects are done.</summary>
    public required long Subjects { get; init; }

    /// <summary>Gets a value indicating whether all are.</summary>
    public required bool IsFinished { get; init; }
}
