using System.Runtime.InteropServices;

namespace UserOps.Tickets;

/// <summary>One class of a <see cref="ParetoTable"/>.</summary>
/// <remarks><c>default</c> is a class of nothing.</remarks>
/// <param name="Key">What the tickets of the class share.</param>
/// <param name="Count">How many they are.</param>
/// <param name="Share">Their share of all.</param>
/// <param name="CumulativeShare">The share of this class and all before it.</param>
/// <param name="IsVital">Whether it is one of the vital few.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ParetoRow(string Key, long Count, double Share, double CumulativeShare, bool IsVital);
