namespace UserOps.Statistics;

/// <summary>The standard normal distribution: mean 0, standard deviation 1.</summary>
/// <remarks>Pure functions; neither ever returns NaN. The order of operations is fixed, so every run gives the same bits.</remarks>
public static class NormalDistribution
{
    // Numerator and denominator coefficients, the constant term first; the three ranges of AS 241, PPND16.
    private static readonly double[] CentreTop =
    [
        3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
        4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3,
    ];

    private static readonly double[] CentreBottom =
    [
        1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
        2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3,
    ];

    private static readonly double[] ShoulderTop =
    [
        1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
        1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ];

    private static readonly double[] ShoulderBottom =
    [
        1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1,
        1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] TailTop =
    [
        6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
        2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] TailBottom =
    [
        1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    // The same for the three ranges of Cody's ANORM.
    private static readonly double[] NearTop =
    [
        1.8154981253343561249e4, 1.0676894854603709582e3, 1.6102823106855587881e2, 2.2352520354606839287e0,
        6.5682337918207449113e-2,
    ];

    private static readonly double[] NearBottom =
    [
        4.5507789335026729956e4, 1.0260932208618978205e4, 9.7609855173777669322e2, 4.7202581904688241870e1, 1.0,
    ];

    private static readonly double[] MiddleTop =
    [
        9.8427148383839780218e3, 1.1602651437647350124e4, 6.8481904505362823326e3, 2.4945375852903726711e3,
        5.9727027639480026226e2, 9.3506656132177855979e1, 8.8831497943883759412e0, 3.9894151208813466764e-1,
        1.0765576773720192317e-8,
    ];

    private static readonly double[] MiddleBottom =
    [
        1.9685429676859990727e4, 3.8912003286093271411e4, 3.4900952721145977266e4, 1.8615571640885098091e4,
        6.4855582982667607550e3, 1.5193775994075548050e3, 2.3538790178262499861e2, 2.2266688044328115691e1, 1.0,
    ];

    private static readonly double[] FarTop =
    [
        2.9112874951168792e-5, 1.421619193227893466e-3, 2.2235277870649807e-2, 1.274011611602473639e-1,
        2.1589853405795699e-1, 2.307344176494017303e-2,
    ];

    private static readonly double[] FarBottom =
    [
        7.29751555083966205e-5, 3.78239633202758244e-3, 6.59881378689285515e-2, 4.68238212480865118e-1,
        1.28426009614491121e0, 1.0,
    ];

    private static readonly double OneOverRootTwoPi = 1 / Math.Sqrt(2 * Math.PI);

    /// <summary>Finds the value below which a given share of the distribution lies.</summary>
    /// <remarks>
    /// M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988)
    /// 477-484, routine PPND16. The relative error is below 1e-15 for every <see cref="double"/> between 0 and 1, also
    /// in the tails. A probability next to 1 is itself known to 1e-16 only: where the upper tail matters, ask for the
    /// lower one and change the sign.
    /// </remarks>
    /// <param name="probability">The share, more than 0 and less than 1.</param>
    /// <returns>The quantile: 1.959963984540054 for 0.975.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="probability"/> isn't between 0 and 1.</exception>
    public static double Quantile(double probability)
    {
        if (!(probability > 0 && probability < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, "A probability must be more than 0 and less than 1; the quantiles of 0 and 1 are infinite.");
        }

        var fromCentre = probability - 0.5;
        if (Math.Abs(fromCentre) <= 0.425)
        {
            return fromCentre * Ratio(CentreTop, CentreBottom, 0.180625 - (fromCentre * fromCentre));
        }

        var depth = Math.Sqrt(-Math.Log(fromCentre < 0 ? probability : 1 - probability));
        var size = depth <= 5
            ? Ratio(ShoulderTop, ShoulderBottom, depth - 1.6)
            : Ratio(TailTop, TailBottom, depth - 5);
        return fromCentre < 0 ? -size : size;
    }

    /// <summary>Finds the share of the distribution that lies at or below a value.</summary>
    /// <remarks>
    /// W. J. Cody, "Rational Chebyshev approximations for the error function", Mathematics of Computation 23 (1969)
    /// 631-637, in the form of his function ANORM (SPECFUN, ACM TOMS Algorithm 715, 1993), which keeps the lower tail's
    /// relative accuracy: the relative error is below 1e-15 down to the smallest normal <see cref="double"/>, at -37.5;
    /// below that the result runs out of digits, and from -38.6 on it is 0.
    /// </remarks>
    /// <param name="z">The value; may be infinite.</param>
    /// <returns>The probability, between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="z"/> is NaN.</exception>
    public static double Cdf(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), z, "A value must be a number, not NaN; leave missing values out.");
        }

        var size = Math.Abs(z);
        if (size <= 0.66291)
        {
            return 0.5 + (z * Ratio(NearTop, NearBottom, z * z));
        }

        var tail = Tail(size);
        return z < 0 ? tail : 1 - tail;
    }

    private static double Tail(double z)
    {
        if (z >= 40)
        {
            return 0;
        }

        double scaled;
        if (z <= 5.656854249492380195) // the square root of 32
        {
            scaled = Ratio(MiddleTop, MiddleBottom, z);
        }
        else
        {
            var inverse = 1 / (z * z);
            scaled = (OneOverRootTwoPi - (inverse * Ratio(FarTop, FarBottom, inverse))) / z;
        }

        // exp(-z*z/2) from a multiple of 1/16, whose square is exact, and the small rest: no digit of z is lost.
        var coarse = Math.Truncate(z * 16) / 16;
        var rest = (z - coarse) * (z + coarse);
        return Math.Exp(-coarse * coarse / 2) * Math.Exp(-rest / 2) * scaled;
    }

    private static double Ratio(double[] top, double[] bottom, double x) => Polynomial(top, x) / Polynomial(bottom, x);

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = coefficients[^1];
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
