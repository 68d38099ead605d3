using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The Pareto/NBD model: purchases at a gamma distributed rate, over a lifetime that ends at a gamma distributed rate.</summary>
/// <remarks>
/// D. C. Schmittlein, D. G. Morrison and R. Colombo, "Counting your customers: who are they and what will they do next?",
/// Management Science 33 (1987) 1-24; P. S. Fader and B. G. S. Hardie, "A note on deriving the Pareto/NBD model and related
/// expressions" (2005). The hypergeometric functions of the likelihood are taken as the integral that they stand for, see
/// docs/customer-value.md.
/// </remarks>
public sealed record ParetoNbd : PurchaseModel
{
    private static readonly GaussLegendreRule Panel = new(0, 1, 16);

    /// <summary>Initializes a new instance of the <see cref="ParetoNbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <param name="s">The shape of the dropout rates.</param>
    /// <param name="beta">The rate of the dropout rates, in the unit of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public ParetoNbd(double r, double alpha, double s, double beta)
    {
        R = ModelRules.Parameter(r, nameof(r));
        Alpha = ModelRules.Parameter(alpha, nameof(alpha));
        S = ModelRules.Parameter(s, nameof(s));
        Beta = ModelRules.Parameter(beta, nameof(beta));
    }

    /// <summary>Gets the shape of the purchase rates.</summary>
    public double R { get; }

    /// <summary>Gets the rate of the purchase rates, in the unit of time: the mean rate is r / alpha.</summary>
    public double Alpha { get; }

    /// <summary>Gets the shape of the dropout rates.</summary>
    public double S { get; }

    /// <summary>Gets the rate of the dropout rates, in the unit of time: the mean rate is s / beta.</summary>
    public double Beta { get; }

    /// <inheritdoc />
    public override PurchaseModelKind Kind => PurchaseModelKind.ParetoNbd;

    /// <inheritdoc />
    public override EquatableArray<ModelParameter> Parameters => [new("r", R), new("alpha", Alpha), new("s", S), new("beta", Beta)];

    internal override double Shape => R;

    internal override double Scale => Alpha;

    internal override double LogOddsOfDead(in BtydStatistics customer) => LifetimeIntegral.Of(R, Alpha, S, Beta, customer).LogOdds;

    internal override double LogDropout(in BtydStatistics customer) =>
        BetaGeometric.SoftPlus(LogOddsOfDead(customer)) - (S * NearZero.LogP1(customer.Observed / Beta));

    internal override double ExpectedWhileAlive(int repeats, double observed, double horizon)
    {
        // (β + T) (1 - ((β + T) / (β + T + t))^(s - 1)) / (s - 1), which at s = 1 is (β + T) ln ((β + T + t) / (β + T)).
        var log = NearZero.LogP1(horizon / (Beta + observed));
        var power = (S - 1) * log;
        return (R + repeats) / (Alpha + observed) * (Beta + observed) * log * (Math.Abs(power) < 1e-300 ? 1 : -NearZero.ExpM1(-power) / power);
    }

    internal override double RateWhileAlive(int repeats, double observed, double ahead) =>
        (R + repeats) / (Alpha + observed) * Math.Exp(-S * NearZero.LogP1(ahead / (Beta + observed)));

    internal override double MassWhileAlive(in BtydStatistics customer, int purchases, double horizon)
    {
        var (shape, scale, life) = (R + customer.Repeats, Alpha + customer.Observed, Beta + customer.Observed);
        var mass = GammaPoisson.Mass(shape, scale, purchases, horizon) * Math.Exp(-S * NearZero.LogP1(horizon / life));

        // Those who stop at u on the way, in panels even in ln (1 + u / m), as narrow as the peak of the count needs.
        var near = Math.Min(scale, life);
        var end = NearZero.LogP1(horizon / near);
        var panels = (int)Math.Ceiling(Math.Clamp(end * (2 + Math.Sqrt(shape + S + purchases)), 1, 2500));
        var width = end / panels;
        for (var i = 0; i < panels * Panel.Order; i++)
        {
            var v = ((i / Panel.Order) + Panel.GetAbscissa(i % Panel.Order)) * width;
            var u = near * NearZero.ExpM1(v);
            mass += Panel.GetWeight(i % Panel.Order) * width * (near + u)
                * S / (life + u) * Math.Exp(-S * NearZero.LogP1(u / life))
                * GammaPoisson.Mass(shape, scale, purchases, u);
        }

        return mass;
    }

    internal override long Draw(in BtydStatistics customer, double horizon, Random random)
    {
        if (random.NextDouble() >= Alive(customer))
        {
            return 0;
        }

        var rate = GammaPoisson.DrawRate(R + customer.Repeats, Alpha + customer.Observed, random);
        var lifetime = -Math.Log(1 - random.NextDouble()) / Gamma.Sample(random, S, Beta + customer.Observed);
        return GammaPoisson.DrawCount(rate * Math.Min(horizon, lifetime), random);
    }
}
