using NodaTime;
using UserOps.Reporting;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/gallery.md on RFM.</summary>
public sealed class GalleryRfmExamples : GalleryExample
{
    private static readonly Lazy<RfmSnapshot<UserId>> Snapshot = new(() => new GalleryRfmExamples().Gather());

    [Fact]
    public void Segments()
    {
        var snapshot = Snapshot.Value;

        // begin-snippet: gallery-rfm-segments
        var picture = RfmPictures.Segments(snapshot.Segments);
        Console.WriteLine(picture.Description);
        // => 12 segments of 719 users. Champions has 19.9 % of the users and 85.4 % of the money.
        // end-snippet
        Ran("gallery-rfm-segments");
        Drew(picture);
    }

    [Fact]
    public void Grid()
    {
        var snapshot = Snapshot.Value;

        // begin-snippet: gallery-rfm-grid
        var picture = RfmPictures.Grid(snapshot);
        Console.WriteLine(picture.Description);
        // => 717 users by recency and frequency. The cell with most money is R5 F5: 66 users, 2.61M (74.7 % of all).
        // end-snippet
        Ran("gallery-rfm-grid");
        Drew(picture);
    }

    [Fact]
    public void Concentration()
    {
        var snapshot = Snapshot.Value;

        // begin-snippet: gallery-rfm-concentration
        var picture = RfmPictures.Concentration(snapshot.Concentration);
        Console.WriteLine(picture.Description);
        // => Of 717 customers, the best 20 % bring 91.4 % of the money, the best 1 % 58.5 %; Gini coefficient 0.89.
        // end-snippet
        Ran("gallery-rfm-concentration");
        Drew(picture);
    }

    [Fact]
    public void Migration()
    {
        var (snapshot, book, shop) = (Snapshot.Value, Purchases, Shop);

        // begin-snippet: gallery-rfm-migration
        var before = RfmSnapshot.Apply(book, shop.Clock.EndOf(new LocalDate(2025, 9, 30)), snapshot.Model);
        var picture = RfmPictures.Migration(SegmentMigration.Between(before, snapshot), shop.Clock.Zone);
        Console.WriteLine(picture.Description);
        // => Of 719 users, 100 moved up, 132 down, 416 stayed, 69 came in and 0 left the window.
        // end-snippet
        Ran("gallery-rfm-migration");
        Drew(picture);
    }

    [Fact]
    public void Cuts()
    {
        var snapshot = Snapshot.Value;

        // begin-snippet: gallery-rfm-cuts
        var distribution = RfmDistribution.From(snapshot.Users.Select(user => RfmFigures.From(user.Summary)));
        var picture = RfmPictures.Cuts(snapshot.Model, distribution);
        Console.WriteLine(picture.Description);
        // => Three histograms of 717 users with the cuts between the scores: recency at 12, 78, 292, 488 days, frequency at 1, 2, 5, 14 orders, money at 128, 305, 782, 2.2k.
        // end-snippet
        Ran("gallery-rfm-cuts");
        Drew(picture);
    }

    [Fact]
    public void Another_form()
    {
        var snapshot = Snapshot.Value;

        // begin-snippet: gallery-forms
        var narrow = new PictureOptions { Culture = "zh-CN", Theme = PictureTheme.Dark, Width = 340 };
        var picture = RfmPictures.Segments(snapshot.Segments, narrow);
        Console.WriteLine(picture.Title);
        // => 分群：用户占比与净额占比
        // end-snippet
        Ran("gallery-forms");
        Drew(picture, $"{picture.Id}.zh-CN");
    }

    private RfmSnapshot<UserId> Gather()
    {
        // begin-snippet: gallery-rfm
        var shop = new Shop(ShopOptions.Default with { Users = 800 });
        var book = new PurchaseBook<UserId>();
        foreach (var purchase in shop.Purchases())
        {
            book.Add(purchase);
        }

        var asOf = shop.Clock.EndOf(new LocalDate(2025, 12, 31));
        var snapshot = RfmSnapshot.Fit(book, asOf, RfmPolicy.Classic11 with { Zone = "Asia/Shanghai" });
        Console.WriteLine($"{snapshot.Population.Users} users, {snapshot.Population.Buyers} of them buyers in view");
        // => 719 users, 717 of them buyers in view
        // end-snippet
        Ran("gallery-rfm");
        return snapshot;
    }
}
