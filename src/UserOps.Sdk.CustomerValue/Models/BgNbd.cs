using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The BG/NBD model: purchases at a gamma distributed rate, and after each repeat purchase a beta distributed chance to stop.</summary>
/// <remarks>
/// <para>P. S. Fader, B. G. S. Hardie and K. L. Lee, "'Counting your customers' the easy way: an alternative to the Pareto/NBD
/// model", Marketing Science 24 (2005) 275-284. Likelihood: equation 6; expectation: 9 and 10; P(alive): Fader and Hardie,
/// "Computing P(alive) using the BG/NBD model" (2008).</para>
/// <para>By construction nobody stops before the first repeat, so <b>every one-time buyer is alive with probability 1</b>, however
/// long ago it was. Where that matters, take <see cref="MbgNbd"/>.</para>
/// </remarks>
public sealed record BgNbd : PurchaseModel
{
    /// <summary>Initializes a new instance of the <see cref="BgNbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <param name="a">The first parameter of the chance to stop.</param>
    /// <param name="b">The second parameter of the chance to stop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public BgNbd(double r, double alpha, double a, double b)
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
    public override PurchaseModelKind Kind => PurchaseModelKind.BgNbd;

    /// <inheritdoc />
    public override EquatableArray<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha), new("a", A), new("b", B)];

    internal override double Shape => R;

    internal override double Scale => Alpha;

    internal override double LogOddsOfDead(in BtydStatistics customer) =>
        BetaGeometric.LogOddsOfDead(R, Alpha, A, B, customer.Repeats, customer);

    internal override double LogDropout(in BtydStatistics customer) =>
        BetaGeometric.LogDropout(A, B, customer.Repeats, LogOddsOfDead(customer));

    internal override double ExpectedWhileAlive(int repeats, double observed, double horizon) =>
        BetaGeometric.Expected(R + repeats, Alpha + observed, A, B + repeats, horizon);

    internal override double RateWhileAlive(int repeats, double observed, double ahead) =>
        BetaGeometric.Rate(R + repeats, Alpha + observed, A, B + repeats, ahead);

    internal override Func<double, double> RatesWhileAlive(int repeats, double observed, double until) =>
        BetaGeometric.Rates(R + repeats, Alpha + observed, A, B + repeats, until);

    internal override double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon) =>
        BetaGeometric.Mass(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats, purchases, horizon);

    internal override long Draw(in BtydStatistics customer, double horizon, Random random) =>
        random.NextDouble() < Alive(customer)
            ? BetaGeometric.Draw(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats, horizon, random)
            : 0;
}
