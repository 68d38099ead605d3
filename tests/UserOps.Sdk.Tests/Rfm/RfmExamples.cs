using NodaTime;
using UserOps.Rfm;

namespace UserOps.Tests.Rfm;

/// <summary>Short ways to write purchases, histories and populations in examples.</summary>
internal static class RfmExamples
{
    public static readonly UserId Ann = new("ann");

    public static Instant At(int month, int day, int hour = 12) => Instant.FromUtc(2024, month, day, hour, 0);

    public static Purchase<UserId> Buy(decimal amount, Instant at, string? order = null) => new(Ann, at, amount) { OrderId = order };

    public static PurchaseHistory History(params IEnumerable<Purchase<UserId>> rows) =>
        rows.Aggregate(PurchaseHistory.Empty, (history, row) => history.Add(row));

    public static PurchaseBook<UserId> Book(params IEnumerable<Purchase<UserId>> rows)
    {
        var book = new PurchaseBook<UserId>();
        foreach (var row in rows)
        {
            book.Add(row);
        }

        return book;
    }

    /// <summary>A population of which only the three numbers matter.</summary>
    public static PurchaseSummary[] Population(Instant asOf, params IEnumerable<(int Days, long Orders, decimal Net)> users) =>
        [.. users.Select(user => new PurchaseSummary
        {
            AsOf = asOf,
            AsOfDay = asOf.InUtc().Date,
            Status = PurchaseStatus.Purchased,
            FirstDay = asOf.InUtc().Date.PlusDays(-user.Days),
            LastDay = asOf.InUtc().Date.PlusDays(-user.Days),
            Orders = user.Orders,
            PurchaseDays = 1,
            PurchaseWeeks = 1,
            PurchaseTotal = Math.Max(0, user.Net),
            NetTotal = user.Net,
        })];
}
