using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Cli.Calendar;

/// <summary>The answer to a <see cref="CalendarQuestion"/>.</summary>
/// <param name="Id">What the asker knows it by; empty for nothing.</param>
/// <param name="Start">The start.</param>
/// <param name="End">Until when was asked; <see langword="null"/> for a deadline.</param>
/// <param name="Deadline">When the working time is used up, and until when it is no more.</param>
/// <param name="Elapsed">The working time.</param>
internal readonly record struct CalendarAnswer(string Id, Instant Start, Instant? End, BusinessDeadline Deadline, Duration Elapsed)
{
    /// <summary>Finds the deadline that is asked for.</summary>
    public static CalendarAnswer DeadlineOf(BusinessClock clock, CalendarQuestion question) =>
        new(question.Id, question.Start, End: null, clock.Add(question.Start, question.Duration), question.Duration);

    /// <summary>Measures the time that is asked for; it is certain when everything up to the end is known.</summary>
    public static CalendarAnswer ElapsedOf(BusinessClock clock, CalendarQuestion question)
    {
        var elapsed = clock.Elapsed(question.Start, question.End);
        var deadline = clock.Add(question.Start, elapsed) with { IsCertain = clock.KnownUntil is null || clock.IsCertain(question.End) };
        return new(question.Id, question.Start, question.End, deadline, elapsed);
    }
}
