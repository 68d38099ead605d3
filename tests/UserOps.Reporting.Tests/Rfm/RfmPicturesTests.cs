using FsCheck.Fluent;
using NodaTime;
using UserOps.Rfm;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class RfmPicturesTests
{
    private static readonly Instant AsOf = RfmGenerators.Start + Duration.FromDays(60);

    private static readonly RfmSnapshot<UserId> Small = RfmSnapshot.Fit(Book(24, 5), AsOf, RfmPolicy.Classic11);

    public static TheoryData<string> Names => ["", "   ", new string('w', 500), "<script>alert(1)</script>", "]]>", "\"'&", "عميل مهم 12", "👩‍👩‍👧‍👦 family 🎉", "\uD800 lone", "a\nb\tc\u0001\u202E", "重要价值客户重要价值客户重要价值客户重要价值客户"];

    [Fact]
    public void Approved_the_grid() => Approved.Picture("rfm-grid", options => RfmPictures.Grid(Small, options));

    [Fact]
    public void Approved_the_segments() => Approved.Picture("rfm-segments", options => RfmPictures.Segments(Small.Segments, options));

    [Fact]
    public void Approved_the_concentration() => Approved.Picture("rfm-concentration", options => RfmPictures.Concentration(Small.Concentration, options));

    [Fact]
    public void Approved_the_migration()
    {
        var before = RfmSnapshot.Fit(Book(20, 5), AsOf - Duration.FromDays(30), RfmPolicy.Classic11);
        var migration = SegmentMigration.Between(before, RfmSnapshot.Apply(Book(24, 5), AsOf, before.Model));
        Approved.Picture("rfm-migration", options => RfmPictures.Migration(migration, options: options));
    }

    [Fact]
    public void Approved_the_cuts() => Approved.Picture("rfm-cuts", options => RfmPictures.Cuts(Small.Model, DistributionOf(Small), options));

    [Fact]
    public void Approved_nothing_to_draw()
    {
        var nobody = RfmSnapshot.Fit(new PurchaseBook<UserId>(), AsOf, RfmPolicy.Classic11);
        Approved.Picture("rfm-grid-empty", options => RfmPictures.Grid(nobody, options));
        Assert.All(
            (Func<PictureOptions, Picture>[])
            [
                options => RfmPictures.Grid(nobody, options),
                options => RfmPictures.Segments(nobody.Segments, options),
                options => RfmPictures.Concentration(nobody.Concentration, options),
                options => RfmPictures.Migration(SegmentMigration.Between(nobody, nobody), options: options),
                options => RfmPictures.Cuts(nobody.Model, RfmDistribution.Empty, options),
            ],
            PictureLaws.HoldForNothing);
    }

    [Fact]
    public void The_grid_counts_everybody_once()
    {
        var picture = RfmPictures.Grid(Small);
        Assert.Equal(Small.Users.Count(user => user.Score.IsScored), picture.Table.Rows.Sum(row => int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Bars_are_as_long_as_their_shares()
    {
        var picture = RfmPictures.Segments(Small.Segments, new() { Theme = PictureTheme.Light });
        SegmentFigures[] lines = [.. Small.Segments.Where(line => line.Users > 0)];
        var users = PictureLaws.Rects(picture, Style.Fill(0)).Skip(1).Select(bar => bar.Width).ToArray(); // the first is that of the legend
        Assert.Equal(lines.Length, users.Length);
        var unit = users[0] / lines[0].UserShare;
        Assert.All(lines.Zip(users), line => Assert.Equal(line.First.UserShare * unit, line.Second, 0.05));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Any_name_is_shown_as_text(string name)
    {
        var policy = RfmPolicy.Classic11;
        var map = policy.Segments with { Segments = [.. policy.Segments.Segments.Select(segment => segment with { Name = LocalizedText.Of(name + segment.Id, name) })] };
        var snapshot = RfmSnapshot.Fit(Book(24, 5), AsOf, policy with { Segments = map });
        PictureLaws.HoldFor(options => RfmPictures.Segments(snapshot.Segments, options));
        PictureLaws.HoldFor(options => RfmPictures.Migration(SegmentMigration.Between(snapshot, snapshot), options: options));
    }

    [Fact]
    public void Two_hundred_segments_are_readable()
    {
        var segments = Small.Segments[0];
        EquatableArray<SegmentFigures> many = [.. Enumerable.Range(0, 200).Select(place => segments with { Users = place + 1, Segment = segments.Segment with { Name = LocalizedText.Of($"Segment {place}", $"分群 {place}") } })];
        PictureLaws.HoldFor(options => RfmPictures.Segments(many, options));
        var picture = RfmPictures.Segments(many);
        Assert.Equal(200, picture.Table.Rows.Count);
        Assert.Contains("160 more stand in the table.", PictureLaws.Texts(picture));
    }

    [Fact]
    public void Every_population_can_be_drawn() => Law.Holds(RfmGenerators.Purchases, RfmGenerators.Policies, RfmGenerators.AsOf, (rows, policy, asOf) =>
    {
        var book = new PurchaseBook<UserId>(policy.Currency);
        foreach (var row in rows)
        {
            book.TryAdd(row, out _);
        }

        var snapshot = RfmSnapshot.Fit(book, asOf, policy);
        var later = RfmSnapshot.Apply(book, asOf + Duration.FromDays(30), snapshot.Model);
        var options = new PictureOptions { Width = rows.Length % 2 == 0 ? 340 : 720, Culture = rows.Length % 3 == 0 ? "zh-CN" : "en" };
        return PictureLaws.Hold(RfmPictures.Grid(snapshot, options), options)
            && PictureLaws.Hold(RfmPictures.Segments(snapshot.Segments, options), options)
            && PictureLaws.Hold(RfmPictures.Concentration(snapshot.Concentration, options), options)
            && PictureLaws.Hold(RfmPictures.Migration(SegmentMigration.Between(snapshot, later), options: options), options)
            && PictureLaws.Hold(RfmPictures.Cuts(snapshot.Model, DistributionOf(later), options), options);
    });

    [Fact]
    public void Huge_and_negative_money_can_be_drawn() => Law.Holds(
        Gen.ArrayOf(Gen.Elements(0m, -1m, 1m, 0.000000001m, PurchaseLimits.Amount, -PurchaseLimits.Amount, 12.34m)).ToArbitrary(),
        amounts =>
        {
            var book = new PurchaseBook<UserId>();
            for (var place = 0; place < amounts.Length; place++)
            {
                book.Add(new Purchase<UserId>(new UserId($"u{place % 5}"), RfmGenerators.Start + Duration.FromDays(place), amounts[place]));
            }

            var snapshot = RfmSnapshot.Fit(book, AsOf, RfmPolicy.Classic11);
            return PictureLaws.Hold(RfmPictures.Grid(snapshot), PictureOptions.Default)
                && PictureLaws.Hold(RfmPictures.Segments(snapshot.Segments), PictureOptions.Default)
                && PictureLaws.Hold(RfmPictures.Cuts(snapshot.Model, DistributionOf(snapshot)), PictureOptions.Default);
        });

    [Fact]
    public void The_same_answer_gives_the_same_bytes() => Assert.Equal(RfmPictures.Cuts(Small.Model, DistributionOf(Small)), RfmPictures.Cuts(Small.Model, DistributionOf(Small)));

    private static RfmDistribution DistributionOf(RfmSnapshot<UserId> snapshot) => RfmDistribution.From(snapshot.Users.Select(user => RfmFigures.From(user.Summary)));

    /// <summary>Users who differ in all three: user k of n bought every (k mod 7) + 2 days, from day k on.</summary>
    private static PurchaseBook<UserId> Book(int users, int mostOrders)
    {
        var book = new PurchaseBook<UserId>();
        for (var user = 0; user < users; user++)
        {
            for (var order = 0; order <= (user * 3) % mostOrders; order++)
            {
                var at = RfmGenerators.Start + Duration.FromDays(user + (order * ((user % 7) + 2)));
                book.Add(new Purchase<UserId>(new UserId($"u{user:D3}"), at, ((user * user * 7) % 900) + 10 + order));
            }
        }

        return book;
    }
}
