using System.Numerics;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

/// <summary>The slow oracle: summaries and levels written from the definitions, row by row, without entries, cuts or limits.</summary>
internal static class NaiveRfm
{
    private const long NanoUnits = 1_000_000_000;

    public static PurchaseSummary Summarize(IEnumerable<Purchase<UserId>> rows, RfmPolicy policy, Instant asOf)
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        var past = rows.Where(row => row.At <= asOf).ToList();
        var seen = past.Where(row => policy.LookBack is not { } lookBack || row.At > asOf - lookBack).ToList();
        var orders = Orders(seen, policy, clock);
        var counted = orders.SelectMany(order => order.Where(row => !IsRefund(row))).ToList();
        var purchased = seen.Where(row => !IsRefund(row)).Sum(row => Math.Abs(row.Amount));
        var refunded = seen.Where(IsRefund).Sum(row => Math.Abs(row.Amount));
        var days = counted.ConvertAll(row => clock.DayOf(row.At));
        return new PurchaseSummary
        {
            AsOf = asOf,
            AsOfDay = clock.DayOf(asOf),
            Status = counted.Count > 0 ? PurchaseStatus.Purchased
                : Orders(past, policy, clock).Count > 0 ? PurchaseStatus.OutsideWindow
                : PurchaseStatus.NeverPurchased,
            FirstDay = days.Count > 0 ? days.Min() : null,
            LastDay = days.Count > 0 ? days.Max() : null,
            Orders = orders.Count,
            PurchaseDays = days.Distinct().Count(),
            PurchaseWeeks = days.Select(day => day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday))).Distinct().Count(),
            PurchaseTotal = purchased,
            RefundTotal = refunded,
            Refunds = seen.Count(IsRefund),
            NetTotal = policy.Refunds == RefundPolicy.Ignore ? purchased : purchased - refunded,
            RepeatTotal = days.Count == 0 ? 0 : seen.Sum(row => Repeat(row, seen, days.Min(), policy, clock)),
            RepeatWeekTotal = days.Count == 0
                ? 0
                : seen.Sum(row => Repeat(row, seen, days.Min().With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday)), policy, clock)),
        };
    }

    /// <summary>The level of a value among others, by sorting and counting.</summary>
    public static int LevelOf(decimal value, IReadOnlyList<decimal> values, BinPolicy bins, bool lowIsBetter)
    {
        decimal[] sorted = [.. values.Order()];
        var v = Nano(value);
        switch (bins.Method)
        {
            case BinMethod.Quantile when sorted[0] == sorted[^1]:
                return v < Nano(sorted[0]) ? 1 : v > Nano(sorted[0]) ? bins.Bins : (bins.Bins + 1) / 2;
            case BinMethod.Quantile:
                return 1 + Enumerable.Range(1, bins.Bins - 1).Count(i => bins.Bins * v > Type7TimesBins(sorted, i, bins.Bins));
            case BinMethod.RRfmCompatible:
                return 1 + Enumerable.Range(1, bins.Bins - 1)
                    .Count(i => bins.Bins * v >= Type7TimesBins(sorted, i, bins.Bins) + (bins.Bins * (BigInteger)NanoUnits));
            case BinMethod.Thresholds:
                return 1 + bins.Cuts.Count(cut => value >= cut);
            case BinMethod.FixedSplit:
                return HighOrLow(Nano(value).CompareTo(Nano(bins.Cuts[0])), lowIsBetter);
            case BinMethod.MeanSplit:
                return HighOrLow((v * sorted.Length).CompareTo(sorted.Aggregate(BigInteger.Zero, (sum, x) => sum + Nano(x))), lowIsBetter);
            case BinMethod.MedianSplit:
                return HighOrLow((2 * v).CompareTo(Type7TimesBins(sorted, 1, 2)), lowIsBetter);
            case BinMethod.ScoreMeanSplit:
                var scores = sorted.Select(x => Score(x, sorted, lowIsBetter)).ToList();
                var high = Score(value, sorted, lowIsBetter) * sorted.Length > scores.Sum();
                return high == lowIsBetter ? 1 : 2;
            default:
                throw new NotSupportedException("Ranks have no level of a value.");
        }
    }

    public static bool IsRefund(Purchase<UserId> row) =>
        row.Kind == PurchaseKind.Refund || (row.Kind == PurchaseKind.BySign && row.Amount < 0);

    private static int Score(decimal value, decimal[] sorted, bool lowIsBetter)
    {
        var level = LevelOf(value, sorted, BinPolicy.Quintiles, lowIsBetter);
        return lowIsBetter ? 6 - level : level;
    }

    /// <summary>Two levels of a raw value: strictly better than the cut is the better one.</summary>
    private static int HighOrLow(int comparison, bool lowIsBetter) =>
        lowIsBetter ? (comparison < 0 ? 1 : 2) : comparison > 0 ? 2 : 1;

    private static List<List<Purchase<UserId>>> Orders(List<Purchase<UserId>> seen, RfmPolicy policy, DayClock clock) =>
        [.. seen
            .Select((row, i) => (row, key: OrderKey(row, i, policy, clock)))
            .GroupBy(pair => pair.key, pair => pair.row)
            .Select(group => group.ToList())
            .Where(order => order.Exists(row => !IsRefund(row)) && !IsGivenBack(order, policy))];

    private static bool IsGivenBack(List<Purchase<UserId>> order, RfmPolicy policy) =>
        policy.Refunds == RefundPolicy.LinkToOrder
        && order.Exists(IsRefund)
        && order.Where(IsRefund).Sum(row => Math.Abs(row.Amount)) >= order.Where(row => !IsRefund(row)).Sum(row => row.Amount);

    private static string OrderKey(Purchase<UserId> row, int index, RfmPolicy policy, DayClock clock) =>
        !string.IsNullOrEmpty(row.OrderId) ? $"id {row.OrderId}"
        : policy.Orders switch
        {
            OrderGrouping.PerRow => $"row {index}",
            OrderGrouping.PerDay => $"day {clock.DayOf(row.At)}",
            _ => $"at {row.At.ToUnixTimeTicks()} {row.At.PlusNanoseconds(0).Minus(Instant.FromUnixTimeTicks(row.At.ToUnixTimeTicks())).TotalNanoseconds}",
        };

    private static decimal Repeat(
        Purchase<UserId> row, List<Purchase<UserId>> seen, LocalDate first, RfmPolicy policy, DayClock clock)
    {
        if (!IsRefund(row))
        {
            return clock.DayOf(row.At) > first ? row.Amount : 0;
        }

        if (policy.Refunds == RefundPolicy.Ignore)
        {
            return 0;
        }

        var counted = row.At;
        if (policy.Refunds == RefundPolicy.LinkToOrder)
        {
            var key = OrderKey(row, seen.IndexOf(row), policy, clock);
            counted = seen
                .Where((other, i) => !IsRefund(other) && OrderKey(other, i, policy, clock) == key)
                .Select(other => other.At)
                .DefaultIfEmpty(row.At)
                .Min();
        }

        return clock.DayOf(counted) > first ? -Math.Abs(row.Amount) : 0;
    }

    private static BigInteger Type7TimesBins(decimal[] sorted, int i, int bins)
    {
        var position = (sorted.Length - 1) * i;
        var (rank, rest) = (position / bins, position % bins);
        return (bins * Nano(sorted[rank])) + (rest == 0 ? 0 : rest * (Nano(sorted[rank + 1]) - Nano(sorted[rank])));
    }

    private static BigInteger Nano(decimal value) => (BigInteger)(value * NanoUnits);
}
