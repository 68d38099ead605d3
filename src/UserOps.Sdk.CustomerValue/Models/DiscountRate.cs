using NodaTime;

namespace UserOps.CustomerValue;

/// <summary>How much less money is worth a year later. The default is no discount.</summary>
/// <remarks>A year has 365 days here, so 52.14 weeks of seven days.</remarks>
public readonly record struct DiscountRate
{
    private const double DaysInYear = 365;

    private DiscountRate(double annual) => Annual = annual;

    /// <summary>Gets no discount: money is worth the same at any time.</summary>
    public static DiscountRate None => default;

    /// <summary>Gets the effective rate of a year: 0.1 means that 110 in a year are worth 100 now.</summary>
    public double Annual { get; }

    /// <summary>Makes a rate of the effective rate of a year.</summary>
    /// <param name="annual">The rate, from 0 to 1000: 0.1 for 10 %.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="annual"/> isn't a number from 0 to 1000.</exception>
    public static DiscountRate PerYear(double annual) => annual is >= 0 and <= 1000
        ? new(annual)
        : throw new ArgumentOutOfRangeException(nameof(annual), annual, "A yearly rate of discount must be from 0 to 1000, such as 0.1 for 10 %.");

    /// <summary>Makes a rate of one that is compounded continuously, as papers give it: 0.0027 a week.</summary>
    /// <param name="rate">The rate δ, 0 or more.</param>
    /// <param name="per">The time for which it is given, above zero.</param>
    /// <returns>The rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range, or the rate of a year is above 1000.</exception>
    public static DiscountRate Continuous(double rate, Duration per)
    {
        if (per <= Duration.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(per), per, "A rate is for a time above zero, such as a day.");
        }

        var annual = NearZero.ExpM1(rate * DaysInYear / per.TotalDays);
        return annual is >= 0 and <= 1000
            ? new(annual)
            : throw new ArgumentOutOfRangeException(nameof(rate), rate, "A continuous rate of discount must be 0 or more, and come to at most 1000 a year.");
    }

    /// <summary>Finds the rate δ of continuous discount for a unit of time.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>δ, such that e^-δ is the worth of 1 one unit later.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> isn't above zero.</exception>
    public double PerUnit(Duration unit) => unit > Duration.Zero
        ? NearZero.LogP1(Annual) * unit.TotalDays / DaysInYear
        : throw new ArgumentOutOfRangeException(nameof(unit), unit, "A unit of time must be above zero, such as a day.");

    /// <summary>Returns the rate as text.</summary>
    /// <returns>The percentage a year.</returns>
    public override string ToString() => FormattableString.Invariant($"{Annual * 100:0.####} % a year");
}
