using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Support;

/// <summary>Generates valid policies, statistics and samples of customer value.</summary>
internal static class ValueGenerators
{
    /// <summary>Gets policies that can be used, with every member varied.</summary>
    public static Arbitrary<CustomerValuePolicy> Policies { get; } =
        (from name in Gen.Elements("shop", "铺子", "a\"b\\c")
         from version in Gen.Elements("1", "2026-03")
         from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/New_York", "Europe/London", "Pacific/Apia", "Asia/Beirut")
         from dayStart in Gen.Elements(LocalTime.Midnight, new LocalTime(4, 0), new LocalTime(0, 30, 15).PlusNanoseconds(1))
         from orders in Gen.Elements(Enum.GetValues<OrderGrouping>())
         from refunds in Gen.Elements(Enum.GetValues<RefundPolicy>())
         from currency in Gen.Elements(null, new CurrencyPolicy { Code = "GBP" }, new CurrencyPolicy { Code = "CNY", Rates = [new("EUR", 7.85m), new("JPY", 0.0458m)] })
         from model in Gen.Elements(Enum.GetValues<PurchaseModelKind>())
         from unit in Gen.Elements(Enum.GetValues<BtydUnit>())
         from horizon in Gen.OneOf(
             Gen.Elements(Duration.Epsilon, Duration.FromHours(36), Duration.FromDays(365), Duration.FromDays(36_525)),
             Gen.Choose(1, 3000).Select(days => Duration.FromDays(days)))
         from rate in Gen.OneOf(Gen.Elements(0, 0.1, 1000, double.Epsilon, 1 / 3.0), Gen.Choose(0, 100_000).Select(share => share / 7e5))
         select new CustomerValuePolicy
         {
             Name = name,
             Version = version,
             Zone = zone,
             DayStart = dayStart,
             Orders = orders,
             Refunds = refunds,
             Currency = currency,
             Model = model,
             Unit = unit,
             Horizon = horizon,
             AnnualDiscountRate = rate,
         }).ToArbitrary();

    /// <summary>Gets what customers did: statistics in whole days, and what a repeat was worth, if they ever bought.</summary>
    public static Arbitrary<(BtydStatistics? Statistics, decimal? MeanSpend)[]> Customers { get; } = Arb.From(
        Gen.ArrayOf(AnyCustomer()),
        customers => Enumerable.Range(0, customers.Length).Select(i => customers.Where((_, place) => place != i).ToArray()));

    /// <summary>Gets pairs of a number that deals items out to shards.</summary>
    public static Arbitrary<int> Seeds { get; } = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    /// <summary>Gets bytes that are mostly no JSON.</summary>
    public static Arbitrary<byte[]> Bytes { get; } = Arb.From(Gen.ArrayOf(AnyByte()));

    /// <summary>Gets damages of a document: one to three places changed, cut or repeated.</summary>
    public static Arbitrary<Func<byte[], byte[]>> Damages { get; } = Arb.From(
        from count in Gen.Choose(1, 3)
        from edits in Gen.ArrayOf(AnyEdit(), count)
        select (Func<byte[], byte[]>)(text => edits.Aggregate(text, (damaged, edit) => edit(damaged))));

    private static Gen<(BtydStatistics? Statistics, decimal? MeanSpend)> AnyCustomer() => Gen.Frequency(
        (1, Gen.Constant(((BtydStatistics?)null, (decimal?)null))),
        (9, from repeats in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 12)))
            from observed in Gen.Choose(repeats, 60)
            from last in Gen.Choose(repeats, observed)
            from spend in Gen.Frequency((6, Gen.Choose(1, 5000).Select(cents => (decimal?)(cents / 100m))), (1, Gen.Elements<decimal?>(0, -3.5m)), (1, Gen.Constant<decimal?>(null)))
            select ((BtydStatistics?)new BtydStatistics(repeats, repeats == 0 ? 0 : last, observed), repeats == 0 ? null : spend)));

    private static Gen<byte> AnyByte() => Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value),
        Gen.Elements("{}[]\":,\\u09eE-+. \n/*nulltrefas"u8.ToArray()));

    private static Gen<Func<byte[], byte[]>> AnyEdit() =>
        from place in Gen.Choose(0, int.MaxValue)
        from kind in Gen.Choose(0, 4)
        from value in AnyByte()
        from length in Gen.Choose(1, 40)
        select (Func<byte[], byte[]>)(text =>
        {
            var at = text.Length == 0 ? 0 : place % text.Length;
            var (next, end) = (Math.Min(text.Length, at + 1), Math.Min(text.Length, at + length));
            return kind switch
            {
                0 => [.. text[..at], value, .. text[at..]],
                1 => [.. text[..at], .. text[next..]],
                2 => [.. text[..at], value, .. text[next..]],
                3 => [.. text[..at], .. "0123456789"u8.ToArray()[(value % 10)..(value % 10 + 1)], .. text[next..]],
                _ => [.. text[..end], .. text[at..]],
            };
        });
}
