using NodaTime;

namespace UserOps;

/// <summary>Days as whole numbers, counted from 1970-01-01, within the days that a <see cref="DayClock"/> can name.</summary>
internal static class DayNumber
{
    /// <summary>The number of <see cref="DayClock.MinDay"/>.</summary>
    public const int Min = -719_162;

    /// <summary>The number of <see cref="DayClock.MaxDay"/>.</summary>
    public const int Max = 2_932_531;

    public const string Allowed = "A day number must lie between -719162 (0001-01-01) and 2932531 (9998-12-31); count days from 1970-01-01.";

    private static readonly LocalDate Epoch = new(1970, 1, 1);

    public static int Of(LocalDate day) => Period.DaysBetween(Epoch, day);

    /// <summary>The number of a day, or a refusal of one that no clock can name.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the years 1 to 9998.</exception>
    public static int Checked(LocalDate day, string parameter) => Of(day) is var number and >= Min and <= Max
        ? number
        : throw new ArgumentOutOfRangeException(parameter, day, "A day must lie between the years 1 and 9998.");

    public static LocalDate ToDate(int number) => Epoch.PlusDays(number);
}
