using FsCheck;
using FsCheck.Fluent;

namespace UserOps.Tests.Statistics;

/// <summary>Series of counts to try forecasts on.</summary>
internal static class ForecastSeries
{
    /// <summary>Empty to 40 values: mostly zeros, small, great, rising and falling ones, and the greatest there are.</summary>
    public static Arbitrary<long[]> Any { get; } = Shrinking(
        from length in Gen.Choose(0, 40)
        from kind in Gen.Frequency(
            (3, Gen.Constant(Gen.Frequency((4, Gen.Constant(0L)), (1, Gen.Choose(1, 9).Select(value => (long)value))))),
            (3, Gen.Constant(Gen.Choose(0, 12).Select(value => (long)value))),
            (1, Gen.Constant(Gen.Choose(1, 12).Select(value => value * 1_000_000_000_000L))),
            (1, Gen.Constant(Gen.Elements(0L, 1L, long.MaxValue))))
        from values in Gen.ArrayOf(kind, length)
        from order in Gen.Choose(0, 3)
        select order == 0 ? values.Order().ToArray() : order == 1 ? values.OrderDescending().ToArray() : values);

    /// <summary>One value or more, small enough for a tolerance of absolute size.</summary>
    public static Arbitrary<long[]> Small { get; } = Shrinking(
        from length in Gen.Choose(1, 30)
        from values in Gen.ArrayOf(Gen.Frequency((1, Gen.Constant(0)), (2, Gen.Choose(0, 30))), length)
        select Array.ConvertAll(values, value => (long)value));

    public static Arbitrary<double> AnyWeight { get; } = Gen.Choose(0, 100).Select(percent => percent / 100.0).ToArbitrary();

    public static double[] ToDoubles(long[] counts) => Array.ConvertAll(counts, count => (double)count);

    /// <summary>Counts of a mean that varies by a gamma distribution of that dispersion; Poisson counts where it is 0.</summary>
    public static long[] Simulate(Dice dice, int length, Func<int, double> mean, double dispersion = 0)
    {
        var counts = new long[length];
        for (var i = 0; i < length; i++)
        {
            // A gamma variable of whole shape is a sum of exponential ones.
            var rate = mean(i);
            if (dispersion > 0)
            {
                var shape = (int)Math.Round(1 / dispersion);
                rate *= Enumerable.Range(0, shape).Sum(_ => -Math.Log(1 - dice.Throw())) / shape;
            }

            var (limit, product) = (Math.Exp(-rate), dice.Throw());
            while (product > limit)
            {
                counts[i]++;
                product *= dice.Throw();
            }
        }

        return counts;
    }

    private static Arbitrary<long[]> Shrinking(Gen<long[]> series) => Arb.From(series, values =>
        Enumerable.Range(0, values.Length).Select(place => values.Where((_, i) => i != place).ToArray())
            .Concat(Enumerable.Range(0, values.Length).Where(place => values[place] > 1).Select(place =>
            {
                var smaller = (long[])values.Clone();
                smaller[place] /= 2;
                return smaller;
            })));
}
