using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The NBD model: purchases at a gamma distributed rate, for ever. Nobody stops.</summary>
/// <remarks>
/// A. S. C. Ehrenberg, "The pattern of consumer purchases", Applied Statistics 8 (1959) 26-41. It is what the other models come to
/// when their chance to stop goes to 0, and what is predicted from where the data does not show one.
/// </remarks>
public sealed record Nbd : PurchaseModel
{
    /// <summary>Initializes a new instance of the <see cref="Nbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public Nbd(double r, double alpha)
    {
        R = ModelRules.Parameter(r, nameof(r));
        Alpha = ModelRules.Parameter(alpha, nameof(alpha));
    }

    /// <summary>Gets the shape of the purchase rates.</summary>
    public double R { get; }

    /// <summary>Gets the rate of the purchase rates, in the unit of time: the mean rate is r / alpha.</summary>
    public double Alpha { get; }

    /// <inheritdoc />
    public override PurchaseModelKind Kind => PurchaseModelKind.Nbd;

    /// <inheritdoc />
    public override EquatableArray<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha)];

    internal override double Shape => R;

    internal override double Scale => Alpha;

    internal override double LogOddsOfDead(in BtydStatistics customer) => double.NegativeInfinity;

    internal override double LogDropout(in BtydStatistics customer) => 0;

    internal override double ExpectedWhileAlive(int repeats, double observed, double horizon) =>
        (R + repeats) / (Alpha + observed) * horizon;

    internal override double RateWhileAlive(int repeats, double observed, double ahead) => (R + repeats) / (Alpha + observed);

    internal override double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon) =>
        GammaPoisson.Mass(R + customer.Repeats, Alpha + customer.Observed, purchases, horizon);

    internal override double DiscountedWhileAlive(int repeats, double observed, double horizon, double rate) =>
        rate == 0
            ? ExpectedWhileAlive(repeats, observed, horizon)
            : (R + repeats) / (Alpha + observed) * -NearZero.ExpM1(-rate * horizon) / rate;

    internal override long Draw(in BtydStatistics customer, double horizon, Random random) =>
        GammaPoisson.DrawCount(GammaPoisson.DrawRate(R + customer.Repeats, Alpha + customer.Observed, random) * horizon, random);
}
