using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>One point of a <see cref="ConcentrationCurve"/>: the greatest items, and what they hold.</summary>
/// <remarks><c>default</c> is the curve's start: no items hold nothing.</remarks>
/// <param name="ItemShare">The share of the items, the greatest first; between 0 and 1.</param>
/// <param name="ValueShare">The share of the total that they hold; between 0 and 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConcentrationPoint(double ItemShare, double ValueShare);
