using MathNet.Numerics.Distributions;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What BG/NBD and MBG/NBD share: after a purchase a customer stops with the own probability p, which has a beta distribution.</summary>
/// <remarks>
/// They differ in how many chances to stop a customer has survived after x repeats: x, or x + 1 where the first purchase
/// was one as well. A customer who is alive now has a p of Beta(a, b + survived) and a rate of Gamma(r + x, α + T), in both.
/// </remarks>
internal static class BetaGeometric
{
    /// <summary>ln of the odds that the last chance to stop was taken: a / (b + survived - 1) ((α + T) / (α + t.x))^(r + x).</summary>
    public static double LogOddsOfDead(double shape, double scale, double a, double b, int survived, in BtydStatistics customer) =>
        survived == 0
            ? double.NegativeInfinity
            : Math.Log(a / (b + (survived - 1)))
                + ((shape + customer.Repeats) * NearZero.LogP1((customer.Observed - customer.LastRepeat) / (scale + customer.LastRepeat)));

    /// <summary>ln B(a, b + survived) / B(a, b), and what the chance that the customer stopped adds.</summary>
    public static double LogDropout(double a, double b, int survived, double logOddsOfDead) =>
        LogGamma.Rise(b, survived) - LogGamma.Rise(a + b, survived) + SoftPlus(logOddsOfDead);

    /// <summary>ln (1 + e^x).</summary>
    public static double SoftPlus(double x) => x > 0 ? x + NearZero.LogP1(Math.Exp(-x)) : NearZero.LogP1(Math.Exp(x));

    /// <summary>E[Y(t)] of a customer who is alive.</summary>
    public static double Expected(double shape, double scale, double a, double b, double time) =>
        time == 0 ? 0 : BetaMean.Of(a, b, new PurchasesByShare(shape, time / scale));

    /// <summary>dE[Y(u)]/du of a customer who is alive.</summary>
    public static double Rate(double shape, double scale, double a, double b, double time) =>
        BetaMean.Of(a, b, new RateByShare(shape, time / scale)) / scale;

    /// <summary>The same at many times up to one, for whoever integrates over them.</summary>
    public static Func<double, double> Rates(double shape, double scale, double a, double b, double until)
    {
        var points = BetaMean.PointsOf(a, b, new RateByShare(shape, until / scale).Scale);
        return time => points.Mean(new RateByShare(shape, time / scale)) / scale;
    }

    /// <summary>P(Y(t) = n) of a customer who is alive: Fader, Hardie and Lee (2005), equation 8, with the parameters as they stand for that customer.</summary>
    public static double Mass(double shape, double scale, double a, double b, int count, double time)
    {
        var stays = Math.Exp(LogGamma.Rise(b, count) - LogGamma.Rise(a + b, count)) * GammaPoisson.Mass(shape, scale, count, time);
        return count == 0
            ? stays
            : stays + (a / (a + b + (count - 1))
                * Math.Exp(LogGamma.Rise(b, count - 1) - LogGamma.Rise(a + b, count - 1))
                * GammaPoisson.UpperTail(shape, scale, count, time));
    }

    /// <summary>Draws what a customer who is alive does in a time: purchases come until the time is over or the customer stops.</summary>
    public static long Draw(double shape, double scale, double a, double b, double time, Random random)
    {
        var count = GammaPoisson.DrawCount(GammaPoisson.DrawRate(shape, scale, random) * time, random);

        // Beta by two gammas, whose ratio keeps its digits where p is next to 0.
        var (stop, stay) = (Gamma.Sample(random, a, 1), Gamma.Sample(random, b, 1));
        var last = Math.Log(1 - random.NextDouble()) / -NearZero.LogP1(stop / stay);
        return last < count ? (long)Math.Floor(last) + 1 : count;
    }
}
