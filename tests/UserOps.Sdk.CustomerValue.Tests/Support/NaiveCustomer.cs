using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Support;

/// <summary>The slow oracle: x, t.x, T and the mean repeat of one user, counted by hand row by row.</summary>
internal static class NaiveCustomer
{
    public static (BtydStatistics? Statistics, decimal? MeanSpend) Of(List<Purchase<UserId>> rows, CustomerValuePolicy policy, Instant asOf)
    {
        var clock = new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart);
        var seen = rows.Where(row => row.At <= asOf).ToList();
        var counted = Counted(seen, policy, clock);
        if (counted.Count == 0)
        {
            return (null, null);
        }

        var periods = counted.Select(row => PeriodOf(clock.DayOf(row.At), policy.Unit)).Distinct().Order().ToList();
        var (first, last, now) = (periods[0], periods[^1], PeriodOf(clock.DayOf(asOf), policy.Unit));
        var length = policy.Unit == BtydUnit.Days ? 1.0 : 7.0;
        var statistics = new BtydStatistics(periods.Count - 1, Period.DaysBetween(first, last) / length, Period.DaysBetween(first, now) / length);
        var money = seen.Sum(row => PeriodOf(DayOfMoney(row, seen, policy, clock), policy.Unit) <= first ? 0 : Worth(row, policy));
        return (statistics, periods.Count > 1 ? money / (periods.Count - 1) : null);
    }

    /// <summary>The rows that are purchases, but those of orders that were given back.</summary>
    public static List<Purchase<UserId>> Counted(List<Purchase<UserId>> seen, CustomerValuePolicy policy, DayClock clock) =>
        [.. seen
            .GroupBy(row => OrderOf(row, seen, policy, clock))
            .Where(order => policy.Refunds != RefundPolicy.LinkToOrder
                || !order.Any(IsRefund)
                || order.Where(IsRefund).Sum(row => Math.Abs(row.Amount)) < order.Where(row => !IsRefund(row)).Sum(row => row.Amount))
            .SelectMany(order => order)
            .Where(row => !IsRefund(row))];

    public static bool IsRefund(Purchase<UserId> row) => row.Kind == PurchaseKind.Refund || (row.Kind == PurchaseKind.BySign && row.Amount < 0);

    /// <summary>The day itself, or the Monday of its week.</summary>
    private static LocalDate PeriodOf(LocalDate day, BtydUnit unit) =>
        unit == BtydUnit.CalendarWeeks ? day.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)) : day;

    private static decimal Worth(Purchase<UserId> row, CustomerValuePolicy policy) =>
        !IsRefund(row) ? row.Amount : policy.Refunds == RefundPolicy.Ignore ? 0 : -Math.Abs(row.Amount);

    /// <summary>A refund that is linked to its order counts on the order's first day.</summary>
    private static LocalDate DayOfMoney(Purchase<UserId> row, List<Purchase<UserId>> seen, CustomerValuePolicy policy, DayClock clock)
    {
        if (!IsRefund(row) || policy.Refunds != RefundPolicy.LinkToOrder)
        {
            return clock.DayOf(row.At);
        }

        var order = OrderOf(row, seen, policy, clock);
        return clock.DayOf(seen
            .Where(other => !IsRefund(other) && OrderOf(other, seen, policy, clock) == order)
            .Select(other => other.At)
            .DefaultIfEmpty(row.At)
            .Min());
    }

    private static (string Id, Instant At, int Place) OrderOf(Purchase<UserId> row, List<Purchase<UserId>> seen, CustomerValuePolicy policy, DayClock clock) =>
        !string.IsNullOrEmpty(row.OrderId) ? (row.OrderId, default, 0)
        : policy.Orders switch
        {
            OrderGrouping.PerRow => ("", default, seen.IndexOf(row) + 1),
            OrderGrouping.PerDay => ("", clock.StartOf(clock.DayOf(row.At)), -1),
            _ => ("", row.At, -2),
        };
}
