using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>How many trials of a group there were, and how many of them succeeded.</summary>
/// <remarks><c>default</c> is a group without trials.</remarks>
/// <param name="Successes">The trials that succeeded; from 0 to <paramref name="Trials"/>.</param>
/// <param name="Trials">All trials; not negative.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ProportionCount(long Successes, long Trials);
