using NodaTime;
using UserOps.CustomerValue;
using UserOps.Reporting;
using UserOps.Rfm;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on customer value.</summary>
public sealed class GalleryValueExamples : GalleryExample
{
    private static readonly Lazy<CustomerValueModel> Fitted = new(() => new GalleryValueExamples().Fit());

    [Fact]
    public void Alive()
    {
        var (model, book) = (Fitted.Value, Purchases);

        // begin-snippet: gallery-value-alive
        int[] rows = [0, 1, 2, 3, 5, 8, 12, 20];
        var cells = model.PredictAll(book.Users.Select(user => model.Summarizer.Summarize(book[user], model.FittedAt)))
            .Where(customer => customer.IsCustomer)
            .Select(customer => (customer.PAlive, customer.Statistics.Repeats, Weeks: customer.Statistics.Observed - customer.Statistics.LastRepeat))
            .GroupBy(customer => (Repeats: rows.Last(least => customer.Repeats >= least), Weeks: Math.Floor(customer.Weeks / 8) * 8))
            .Select(cell => new AliveCell(cell.Key.Repeats, cell.Key.Weeks, cell.Average(customer => customer.PAlive), cell.Count()));
        var silence = LocalizedText.Of("weeks since the last purchase; rows and columns begin with their number", "距上次购买周数；行列均自所示数起");
        var picture = ValuePictures.Alive(new AliveGrid(silence, [.. cells]));
        Console.WriteLine(picture.Description);
        // => Of 595 customers, 356 (59.8 %) are more likely gone than not. The probability goes from 0 % (12 repeats, silent for 48) to 96.4 % (20 repeats, silent for 0).
        // end-snippet
        Ran("gallery-value-alive");
        Drew(picture);
    }

    [Fact]
    public void Repeat_purchases()
    {
        var (model, book) = (Fitted.Value, Purchases);

        // begin-snippet: gallery-value-tracking
        var most = 0L;
        var points = PurchaseTracking.Of(model, book.Users.Select(user => book[user]), until: new LocalDate(2025, 12, 31)).Select(point =>
            new RepeatPurchasePoint(point.Day, point.IsCalibration, most = Math.Max(most, point.CumulativeActual), point.CumulativePredicted));   // refunds take none back
        var picture = ValuePictures.RepeatPurchases(new RepeatPurchases([.. points]));
        Console.WriteLine(picture.Description);
        // => After the fit, up to 2025-12-31, 1,893 repeat purchases came; 1,746 were predicted: 7.8 % too few.
        // end-snippet
        Ran("gallery-value-tracking");
        Drew(picture);
    }

    private CustomerValueModel Fit()
    {
        var book = Purchases;

        // begin-snippet: gallery-value
        var policy = CustomerValuePolicy.MbgNbd with { Zone = "Asia/Shanghai" };
        var summarizer = new PurchaseSummarizer(policy.ToPurchasePolicy());
        var fitDay = summarizer.Days.EndOf(new LocalDate(2025, 6, 30));
        var model = CustomerValueModel.Fit(book.Users.Select(user => summarizer.Summarize(book[user], fitDay)), fitDay, policy);
        Console.WriteLine($"{model.Sample.Customers} customers");
        // => 595 customers
        // end-snippet
        Ran("gallery-value");
        return model;
    }
}
