namespace UserOps.Simulation.Tests;

/// <summary>Means and variances of 200,000 draws against theory, to within five standard errors.</summary>
public sealed class SamplersTests
{
    private const int Draws = 200_000;

    [Fact]
    public void Waiting_times_have_mean_and_variance_one() =>
        AssertMoments(static random => random.Exponential(), mean: 1, variance: 1, fourth: 9);

    [Fact]
    public void Waiting_times_are_over_two_in_e_to_the_minus_two_of_cases() =>
        AssertMoments(static random => random.Exponential() > 2 ? 1 : 0, Math.Exp(-2));

    [Fact]
    public void Normal_draws_have_mean_zero_and_variance_one() =>
        AssertMoments(static random => random.Normal(), mean: 0, variance: 1, fourth: 3);

    /// <summary>P(z &gt; 1.959964) = 0.025.</summary>
    [Fact]
    public void Normal_draws_have_the_tails_of_the_table() =>
        AssertMoments(static random => random.Normal() > 1.959963984540054 ? 1 : 0, 0.025);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.55)]
    [InlineData(0.8)]
    public void Log_normal_draws_have_mean_one_and_the_variance_of_their_spread(double spread)
    {
        // With w = exp(spread²): variance w - 1, kurtosis w⁴ + 2w³ + 3w² - 3.
        var w = Math.Exp(spread * spread);
        AssertMoments(
            random => random.LogNormal(spread), 1, w - 1, (w - 1) * (w - 1) * (Math.Pow(w, 4) + (2 * Math.Pow(w, 3)) + (3 * w * w) - 3));
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.8)]
    [InlineData(1)]
    [InlineData(1.5)]
    [InlineData(12)]
    public void Gamma_draws_have_their_shape_as_mean_and_variance(double shape) =>
        AssertMoments(random => random.Gamma(shape), shape, shape, (3 * shape * shape) + (6 * shape));

    /// <summary>P(gamma(2) &gt; 3) = 4 e^-3.</summary>
    [Fact]
    public void Gamma_draws_have_the_tail_of_an_erlang() =>
        AssertMoments(static random => random.Gamma(2) > 3 ? 1 : 0, 4 * Math.Exp(-3));

    [Theory]
    [InlineData(0.06, 20)]
    [InlineData(0.4, 20)]
    [InlineData(0.9, 3)]
    public void Beta_draws_have_the_mean_and_variance_asked_for(double mean, double weight)
    {
        // Kurtosis: 3 (n + 1) (2n² + ab (n - 6)) / (ab (n + 2) (n + 3)), with shapes a, b and n = a + b.
        var ab = mean * (1 - mean) * weight * weight;
        var variance = mean * (1 - mean) / (weight + 1);
        var kurtosis = 3 * (weight + 1) * ((2 * weight * weight) + (ab * (weight - 6))) / (ab * (weight + 2) * (weight + 3));
        AssertMoments(random => random.Beta(mean, weight), mean, variance, variance * variance * kurtosis);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_sure_chance_is_itself(double chance) => Assert.Equal(chance, new RandomStream(3).Beta(chance, 20));

    [Theory]
    [InlineData(0.4)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(40.5)]
    public void Poisson_counts_have_their_mean_as_variance(double mean) =>
        AssertMoments(random => random.Poisson(mean), mean, mean, mean + (3 * mean * mean));

    [Fact]
    public void Poisson_counts_of_mean_one_are_zero_in_one_of_e_cases() =>
        AssertMoments(static random => random.Poisson(1) == 0 ? 1 : 0, Math.Exp(-1));

    [Fact]
    public void Poisson_counts_of_mean_zero_are_zero() => Assert.Equal(0, new RandomStream(3).Poisson(0));

    private static void AssertMoments(Func<RandomStream, double> draw, double chance) =>
        AssertMoments(
            draw, chance, chance * (1 - chance), chance * (1 - chance) * (1 - (3 * chance * (1 - chance))));

    /// <summary>Draws many times and compares the first two moments with theory.</summary>
    /// <param name="draw">The draw.</param>
    /// <param name="mean">The mean by theory.</param>
    /// <param name="variance">The variance by theory.</param>
    /// <param name="fourth">The fourth central moment by theory, which gives the standard error of the variance.</param>
    private static void AssertMoments(Func<RandomStream, double> draw, double mean, double variance, double fourth)
    {
        const double errors = 5;
        var random = new RandomStream(20260105);
        var values = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            values[i] = draw(random);
        }

        var seenMean = values.Average();
        var seenVariance = values.Average(value => (value - mean) * (value - mean));
        var meanError = errors * Math.Sqrt(variance / Draws);
        var varianceError = errors * Math.Sqrt((fourth - (variance * variance)) / Draws);
        Assert.InRange(seenMean, mean - meanError, mean + meanError);
        Assert.InRange(seenVariance, variance - varianceError, variance + varianceError);
    }
}
