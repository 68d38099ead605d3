using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class Type7QuantileTests
{
    private static readonly Arbitrary<double[]> AnySorted = Arb.From(
        Gen.NonEmptyListOf(Gen.Choose(-1000, 1000).Select(cents => cents / 100.0)).Select(values => values.Order().ToArray()));

    private static readonly Arbitrary<double> AnyProbability =
        Arb.From(Gen.OneOf(Gen.Choose(0, 1000).Select(thousandths => thousandths / 1000.0), Gen.Elements(0.0, 0.25, 0.5, 1.0)));

    private static readonly Arbitrary<(int Numerator, int Denominator)> AnyFraction = Arb.From(
        from denominator in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, int.MaxValue))
        from numerator in Gen.Choose(0, denominator)
        select (numerator, denominator));

    // numpy.quantile([1, 2, 4, 8, 16], ...) and R's quantile(c(1, 2, 4, 8, 16), ..., type = 7).
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.6, 5.6)]
    [InlineData(0.9, 12.8)]
    [InlineData(1, 16)]
    public void Quantiles_of_five_values_are_those_of_R_and_NumPy(double probability, double expected) =>
        Assert.Equal(expected, Type7Quantile.Of([1, 2, 4, 8, 16], probability), 1e-14);

    [Theory]
    [InlineData(5, 1, 10, 0, 4)]
    [InlineData(5, 1, 2, 2, 0)]
    [InlineData(4, 1, 2, 1, 1)]
    [InlineData(1, 3, 5, 0, 0)]
    [InlineData(5, 0, 1, 0, 0)]
    [InlineData(5, 1, 1, 4, 0)]
    [InlineData(long.MaxValue, int.MaxValue, int.MaxValue, long.MaxValue - 1, 0)]
    [InlineData(long.MaxValue, 1, 3, 3_074_457_345_618_258_602, 0)]
    [InlineData(long.MaxValue - 1, int.MaxValue - 2, int.MaxValue, 9_223_372_028_264_841_209, 2)]
    public void The_position_is_exact(long count, int numerator, int denominator, long lower, int remainder) =>
        Assert.Equal(new QuantilePosition(lower, remainder), Type7Quantile.Position(count, numerator, denominator));

    [Fact]
    public void Whole_part_and_fraction_give_back_h() =>
        Law.Holds(Arb.From(Gen.Choose(1, int.MaxValue)), AnyFraction, (count, p) =>
        {
            var (lower, remainder) = Type7Quantile.Position(count, p.Numerator, p.Denominator);
            Assert.InRange(remainder, 0, p.Denominator - 1);
            return ((BigInteger)lower * p.Denominator) + remainder == ((BigInteger)count - 1) * p.Numerator;
        });

    [Fact]
    public void The_quantile_of_doubles_agrees_with_the_exact_position() =>
        Law.Holds(AnySorted, AnyFraction, (sorted, p) =>
        {
            var (lower, remainder) = Type7Quantile.Position(sorted.Length, p.Numerator, p.Denominator);
            var next = sorted[Math.Min(lower + 1, sorted.Length - 1)];
            var exact = sorted[lower] + ((next - sorted[lower]) * remainder / p.Denominator);
            return Math.Abs(Type7Quantile.Of(sorted, (double)p.Numerator / p.Denominator) - exact) <= 1e-11;
        });

    [Fact]
    public void A_greater_probability_never_has_a_smaller_quantile() =>
        Law.Holds(AnySorted, AnyProbability, AnyProbability, (sorted, p, q) =>
            Type7Quantile.Of(sorted, Math.Min(p, q)) <= Type7Quantile.Of(sorted, Math.Max(p, q)) + 1e-14);

    [Fact]
    public void The_quantile_lies_between_the_least_and_the_greatest_value_and_meets_both() =>
        Law.Holds(AnySorted, AnyProbability, (sorted, p) =>
        {
            Assert.Equal(sorted[0], Type7Quantile.Of(sorted, 0));
            Assert.Equal(sorted[^1], Type7Quantile.Of(sorted, 1));
            return Type7Quantile.Of(sorted, p) >= sorted[0] && Type7Quantile.Of(sorted, p) <= sorted[^1];
        });

    [Fact]
    public void The_mirrored_values_have_the_mirrored_quantile() =>
        Law.Holds(AnySorted, AnyProbability, (sorted, p) =>
        {
            double[] mirrored = [.. sorted.Reverse().Select(value => -value)];
            return Math.Abs(Type7Quantile.Of(mirrored, 1 - p) + Type7Quantile.Of(sorted, p)) <= 1e-11;
        });

    [Fact]
    public void Values_at_both_ends_of_the_doubles_do_not_overflow()
    {
        Assert.Equal(0, Type7Quantile.Of([-double.MaxValue, double.MaxValue], 0.5));
        Assert.Equal(double.MaxValue, Type7Quantile.Of([double.MaxValue, double.MaxValue], 0.3));
    }

    [Fact]
    public void Values_that_have_no_quantile_are_errors()
    {
        Assert.Equal("sorted", Assert.Throws<ArgumentException>(() => Type7Quantile.Of([], 0.5)).ParamName);
        Assert.Equal("sorted", Assert.Throws<ArgumentException>(() => Type7Quantile.Of([2, 1], 0.5)).ParamName);
        Assert.Equal("sorted", Assert.Throws<ArgumentException>(() => Type7Quantile.Of([double.NaN, 1], 0.5)).ParamName);
        Assert.Equal("sorted", Assert.Throws<ArgumentException>(() => Type7Quantile.Of([1, double.PositiveInfinity], 0.5)).ParamName);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_probability_outside_0_to_1_is_an_error(double probability) =>
        Assert.Equal(
            "probability",
            Assert.Throws<ArgumentOutOfRangeException>(() => Type7Quantile.Of([1, 2], probability)).ParamName);

    [Theory]
    [InlineData(0, 1, 2, "count")]
    [InlineData(5, 1, 0, "denominator")]
    [InlineData(5, -1, 2, "numerator")]
    [InlineData(5, 3, 2, "numerator")]
    public void A_position_that_cannot_be_is_an_error(long count, int numerator, int denominator, string parameter) =>
        Assert.Equal(
            parameter,
            Assert.Throws<ArgumentOutOfRangeException>(() => Type7Quantile.Position(count, numerator, denominator)).ParamName);
}
