using System.Text;
using NodaTime;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Cli.Tests.Rfm;

public class RfmTablesTests
{
    private static readonly RfmSnapshot<UserId> Snapshot = TakeSnapshot();

    [Theory]
    [InlineData(90, "en", false)]
    [InlineData(80, "zh-CN", false)]
    [InlineData(120, "en", true)]
    [InlineData(180, "en", true)]
    public void Every_segment_stays_on_one_line_of_the_table_however_wide_the_screen(int width, string culture, bool hasBars)
    {
        var lines = Show(width, culture).Split('\n');

        Assert.All(Snapshot.Segments.Where(line => line.Users > 0), line =>
        {
            var shown = Assert.Single(lines, text => text.StartsWith($"  {line.Segment.Name.In(culture)} ", StringComparison.Ordinal));
            Assert.Contains(Screen.Money(line.NetTotal), shown, StringComparison.Ordinal);
        });
        Assert.Equal(hasBars, lines.Any(text => text.Contains('█', StringComparison.Ordinal)));
        Assert.All(lines, text => Assert.True(text.Length <= width, text));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(180)]
    public void What_to_do_is_told_whole_in_the_table_or_below_it(int width)
    {
        var shown = Show(width, "en");

        Assert.All(
            Snapshot.Segments.Where(line => line.Users > 0),
            line => Assert.Contains(line.Segment.Action.In("en"), shown.ReplaceLineEndings(" "), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(180)]
    public void Cuts_name_their_scores_however_wide_the_screen(int width)
    {
        var lines = Show(width, "en", tables => tables.ShowModel(Snapshot.Model)).Split('\n');

        Assert.All(["R", "F", "M"], score => Assert.Single(lines, text => text.StartsWith($"  {score}", StringComparison.Ordinal)));
        Assert.All(lines, text => Assert.True(text.Length <= width, text));
        Assert.Equal(width > 100, lines.Any(text => text.Contains("quantile", StringComparison.Ordinal)));
    }

    private static string Show(int width, string culture) => Show(width, culture, tables => tables.ShowSegments(Snapshot.Segments));

    private static string Show(int width, string culture, Action<RfmTables> show)
    {
        using var stream = new MemoryStream();
        using (var screen = new Screen(stream, isTerminal: false, width))
        {
            show(new RfmTables(screen, new Words(culture)));
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static RfmSnapshot<UserId> TakeSnapshot()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 300 });
        var book = new PurchaseBook<UserId>();
        foreach (var purchase in shop.Purchases())
        {
            book.Add(purchase);
        }

        return RfmSnapshot.Fit(book, shop.Window.End - Duration.Epsilon, RfmPolicy.Classic11);
    }
}
