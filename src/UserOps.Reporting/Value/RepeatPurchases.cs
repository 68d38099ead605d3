namespace UserOps.Reporting;

/// <summary>Repeat purchases as they add up over time, actual and predicted; checked.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class RepeatPurchases
{
    /// <summary>By what share of itself a sum of fractions may fall, for the last digits of a sum are rounding.</summary>
    private const double Rounding = 1e-9;

    /// <summary>Initializes a new instance of the <see cref="RepeatPurchases"/> class.</summary>
    /// <param name="points">The days, such as each seventh: ascending, those that the model was fitted to first, and the numbers never falling. There may be none.</param>
    /// <exception cref="ArgumentException">A point is not so; the message tells its place and what is wrong.</exception>
    public RepeatPurchases(EquatableArray<RepeatPurchasePoint> points)
    {
        for (var place = 0; place < points.Count; place++)
        {
            if ((FaultOf(points[place]) ?? (place == 0 ? null : FaultOf(points[place], points[place - 1]))) is { } fault)
            {
                throw new ArgumentException($"Point {Words.Count(place)}, {Words.Day(points[place].Day)}: {fault}", nameof(points));
            }
        }

        Points = points;
    }

    /// <summary>Gets the days, ascending.</summary>
    public EquatableArray<RepeatPurchasePoint> Points { get; }

    private static string? FaultOf(RepeatPurchasePoint point) =>
        point.Actual < 0 ? "there can't be fewer than 0 purchases."
        : !(point.Predicted >= 0) || double.IsInfinity(point.Predicted) ? "the number predicted must be finite and not below 0."
        : null;

    private static string? FaultOf(RepeatPurchasePoint point, RepeatPurchasePoint before) =>
        point.Day <= before.Day ? "the days must ascend, each once. Sort them."
        : point.IsCalibration && !before.IsCalibration ? "the days that the model was fitted to must come before the others."
        : point.Actual < before.Actual || point.Predicted < before.Predicted * (1 - Rounding) ? "the numbers must add up from the beginning, so they can't fall. Give sums, not the numbers of each day."
        : null;
}
