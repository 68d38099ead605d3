using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>By when something must be done: the instant at which its time is used up, and the last one that is still in time.</summary>
/// <remarks>
/// The two differ where the time is used up at a closing: work done before the next opening took no more time. The
/// <see langword="default"/> is a deadline that never comes, and isn't certain.
/// </remarks>
/// <param name="DueAt">
/// The earliest instant at which the time is used up: at a closing, the closing. <see langword="null"/> when that never
/// happens, for no open hour is left before the end of time.
/// </param>
/// <param name="LastOnTimeAt">
/// The latest instant at which no more than the time has passed: at a closing, the next opening. One nanosecond later is too
/// late. <see langword="null"/> when it is never too late.
/// </param>
/// <param name="IsCertain">
/// Whether the answer rests on dates whose hours are known. <see langword="false"/> when it leans on dates after
/// <see cref="WorkingCalendar.KnownUntil"/>: a holiday that is announced later may change it.
/// </param>
public readonly record struct BusinessDeadline(Instant? DueAt, Instant? LastOnTimeAt, bool IsCertain);
