namespace UserOps.Statistics;

/// <summary>The exact comparison of two rates of events: did what comes by chance come less often afterwards?</summary>
public static class PoissonComparison
{
    /// <summary>Finds how likely so few events are after a change, if the rate had stayed as it was.</summary>
    /// <remarks>
    /// <para>J. Przyborowski and H. Wilenski, "Homogeneity of results in testing samples from Poisson series", Biometrika 31 (1940) 313-323. Given
    /// how many events there were in all, those after are binomial with the share of the exposure that was after: P(X ≤ after) of n = before +
    /// after and t2 / (t1 + t2), by the regularised incomplete beta function. One-sided. For a rise exchange the two.</para>
    /// <para>The relative error is below 1e-11, also far out in the tail. It is conservative: of rates that stayed, at most a share α gives
    /// a p-value of at most α.</para>
    /// </remarks>
    /// <param name="before">The events before; not negative.</param>
    /// <param name="exposureBefore">What they came from before: days, tickets, users; above 0.</param>
    /// <param name="after">The events after; not negative.</param>
    /// <param name="exposureAfter">What they came from after, in the same unit; above 0.</param>
    /// <returns>The p-value of a fall; 1 when there were no events before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or an exposure isn't a finite number above 0.</exception>
    public static double PValueOfFall(long before, double exposureBefore, long after, double exposureAfter)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        ThrowIfNoExposure(exposureBefore, nameof(exposureBefore));
        ThrowIfNoExposure(exposureAfter, nameof(exposureAfter));

        // P(X <= k) of n = I(1 - p; n - k, k + 1): DLMF 8.17.5. The two shares are each computed, so a small one keeps its digits.
        return before == 0
            ? 1
            : BetaFunction.Regularized(before, after + 1.0, 1 / (1 + (exposureAfter / exposureBefore)), 1 / (1 + (exposureBefore / exposureAfter)));
    }

    internal static void ThrowIfNoExposure(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "An exposure must be a finite number above 0.");
        }
    }
}
