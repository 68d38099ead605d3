using System.Runtime.InteropServices;
using UserOps.Statistics;

namespace UserOps.Complaints;

/// <summary>How many of some cases are of a kind, with the interval of the rate.</summary>
/// <remarks><c>default</c> is none of none.</remarks>
/// <param name="Count">How many are.</param>
/// <param name="Of">Of how many that could be.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ComplaintRate(long Count, long Of)
{
    /// <summary>Gets the rate with Wilson's interval at 95 %; <see langword="null"/> where there was nothing to judge by.</summary>
    public ProportionInterval? Interval => ProportionInterval.Wilson(Count, Of);
}
