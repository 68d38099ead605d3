using FsCheck;
using FsCheck.Fluent;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Tests.Rfm;

public class OrderStatisticsTests
{
    private static Arbitrary<long[]> AnyColumn { get; } =
        (from size in Gen.Frequency((1, Gen.Choose(1, 2048)), (3, Gen.Choose(2049, 9000)))
         from shape in Gen.Elements(Enum.GetValues<Shape>())
         from seed in Gen.Choose(0, int.MaxValue)
         select Column(size, shape, (ulong)seed)).ToArbitrary();

    private static Arbitrary<int[]> AnyRanks { get; } = Gen.ArrayOf(Gen.Choose(0, 1_000_000), 18).ToArbitrary();

    [Fact]
    public void Long_columns_give_the_values_that_sorting_gives() =>
        Law.Holds(AnyColumn, AnyRanks, (column, ranks) => SameAsSorting(column, ranks));

    [Fact]
    public void Int_columns_give_the_values_that_sorting_gives() =>
        Law.Holds(AnyColumn, AnyRanks, (column, ranks) =>
            SameAsSorting(Array.ConvertAll(column, value => unchecked((int)value)), ranks));

    [Fact]
    public void A_million_values_with_a_far_outlier_give_the_values_that_sorting_gives()
    {
        var column = Column(1_000_000, Shape.Outlier, 1);

        Assert.True(SameAsSorting(column, [0, 199_999, 200_000, 400_000, 600_000, 800_000, 999_998, 999_999]));
    }

    [Fact]
    public void The_column_is_left_as_it_was()
    {
        var column = Column(5000, Shape.Any, 2);
        var before = column.ToArray();

        _ = OrderStatistics.Select<long>(column, [2500], new long[1]);

        Assert.Equal(before, column);
    }

    [Fact]
    public void Without_ranks_it_still_finds_the_smallest_and_the_largest() =>
        Assert.Equal((-4L, 9L), OrderStatistics.Select<long>([3, -4, 9], [], []));

    [Fact]
    public void What_cannot_be_answered_is_refused()
    {
        Assert.Equal("values", Assert.Throws<ArgumentException>(() => OrderStatistics.Select<int>([], [], [])).ParamName);
        Assert.Equal("ranks", Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.Select<int>([1], [1], new int[1])).ParamName);
        Assert.Equal("ranks", Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.Select<int>([1], [-1], new int[1])).ParamName);
        Assert.Equal("atRanks", Assert.Throws<ArgumentException>(() => OrderStatistics.Select<int>([1], [0], new int[2])).ParamName);
    }

    private static bool SameAsSorting<T>(T[] column, int[] places)
        where T : struct, System.Numerics.IBinaryInteger<T>
    {
        int[] ranks = [.. places.Select(place => place % column.Length), column.Length - 1, 0];
        var atRanks = new T[ranks.Length];
        var bounds = OrderStatistics.Select<T>(column, ranks, atRanks);
        var sorted = column.Order().ToArray();
        Assert.Equal((sorted[0], sorted[^1]), bounds);
        Assert.Equal(ranks.Select(rank => sorted[rank]), atRanks);
        return true;
    }

    /// <summary>Values in each of the shapes that lead selection another way.</summary>
    private static long[] Column(int size, Shape shape, ulong seed)
    {
        var column = new long[size];
        for (var i = 0; i < size; i++)
        {
            var value = Scatter(seed + (ulong)i);
            column[i] = shape switch
            {
                Shape.One => -3,
                Shape.Few => (long)(value % 5) * 1_000_000_007,
                Shape.Days => 19_000 + (long)(value % 730),
                Shape.Edge => (long)(value % 16_384) - (i % 2),
                Shape.Money => (long)(value % 100_000) * (long)(value >> 40),
                Shape.Outlier => i == size / 2 ? long.MaxValue : (long)(value % 50_000),
                Shape.Outliers => (i % 3) switch { 0 => long.MinValue, 1 => long.MaxValue, _ => (long)(value % 100_000) },
                _ => unchecked((long)value),
            };
        }

        return column;
    }

    private static ulong Scatter(ulong value)
    {
        unchecked
        {
            value *= 0x9E3779B97F4A7C15;
            value = (value ^ (value >> 32)) * 0xD6E8FEB86659FD93;
            return value ^ (value >> 32);
        }
    }

    private enum Shape
    {
        One,
        Few,
        Days,
        Edge,
        Money,
        Outlier,
        Outliers,
        Any,
    }
}
