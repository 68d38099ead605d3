using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Tickets;

/// <summary>What came and went on one day, and what was open at its end.</summary>
/// <remarks>
/// <see cref="Open"/> is that of the day before, and <see cref="Opened"/> and <see cref="Reopened"/> more, and <see cref="Ended"/> less.
/// <c>default</c> is a day without tickets.
/// </remarks>
/// <param name="Day">The day.</param>
/// <param name="Opened">How many tickets were opened.</param>
/// <param name="Reopened">How often one came back.</param>
/// <param name="Ended">How often one was resolved, closed or merged.</param>
/// <param name="Open">How many were open when the day was over.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct BacklogDay(LocalDate Day, long Opened, long Reopened, long Ended, long Open);
