using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>How many users moved from one stage to another, within a period each.</summary>
public sealed record TransitionCell
{
    /// <summary>Gets the stage at the end of the period before; <see cref="StageId.NotSeen"/> for newcomers.</summary>
    public required StageId From { get; init; }

    /// <summary>Gets the stage at the end of the period.</summary>
    public required StageId To { get; init; }

    /// <summary>Gets how many users moved so, once for each period in which they did.</summary>
    public required long Users { get; init; }

    /// <summary>Gets how many there were in <see cref="From"/>, once for each period.</summary>
    public required long OutOf { get; init; }

    /// <summary>Gets the share that moved so; <see langword="null"/> when there was nobody.</summary>
    public required double? Share { get; init; }

    /// <summary>Gets the share with its Wilson interval of 95 %; <see langword="null"/> when there was nobody.</summary>
    /// <remarks>It takes every move for an independent one; those of one user over many periods are less than that.</remarks>
    public required ProportionInterval? Interval { get; init; }

    /// <summary>Gets a value indicating whether some user could move so; if not, the zero is the policy's.</summary>
    public required bool IsPossible { get; init; }
}
