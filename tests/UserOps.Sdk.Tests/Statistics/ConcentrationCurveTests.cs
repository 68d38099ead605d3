using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class ConcentrationCurveTests
{
    private static readonly Gen<decimal> Money = Gen.OneOf(
        Gen.Choose(0, 5).Select(value => (decimal)value),
        Gen.Choose(-100, 1_000_000).Select(cents => cents / 100m),
        from units in Gen.Choose(0, int.MaxValue)
        from scale in Gen.Choose(0, 28)
        select new decimal(units, 0, 0, isNegative: false, (byte)scale));

    private static readonly Arbitrary<decimal[]> AnyValues = Arb.From(Gen.ArrayOf(Money), Shrunk);

    private static readonly Arbitrary<double> AnyFraction = Arb.From(Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0));

    [Fact]
    public void Four_items_as_reckoned_by_hand()
    {
        // 1 2 3 4: the pairs differ by 1 (6 times), 2 (4 times), 3 (2 times); 20 / 16 / (2 * 2.5) = 0.25.
        var curve = ConcentrationCurve.Of([3, 1, 4, 2]);

        Assert.Equal(4, curve.Count);
        Assert.Equal(10, curve.Total);
        Assert.Equal(0.25, curve.Gini);
        Assert.Equal(0.4, curve.TopShare(0.25));
        Assert.Equal(0.55, curve.TopShare(0.375)!.Value, 1e-15);
        Assert.Equal([new(0, 0), new(0.25, 0.4), new(0.5, 0.7), new(0.75, 0.9), new(1, 1)], curve.Points(5));
    }

    [Fact]
    public void Equal_items_have_a_gini_of_exactly_0_and_one_owner_of_exactly_1_less_1_by_n()
    {
        Assert.Equal(0, ConcentrationCurve.Of(Enumerable.Repeat(0.1m, 7)).Gini);
        Assert.Equal(0, ConcentrationCurve.Of([42]).Gini);
        Assert.Equal(0.875, ConcentrationCurve.Of([0, 0, 0, 5, 0, 0, 0, 0]).Gini);
        Assert.Equal(1, ConcentrationCurve.Of([0, 0, 0, 5, 0, 0, 0, 0]).TopShare(0.125));
    }

    [Fact]
    public void Nothing_to_share_has_no_curve()
    {
        foreach (var curve in new[] { ConcentrationCurve.Of([]), ConcentrationCurve.Of([0, 0.00m, -3]) })
        {
            Assert.Equal(0, curve.Total);
            Assert.Null(curve.Gini);
            Assert.Null(curve.TopShare(0.2));
            Assert.Empty(curve.Points(11));
        }
    }

    [Fact]
    public void Negative_items_count_as_0_and_are_reported()
    {
        var curve = ConcentrationCurve.Of([-5, 3, -0.01m, 1]);

        Assert.Equal(2, curve.NegativeCount);
        Assert.Equal(4, curve.Count);
        Assert.Equal(ConcentrationCurve.Of([0, 3, 0, 1]).Gini, curve.Gini);
        Assert.Equal(4, curve.Total);
    }

    [Fact]
    public void The_gini_is_half_the_relative_mean_difference_of_all_pairs() =>
        Law.Holds(AnyValues, values =>
        {
            double[] x = [.. values.Select(value => (double)Math.Max(value, 0))];
            var mean = x.Sum() / Math.Max(1, x.Length);
            var gini = ConcentrationCurve.Of(values).Gini;
            return gini is null
                ? mean == 0
                : Math.Abs(gini.Value - (x.Sum(a => x.Sum(b => Math.Abs(a - b))) / (2 * mean * x.Length * x.Length))) < 1e-12;
        });

    [Fact]
    public void The_top_share_is_the_sum_of_the_greatest_by_the_sum_of_all() =>
        Law.Holds(AnyValues, AnyFraction, (values, fraction) =>
        {
            double[] x = [.. values.Select(value => (double)Math.Max(value, 0)).OrderDescending()];
            var items = fraction * x.Length;
            var top = x.Select((value, i) => value * Math.Clamp(items - i, 0, 1)).Sum();
            var share = ConcentrationCurve.Of(values).TopShare(fraction);
            return share is null ? x.Sum() == 0 : Math.Abs(share.Value - (top / x.Sum())) < 1e-12;
        });

    [Fact]
    public void The_order_and_the_spelling_of_the_items_do_not_matter() =>
        Law.Holds(AnyValues, values =>
        {
            var curve = ConcentrationCurve.Of(values);
            Assert.Equal(curve, ConcentrationCurve.Of(values.Reverse()));
            Assert.Equal(curve, ConcentrationCurve.Of(values.Order()));
            return curve == ConcentrationCurve.Of(values.Select(value => Math.Abs(value) < 1_000_000 ? value + 0.000m : value));
        });

    [Fact]
    public void The_curve_rises_from_0_to_1_and_never_steepens() =>
        Law.Holds(AnyValues, Arb.From(Gen.Choose(2, 40)), (values, count) =>
        {
            var points = ConcentrationCurve.Of(values).Points(count);
            if (points.Count == 0)
            {
                return values.All(value => value <= 0);
            }

            Assert.Equal(new ConcentrationPoint(0, 0), points[0]);
            Assert.Equal(new ConcentrationPoint(1, 1), points[^1]);
            for (var i = 1; i < count; i++)
            {
                Assert.True(points[i].ItemShare > points[i - 1].ItemShare && points[i].ValueShare >= points[i - 1].ValueShare);
                Assert.True(points[i].ValueShare >= points[i].ItemShare - 1e-15);
                var before = i == 1 ? double.PositiveInfinity : points[i - 1].ValueShare - points[i - 2].ValueShare;
                Assert.True(points[i].ValueShare - points[i - 1].ValueShare <= before + 1e-14);
            }

            return points.Count == count;
        });

    [Fact]
    public void The_points_lie_on_the_curve() =>
        Law.Holds(AnyValues, Arb.From(Gen.Choose(2, 40)), (values, count) =>
        {
            var curve = ConcentrationCurve.Of(values);
            return curve.Points(count).All(point => Math.Abs(point.ValueShare - curve.TopShare(point.ItemShare)!.Value) < 1e-13);
        });

    [Fact]
    public void Multiplying_every_item_changes_neither_gini_nor_shares() =>
        Law.Holds(AnyValues, AnyFraction, (values, fraction) =>
        {
            var (one, ten) = (ConcentrationCurve.Of(values), ConcentrationCurve.Of(values.Select(value => value * 10)));
            return one.Gini == ten.Gini && Math.Abs((one.TopShare(fraction) ?? 0) - (ten.TopShare(fraction) ?? 0)) < 1e-15;
        });

    [Fact]
    public void A_gift_from_the_richest_to_the_poorest_never_raises_the_gini() =>
        Law.Holds(AnyValues, values =>
        {
            decimal[] sorted = [.. values.Select(value => Math.Max(value, 0)).Order()];
            if (sorted.Length < 2)
            {
                return true;
            }

            var before = ConcentrationCurve.Of(sorted).Gini;
            var gift = Math.Round((sorted[^1] - sorted[0]) / 2, 2, MidpointRounding.ToZero);
            sorted[0] += gift;
            sorted[^1] -= gift;
            return !(ConcentrationCurve.Of(sorted).Gini > before + 1e-15);
        });

    [Fact]
    public void The_total_is_the_exact_sum() =>
        Law.Holds(Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue).Select(units => units / 10_000m))), values =>
            ConcentrationCurve.Of(values).Total == values.Sum());

    [Fact]
    public void Great_values_with_nine_decimals_keep_every_digit_of_their_sum()
    {
        // 10,000 times 999,999,999,999,999,999.999999999 is 34 digits less one unit: more than a decimal holds, so it is rounded.
        var curve = ConcentrationCurve.Of(Enumerable.Repeat(999_999_999_999_999_999.999999999m, 10_000));

        Assert.Equal(9_999_999_999_999_999_999_999.99999m, curve.Total);
        Assert.Equal(0, curve.Gini);
        Assert.Equal(0.2, curve.TopShare(0.2)!.Value, 1e-15);
    }

    [Fact]
    public void The_greatest_and_the_smallest_decimal_live_together()
    {
        // At one decimal place for both they need 189 bits.
        var curve = ConcentrationCurve.Of([0.0000000000000000000000000001m, 79_228_162_514_264_337_593_543_950_334m]);

        Assert.Equal(79_228_162_514_264_337_593_543_950_334m, curve.Total);
        Assert.Equal(0.5, curve.Gini);
        Assert.Equal(1, curve.TopShare(0.5));
    }

    [Fact]
    public void A_total_beyond_the_decimals_is_an_overflow_that_says_so()
    {
        var error = Assert.Throws<OverflowException>(() => ConcentrationCurve.Of([decimal.MaxValue, 1]));

        Assert.Contains("The total of the values is about 7.923e+28", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_total_half_way_rounds_to_the_even_digit()
    {
        Assert.Equal(70_000_000_000_000_000_000_000_000_000m, Total(70_000_000_000_000_000_000_000_000_000m, 0.5m));
        Assert.Equal(70_000_000_000_000_000_000_000_000_002m, Total(70_000_000_000_000_000_000_000_000_001m, 0.5m));
        Assert.Equal(70_000_000_000_000_000_000_000_000_001m, Total(70_000_000_000_000_000_000_000_000_000m, 0.5000000000000000000000000001m));

        static decimal Total(params decimal[] values) => ConcentrationCurve.Of(values).Total;
    }

    [LongFact]
    public void Ten_million_items_work()
    {
        var curve = ConcentrationCurve.Of(
            Enumerable.Range(0, 10_000_000).Select(i => 900_000_000_000_000_000.000000001m + (i * 7919L % 10_000_000)));

        Assert.Equal(9_000_000_000_049_999_995_000_000.01m, curve.Total);
        Assert.InRange(curve.Gini!.Value, 1.85e-12, 1.852e-12);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_fraction_outside_0_to_1_is_an_error(double fraction) =>
        Assert.Equal(
            "fractionOfItems",
            Assert.Throws<ArgumentOutOfRangeException>(() => ConcentrationCurve.Of([1]).TopShare(fraction)).ParamName);

    [Fact]
    public void A_curve_needs_values_and_two_points()
    {
        Assert.Throws<ArgumentNullException>(() => ConcentrationCurve.Of(null!));
        Assert.Equal("count", Assert.Throws<ArgumentOutOfRangeException>(() => ConcentrationCurve.Of([1]).Points(1)).ParamName);
    }

    private static IEnumerable<decimal[]> Shrunk(decimal[] values) =>
        Enumerable.Range(0, values.Length).Select(skip => values.Where((_, i) => i != skip).ToArray());
}
