using System.Numerics;

namespace UserOps.Statistics;

/// <summary>The rates of many groups, each drawn towards the rate of all as far as its own trials are too few to speak for themselves.</summary>
/// <remarks>
/// <para>Empirical Bayes with a beta prior: the true rates of the groups vary by a beta distribution with parameters a = m s and b = (1 - m) s, fitted by
/// maximum likelihood to the beta-binomial counts (D. A. Griffiths, "Maximum likelihood estimation for the beta-binomial distribution", Biometrics 29
/// (1973) 637-648); the rate of a group with k of n then has the distribution Beta(a + k, b + n - k): A. Gelman et al., "Bayesian Data Analysis" (3rd edition,
/// 2013), section 5.1. Its mean and the equal-tailed interval are given, the interval reaching to the mean where the distribution is
/// so skewed that it would not.</para>
/// <para>The score equations are solved in brackets, so there is always an answer. The fitted concentration s is never below 1: the prior never counts
/// for less than one trial, not even where every group has only successes or only failures and the likelihood knows no end.</para>
/// <para>Where the groups vary no more than chance alone would make them, Σ (k - n p)² ≤ Σ n p (1 - p) with the pooled rate p (the sign of the score of R. E.
/// Tarone, "Testing the goodness of fit of the binomial distribution", Biometrika 66 (1979) 585-590, decided in whole numbers), the likelihood
/// has its maximum without variation: all groups share the pooled rate, with Jeffreys' interval of the pool (L. D. Brown, T. T. Cai and
/// A. DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001) 101-133, section 3.1.3). A single group varies from nothing, so
/// the rule holds for it too. So it does for a concentration above 1e12, which nothing can tell from none.</para>
/// <para>Immutable and thread-safe. The order of the groups changes nothing but the order of the answers.</para>
/// </remarks>
public sealed record BetaBinomialShrinkage
{
    private const double GreatestConcentration = 1e12;

    private BetaBinomialShrinkage()
    {
    }

    /// <summary>Gets the mean m of the fitted distribution of rates; the pooled rate where there is no concentration.</summary>
    public double Mean { get; private init; }

    /// <summary>
    /// Gets the concentration s of the fitted distribution, in trials: what the rate of all groups weighs against a group's own trials. At least 1;
    /// <see langword="null"/> where the groups vary no more than chance alone would make them, and all share one rate.
    /// </summary>
    public double? Concentration { get; private init; }

    /// <summary>Gets the confidence of the intervals.</summary>
    public double Confidence { get; private init; }

    /// <summary>Gets the groups in the order given.</summary>
    public EquatableArray<ShrunkProportion> Groups { get; private init; }

    /// <summary>Fits the distribution of rates and draws each group towards it.</summary>
    /// <remarks>Costs some fifty passes over the groups, and two quantiles for each different count.</remarks>
    /// <param name="groups">The groups, in any order. One without trials has the rate of all.</param>
    /// <param name="confidence">The chance that an interval holds the group's true rate; 95 % by default.</param>
    /// <returns>The rates; <see langword="null"/> when no group has a trial, for then nothing is known of any rate.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A count is negative, a group has more successes than trials, or <paramref name="confidence"/> isn't between 0 and 1.
    /// </exception>
    /// <exception cref="OverflowException">There are more trials than a <see cref="long"/> holds.</exception>
    public static BetaBinomialShrinkage? Of(ReadOnlySpan<ProportionCount> groups, double confidence = 0.95)
    {
        ProportionInterval.ThrowIfNoConfidence(confidence);
        var (successes, trials) = (0L, 0L);
        foreach (var group in groups)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(group.Trials, nameof(groups));
            ArgumentOutOfRangeException.ThrowIfNegative(group.Successes, nameof(groups));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(group.Successes, group.Trials, nameof(groups));
            (successes, trials) = (successes + group.Successes, trials + group.Trials);
        }

        if (trials == 0)
        {
            return null;
        }

        var fit = Fit(groups, successes, trials);
        var tail = (1 - confidence) / 2;
        var shrunk = new ShrunkProportion[groups.Length];
        var known = new Dictionary<ProportionCount, ShrunkProportion>();
        for (var i = 0; i < shrunk.Length; i++)
        {
            if (!known.TryGetValue(groups[i], out shrunk[i]))
            {
                shrunk[i] = fit is { } prior ? Posterior(groups[i], prior, tail) : Pooled(groups[i], successes, trials, tail);
                known.Add(groups[i], shrunk[i]);
            }
        }

        return new()
        {
            Mean = fit?.Mean ?? ((double)successes / trials),
            Concentration = fit?.Concentration,
            Confidence = confidence,
            Groups = new(shrunk),
        };
    }

    private static BetaBinomialFit.Prior? Fit(ReadOnlySpan<ProportionCount> groups, long successes, long trials)
    {
        // Σ (k - n K/N)² > Σ n K/N (1 - K/N), times N².
        var spread = BigInteger.Zero;
        foreach (var (k, n) in groups)
        {
            var distance = ((BigInteger)k * trials) - ((BigInteger)n * successes);
            spread += distance * distance;
        }

        return spread > (BigInteger)trials * successes * (trials - successes)
            ? new BetaBinomialFit(groups).Solve(GreatestConcentration)
            : null;
    }

    private static ShrunkProportion Posterior(ProportionCount group, BetaBinomialFit.Prior prior, double tail)
    {
        var a = prior.Successes + group.Successes;
        var b = prior.Failures + (group.Trials - group.Successes);
        var mean = a / (a + b);
        return new(
            group,
            mean,
            Math.Min(mean, BetaDistribution.Quantile(a, b, tail)),
            Math.Max(mean, BetaDistribution.Quantile(a, b, 1 - tail)));
    }

    private static ShrunkProportion Pooled(ProportionCount group, long successes, long trials, double tail)
    {
        double a = successes + 0.5, b = trials - successes + 0.5, mean = (double)successes / trials;
        return new(
            group,
            mean,
            successes == 0 ? 0 : Math.Min(mean, BetaDistribution.Quantile(a, b, tail)),
            successes == trials ? 1 : Math.Max(mean, BetaDistribution.Quantile(a, b, 1 - tail)));
    }
}
