using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Reporting;

/// <summary>How many repeat purchases there were up to a day, and how many a model expected.</summary>
/// <remarks><c>default</c> is a day without purchases, after the model was fitted.</remarks>
/// <param name="Day">The day.</param>
/// <param name="IsCalibration">Whether the model was fitted to the purchases of that day.</param>
/// <param name="Actual">The number of repeat purchases up to the end of the day; 0 or more.</param>
/// <param name="Predicted">The number that the model expected up to then; 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RepeatPurchasePoint(LocalDate Day, bool IsCalibration, long Actual, double Predicted);
