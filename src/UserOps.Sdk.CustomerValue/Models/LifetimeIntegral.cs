using MathNet.Numerics.Integration;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>What the chance to have stopped since the last purchase comes to in the Pareto/NBD model, and how it moves with the parameters.</summary>
/// <param name="LogOdds">ln (P(dead) / P(alive)); minus infinity when no time has passed.</param>
/// <param name="LogFutureRate">The mean of ln ((α + T) / (α + u)) over the time u at which the customer stopped.</param>
/// <param name="InverseRate">The mean of 1 / (α + u).</param>
/// <param name="LogFutureLife">The mean of ln ((β + T) / (β + u)).</param>
/// <param name="InverseLife">The mean of 1 / (β + u).</param>
internal readonly record struct LifetimeIntegral(
    double LogOdds, double LogFutureRate, double InverseRate, double LogFutureLife, double InverseLife)
{
    private const int Nodes = 10;

    /// <summary>A panel takes at most a drop of about e^-6, which ten nodes integrate to the last digits.</summary>
    private const double Drop = 6;

    /// <summary>Nor is it wider than this, for the singularities of the other factor are π away.</summary>
    private const double Width = 2;

    private const double Gone = 1e-18;

    private static readonly double[] Abscissas = Rule(static (rule, i) => (1 + rule.GetAbscissa(i)) / 2);

    private static readonly double[] Weights = Rule(static (rule, i) => rule.GetWeight(i) / 2);

    /// <summary>Integrates s ((α + T) / (α + u))^(r + x) ((β + T) / (β + u))^s / (β + u) over u from t.x to T.</summary>
    /// <remarks>
    /// This is the second term of the likelihood of D. C. Schmittlein, D. G. Morrison and R. Colombo, "Counting your customers",
    /// Management Science 33 (1987) 1-24, over the first, before it is written by Gauss's hypergeometric function: as an
    /// integral it has no cancellation and no case of α against β, and its derivatives are integrals over the same nodes. The
    /// panels are even in v = ln ((m + u) / (m + t.x)) with m the smaller of α and β.
    /// </remarks>
    public static LifetimeIntegral Of(double r, double alpha, double s, double beta, in BtydStatistics customer)
    {
        var (last, span) = (customer.LastRepeat, customer.Observed - customer.LastRepeat);
        if (span == 0)
        {
            return new(double.NegativeInfinity, 0, 0, 0, 0);
        }

        var k = r + customer.Repeats;
        var (fromRate, fromLife) = (alpha + last, beta + last);
        var near = Math.Min(fromRate, fromLife);
        var end = NearZero.LogP1(span / near);
        var sums = default(Sums);
        for (var from = 0.0; from < end;)
        {
            // The fall grows on the way to where both factors are powers, so the drop of a panel is that of the mean fall.
            var fall = Fall(from);
            var width = Math.Min(Width, Drop / fall);
            var to = Math.Min(end, from + Math.Min(width, 2 * Drop / (fall + Fall(from + width))));
            var before = sums.Total;
            sums.Add(from, to - from, near, k, fromRate, s, fromLife);
            from = to;
            if (sums.Total - before < Gone * sums.Total)
            {
                break;
            }
        }

        var (wholeRate, wholeLife) = (NearZero.LogP1(span / fromRate), NearZero.LogP1(span / fromLife));
        return new(
            Math.Log(s * near / fromLife * sums.Total) + (k * wholeRate) + (s * wholeLife),
            wholeRate - (sums.LogRate / sums.Total),
            sums.InverseRate / sums.Total,
            wholeLife - (sums.LogLife / sums.Total),
            sums.InverseLife / sums.Total);

        double Fall(double v)
        {
            var ahead = near * NearZero.ExpM1(v);
            return (k * (near + ahead) / (fromRate + ahead)) + ((s + 1) * (near + ahead) / (fromLife + ahead));
        }
    }

    private static double[] Rule(Func<GaussLegendreRule, int, double> read)
    {
        var rule = new GaussLegendreRule(-1, 1, Nodes);
        return [.. Enumerable.Range(0, Nodes).Select(i => read(rule, i))];
    }

    /// <summary>The integral and those that its derivatives need, over v.</summary>
    private struct Sums
    {
        public double Total;
        public double LogRate;
        public double InverseRate;
        public double LogLife;
        public double InverseLife;

        public void Add(double from, double width, double near, double k, double fromRate, double s, double fromLife)
        {
            for (var i = 0; i < Nodes; i++)
            {
                var v = from + (width * Abscissas[i]);
                var ahead = near * NearZero.ExpM1(v);
                var logRate = NearZero.LogP1(ahead / fromRate);
                var logLife = NearZero.LogP1(ahead / fromLife);
                var weight = Weights[i] * width * Math.Exp(v - (k * logRate) - ((s + 1) * logLife));
                Total += weight;
                LogRate += weight * logRate;
                InverseRate += weight / (fromRate + ahead);
                LogLife += weight * logLife;
                InverseLife += weight / (fromLife + ahead);
            }
        }
    }
}
