namespace UserOps.Simulation;

/// <summary>Draws from the distributions that the shop is made of.</summary>
internal static class Samplers
{
    /// <summary>Above this mean a Poisson draw is a sum of draws, so that e^-mean keeps its digits.</summary>
    private const double LargestPoissonPart = 16;

    /// <summary>Draws a waiting time of mean 1, by inversion: -ln u.</summary>
    /// <param name="random">The stream.</param>
    /// <returns>A number from 0.</returns>
    public static double Exponential(this RandomStream random) => -Math.Log(random.NextPositiveUnit());

    /// <summary>Draws from the normal distribution of mean 0 and variance 1.</summary>
    /// <remarks>The polar method of Marsaglia and Bray, "A convenient method for generating normal variables" (SIAM
    /// Review 6, 1964); the second number of each pair is not kept, so that a draw depends on the stream alone.</remarks>
    /// <param name="random">The stream.</param>
    /// <returns>A number.</returns>
    public static double Normal(this RandomStream random)
    {
        while (true)
        {
            var x = (2 * random.NextUnit()) - 1;
            var y = (2 * random.NextUnit()) - 1;
            var square = (x * x) + (y * y);
            if (square is > 0 and < 1)
            {
                return x * Math.Sqrt(-2 * Math.Log(square) / square);
            }
        }
    }

    /// <summary>Draws from the log-normal distribution of mean 1: exp(spread z - spread²/2), z normal.</summary>
    /// <remarks>Its coefficient of variation is sqrt(exp(spread²) - 1).</remarks>
    /// <param name="random">The stream.</param>
    /// <param name="spread">The standard deviation of the logarithm, from 0.</param>
    /// <returns>A number above 0.</returns>
    public static double LogNormal(this RandomStream random, double spread) =>
        Math.Exp((spread * random.Normal()) - (spread * spread / 2));

    /// <summary>Draws from the gamma distribution of scale 1; its mean and its variance are the shape.</summary>
    /// <remarks>Marsaglia and Tsang, "A simple method for generating gamma variables" (ACM TOMS 26, 2000); shapes below 1
    /// by their section 6: gamma(shape + 1) u^(1/shape).</remarks>
    /// <param name="random">The stream.</param>
    /// <param name="shape">The shape, above 0.</param>
    /// <returns>A number from 0.</returns>
    public static double Gamma(this RandomStream random, double shape)
    {
        if (shape < 1)
        {
            return random.Gamma(shape + 1) * Math.Pow(random.NextPositiveUnit(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.Normal();
            var root = 1 + (c * x);
            if (root <= 0)
            {
                continue;
            }

            var v = root * root * root;
            var u = random.NextPositiveUnit();
            if (Math.Log(u) < (x * x / 2) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>Draws a chance from the beta distribution, as a/(a + b) of two gamma draws.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="mean">The mean, from 0 to 1; at either end the draw is the mean itself.</param>
    /// <param name="weight">The sum of the two shapes, above 0: the more, the nearer the draws to the mean.</param>
    /// <returns>A number from 0 to 1; its variance is mean (1 - mean) / (weight + 1).</returns>
    public static double Beta(this RandomStream random, double mean, double weight)
    {
        if (mean is <= 0 or >= 1)
        {
            return mean;
        }

        var a = random.Gamma(mean * weight);
        var b = random.Gamma((1 - mean) * weight);
        return a + b > 0 ? a / (a + b) : mean;
    }

    /// <summary>Draws from the Poisson distribution by multiplying uniform numbers until they fall below e^-mean.</summary>
    /// <remarks>
    /// Knuth, The Art of Computer Programming 2, 3.4.1 F. The work grows with the mean, which here is small.
    /// </remarks>
    /// <param name="random">The stream.</param>
    /// <param name="mean">The mean, from 0.</param>
    /// <returns>A count from 0.</returns>
    public static int Poisson(this RandomStream random, double mean)
    {
        var count = 0;
        for (var left = mean; left > 0; left -= LargestPoissonPart)
        {
            var floor = Math.Exp(-Math.Min(left, LargestPoissonPart));
            for (var product = random.NextPositiveUnit(); product > floor; product *= random.NextPositiveUnit())
            {
                count++;
            }
        }

        return count;
    }
}
