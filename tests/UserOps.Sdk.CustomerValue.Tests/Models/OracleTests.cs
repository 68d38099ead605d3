using System.Globalization;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>The models against their definitions, averaged by brute force.</summary>
public class OracleTests
{
    private static readonly PurchaseModelKind[] Kinds = [PurchaseModelKind.BgNbd, PurchaseModelKind.MbgNbd, PurchaseModelKind.ParetoNbd];

    [Fact]
    public void Random_customers_of_random_models_are_told_of_as_the_definitions_say() => Compare(120, 3, 1);

    [LongFact]
    public void Very_many_random_customers_are_told_of_as_the_definitions_say() => Compare(20_000, 3, 2);

    private static void Compare(int cases, double decades, int seed)
    {
        var random = new Random(seed);
        var faults = new List<string>();
        for (var i = 0; i < cases; i++)
        {
            double Parameter() => Math.Pow(10, ((2 * random.NextDouble()) - 1) * decades);
            var model = PurchaseModel.Of(Kinds[i % Kinds.Length], Parameter(), Parameter(), Parameter(), Parameter());
            var customer = AnyCustomer(random);
            var horizon = new[] { 1e-6, 1, 52, 365, 10_000 }[random.Next(5)];
            faults.AddRange(Faults(model, customer, horizon));
        }

        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join('\n', faults.Take(60))}");
    }

    private static BtydStatistics AnyCustomer(Random random)
    {
        var observed = Math.Pow(10, random.NextDouble() * 4);
        var repeats = random.Next(4) == 0 ? 0 : (int)Math.Pow(10, random.NextDouble() * 3);
        var last = random.Next(6) switch
        {
            0 => observed,
            1 => 0,
            2 => observed * (1 - Math.Pow(10, -8 * random.NextDouble())),
            _ => observed * random.NextDouble(),
        };
        return new(repeats, repeats == 0 ? 0 : last, observed);
    }

    internal static IEnumerable<string> Faults(PurchaseModel model, BtydStatistics customer, double horizon)
    {
        var naive = NaiveModel.Of(model, customer, horizon);
        var rate = 0.1 / 52;
        (string What, double Expected, double Actual, double Tolerance)[] all =
        [
            ("LL", naive.LogLikelihood, model.LogLikelihood(customer), 1e-12),
            ("P", naive.ProbabilityAlive, model.ProbabilityAlive(customer), 1e-10),
            ("E", naive.Expected(horizon), model.ExpectedPurchases(customer, horizon), 1e-10),
            ("D", naive.DiscountedPurchases(horizon, rate), model.DiscountedPurchases(customer, horizon, rate), 1e-10),
            ("DERT", naive.DiscountedPurchases(double.PositiveInfinity, rate), model.DiscountedResidualPurchases(customer, rate), 1e-10),
        ];
        foreach (var (what, expected, actual, tolerance) in all)
        {
            if (!(Math.Abs(actual - expected) <= tolerance * (what == "LL" ? 1 + naive.Magnitude : Math.Abs(expected) + 1e-280)))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{what} {model} {customer} t {horizon}: {actual:R} not {expected:R}, off {Math.Abs((actual / expected) - 1):G3}");
            }
        }
    }
}
