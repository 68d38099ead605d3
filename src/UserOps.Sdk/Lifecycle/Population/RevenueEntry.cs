using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>What one user paid on a day, net of what was given back.</summary>
/// <remarks><c>default</c> is nothing, on the first day of the year 1.</remarks>
/// <param name="Day">The day.</param>
/// <param name="Amount">The amount, within <see cref="UserRevenue.MaxAmount"/> and <see cref="UserRevenue.MaxDecimals"/>; negative when more was given back.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct RevenueEntry(LocalDate Day, decimal Amount);
