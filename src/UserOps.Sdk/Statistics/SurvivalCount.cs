using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>How many durations ended at a time, and how many were left open there.</summary>
/// <remarks><c>default</c> is nothing at time 0.</remarks>
/// <param name="Time">The length of the durations, in any whole unit; not negative.</param>
/// <param name="Events">The durations that ended, just so long.</param>
/// <param name="Censored">The durations that are this long so far, or were last seen so long: they end later, nobody knows when.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SurvivalCount(long Time, long Events, long Censored);
