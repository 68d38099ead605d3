using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>The ways in which the presets count; each is due with the end of its last date.</summary>
internal static class DutyRules
{
    public const string Version = "2026-11-22";

    public static NodaTime.LocalDate VerifiedOn { get; } = new(2026, 11, 22);

    public static DeadlineRule Days(int amount) => new() { Amount = amount, Unit = DeadlineUnit.CalendarDays };

    public static DeadlineRule Weeks(int amount) => new() { Amount = amount, Unit = DeadlineUnit.Weeks };

    public static DeadlineRule WorkingDays(int amount) => new() { Amount = amount, Unit = DeadlineUnit.WorkingDays };

    /// <summary>Natural days of China: one that ends on a day off ends with the next working day (Civil Code, article 203).</summary>
    public static DeadlineRule NaturalDays(int amount) => Days(amount) with { Roll = DayRoll.Following };
}
