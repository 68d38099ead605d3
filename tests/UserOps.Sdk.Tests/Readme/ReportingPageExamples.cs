using NodaTime;
using UserOps.Reporting;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/reporting.md.</summary>
public sealed class ReportingPageExamples : PageExample
{
    private static readonly Lazy<(PurchaseBook<UserId> Book, Instant AsOf)> Shop = new(() =>
    {
        var shop = new Shop(ShopOptions.Default with { Users = 800 });
        var book = new PurchaseBook<UserId>();
        foreach (var purchase in shop.Purchases())
        {
            book.Add(purchase);
        }

        return (book, shop.Clock.EndOf(new LocalDate(2025, 12, 31)));
    });

    [Fact]
    public void One_picture()
    {
        var (book, asOf) = Shop.Value;

        // begin-snippet: reporting-first
        var snapshot = RfmSnapshot.Fit(book, asOf, RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" });
        var picture = RfmPictures.Segments(snapshot.Segments, new PictureOptions { Culture = "en", Theme = PictureTheme.Light });

        Console.WriteLine(picture.Title);
        Console.WriteLine(picture.Description);
        Console.WriteLine(picture.Svg.Split('\n')[0][..59]);
        Console.WriteLine(string.Join(" | ", picture.Table.Columns.Take(5).Select(column => column.Heading)));
        Console.WriteLine(string.Join(" | ", picture.Table.Rows[0].Take(5)));
        // => Segments: share of the users and of the money
        // => 12 segments of 719 users. Champions has 19.9 % of the users and 85.4 % of the money.
        // => <svg xmlns="http://www.w3.org/2000/svg" class="uo uo-light"
        // => segment | users | share | money | share
        // => Champions | 143 | 19.9 % | 2,988,092 | 85.4 %
        // end-snippet
        Ran("reporting-first");

        // begin-snippet: reporting-empty
        var nobody = RfmSnapshot.Fit(new PurchaseBook<UserId>(), asOf, RfmPolicy.Classic11);
        var empty = RfmPictures.Segments(nobody.Segments);
        Console.WriteLine($"{empty.IsEmpty}: {empty.Description}");
        // => True: There are no users, so there are no segments to draw.
        // end-snippet
        Ran("reporting-empty");
    }

    [Fact]
    public void A_page()
    {
        var (book, asOf) = Shop.Value;

        // begin-snippet: reporting-page
        var policy = RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" };
        var before = RfmSnapshot.Fit(book, asOf - Duration.FromDays(90), policy);
        var after = RfmSnapshot.Apply(book, asOf, before.Model);

        var report = new Report
        {
            Title = LocalizedText.Of("Our customers in December", "十二月的顾客"),
            Lead = LocalizedText.Of("Online shop, all channels.", "网店，全部渠道。"),
            Sections = [RfmSection.Of(after, SegmentMigration.Between(before, after))],
        };
        var page = ReportPage.Write(report, "en");                  // or "zh-CN"; write it to a file that ends with .html

        foreach (var finding in report.Sections[0].Findings)
        {
            Console.WriteLine($"{finding.Kind}: {finding.Text.In("en")}");
        }

        // => Watch: 120 of 648 customers fell to a lower segment since 2025-10-02: 18.5 % (15.7 % to 21.7 %); 100 rose.
        // => Note: The best 20 % of 717 customers bring 91.4 % of the money, the best 1 % 58.5 %; Gini coefficient 0.89.
        // end-snippet
        Ran("reporting-page");
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.OrdinalIgnoreCase);

        // begin-snippet: reporting-inherit
        var options = new PictureOptions { Theme = PictureTheme.Inherit, HasTitle = false };
        var picture = RfmPictures.Grid(after, options);
        var html = $"""
            <style>{PictureStyles.PageCss()}</style>
            <h2>{picture.Title}</h2>
            {picture.Svg}
            """;
        Console.WriteLine($"{picture.Title}, styles inside: {picture.Svg.Contains("<style>", StringComparison.Ordinal)}");
        // => Users by recency and frequency, coloured by their money, styles inside: False
        // end-snippet
        Ran("reporting-inherit");
        Assert.Contains(".uo-page .uo-t", html, StringComparison.Ordinal);
    }
}
