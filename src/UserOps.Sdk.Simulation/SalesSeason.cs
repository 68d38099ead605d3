using NodaTime;

namespace UserOps.Simulation;

/// <summary>A span of the year, every year, in which seasonal users buy.</summary>
public sealed record SalesSeason
{
    /// <summary>Gets the first day.</summary>
    public required AnnualDate First { get; init; }

    /// <summary>
    /// Gets the last day, which belongs to the season; before <see cref="First"/>, the season spans the new year.
    /// </summary>
    public required AnnualDate Last { get; init; }

    /// <summary>
    /// Gets how much a day of the season weighs beside a day of another, above 0 and up to 1,000. A day out of season
    /// weighs 0.02.
    /// </summary>
    public required double Weight { get; init; }

    /// <summary>Tells whether a day lies in the season.</summary>
    /// <param name="day">The day.</param>
    /// <returns><see langword="true"/> from <see cref="First"/> to <see cref="Last"/> of its year.</returns>
    public bool Contains(LocalDate day)
    {
        var date = new AnnualDate(day.Month, day.Day);
        return First <= Last ? date >= First && date <= Last : date >= First || date <= Last;
    }
}
