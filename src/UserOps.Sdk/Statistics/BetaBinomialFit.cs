namespace UserOps.Statistics;

/// <summary>The maximum likelihood of beta-binomial counts, by mean m and concentration s.</summary>
/// <remarks>
/// With D(a, k) = Σ 1/(a + i) and E(a, k) = Σ i/(a + i) over i from 0 to k - 1, the derivatives of the log-likelihood of one group are, up to a positive
/// factor, D(a, k) - D(b, n - k) by m and E(s, n) - E(a, k) - E(b, n - k) by s. Neither cancels where s is large, as differences of the digamma
/// function would.
/// </remarks>
internal sealed class BetaBinomialFit
{
    private readonly (ProportionCount Count, int Times)[] _counts;

    private readonly double _pooledLogit;

    public BetaBinomialFit(ReadOnlySpan<ProportionCount> groups)
    {
        // In a fixed order, so that the order of the groups doesn't change a bit of the sums.
        _counts = [.. groups.ToArray()
            .Where(static group => group.Trials > 0)
            .CountBy(static group => group)
            .Select(static pair => (pair.Key, pair.Value))
            .OrderBy(static pair => pair.Key.Trials)
            .ThenBy(static pair => pair.Key.Successes)];
        var successes = _counts.Sum(static pair => pair.Count.Successes * (double)pair.Times);
        var failures = _counts.Sum(static pair => (pair.Count.Trials - pair.Count.Successes) * (double)pair.Times);
        _pooledLogit = Math.Log(successes / failures);
    }

    /// <summary>The fitted prior; none where the likelihood still grows at the greatest concentration.</summary>
    /// <remarks>There must be successes and failures.</remarks>
    public Prior? Solve(double greatest)
    {
        var (low, high) = (0.0, Math.Log(greatest));
        var logConcentration = Excess(high) <= 0 ? high
            : Excess(low) >= 0 ? low
            : RidderRoot.Find(Excess, low, high);
        return logConcentration < high ? At(logConcentration) : null;
    }

    /// <summary>Below 0 where more concentration is likelier, at the mean that suits it best; 0 at the maximum.</summary>
    private double Excess(double logConcentration)
    {
        var prior = At(logConcentration);
        var sum = 0.0;
        foreach (var ((k, n), times) in _counts)
        {
            sum += times * (Weighted(prior.Successes, k) + Weighted(prior.Failures, n - k) - Weighted(prior.Concentration, n));
        }

        return sum * prior.Concentration;
    }

    /// <summary>The prior of a concentration, with the likeliest mean.</summary>
    private Prior At(double logConcentration)
    {
        // The likelihood is concave in the mean: its derivative falls from above 0 to below it. The bracket opens around the pooled rate.
        var concentration = Math.Exp(logConcentration);
        var (low, high) = (_pooledLogit - 0.25, _pooledLogit + 0.25);
        for (var width = 0.5; Slope(concentration, low) < 0; width *= 2)
        {
            (low, high) = (low - width, low);
        }

        for (var width = 0.5; Slope(concentration, high) > 0; width *= 2)
        {
            (low, high) = (high, high + width);
        }

        return new(concentration, RidderRoot.Find(logit => Slope(concentration, logit), low, high));
    }

    /// <summary>The derivative by the mean, times s m (1 - m).</summary>
    private double Slope(double concentration, double logit)
    {
        var prior = new Prior(concentration, logit);
        var (successes, failures) = (0.0, 0.0);
        foreach (var ((k, n), times) in _counts)
        {
            successes += times * Plain(prior.Successes, k);
            failures += times * Plain(prior.Failures, n - k);
        }

        return concentration * prior.Mean * (1 - prior.Mean) * (successes - failures);
    }

    /// <summary>Σ 1/(a + i) over i from 0 to k - 1: one by one at first, then as a difference of Stirling's series of the digamma function.</summary>
    private static double Plain(double a, long k)
    {
        var (sum, first) = (0.0, Math.Min(k, Singly));
        for (var i = 0; i < first; i++)
        {
            sum += 1 / (a + i);
        }

        return k == first ? sum : sum + Rest(a + first, k - first);
    }

    /// <summary>Σ i/(a + i) over i from 0 to k - 1.</summary>
    private static double Weighted(double a, long k)
    {
        var (sum, first) = (0.0, Math.Min(k, Singly));
        for (var i = 1; i < first; i++)
        {
            sum += i / (a + i);
        }

        if (k == first)
        {
            return sum;
        }

        // Σ (first + j) / (A + j) = first D(A, rest) + rest - A D(A, rest), with the last difference taken term by term.
        double start = a + first, rest = k - first, t = rest / start;
        var difference = (start * LessLogarithm(t)) - (0.5 * rest / (start + rest)) - (start * (Digamma(start) - Digamma(start + rest)));
        return sum + (first * Rest(start, rest)) + difference;
    }

    private const long Singly = 32;

    /// <summary>ψ(a + k) - ψ(a), for a from 32 on: DLMF 5.11.2.</summary>
    private static double Rest(double a, double k) =>
        LogOnePlus(k / a) + (0.5 * k / a / (a + k)) + Digamma(a) - Digamma(a + k);

    /// <summary>1/(12 x²) - 1/(120 x⁴) + 1/(252 x⁶) - ...: what ln x - 1/(2x) is above ψ(x).</summary>
    private static double Digamma(double x)
    {
        var inverse = 1 / (x * x);
        return inverse * ((1.0 / 12) - (inverse * ((1.0 / 120) - (inverse * ((1.0 / 252) - (inverse * ((1.0 / 240) - (inverse / 132))))))));
    }

    /// <summary>ln(1 + t), exact for small t too.</summary>
    private static double LogOnePlus(double t) => t - LessLogarithm(t);

    /// <summary>t - ln(1 + t) for t from 0 on: below ½ by the series of 2 artanh(t / (2 + t)).</summary>
    private static double LessLogarithm(double t)
    {
        if (t > 0.5)
        {
            return t - Math.Log(1 + t);
        }

        // ln(1 + t) = 2 (v + v³/3 + v⁵/5 + ...) with v = t / (2 + t), and t - 2v = t v.
        var v = t / (2 + t);
        var (power, sum) = (v * v * v, 0.0);
        for (var j = 3; power > 1e-18 * v * t; j += 2)
        {
            sum += power / j;
            power *= v * v;
        }

        return (t * v) - (2 * sum);
    }

    /// <summary>A beta distribution by its concentration and the logarithm of the odds of its mean.</summary>
    internal readonly record struct Prior(double Concentration, double Logit)
    {
        public double Mean => 1 / (1 + Math.Exp(-Logit));

        /// <summary>The first parameter, a.</summary>
        public double Successes => Concentration * Mean;

        /// <summary>The second parameter, b; it keeps its digits where the mean is next to 1.</summary>
        public double Failures => Concentration / (1 + Math.Exp(Logit));
    }
}
