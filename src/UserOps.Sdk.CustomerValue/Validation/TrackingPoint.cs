using NodaTime;

namespace UserOps.CustomerValue;

/// <summary>Repeat purchases up to a day: those that were, and those that a model expected. A row of the table that is plotted.</summary>
/// <param name="Day">The last day of the step.</param>
/// <param name="IsCalibration">Whether the day is one that the model was fitted to.</param>
/// <param name="Customers">How many of the customers had bought for the first time by then.</param>
/// <param name="CumulativeActual">The number of repeat purchases up to the day.</param>
/// <param name="CumulativePredicted">The number that the model expected.</param>
/// <param name="Actual">The number of repeat purchases within the step.</param>
/// <param name="Predicted">The number that the model expected.</param>
public readonly record struct TrackingPoint(
    LocalDate Day, bool IsCalibration, long Customers, long CumulativeActual, double CumulativePredicted, long Actual, double Predicted);
