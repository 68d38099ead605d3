using System.Globalization;
using NodaTime;
using UserOps.Rfm;
using UserOps.Sql;

namespace UserOps.Benchmarks;

/// <summary>Writes what DuckDB is to run, and what must come out, into a folder: purchases, the query, its parameters, and the library's own figures.</summary>
internal static class SqlDuckDb
{
    private const int Rows = 100_000;
    private static readonly Instant AsOf = Instant.FromUnixTimeSeconds((PurchaseData.FirstDay + 700) * 86_400L);
    private static readonly RfmPolicy Policy = RfmPolicy.Classic11 with { Zone = "Europe/London", LookBack = Duration.FromDays(365), Orders = OrderGrouping.PerDay };

    private static readonly PurchaseTable Table = new()
    {
        Name = "purchases",
        User = new("user_id", SqlStorage.WholeNumber),
        At = new("at", SqlStorage.UnixMicroseconds),
        Amount = new("amount", SqlStorage.MinorUnits(2)),
    };

    public static int Write(string folder)
    {
        var data = new PurchaseData(Rows);
        var book = new PurchaseBook<long>();
        using (var purchases = new StreamWriter(Path.Combine(folder, "purchases.csv")))
        {
            purchases.WriteLine("user_id,at,amount");
            for (var row = 0; row < Rows; row++)
            {
                // Half-hours around midnight, and some refunds.
                var at = Instant.FromUnixTimeSeconds((data.DayNumbers[row] * 86_400L) - 7_200 + (row % 8 * 1_800));
                var amount = row % 17 == 0 ? -data.Amounts[row] : data.Amounts[row];
                book.Add(new Purchase<long>(data.Users[row], at, amount / 100m));
                purchases.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{data.Users[row]},{at.ToUnixTimeTicks() / 10},{amount}"));
            }
        }

        var query = RfmSql.Facts(Policy, Table, AsOf, new DuckDbDialect());
        File.WriteAllText(Path.Combine(folder, "query.sql"), query.Text);
        File.WriteAllLines(Path.Combine(folder, "parameters.txt"), query.Parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.ToDriverValue()}")));

        // user, faults, purchases (not compared), earlier (not compared), first, last, orders, refunds, purchased, refunded
        var summarizer = new PurchaseSummarizer(Policy);
        File.WriteAllLines(
            Path.Combine(folder, "expected.txt"),
            book.Users.Select(user => (User: user, Summary: summarizer.Summarize(book[user], AsOf)))
                .Where(pair => book[pair.User].Entries[0].At <= AsOf)
                .OrderBy(pair => pair.User)
                .Select(pair => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pair.User} {pair.Summary.Orders} {pair.Summary.Refunds} {pair.Summary.PurchaseTotal * 100:0} {pair.Summary.RefundTotal * 100:0}")));
        return 0;
    }
}
