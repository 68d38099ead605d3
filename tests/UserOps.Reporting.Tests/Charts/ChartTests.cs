using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class ChartTests
{
    private static readonly Gen<double> AnyNumber = Gen.OneOf(
        Gen.Elements(0, 1, -1, 1e300, -1e300, double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity),
        Gen.Choose(-100_000, 100_000).Select(value => value / 7.0));

    [Fact]
    public void More_is_never_a_paler_step() => Law.Holds(AnyNumber.ArrayOf().ToArbitrary(), AnyNumber.ToArbitrary(), AnyNumber.ToArbitrary(), (values, one, other) =>
    {
        var (least, greatest) = (Math.Min(one, other), Math.Max(one, other));
        return new[] { HeatScale.Even(one, other, Label), HeatScale.Factors(values, Label) }.All(scale =>
            scale.StepOf(least) <= scale.StepOf(greatest) && scale.StepOf(least) >= 0 && scale.StepOf(greatest) < Style.HeatSteps);
    });

    [Fact]
    public void The_greatest_value_is_the_last_step_and_nothing_the_first()
    {
        Assert.Equal([0, 4, 8], new[] { 10.0, 15, 20 }.Select(HeatScale.Even(10, 20, Label).StepOf));
        Assert.Equal([0, 0, 8], new[] { -5.0, 0, 1000 }.Select(HeatScale.Factors([1000, 3, 0, double.NaN], Label).StepOf));
        Assert.Equal(8, HeatScale.Even(7, 7, Label).StepOf(7));
        Assert.Equal(0, HeatScale.Even(0, 0, Label).StepOf(0));
        Assert.Equal(0, HeatScale.Factors([double.Epsilon], Label).StepOf(0));
        Assert.Equal(0, HeatScale.Factors([], Label).StepOf(0));
    }

    [Fact]
    public void Steps_of_equal_factors_are_three_apart()
    {
        var scale = HeatScale.Factors([6561], Label);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8], Enumerable.Range(0, 9).Select(power => scale.StepOf(Math.Pow(3, power))));
    }

    [Fact]
    public void Bars_are_as_long_as_their_values_from_one_zero() => Law.Holds(
        Gen.Choose(-1000, 1000).Select(value => (double)value).ArrayOf().Where(values => values.Length is > 0 and <= BarRows.MaxRows && values.Any(value => value != 0)).ToArbitrary(),
        Gen.Elements(340, 720).ToArbitrary(),
        (values, width) =>
        {
            var picture = Bars(width, values.Select(value => new BarRow("row", new Bar(value, Label(value), Style.Fill(0)))));
            var bars = PictureLaws.Rects(picture, Style.Fill(0));
            var longest = values.Index().MaxBy(value => Math.Abs(value.Item));
            var unit = bars[longest.Index].Width / Math.Abs(longest.Item);
            var zero = longest.Item > 0 ? bars[longest.Index].X : bars[longest.Index].Right;
            return PictureLaws.Hold(picture, new() { Width = width })
                && values.Zip(bars).All(row => Math.Abs(row.Second.Width - (Math.Abs(row.First) * unit)) < 0.05)
                && values.Zip(bars).All(row => Math.Abs((row.First >= 0 ? row.Second.X : row.Second.Right) - zero) < 0.05);
        });

    [Fact]
    public void Any_bar_can_be_drawn() => Law.Holds(AnyNumber.ArrayOf().ToArbitrary(), Gen.Elements(280, 720).ToArbitrary(), (values, width) =>
    {
        var rows = values.Select(value => new BarRow("a name", new Bar(value, "text", Style.Fill(0)) { Open = double.IsFinite(value) ? Math.Abs(value) / 2 : 0, Interval = (value, double.PositiveInfinity) }, new Bar(null, "nothing", Style.Fill(1))));
        return PictureLaws.Hold(Bars(width, rows), new() { Width = width });
    });

    [Theory]
    [InlineData(340)]
    [InlineData(720)]
    public void A_value_barely_below_zero_takes_no_more_room_than_its_bar(int width)
    {
        var row = new BarRow("row", new Bar(1000, "", Style.Fill(0)));
        var alone = Assert.Single(PictureLaws.Rects(Bars(width, [row]), Style.Fill(0)));
        var beside = Assert.Single(PictureLaws.Rects(Bars(width, [row, new BarRow("row", new Bar(-1, "", Style.Fill(1)))]), Style.Fill(0)));
        Assert.Equal(alone.X, beside.X, 1.0);
    }

    [Fact]
    public void Headings_are_not_counted_as_rows()
    {
        BarRow[] rows = [.. Enumerable.Range(0, 60).SelectMany(place => new[] { new BarRow($"heading {place}") { IsHeading = true }, new BarRow($"row {place}", new Bar(place, "", Style.Fill(0))) })];
        var texts = PictureLaws.Texts(Bars(720, rows));
        Assert.Contains("row 39", texts);
        Assert.DoesNotContain("heading 40", texts);
        Assert.Contains("20 more stand in the table.", texts);
    }

    [Fact]
    public void Bands_of_a_state_add_up_to_its_bar() => Law.Holds(
        Gen.Choose(0, 500).Select(size => (double)size).ArrayOf(9).Where(sizes => sizes.Sum() > 0).ToArbitrary(),
        sizes =>
        {
            var sheet = new Sheet(new() { Theme = PictureTheme.Light }, "test", "Test", "测试");
            Flow[] flows = [.. sizes.Index().Where(size => size.Item > 0).Select(size => new Flow(size.Index / 3, size.Index % 3, size.Item, Style.Wash(0), $"{size.Index}"))];
            Flows.Draw(sheet, ["a", "b", "c"], flows, ("before", "after"));
            var picture = sheet.Finish(Tables.Of([], []), "A test.");
            var bars = PictureLaws.Rects(picture, Style.InkFill);
            var bands = Bands(picture);
            var (left, right) = (bars.Where(bar => bar.X < 360).ToArray(), bars.Where(bar => bar.X >= 360).ToArray());
            var (froms, tos) = (flows.Select(flow => flow.From).Distinct().Order().ToArray(), flows.Select(flow => flow.To).Distinct().Order().ToArray());
            return PictureLaws.Hold(picture, new() { Theme = PictureTheme.Light })
                && left.Length == froms.Length && right.Length == tos.Length && bands.Length == flows.Length
                && bands.All(band => Math.Abs(band.LeftHeight - band.RightHeight) < 0.05)
                && froms.Zip(left).All(state => AddUp(state.Second, bands.Where((_, place) => flows.OrderBy(flow => flow.From).ThenBy(flow => flow.To).ElementAt(place).From == state.First).Select(band => (band.LeftTop, band.LeftHeight))))
                && tos.Zip(right).All(state => AddUp(state.Second, bands.Where((_, place) => flows.OrderBy(flow => flow.From).ThenBy(flow => flow.To).ElementAt(place).To == state.First).Select(band => (band.RightTop, band.RightHeight))));
        });

    private static Picture Bars(int width, IEnumerable<BarRow> rows)
    {
        var sheet = new Sheet(new() { Width = width }, "test", "Test", "测试");
        BarRows.Draw(sheet, [.. rows]);
        return sheet.Finish(Tables.Of([], []), "A test.");
    }

    /// <summary>Whether bands stand without a gap from the top of a bar to its bottom.</summary>
    private static bool AddUp(Box bar, IEnumerable<(double Top, double Height)> bands)
    {
        var y = bar.Y;
        foreach (var (top, height) in bands.OrderBy(band => band.Top))
        {
            if (Math.Abs(top - y) > 0.06)
            {
                return false;
            }

            y = top + height;
        }

        return Math.Abs(y - bar.Bottom) < 0.06;
    }

    /// <summary>The bands of a picture: M x1 top1 C middle top1 middle top2 x2 top2 V bottom2 C middle bottom2 middle bottom1 x1 bottom1 Z.</summary>
    private static (double LeftTop, double LeftHeight, double RightTop, double RightHeight)[] Bands(Picture picture) =>
    [
        .. PictureLaws.Read(picture).Elements()
            .Where(element => element.Attribute("class")?.Value == Style.Wash(0))
            .Select(element => element.Attribute("d")!.Value.Split(['M', 'C', 'V', 'Z', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray())
            .Select(n => (n[1], n[14] - n[1], n[7], n[8] - n[7])),
    ];

    private static string Label(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
