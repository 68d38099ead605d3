using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>How users moved between stages over one period.</summary>
public sealed record TransitionPeriod
{
    /// <summary>Gets the first day of the period.</summary>
    public required LocalDate Start { get; init; }

    /// <summary>Gets the first day after it.</summary>
    public required LocalDate End { get; init; }

    /// <summary>
    /// Gets how many users moved from the state of the row, at the end of the period before, to that of the column, at the
    /// end of this one; rows and columns in the order of <see cref="TransitionReport.States"/>. The row of
    /// <see cref="StageId.NotSeen"/> is who came new.
    /// </summary>
    public required EquatableArray<EquatableArray<long>> Moves { get; init; }

    /// <summary>Gets how many users were in each state at the end of the period.</summary>
    public EquatableArray<long> Stock => Enumerable.Range(0, Moves.Count)
        .Select(to => Moves.Sum(row => row[to]))
        .ToEquatableArray();

    /// <summary>Gets how many users were first seen in the period.</summary>
    public long Newcomers => Moves[^1].Sum();
}
