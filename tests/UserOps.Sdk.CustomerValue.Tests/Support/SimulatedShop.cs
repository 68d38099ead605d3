using MathNet.Numerics.Distributions;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Support;

/// <summary>Customers who do what the definitions of the models say, purchase by purchase.</summary>
internal static class SimulatedShop
{
    /// <summary>Makes customers who came at any time between half of the longest time ago and the longest.</summary>
    public static BtydStatistics[] Customers(PurchaseModel model, int customers, double longest, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, customers).Select(_ => One(model, longest * (1 + random.NextDouble()) / 2, 0, random).Seen)];
    }

    /// <summary>Makes customers, and what they do in the time after.</summary>
    public static (BtydStatistics Seen, int Ahead, bool Alive)[] CustomersWithFuture(PurchaseModel model, int customers, double longest, double horizon, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, customers).Select(_ => One(model, longest * (1 + random.NextDouble()) / 2, horizon, random))];
    }

    /// <summary>Makes mean spends of the Gamma-Gamma model.</summary>
    public static (BtydStatistics? Statistics, decimal? MeanSpend)[] Spends(GammaGamma model, int customers, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, customers).Select(_ =>
        {
            var repeats = 1 + random.Next(12);
            var rate = Gamma.Sample(random, model.Q, model.Gamma);
            var total = Enumerable.Range(0, repeats).Sum(_ => Gamma.Sample(random, model.P, rate));
            return ((BtydStatistics?)new BtydStatistics(repeats, 5, 10), (decimal?)(total / repeats));
        })];
    }

    /// <summary>Makes a sample of statistics.</summary>
    public static CustomerSample Sample(params IEnumerable<BtydStatistics> customers) => CustomerSample.From(customers, BtydUnit.SevenDays);

    private static (BtydStatistics Seen, int Ahead, bool Alive) One(PurchaseModel model, double observed, double horizon, Random random)
    {
        var numbers = model.Parameters;
        var rate = Gamma.Sample(random, numbers[0].Value, numbers[1].Value);
        var isPareto = model.Kind == PurchaseModelKind.ParetoNbd;
        var lifetime = isPareto ? Exponential(random) / Gamma.Sample(random, numbers[2].Value, numbers[3].Value) : double.PositiveInfinity;
        var stop = isPareto || model.Kind == PurchaseModelKind.Nbd ? 0 : Beta.Sample(random, numbers[2].Value, numbers[3].Value);
        if (model.Kind == PurchaseModelKind.MbgNbd && random.NextDouble() < stop)
        {
            lifetime = 0;
        }

        var (repeats, last, ahead) = (0, 0.0, 0);
        for (var time = Exponential(random) / rate; time < Math.Min(lifetime, observed + horizon); time += Exponential(random) / rate)
        {
            (repeats, last, ahead) = time < observed ? (repeats + 1, time, ahead) : (repeats, last, ahead + 1);
            if (random.NextDouble() < stop)
            {
                lifetime = time;
            }
        }

        return (new(repeats, last, observed), ahead, lifetime > observed);
    }

    private static double Exponential(Random random) => -Math.Log(1 - random.NextDouble());
}
