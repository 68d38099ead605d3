using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>The forecast of one step ahead.</summary>
/// <remarks>Lower ≤ Mean ≤ Upper. <c>default</c> is a forecast of nothing.</remarks>
/// <param name="Mean">The count expected, 0 or more; not rounded, for means add up and rounded ones don't.</param>
/// <param name="Lower">The least count of the interval, 0 or more.</param>
/// <param name="Upper">The greatest count of the interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ForecastStep(double Mean, long Lower, long Upper);
