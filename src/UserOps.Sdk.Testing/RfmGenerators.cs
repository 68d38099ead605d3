using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Testing;

/// <summary>Generates valid purchases, histories and policies of the Rfm module, small enough that everything meets.</summary>
/// <remarks>
/// Instants lie within <see cref="Days"/> days from <see cref="Start"/>, at a few hours of the day or a nanosecond before, so
/// that rows share instants, days and window edges. Lists shrink by leaving rows out.
/// </remarks>
public static class RfmGenerators
{
    /// <summary>The number of days within which purchases happen.</summary>
    public const int Days = 60;

    /// <summary>Gets the first instant at which a purchase may happen: the 20 February 2024, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2024, 2, 20, 0, 0);

    /// <summary>Gets instants within the time of the purchases, and some days before and after.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from hour in Gen.Frequency((1, Gen.Choose(-24 * 3, 24 * 10)), (1, Gen.Choose(-24 * 3, 24 * (Days + 40))))
         from nanosecond in Gen.Elements(0L, 0L, -1L, 1L)
         select Start + Duration.FromHours(hour) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets lists of purchases and refunds of up to six users, with and without order ids.</summary>
    public static Arbitrary<Purchase<UserId>[]> Purchases { get; } =
        Arb.From(Rows(AnyPurchase()), Shrinking.LeavingOut);

    /// <summary>Gets lists of purchases and refunds of one user.</summary>
    public static Arbitrary<Purchase<UserId>[]> PurchasesOfOneUser { get; } =
        Arb.From(Rows(AnyPurchase().Select(purchase => purchase with { User = new UserId("u1") })), Shrinking.LeavingOut);

    /// <summary>Gets policies that compile: every method, refund policy, grouping and kind of map.</summary>
    public static Arbitrary<RfmPolicy> Policies { get; } =
        (from map in Maps()
         from recency in Bins(map.Bins.Recency, Gen.Choose(0, 50).Select(days => (decimal)days))
         from frequency in Bins(map.Bins.Frequency, Gen.Choose(0, 6).Select(orders => orders + 0.5m))
         from monetary in Bins(map.Bins.Monetary, Amounts())
         from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/New_York", "Europe/London", "Pacific/Apia", "Asia/Beirut")
         from dayStart in Gen.Elements(LocalTime.Midnight, new LocalTime(4, 0))
         from lookBack in Gen.Elements<Duration?>(null, null, Duration.FromDays(7), Duration.FromDays(30), Duration.FromHours(100))
         from orders in Gen.Elements(Enum.GetValues<OrderGrouping>())
         from refunds in Gen.Elements(Enum.GetValues<RefundPolicy>())
         from weight in Gen.Choose(0, 5)
         select new RfmPolicy
         {
             Name = "generated",
             Version = "1",
             Zone = zone,
             DayStart = dayStart,
             LookBack = lookBack,
             Orders = orders,
             Refunds = refunds,
             Recency = recency,
             Frequency = frequency,
             Monetary = monetary,
             Weights = new(weight, 1, weight / 2.0),
             Segments = map,
         }).ToArbitrary();

    private static Gen<Purchase<UserId>[]> Rows(Gen<Purchase<UserId>> row) =>
        Gen.Frequency((1, Gen.Constant(Array.Empty<Purchase<UserId>>())), (30, Gen.ArrayOf(row)));

    private static Gen<Purchase<UserId>> AnyPurchase() =>
        from user in Gen.Choose(1, 6)
        from day in Gen.Frequency((1, Gen.Choose(0, 5)), (1, Gen.Choose(0, Days - 1)))
        from hour in Gen.Elements(0, 4, 9, 9, 9, 16)
        from nanosecond in Gen.Elements(0L, 0L, 0L, -1L)
        from amount in Amounts()
        from order in Gen.Choose(0, 12)
        from kind in Gen.Frequency((8, Gen.Constant(PurchaseKind.BySign)), (1, Gen.Constant(PurchaseKind.Refund)))
        select new Purchase<UserId>(
            new UserId($"u{user}"), Start + Duration.FromHours((24 * day) + hour) + Duration.FromNanoseconds(nanosecond), amount)
        {
            OrderId = order > 6 ? null : $"o{order}",
            Kind = kind,
        };

    private static Gen<decimal> Amounts() => Gen.Frequency(
        (6, Gen.Choose(-300, 1_000).Select(tenths => tenths / 10m)),
        (2, Gen.Elements(0m, 0.1m, 1m, 10m, -1m, -10m)),
        (1, Gen.Choose(-1_000_000, 1_000_000).Select(parts => parts / 1_000_000_000m)));

    private static Gen<BinPolicy> Bins(int bins, Gen<decimal> cuts)
    {
        var ascending = Gen.ArrayOf(cuts, bins - 1)
            .Select(values => values.Distinct().Order().ToArray())
            .Where(values => values.Length == bins - 1);
        var any = new List<Gen<BinPolicy>>
        {
            Gen.Elements(BinMethod.Quantile, BinMethod.Quantile, BinMethod.RRfmCompatible, BinMethod.Ntile)
                .Select(method => new BinPolicy { Method = method, Bins = bins }),
        };
        if (bins <= 5)
        {
            any.Add(ascending.Select(values => new BinPolicy { Method = BinMethod.Thresholds, Bins = bins, Cuts = [.. values] }));
        }

        if (bins == 2)
        {
            any.Add(Gen.Elements(BinMethod.MeanSplit, BinMethod.MedianSplit, BinMethod.ScoreMeanSplit)
                .Select(method => new BinPolicy { Method = method, Bins = 2 }));
            any.Add(cuts.Select(cut => new BinPolicy { Method = BinMethod.FixedSplit, Bins = 2, Cuts = [cut] }));
        }

        return Gen.OneOf([.. any]);
    }

    /// <summary>The presets, and maps of boxes that cut the cube in slices along R and F.</summary>
    internal static Gen<SegmentMap> Maps() => Gen.OneOf(
        Gen.Elements(SegmentMaps.Classic11, SegmentMaps.ChineseEight, SegmentMaps.RecencyFrequency10),
        from recency in Gen.Choose(BinPolicy.MinBins, BinPolicy.MaxBins)
        from frequency in Gen.Choose(BinPolicy.MinBins, 4)
        from monetary in Gen.Choose(BinPolicy.MinBins, 6)
        from slice in Gen.Choose(1, recency - 1)
        select new SegmentMap
        {
            Name = "slices",
            Bins = new(recency, frequency, monetary),
            Segments = [Slice("near", SegmentAim.Keep), Slice("often", SegmentAim.Wake), Slice("rest", SegmentAim.WinBack)],
            Boxes =
            [
                new("near", new(slice + 1, recency), new(1, frequency), new(1, monetary)),
                new("often", new(1, recency), new(2, frequency), new(1, monetary)),
                new("rest", new(1, recency), new(1, frequency), new(1, monetary)),
            ],
        });

    private static Segment Slice(string id, SegmentAim aim) => new()
    {
        Id = id,
        Name = LocalizedText.Of(id, id),
        Meaning = LocalizedText.Of(id, id),
        Action = LocalizedText.Of(id, id),
        Aim = aim,
    };
}
