using System.Runtime.InteropServices;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>How many complaints of one grade came in on one day: for hosts that count them where they are kept.</summary>
/// <remarks><c>default</c> is no complaint of the least grave grade on the first day of the calendar.</remarks>
/// <param name="Day">The local day, from <see cref="DayClock.MinDay"/> to <see cref="DayClock.MaxDay"/>.</param>
/// <param name="Grade">The grade.</param>
/// <param name="Complaints">How many; not negative.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GradeDay(LocalDate Day, ComplaintGrade Grade, long Complaints);
