using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>The activity of a population by weekday and hour of the local clock.</summary>
/// <remarks>The events of the cells add up to <see cref="Events"/>; their users do not, for a user is in every cell with an event of theirs.</remarks>
public sealed record HourGrid
{
    /// <summary>Gets how many events there were, each (user, instant, event) once.</summary>
    public required long Events { get; init; }

    /// <summary>Gets how many users had at least one of them.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the 168 cells: Monday from 0 to 23, then Tuesday, to Sunday.</summary>
    public required EquatableArray<HourCell> Cells { get; init; }

    /// <summary>Gets one cell.</summary>
    /// <param name="weekday">The weekday.</param>
    /// <param name="hour">The hour, from 0 to 23.</param>
    /// <returns>The cell.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weekday or hour.</exception>
    public HourCell this[IsoDayOfWeek weekday, int hour]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfLessThan((int)weekday, (int)IsoDayOfWeek.Monday, nameof(weekday));
            ArgumentOutOfRangeException.ThrowIfGreaterThan((int)weekday, (int)IsoDayOfWeek.Sunday, nameof(weekday));
            ArgumentOutOfRangeException.ThrowIfNegative(hour);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
            return Cells[(((int)weekday - 1) * 24) + hour];
        }
    }
}

/// <summary>The activity in one hour of one weekday.</summary>
/// <param name="Weekday">The weekday that the local clock shows.</param>
/// <param name="Hour">The hour that it shows, from 0 to 23.</param>
/// <param name="Events">How many events.</param>
/// <param name="Users">How many users had at least one of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HourCell(IsoDayOfWeek Weekday, int Hour, long Events, long Users);
