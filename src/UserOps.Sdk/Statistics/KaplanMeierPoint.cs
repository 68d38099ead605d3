using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>One step of a <see cref="KaplanMeierCurve"/>: what is known at a time at which durations end or are left open.</summary>
/// <remarks><c>default</c> is nothing at risk at time 0.</remarks>
/// <param name="Time">The time.</param>
/// <param name="AtRisk">The durations that are known to reach it.</param>
/// <param name="Events">Those of them that end at it.</param>
/// <param name="Censored">Those of them that are left open at it; they leave after the events.</param>
/// <param name="Survival">The estimated share of durations longer than it.</param>
/// <param name="StandardError">Greenwood's standard error of <paramref name="Survival"/>; <see langword="null"/> where that is 0, for nothing is left to judge by.</param>
/// <param name="Lower">The least plausible share; <see langword="null"/> where <paramref name="Survival"/> is 0 or 1, at which the interval is not defined.</param>
/// <param name="Upper">The greatest plausible share; <see langword="null"/> as <paramref name="Lower"/> is.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KaplanMeierPoint(
    long Time,
    long AtRisk,
    long Events,
    long Censored,
    double Survival,
    double? StandardError,
    double? Lower,
    double? Upper);
