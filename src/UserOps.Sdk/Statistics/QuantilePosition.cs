using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>Where a quantile lies among values in ascending order; see <see cref="Type7Quantile.Position"/>.</summary>
/// <remarks><c>default</c> is the least value.</remarks>
/// <param name="Lower">The place, from 0, of the value at or below the quantile.</param>
/// <param name="Remainder">
/// How far the quantile lies towards the next value, in units of one by the denominator that was asked with; 0 when it is
/// the value itself.
/// </param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct QuantilePosition(long Lower, int Remainder);
