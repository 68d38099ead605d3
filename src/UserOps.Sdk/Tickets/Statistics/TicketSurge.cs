using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>A period in which so many tickets of one key were opened that chance doesn't explain it.</summary>
/// <remarks><c>default</c> is a surge of nothing, which is not found.</remarks>
/// <param name="Key">What the tickets share.</param>
/// <param name="From">The first day of the period.</param>
/// <param name="To">The last day of the period.</param>
/// <param name="Count">How many tickets were opened in it.</param>
/// <param name="PastCount">How many were in the periods that it is held against.</param>
/// <param name="PastPeriods">How many periods those are.</param>
/// <param name="Chance">How likely so many or more are, by the past.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TicketSurge(string Key, LocalDate From, LocalDate To, long Count, long PastCount, int PastPeriods, double Chance);
