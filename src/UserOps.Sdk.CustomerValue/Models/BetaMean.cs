namespace UserOps.CustomerValue;

/// <summary>The mean of a function over a beta distribution, to about 13 digits, for any parameters.</summary>
/// <remarks>
/// <para>The conditional expectations of the BG/NBD family are such means. Their closed form, with Gauss's hypergeometric function
/// 2F1, loses digits where a is next to 1 and for short times, and its series needs very many terms for long ones. The mean itself
/// has none of these: with p = 1 / (1 + e^-y) everything is analytic around the real line, so the trapezoidal rule converges
/// exponentially (L. N. Trefethen and J. A. C. Weideman, "The exponentially convergent trapezoidal rule", SIAM Review 56 (2014)
/// 385-458), and all terms are positive.</para>
/// <para>Far out both tails are geometric series and are summed as such, so parameters next to 0 cost nothing.</para>
/// </remarks>
internal static class BetaMean
{
    private const double Step = 0.25;
    private const double Digits = 1e-17;

    /// <summary>Finds the mean of a function of p, where p has the beta distribution of a and b.</summary>
    public static double Of<TFunction>(double a, double b, in TFunction function)
        where TFunction : struct, IShareFunction => PointsOf(a, b, function.Scale).Mean(function);

    /// <summary>Makes what takes the means of many functions over one beta distribution: the points and their weights are found once.</summary>
    /// <param name="a">The first parameter.</param>
    /// <param name="b">The second parameter.</param>
    /// <param name="scale">The greatest <see cref="IShareFunction.Scale"/> of the functions.</param>
    public static BetaPoints PointsOf(double a, double b, double scale)
    {
        // The weights p^a q^b dy have their peak where y = ln (a / b), and there the width √(1/a + 1/b).
        var peak = Math.Log(a / b);
        var step = Math.Min(Step, 0.6 * Math.Sqrt((1 / a) + (1 / b)));
        var top = LogWeight(a, b, peak, out var share);
        var points = new List<(double Share, double Weight)> { (share, 1) };

        // On the left a function may be greater than at the peak by its whole fall, which ends where p is 1 / scale.
        Walk(+1, b, Math.Log(Math.Max(a, scale) / Digits), peak);
        Walk(-1, a, Math.Log(Math.Max(b, scale) / Digits), Math.Max(-peak, Math.Log(scale)) + (44 / a));
        return new(points);

        void Walk(int direction, double tail, double end, double least)
        {
            for (var i = 1; ; i++)
            {
                var y = peak + (direction * i * step);
                var weight = Math.Exp(LogWeight(a, b, y, out var at) - top);
                if (direction * y > end)
                {
                    // From here on the weights are a geometric series and the functions stay.
                    points.Add((at, weight + (weight / NearZero.ExpM1(tail * step))));
                    return;
                }

                points.Add((at, weight));
                if (weight < 1e-300 || (weight < 1e-19 && direction * y > least))
                {
                    return;
                }
            }
        }
    }

    /// <summary>ln p^a q^b, and p, at y = ln (p / q).</summary>
    private static double LogWeight(double a, double b, double y, out double share)
    {
        var small = Math.Exp(-Math.Abs(y));
        var log = NearZero.LogP1(small);
        share = (y > 0 ? 1 : small) / (1 + small);
        return (a * (Math.Min(y, 0) - log)) + (b * (-Math.Max(y, 0) - log));
    }
}
