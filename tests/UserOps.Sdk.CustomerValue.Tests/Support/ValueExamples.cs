using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Support;

/// <summary>Short ways to write rows, and models of chosen parameters.</summary>
internal static class ValueExamples
{
    /// <summary>The first day of the examples, a Monday.</summary>
    public static readonly LocalDate FirstDay = new(2024, 1, 1);

    /// <summary>Writes a purchase of u1, or a refund, at 15:00 UTC of a day of 2024, from day 1 on.</summary>
    public static Purchase<UserId> Buy(decimal amount, int day, string? order = null, string user = "u1") =>
        new(new UserId(user), At(day), amount) { OrderId = order };

    /// <summary>Names 15:00 UTC of a day of 2024, from day 1 on.</summary>
    public static Instant At(int day) => FirstDay.PlusDays(day - 1).At(new LocalTime(15, 0)).InUtc().ToInstant();

    /// <summary>Makes one user's history.</summary>
    public static PurchaseHistory History(params IEnumerable<Purchase<UserId>> rows) =>
        rows.Aggregate(PurchaseHistory.Empty, (history, row) => history.Add(row));

    /// <summary>Makes a book.</summary>
    public static PurchaseBook<UserId> Book(params IEnumerable<Purchase<UserId>> rows)
    {
        var book = new PurchaseBook<UserId>();
        foreach (var row in rows)
        {
            book.Add(row);
        }

        return book;
    }

    /// <summary>Makes a model of chosen parameters, as if it had been fitted: dropout is shown, nothing is weak.</summary>
    public static CustomerValueModel ModelOf(
        PurchaseModel purchases, CustomerValuePolicy? policy = null, GammaGamma? spend = null, double gain = 100, Instant? fittedAt = null, string[]? weak = null)
    {
        var limit = purchases is Nbd ? null : new PurchaseFit { Model = new Nbd(0.8, 6), LogLikelihood = -1000 - gain, Converged = true, Steps = 5 };
        return new(
            (policy ?? CustomerValuePolicy.MbgNbd) with { Model = purchases.Kind },
            fittedAt ?? At(200),
            new(1234, 567, 8, 9),
            new() { Model = purchases, LogLikelihood = -1000, Converged = true, Steps = 7, Limit = limit, Weak = [.. weak ?? []] },
            spend is null ? null : new() { Model = spend, LogLikelihood = -50, Converged = true, Steps = 6, Customers = 500, Correlation = 0.1 });
    }

    /// <summary>Gets models of each kind, with and without spend, one that predicts by its limit, and in the unit of a policy.</summary>
    public static IEnumerable<CustomerValueModel> ModelsOf(CustomerValuePolicy policy)
    {
        var spend = new GammaGamma(6.25, 3.74, 15.44);
        yield return ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), policy, spend);
        yield return ModelOf(new BgNbd(0.24, 4.4, 0.79, 2.43), policy, spend);
        yield return ModelOf(new ParetoNbd(0.55, 10.6, 0.61, 11.7), policy, spend, weak: ["s", "beta"]);
        yield return ModelOf(new Nbd(0.8, 6), policy);
        yield return ModelOf(new MbgNbd(0.5, 6, 0.9, 2.5), policy, new GammaGamma(2, 0.5, 10), gain: 0.3);
    }

    /// <summary>Draws customers by the MBG/NBD and the Gamma-Gamma model, watched for 20 to 60 weeks: a sample that shows all parameters.</summary>
    public static CustomerSample DrawnSample(int customers, int seed = 7)
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        return CustomerSample.From(Enumerable.Range(0, customers).Select(_ => Draw(random)), BtydUnit.SevenDays);
    }

    private static (BtydStatistics?, decimal?) Draw(Random random)
    {
        var (rate, leaving) = (Gamma.Sample(random, 1.2, 5), Beta.Sample(random, 1, 3));
        var (observed, at, last, repeats) = (DiscreteUniform.Sample(random, 20 * 7, 60 * 7) / 7.0, 0.0, 0.0, 0);
        while (ContinuousUniform.Sample(random, 0, 1) >= leaving && (at += Exponential.Sample(random, rate)) <= observed)
        {
            (last, repeats) = (Math.Floor(at * 7) / 7, repeats + 1);
        }

        var mean = Gamma.Sample(random, 6 * Math.Max(1, repeats), 1) * 15 / Gamma.Sample(random, 4, 1) / Math.Max(1, repeats);
        return (new BtydStatistics(repeats, last, observed), repeats == 0 ? null : Math.Round((decimal)mean, 2) + 0.01m);
    }
}
