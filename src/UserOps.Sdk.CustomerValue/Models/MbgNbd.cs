using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The MBG/NBD model: purchases at a gamma distributed rate, and after each purchase, the first one too, a beta distributed chance to stop.</summary>
/// <remarks>
/// E. P. Batislam, M. Denizel and A. Filiztekin, "Empirical validation and comparison of models for customer base analysis",
/// International Journal of Research in Marketing 24 (2007) 201-209; the same model is D. Hoppe and U. Wagner's central variant of
/// the BG/NBD, Marketing - Journal of Research and Management 3 (2007) 75-90. A one-time buyer is the less likely alive the longer
/// the silence, as one expects; the default of this package.
/// </remarks>
public sealed record MbgNbd : PurchaseModel
{
    /// <summary>Initializes a new instance of the <see cref="MbgNbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <param name="a">The first parameter of the chance to stop.</param>
    /// <param name="b">The second parameter of the chance to stop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public MbgNbd(double r, double alpha, double a, double b)
    {
        R = ModelRules.Parameter(r, nameof(r));
        Alpha = ModelRules.Parameter(alpha, nameof(alpha));
        A = ModelRules.Parameter(a, nameof(a));
        B = ModelRules.Parameter(b, nameof(b));
    }

    /// <summary>Gets the shape of the purchase rates.</summary>
    public double R { get; }

    /// <summary>Gets the rate of the purchase rates, in the unit of time: the mean rate is r / alpha.</summary>
    public double Alpha { get; }

    /// <summary>Gets the first parameter of the chance to stop: its mean is a / (a + b).</summary>
    public double A { get; }

    /// <summary>Gets the second parameter of the chance to stop.</summary>
    public double B { get; }

    /// <inheritdoc />
    public override PurchaseModelKind Kind => PurchaseModelKind.MbgNbd;

    /// <inheritdoc />
    public override EquatableArray<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha), new("a", A), new("b", B)];

    internal override double Shape => R;

    internal override double Scale => Alpha;

    internal override double LogOddsOfDead(in BtydStatistics customer) =>
        BetaGeometric.LogOddsOfDead(R, Alpha, A, B, customer.Repeats + 1, customer);

    internal override double LogDropout(in BtydStatistics customer) =>
        BetaGeometric.LogDropout(A, B, customer.Repeats + 1, LogOddsOfDead(customer));

    internal override double ExpectedWhileAlive(int repeats, double observed, double horizon) =>
        BetaGeometric.Expected(R + repeats, Alpha + observed, A, B + repeats + 1, horizon);

    internal override double RateWhileAlive(int repeats, double observed, double ahead) =>
        BetaGeometric.Rate(R + repeats, Alpha + observed, A, B + repeats + 1, ahead);

    internal override Func<double, double> RatesWhileAlive(int repeats, double observed, double until) =>
        BetaGeometric.Rates(R + repeats, Alpha + observed, A, B + repeats + 1, until);

    internal override double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon) =>
        BetaGeometric.Mass(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats + 1, purchases, horizon);

    internal override long Draw(in BtydStatistics customer, double horizon, Random random) =>
        random.NextDouble() < Alive(customer)
            ? BetaGeometric.Draw(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats + 1, horizon, random)
            : 0;
}
