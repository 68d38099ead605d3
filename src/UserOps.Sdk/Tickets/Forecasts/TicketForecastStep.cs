using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>How many tickets are expected in one period.</summary>
/// <param name="Start">The first day of the period.</param>
/// <param name="End">The first day after it.</param>
/// <param name="Mean">The number expected, not rounded.</param>
/// <param name="Lower">The least number of the interval.</param>
/// <param name="Upper">The greatest number of the interval.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TicketForecastStep(LocalDate Start, LocalDate End, double Mean, long Lower, long Upper);
