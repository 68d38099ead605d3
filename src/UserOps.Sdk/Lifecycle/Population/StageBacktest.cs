using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>What forecasts so many periods ahead were worth in the past, given the newcomers who came.</summary>
public sealed record StageBacktest
{
    /// <summary>Gets how many periods ahead.</summary>
    public required int Ahead { get; init; }

    /// <summary>Gets from how many periods' ends a forecast was made.</summary>
    public required int Origins { get; init; }

    /// <summary>
    /// Gets the error: the absolute errors of all stages added up, by the users counted. <see langword="null"/> when there
    /// were no users.
    /// </summary>
    public required double? Error { get; init; }

    /// <summary>Gets the same error of taking the last numbers for the next ones; a forecast is worth what it gains on that.</summary>
    public required double? ErrorOfNoChange { get; init; }

    /// <summary>Gets how many of the numbers lay within their intervals, as a share with its own interval.</summary>
    public required ProportionInterval? Coverage { get; init; }
}
