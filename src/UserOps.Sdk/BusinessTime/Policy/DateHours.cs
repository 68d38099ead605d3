using NodaTime;

namespace UserOps.BusinessTime;

/// <summary>The open hours of one date, in place of those of its weekday: a half day, a make-up workday, a day of closing.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Hours">The hours that begin on it; none closes it.</param>
public sealed record DateHours(LocalDate Date, EquatableArray<WorkingHours> Hours);
