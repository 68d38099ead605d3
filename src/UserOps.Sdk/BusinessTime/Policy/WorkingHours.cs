using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>A span of open hours, from a time of day to another: <c>09:00-17:00</c>.</summary>
/// <remarks>
/// An end at or before the start is one of the next day: <c>22:00-06:00</c> is a night shift, and <c>00:00-00:00</c>, the
/// <see langword="default"/>, the whole day. Midnight as an end is written <c>24:00</c>. The span belongs to the date on which it
/// begins.
/// </remarks>
/// <param name="Start">When it opens, to the second.</param>
/// <param name="End">When it closes, to the second: the first moment that is closed again.</param>
public readonly record struct WorkingHours(LocalTime Start, LocalTime End)
{
    /// <summary>Gets a value indicating whether the span ends on the day after its own, later than at its first moment.</summary>
    public bool IsOvernight => End <= Start && End != LocalTime.Midnight;

    /// <summary>Gets when the span begins, in seconds of the day.</summary>
    internal int StartSecond => (int)(Start.NanosecondOfDay / NodaConstants.NanosecondsPerSecond);

    /// <summary>Gets when the span ends, in seconds since the start of the day on which it begins.</summary>
    internal int EndSecond => (int)(End.NanosecondOfDay / NodaConstants.NanosecondsPerSecond) + (End <= Start ? NodaConstants.SecondsPerDay : 0);

    /// <summary>Reads a span from text.</summary>
    /// <param name="text">The text: <c>09:00-17:00</c>, <c>22:00-06:00</c>, <c>08:30:15-24:00</c>.</param>
    /// <param name="hours">The span.</param>
    /// <returns><see langword="true"/> if the text is a span.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out WorkingHours hours) => WorkingHoursText.TryParse(text, out hours);

    /// <summary>Returns the span as text.</summary>
    /// <returns>The two times: <c>09:00-17:00</c>, with seconds only where there are any.</returns>
    public override string ToString() => WorkingHoursText.Format(this);
}
