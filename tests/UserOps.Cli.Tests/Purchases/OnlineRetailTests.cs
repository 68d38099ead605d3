using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Purchases;
using UserOps.Cli.Tests.Support;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.Cli.Tests.Purchases;

/// <summary>The published file of 541,909 lines; its figures were counted apart from this library.</summary>
public class OnlineRetailTests
{
    private const string File = "online_retail_lines.csv.gz";

    [RealDataFact(File)]
    public void The_whole_file_is_read_and_its_anonymous_and_negative_lines_are_counted()
    {
        var (rows, counts) = Read(purchasesOnly: false);

        Assert.Equal(541_909, counts.Records);
        Assert.Equal(135_080, counts.Anonymous);
        Assert.Equal(406_829, rows.Count);
        Assert.Equal(0, counts.Rejected);

        // 10,624 negative quantities, and two anonymous lines of a negative price: a bad debt written off.
        Assert.Equal(10_624 + 2, counts.Refunds + counts.AnonymousRefunds);
        Assert.Equal(Instant.FromUtc(2011, 12, 9, 12, 50), counts.Newest);
    }

    [RealDataFact(File)]
    public void Purchases_of_known_customers_have_the_published_total()
    {
        var (rows, counts) = Read(purchasesOnly: true);

        Assert.Equal(397_884, rows.Count);
        Assert.Equal(8_911_407.904m, rows.Sum(row => row.Value.Amount));
        Assert.Equal(4_338, rows.Select(row => row.Value.User).Distinct().Count());
        Assert.Equal(406_829 - 397_884, counts.LeftOut);
        Assert.Equal(37, rows.Select(row => row.Columns[0]).Distinct(StringComparer.Ordinal).Count());
    }

    private static (List<SourceRow<Purchase<UserId>>> Rows, PurchaseCounts Counts) Read(bool purchasesOnly)
    {
        using var console = new TestConsole();
        using var sink = new RejectionSink(console.Console);
        var reader = new PurchaseReader(
            new RowInput
            {
                File = new InputFile(RealDataFactAttribute.PathOf(File), console.Console),
                Times = new TimeReader(DateTimeZoneProviders.Tzdb["Europe/London"]),
                PurchasesOnly = purchasesOnly,
                Columns = ["Country"],
            },
            sink);
        return (reader.ReadRows().ToList(), reader.Counts);
    }
}
