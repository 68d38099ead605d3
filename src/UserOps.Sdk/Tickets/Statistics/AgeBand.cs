using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>How many open tickets are of an age.</summary>
/// <remarks><c>default</c> is no ticket of any age.</remarks>
/// <param name="From">The least age.</param>
/// <param name="To">The age that the band ends before; <see langword="null"/> for the last band, which has no end.</param>
/// <param name="Count">How many tickets are of that age.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AgeBand(Duration From, Duration? To, long Count);
