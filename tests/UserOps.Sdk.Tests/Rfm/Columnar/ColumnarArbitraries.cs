using FsCheck;
using FsCheck.Fluent;
using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

internal static class ColumnarArbitraries
{
    private static readonly Gen<int> Day = Gen.Frequency(
        (40, Gen.Choose(-20, 20)),
        (1, Gen.Elements(int.MinValue, -719_163, -719_162, 2_932_531, 2_932_532, int.MaxValue)));

    private static readonly Gen<long> Amount = Gen.Frequency(
        (20, Gen.Choose(-50, 100).Select(amount => (long)amount)),
        (5, Gen.Choose(0, 1_000_000_000).Select(amount => amount * 1_000_000L)),
        (1, Gen.Elements(0L, long.MinValue, long.MinValue + 1, long.MaxValue, long.MaxValue / 2)));

    /// <summary>Rows of few users, most of them good, with money that sometimes overflows.</summary>
    public static Arbitrary<EquatableArray<Row<int>>> AnyRows { get; } =
        Arb.From(
            from rows in Gen.ListOf(
                from user in Gen.Choose(0, 12)
                from day in Day
                from amount in Amount
                select new Row<int>(user, day, amount))
            select rows.ToEquatableArray(),
            rows => Enumerable.Range(0, rows.Count).Select(i => rows.Where((_, at) => at != i).ToEquatableArray()));

    public static Arbitrary<ColumnarOptions> AnyOptions { get; } =
        (from asOf in Gen.Frequency((10, Gen.Choose(-10, 20)), (1, Gen.Elements(-719_162, 2_932_531)))
         from window in Gen.Frequency((5, Gen.Constant(0)), (5, Gen.Choose(1, 30)), (1, Gen.Constant(int.MaxValue)))
         from refunds in Gen.Elements(ColumnarRefunds.Net, ColumnarRefunds.Ignore)
         select new ColumnarOptions
         {
             AsOfDay = asOf,
             LookBackDays = window == 0 ? null : window,
             Refunds = refunds,
             Source = "test",
         }).ToArbitrary();

    /// <summary>How the work is cut up: threads, chunks and parts.</summary>
    public static Arbitrary<Cut> AnyCut { get; } =
        (from degree in Gen.Choose(1, 8)
         from chunks in Gen.Choose(1, 9)
         from parts in Gen.Choose(1, 20)
         select new Cut(degree, chunks, parts)).ToArbitrary();
}

internal sealed record Cut(int Degree, int Chunks, int Parts);
