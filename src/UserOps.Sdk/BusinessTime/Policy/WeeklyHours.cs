using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>The open hours of an ordinary week: those that begin on each weekday. A weekday without hours is closed.</summary>
/// <remarks>Spans may overlap and touch; together they are one. The <c>new()</c> value is a week without hours.</remarks>
public sealed record WeeklyHours
{
    /// <summary>Gets the hours that begin on a Monday; none by default.</summary>
    public EquatableArray<WorkingHours> Monday { get; init; }

    /// <summary>Gets the hours that begin on a Tuesday; none by default.</summary>
    public EquatableArray<WorkingHours> Tuesday { get; init; }

    /// <summary>Gets the hours that begin on a Wednesday; none by default.</summary>
    public EquatableArray<WorkingHours> Wednesday { get; init; }

    /// <summary>Gets the hours that begin on a Thursday; none by default.</summary>
    public EquatableArray<WorkingHours> Thursday { get; init; }

    /// <summary>Gets the hours that begin on a Friday; none by default.</summary>
    public EquatableArray<WorkingHours> Friday { get; init; }

    /// <summary>Gets the hours that begin on a Saturday; none by default.</summary>
    public EquatableArray<WorkingHours> Saturday { get; init; }

    /// <summary>Gets the hours that begin on a Sunday; none by default.</summary>
    public EquatableArray<WorkingHours> Sunday { get; init; }

    /// <summary>Makes a week with the same hours on every day.</summary>
    /// <param name="hours">The hours of each day.</param>
    /// <returns>The week.</returns>
    public static WeeklyHours EveryDay(params ReadOnlySpan<WorkingHours> hours) =>
        MondayToFriday(hours) with { Saturday = [.. hours], Sunday = [.. hours] };

    /// <summary>Makes a week with the same hours from Monday to Friday, and none at the weekend.</summary>
    /// <param name="hours">The hours of each working day.</param>
    /// <returns>The week.</returns>
    public static WeeklyHours MondayToFriday(params ReadOnlySpan<WorkingHours> hours) => new()
    {
        Monday = [.. hours],
        Tuesday = [.. hours],
        Wednesday = [.. hours],
        Thursday = [.. hours],
        Friday = [.. hours],
    };

    /// <summary>Gets the hours that begin on a weekday.</summary>
    /// <param name="day">The weekday.</param>
    /// <returns>The hours; none for <see cref="IsoDayOfWeek.None"/>.</returns>
    public EquatableArray<WorkingHours> On(IsoDayOfWeek day) => day switch
    {
        IsoDayOfWeek.Monday => Monday,
        IsoDayOfWeek.Tuesday => Tuesday,
        IsoDayOfWeek.Wednesday => Wednesday,
        IsoDayOfWeek.Thursday => Thursday,
        IsoDayOfWeek.Friday => Friday,
        IsoDayOfWeek.Saturday => Saturday,
        IsoDayOfWeek.Sunday => Sunday,
        _ => [],
    };
}
