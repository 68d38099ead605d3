using NodaTime;

namespace UserOps.Tagging;

/// <summary>Which of two lengths of time reaches back farther, at every instant. Where that may change, neither does.</summary>
/// <param name="spread">By how much the offsets of the zone differ at most: so much longer or shorter than its days is a number of months.</param>
internal sealed class LengthOrder(Duration spread)
{
    // The fewest and the most days between a date and the one so many months before it, tried on a whole cycle of 400 years.
    private static readonly int[] LeastDays = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];

    private static readonly int[] MostDays = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];

    /// <summary>The order of lengths taken off local dates.</summary>
    public static LengthOrder OfDates { get; } = new(Duration.Zero);

    public Duration Spread => spread;

    public static int LeastDaysOf(int months) => (365 * (months / 12)) + LeastDays[months % 12];

    public static int MostDaysOf(int months) => (366 * (months / 12)) + MostDays[months % 12];

    public Duration Least(Lookback length) => length.Months == 0 ? length.Elapsed : Duration.FromDays(LeastDaysOf(length.Months)) - spread;

    public Duration Most(Lookback length) => length.Months == 0 ? length.Elapsed : Duration.FromDays(MostDaysOf(length.Months)) + spread;

    /// <summary>Tells whether one length never reaches back farther than another.</summary>
    public bool IsWithin(Lookback one, Lookback other) =>
        one.Months > 0 && other.Months > 0 ? one.Months <= other.Months : Most(one) <= Least(other);

    /// <summary>Tells whether one length always reaches back less far than another.</summary>
    public bool IsShorter(Lookback one, Lookback other) =>
        one.Months > 0 && other.Months > 0 ? one.Months < other.Months : Most(one) < Least(other);
}
