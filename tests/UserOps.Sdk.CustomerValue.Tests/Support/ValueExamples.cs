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
    public static CustomerValueModel Model(
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
    public static IEnumerable<CustomerValueModel> Models(CustomerValuePolicy policy)
    {
        var spend = new GammaGamma(6.25, 3.74, 15.44);
        yield return Model(new MbgNbd(0.5, 6, 0.9, 2.5), policy, spend);
        yield return Model(new BgNbd(0.24, 4.4, 0.79, 2.43), policy, spend);
        yield return Model(new ParetoNbd(0.55, 10.6, 0.61, 11.7), policy, spend, weak: ["s", "beta"]);
        yield return Model(new Nbd(0.8, 6), policy);
        yield return Model(new MbgNbd(0.5, 6, 0.9, 2.5), policy, new GammaGamma(2, 0.5, 10), gain: 0.3);
    }
}
