using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The active users of one day, and of the windows that end with it.</summary>
/// <remarks><c>default</c> is a day without users. Always <c>Daily &lt;= Weekly &lt;= Monthly</c>.</remarks>
/// <param name="Day">The day, the last one of every window.</param>
/// <param name="Daily">DAU: the users with an active day in the shortest window, which is the day itself by default.</param>
/// <param name="Weekly">WAU: the users with an active day in the middle window.</param>
/// <param name="Monthly">MAU: the users with an active day in the longest window.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ActiveUserDay(LocalDate Day, long Daily, long Weekly, long Monthly)
{
    /// <summary>Gets DAU by MAU, from 0 to 1; <see langword="null"/> without users.</summary>
    public double? Stickiness => Monthly == 0 ? null : (double)Daily / Monthly;
}
