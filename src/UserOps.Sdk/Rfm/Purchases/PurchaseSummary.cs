using NodaTime;

namespace UserOps.Rfm;

/// <summary>One user's purchases as they stand at one instant, by one policy.</summary>
/// <remarks>
/// Read off a <see cref="PurchaseHistory"/> by <see cref="PurchaseSummarizer"/>; it is a value, not a fact to merge. The
/// field knows two recencies and two moneys, named apart here: days since the last purchase against days from the first to
/// the last, and the net total against the means.
/// </remarks>
public sealed record PurchaseSummary
{
    /// <summary>Gets the instant of judgement; rows after it were not seen.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the local day of <see cref="AsOf"/> in the policy's zone.</summary>
    public required LocalDate AsOfDay { get; init; }

    /// <summary>Gets whether there is anything to score.</summary>
    public required PurchaseStatus Status { get; init; }

    /// <summary>Gets the local day of the first purchase in view; <see langword="null"/> without one.</summary>
    public LocalDate? FirstDay { get; init; }

    /// <summary>Gets the local day of the last purchase in view; <see langword="null"/> without one.</summary>
    public LocalDate? LastDay { get; init; }

    /// <summary>Gets the number of orders that count; under <see cref="RefundPolicy.LinkToOrder"/> without those fully refunded.</summary>
    public long Orders { get; init; }

    /// <summary>Gets the number of distinct local days with a purchase that counts.</summary>
    public int PurchaseDays { get; init; }

    /// <summary>Gets the number of distinct calendar weeks, from Monday, with a purchase that counts.</summary>
    public int PurchaseWeeks { get; init; }

    /// <summary>Gets the money of all purchase rows in view; not negative.</summary>
    public decimal PurchaseTotal { get; init; }

    /// <summary>Gets the size of all refund rows in view; not negative.</summary>
    public decimal RefundTotal { get; init; }

    /// <summary>Gets the number of refund rows in view.</summary>
    public long Refunds { get; init; }

    /// <summary>Gets the money that M is made of: purchases less refunds, or purchases alone under <see cref="RefundPolicy.Ignore"/>. May be negative.</summary>
    public decimal NetTotal { get; init; }

    /// <summary>
    /// Gets the part of <see cref="NetTotal"/> that came after the first purchase day. A refund counts on its own day; under
    /// <see cref="RefundPolicy.LinkToOrder"/> on the first day of its order.
    /// </summary>
    public decimal RepeatTotal { get; init; }

    /// <summary>Gets the part of <see cref="NetTotal"/> that came after the calendar week of the first purchase; refunds count as in <see cref="RepeatTotal"/>.</summary>
    public decimal RepeatWeekTotal { get; init; }

    /// <summary>Gets the days from the last purchase day to the day of judgement; <see langword="null"/> without a purchase. What R is made of.</summary>
    public int? DaysSinceLast => LastDay is { } last ? Period.DaysBetween(last, AsOfDay) : null;

    /// <summary>Gets the days from the first to the last purchase day (BTYD's t.x); <see langword="null"/> without a purchase.</summary>
    public int? FirstToLast => FirstDay is { } first && LastDay is { } last ? Period.DaysBetween(first, last) : null;

    /// <summary>Gets the net total an order, rounded to 28 digits; <see langword="null"/> without an order.</summary>
    public decimal? MeanPerOrder => Orders > 0 ? NetTotal / Orders : null;

    /// <summary>Gets the repeat total a repeat purchase day, the input of the Gamma-Gamma model (Fader and Hardie 2013); <see langword="null"/> without a repeat.</summary>
    public decimal? MeanRepeatPerDay => PurchaseDays > 1 ? RepeatTotal / (PurchaseDays - 1) : null;

    /// <summary>
    /// Gets the repeat total a repeat purchase week, the input of the Gamma-Gamma model where time is counted in calendar weeks;
    /// <see langword="null"/> without a repeat in another week.
    /// </summary>
    public decimal? MeanRepeatPerWeek => PurchaseWeeks > 1 ? RepeatWeekTotal / (PurchaseWeeks - 1) : null;

    /// <summary>Reads off the sufficient statistics of the "buy till you die" models.</summary>
    /// <param name="unit">The unit of time.</param>
    /// <returns>The statistics; <see langword="null"/> without a purchase.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="unit"/> is not a unit.</exception>
    public BtydStatistics? ToBtyd(BtydUnit unit)
    {
        if (FirstDay is not { } first || LastDay is not { } last)
        {
            return null;
        }

        return unit switch
        {
            BtydUnit.Days => new(PurchaseDays - 1, Period.DaysBetween(first, last), Period.DaysBetween(first, AsOfDay)),
            BtydUnit.SevenDays => new(
                PurchaseDays - 1, Period.DaysBetween(first, last) / 7.0, Period.DaysBetween(first, AsOfDay) / 7.0),
            BtydUnit.CalendarWeeks => new(PurchaseWeeks - 1, WeekOf(last) - WeekOf(first), WeekOf(AsOfDay) - WeekOf(first)),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Choose one of the units."),
        };
    }

    /// <summary>Counts weeks from Monday; only differences mean something.</summary>
    internal static int WeekOf(LocalDate day)
    {
        var sinceMonday = Period.DaysBetween(new LocalDate(1970, 1, 5), day);
        return (sinceMonday - (((sinceMonday % 7) + 7) % 7)) / 7;
    }
}
