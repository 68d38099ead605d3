namespace UserOps.CustomerValue;

/// <summary>The Gamma-Gamma model of how much customers spend at a purchase.</summary>
/// <remarks>
/// <para>P. S. Fader and B. G. S. Hardie, "The Gamma-Gamma model of monetary value" (2013). What a customer spends varies around
/// the customer's own mean with a gamma distribution of shape p; over the customers that mean varies as p γ' with 1/γ' gamma
/// distributed, of shape q and rate gamma. It takes for granted that how much is independent of how often;
/// <see cref="SpendFit.Correlation"/> tells.</para>
/// <para>Immutable and thread-safe.</para>
/// </remarks>
public sealed record GammaGamma
{
    /// <summary>Initializes a new instance of the <see cref="GammaGamma"/> class.</summary>
    /// <param name="p">The shape of a customer's purchases.</param>
    /// <param name="q">The shape of the customers' means.</param>
    /// <param name="gamma">The rate of the customers' means, in the currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9; of <paramref name="gamma"/>, to 1e18.</exception>
    public GammaGamma(double p, double q, double gamma)
    {
        P = ModelRules.Parameter(p, nameof(p));
        Q = ModelRules.Parameter(q, nameof(q));
        Gamma = gamma is >= SpendRules.Min and <= SpendRules.Max
            ? gamma
            : throw new ArgumentOutOfRangeException(nameof(gamma), gamma, "This parameter must be a number from 1e-9 to 1e18.");
    }

    /// <summary>Gets the shape of a customer's purchases.</summary>
    public double P { get; }

    /// <summary>Gets the shape of the customers' means.</summary>
    public double Q { get; }

    /// <summary>Gets the rate of the customers' means, in the currency.</summary>
    public double Gamma { get; }

    /// <summary>Gets the parameters, in the order of the paper.</summary>
    public EquatableArray<ModelParameter> Parameters => [new("p", P), new("q", Q), new("gamma", Gamma)];

    /// <summary>Gets the mean spend of a purchase over all customers, p gamma / (q - 1); <see langword="null"/> where q is 1 or less, for then it has no finite value.</summary>
    public double? PopulationMean => ExpectedSpend(0, 0);

    /// <summary>Finds how much to expect of a customer's purchase, on average.</summary>
    /// <param name="repeats">The number x of repeat purchases that were seen, 0 or more.</param>
    /// <param name="meanSpend">The mean z of their money, above 0; not looked at without repeats.</param>
    /// <returns>
    /// E[M | x, z] = p (gamma + x z) / (p x + q - 1), a weighted mean of z and the population's; <see langword="null"/> where
    /// p x + q is 1 or less, for then it has no finite value.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="repeats"/> is negative, or <paramref name="meanSpend"/> isn't a number from 1e-9 to 1e18 where there are repeats.</exception>
    public double? ExpectedSpend(int repeats, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(repeats);
        if (repeats == 0)
        {
            return Q > 1 ? P * Gamma / (Q - 1) : null;
        }

        SpendRules.Check(meanSpend, nameof(meanSpend));
        var weight = (P * repeats) + (Q - 1);
        return weight > 0 ? P * (Gamma + (repeats * meanSpend)) / weight : null;
    }

    /// <summary>Finds the logarithm of the likelihood of a customer's mean spend.</summary>
    /// <param name="repeats">The number x of repeat purchases, 1 or more.</param>
    /// <param name="meanSpend">The mean z of their money, above 0.</param>
    /// <returns>ln f(z | p, q, gamma; x), a density: it depends on the currency.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public double LogLikelihood(int repeats, double meanSpend)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(repeats, 1);
        SpendRules.Check(meanSpend, nameof(meanSpend));
        var (shape, total) = (P * repeats, repeats * meanSpend);
        return LogGamma.InverseBeta(shape, Q)
            - (Q * NearZero.LogP1(total / Gamma))
            - (shape * NearZero.LogP1(Gamma / total))
            - Math.Log(meanSpend);
    }

    /// <summary>Returns the model as text.</summary>
    /// <returns>The name and the parameters.</returns>
    public override string ToString() => FormattableString.Invariant($"GammaGamma p {P:G6}, q {Q:G6}, gamma {Gamma:G6}");
}
