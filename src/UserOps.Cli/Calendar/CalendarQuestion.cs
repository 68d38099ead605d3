using NodaTime;

namespace UserOps.Cli.Calendar;

/// <summary>A question to a calendar: from when, and how long or until when.</summary>
/// <param name="Id">What the asker knows it by; empty for nothing.</param>
/// <param name="Start">The start.</param>
/// <param name="Duration">How much working time, when a deadline is asked for.</param>
/// <param name="End">Until when, when elapsed time is asked for.</param>
internal readonly record struct CalendarQuestion(string Id, Instant Start, Duration Duration, Instant End);
