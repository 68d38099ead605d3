using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

/// <summary>The gamma and beta functions and the tails made of them, against values of 20 digits (mpmath 1.3 with 60 digits).</summary>
public class TailTests
{
    private static readonly Arbitrary<double> AnyMean = Gen.Choose(1, 4000).Select(hundredths => hundredths / 100.0).ToArbitrary();

    private static readonly Arbitrary<int> AnyCount = Gen.Choose(0, 120).ToArbitrary();

    [Theory]
    [InlineData(0.1, 2.25271265173420595987)]
    [InlineData(0.5, 0.5723649429247000870717)]
    [InlineData(1.5, -0.1207822376352452223455)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 0.6931471805599453094172)]
    [InlineData(10, 12.80182748008146961121)]
    [InlineData(14.9, 24.92413200221727735253)]
    [InlineData(15.1, 25.45899975099266403556)]
    [InlineData(100.25, 360.2845596377642349684)]
    [InlineData(1e6, 12815504.56914761165998)]
    [InlineData(1e-10, 23.0258509298827352737)]
    public void The_logarithm_of_gamma_has_fourteen_digits(double x, double expected) =>
        Assert.Equal(expected, GammaFunction.Log(x), 1e-14 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(0.5, 0.3, 0.5614219739190001449497, 0.4385780260809998550503)]
    [InlineData(3, 10, 0.9972306042844884240563, 0.002769395715511575943671)]
    [InlineData(10, 3, 0.00110248813011547974214, 0.9988975118698845202579)]
    [InlineData(100, 90, 0.158220989186430168105, 0.841779010813569831895)]
    [InlineData(100, 130, 0.997249591632693473723, 0.002750408367306526276986)]
    [InlineData(1000, 1100, 0.9989406767460700226511, 0.001059323253929977348875)]
    [InlineData(1e6, 1002000, 0.9771959041012301372418, 0.02280409589876986275816)]
    [InlineData(2.5, 0.01, 0.000002987601531906593689085, 0.9999970123984680934063)]
    [InlineData(5, 60, 0.9999999999999999999949, 5.060046065842573939319e-21)]
    public void The_incomplete_gamma_functions_have_twelve_digits(double a, double x, double lower, double upper)
    {
        Near(lower, GammaFunction.Lower(a, x), 1e-12);
        Near(upper, GammaFunction.Upper(a, x), 1e-12);
    }

    [Theory]
    [InlineData(2, 3, 0.4, 0.5248)]
    [InlineData(0.5, 0.5, 0.25, 0.3333333333333333333333)]
    [InlineData(30, 4.2, 0.5, 9.593453185893696561406e-7)]
    [InlineData(5, 1000, 0.01, 0.9720514415805688050178)]
    [InlineData(200, 3, 0.9, 1.566227562121483830817e-7)]
    [InlineData(1, 1, 0.3, 0.3)]
    [InlineData(1000, 1000, 0.45, 0.000003683198869007561006585)]
    public void The_incomplete_beta_function_has_twelve_digits(double a, double b, double x, double expected) =>
        Near(expected, BetaFunction.Regularized(a, b, x), 1e-12);

    [Theory]
    [InlineData(1e6, 2.5, 0.9999959188741397, 0.14751621354579865036)]
    [InlineData(1e6, 0.5, 0.9999966715766606, 0.0098775029867445914962)]
    [InlineData(2.5, 1e6, 4.08112586028385e-06, 0.85248378645714207009)]
    [InlineData(1e9, 1e9, 0.49998881966011527, 0.15865525399136255454)]
    [InlineData(0.01, 1e6, 1e-10, 0.91721434255295040603)]
    [InlineData(1e9, 3, 0.99999999, 0.0027693954652499365075)]
    public void Great_parameters_cost_no_digits(double a, double b, double x, double expected) =>
        Near(expected, BetaFunction.Regularized(a, b, x), 5e-12);

    [Theory]
    [InlineData(0, 3, 1)]
    [InlineData(1, 3, 0.9502129316321360570207)]
    [InlineData(8, 3, 0.01190450385635738879926)]
    [InlineData(20, 10, 0.003454341975856807682166)]
    [InlineData(30, 10, 2.509951201527907823359e-7)]
    [InlineData(3, 0.1, 0.0001546530702646716535048)]
    [InlineData(150, 100, 0.000001884210466038670013533)]
    [InlineData(1100, 1000, 0.000962630405866557160942)]
    [InlineData(100, 3, 2.833542196466137671225e-112)]
    public void The_tail_of_poisson_has_twelve_digits(int count, double mean, double expected) =>
        Near(expected, PoissonDistribution.UpperTail(count, mean), 1e-12);

    [Theory]
    [InlineData(1, 3, 0.5, 0.84)]
    [InlineData(12, 3, 0.5, 0.0126253375488)]
    [InlineData(30, 10, 0.2, 0.003919433658214017101228)]
    [InlineData(3, 0.1, 2, 0.001547421214540939010732)]
    [InlineData(150, 100, 0.01, 0.0007405830665641274727253)]
    [InlineData(40, 10, 1e-4, 7.670901547555824831478e-13)]
    public void The_negative_binomial_tail_has_eleven_digits(int count, double mean, double dispersion, double expected) =>
        Near(expected, NegativeBinomialDistribution.UpperTail(count, mean, dispersion), 1e-11);

    [Fact]
    public void The_tail_of_poisson_is_one_less_the_sum_of_its_terms() =>
        Law.Holds(AnyMean, AnyCount, (mean, count) =>
        {
            var (sum, term) = (0.0, Math.Exp(-mean));
            for (var i = 0; i < count; i++)
            {
                sum += term;
                term *= mean / (i + 1);
            }

            return Math.Abs(PoissonDistribution.UpperTail(count, mean) - (1 - sum)) < 1e-12;
        });

    [Fact]
    public void The_negative_binomial_tail_is_one_less_the_sum_of_its_terms() =>
        Law.Holds(AnyMean, AnyMean, AnyCount, (mean, size, count) =>
        {
            var p = size / (size + mean);
            var (sum, term) = (0.0, Math.Pow(p, size));
            for (var i = 0; i < count; i++)
            {
                sum += term;
                term *= (i + size) / (i + 1) * (1 - p);
            }

            return Math.Abs(NegativeBinomialDistribution.UpperTail(count, mean, 1 / size) - (1 - sum)) < 1e-11;
        });

    [Fact]
    public void More_dispersion_makes_far_counts_likelier_and_none_is_poisson() =>
        Law.Holds(AnyMean, AnyCount, (mean, above) =>
        {
            var count = (long)Math.Ceiling(mean + (3 * Math.Sqrt(mean)) + above);
            double[] tails = [.. new[] { 0, 1e-13, 1e-6, 0.01, 0.1, 0.5 }.Select(dispersion => NegativeBinomialDistribution.UpperTail(count, mean, dispersion))];
            Assert.Equal(PoissonDistribution.UpperTail(count, mean), tails[0]);
            Assert.Equal(tails[0], tails[1]);
            return tails.Zip(tails.Skip(1)).All(pair => pair.First <= pair.Second * (1 + 1e-9));
        });

    [Fact]
    public void The_dispersion_is_that_of_the_moments_and_0_where_there_is_none()
    {
        Assert.Equal(0.2, NegativeBinomialDistribution.Dispersion(10, 30));
        Assert.Equal(0, NegativeBinomialDistribution.Dispersion(10, 10));
        Assert.Equal(0, NegativeBinomialDistribution.Dispersion(10, 3));
        Assert.Equal(0, NegativeBinomialDistribution.Dispersion(0, 0));
    }

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("x", () => GammaFunction.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => GammaFunction.Lower(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("a", () => GammaFunction.Upper(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>("x", () => BetaFunction.Regularized(1, 1, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>("b", () => BetaFunction.Regularized(1, 0, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("count", () => PoissonDistribution.UpperTail(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => PoissonDistribution.UpperTail(1, double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>("dispersion", () => NegativeBinomialDistribution.UpperTail(1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("variance", () => NegativeBinomialDistribution.Dispersion(1, double.NaN));
    }

    [Fact]
    public void The_ends_are_exact()
    {
        Assert.Equal((0.0, 1.0), (GammaFunction.Lower(3, 0), GammaFunction.Upper(3, 0)));
        Assert.Equal((1.0, 0.0), (GammaFunction.Lower(3, double.PositiveInfinity), GammaFunction.Upper(3, double.PositiveInfinity)));
        Assert.Equal((0.0, 1.0), (BetaFunction.Regularized(2, 3, 0), BetaFunction.Regularized(2, 3, 1)));
        Assert.Equal((1.0, 0.0), (PoissonDistribution.UpperTail(0, 0), PoissonDistribution.UpperTail(1, 0)));
        Assert.Equal(0, NegativeBinomialDistribution.UpperTail(1, 0, 3));
    }

    private static void Near(double expected, double actual, double relative) => Assert.Equal(expected, actual, relative * expected);
}
