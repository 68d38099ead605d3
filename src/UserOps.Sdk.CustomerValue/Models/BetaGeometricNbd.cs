using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>A model in which a customer stops after a purchase with a probability of the customer's own, which has a beta distribution.</summary>
/// <remarks>Its members differ in whether there is such a chance after the first purchase: <see cref="BgNbd"/> has none, <see cref="MbgNbd"/> has one.</remarks>
public abstract record BetaGeometricNbd : PurchaseModel
{
    private protected BetaGeometricNbd(double r, double alpha, double a, double b)
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
    public override EquatableArray<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha), new("a", A), new("b", B)];

    /// <summary>Gets how many chances to stop there were before the first repeat.</summary>
    internal abstract int Chances { get; }

    internal override double Shape => R;

    internal override double Scale => Alpha;

    internal override double LogOddsOfDead(in BtydStatistics customer) =>
        BetaGeometric.LogOddsOfDead(R, Alpha, A, B, customer.Repeats + Chances, customer);

    internal override double LogDropout(in BtydStatistics customer) =>
        BetaGeometric.LogDropout(A, B, customer.Repeats + Chances, LogOddsOfDead(customer));

    internal override double ExpectedWhileAlive(int repeats, double observed, double horizon) =>
        BetaGeometric.Expected(R + repeats, Alpha + observed, A, B + repeats + Chances, horizon);

    internal override double RateWhileAlive(int repeats, double observed, double ahead) =>
        BetaGeometric.Rate(R + repeats, Alpha + observed, A, B + repeats + Chances, ahead);

    internal override Func<double, double> RatesWhileAlive(int repeats, double observed, double until) =>
        BetaGeometric.Rates(R + repeats, Alpha + observed, A, B + repeats + Chances, until);

    internal override double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon) =>
        BetaGeometric.Mass(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats + Chances, purchases, horizon);

    internal override long Draw(in BtydStatistics customer, double horizon, Random random) =>
        random.NextDouble() < Alive(customer)
            ? BetaGeometric.Draw(R + customer.Repeats, Alpha + customer.Observed, A, B + customer.Repeats + Chances, horizon, random)
            : 0;
}
