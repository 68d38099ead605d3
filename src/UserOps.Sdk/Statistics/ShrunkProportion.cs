using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>The rate of one group as its own trials and those of all groups tell it together.</summary>
/// <remarks><c>default</c> is a rate of 0 with no doubt at all, which no observation gives.</remarks>
/// <param name="Count">The group's own trials; their rate is what was observed.</param>
/// <param name="Mean">The rate to go by: between the group's own rate and that of all groups, the nearer to its own the more trials it has.</param>
/// <param name="Lower">The least plausible rate, between 0 and <paramref name="Mean"/>.</param>
/// <param name="Upper">The greatest plausible rate, between <paramref name="Mean"/> and 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ShrunkProportion(ProportionCount Count, double Mean, double Lower, double Upper);
