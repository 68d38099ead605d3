using System.Globalization;
using System.Xml.Linq;
using NodaTime;

namespace UserOps.Reporting.Tests;

public class ValuePicturesTests
{
    private static readonly LocalDate Start = new(2025, 1, 6);

    /// <summary>39 weeks of calibration and 39 after them; the model falls short at the end.</summary>
    private static readonly RepeatPurchases Tracked = new(
        [.. Enumerable.Range(0, 78).Select(week => new RepeatPurchasePoint(Start.PlusDays(7 * week), week < 39, (week * 12) + (week % 3), (week * 12) - (week > 39 ? (week - 39) * 0.8 : 0)))]);

    /// <summary>Who bought more often is sooner thought gone when silent.</summary>
    private static readonly AliveGrid Alive = new(
        LocalizedText.Of("weeks since the last purchase, of customers of 52 weeks", "距上次购买周数（52 周的客户）"),
        [
            .. from repeats in Enumerable.Range(0, 7)
               from silence in Enumerable.Range(0, 11)
               select new AliveCell(repeats, silence * 5, repeats > 5 && silence == 10 ? null : 1 / (1 + (Math.Pow(silence / 5.0, 1 + repeats) / 4)), (7 - repeats) * (silence % 4)),
        ]);

    [Fact]
    public void Approved_the_repeat_purchases() => Approved.Picture("value-tracking", options => ValuePictures.RepeatPurchases(Tracked, options));

    [Fact]
    public void Approved_the_alive() => Approved.Picture("value-alive", options => ValuePictures.Alive(Alive, options));

    [Fact]
    public void Nothing_to_draw_is_said_in_a_sentence() => Assert.All(
        (Func<PictureOptions, Picture>[])
        [
            options => ValuePictures.RepeatPurchases(new([]), options),
            options => ValuePictures.Alive(new(Alive.Silence, []), options),
            options => ValuePictures.Alive(new(Alive.Silence, [new(1, 2, null, 3)]), options),
        ],
        draw =>
        {
            PictureLaws.HoldFor(draw);
            Assert.True(draw(PictureOptions.Default).IsEmpty);
        });

    [Fact]
    public void One_point_and_one_cell_can_be_drawn()
    {
        PictureLaws.HoldFor(options => ValuePictures.RepeatPurchases(new([new(Start, true, 0, 0)]), options));
        PictureLaws.HoldFor(options => ValuePictures.Alive(new(Alive.Silence, [new(0, 0, 1)]), options));
    }

    [Fact]
    public void The_sentence_compares_what_came_after_the_fit()
    {
        // At week 38, the last one fitted to: 458 and 456. At week 77: 926 and 893.6.
        Assert.Equal(
            "After the fit, up to 2026-06-29, 468 repeat purchases came; 438 were predicted: 6.5 % too few.",
            ValuePictures.RepeatPurchases(Tracked).Description);
        Assert.Contains("fitted up to 2025-09-29", PictureLaws.Texts(ValuePictures.RepeatPurchases(Tracked)));
    }

    [Fact]
    public void Lines_are_as_high_as_their_numbers()
    {
        var svg = PictureLaws.Read(ValuePictures.RepeatPurchases(Tracked, new() { Theme = PictureTheme.Light }));
        var (actual, predicted) = (Places(svg, Style.InkLine), Places(svg, Style.Line(1)));
        var floor = actual[0].Y; // nothing was bought on the first day
        var unit = (floor - actual[^1].Y) / Tracked.Points[^1].Actual;
        Assert.All(Tracked.Points.Zip(actual, predicted), point =>
        {
            Assert.Equal(point.First.Actual * unit, floor - point.Second.Y, 0.05);
            Assert.Equal(point.First.Predicted * unit, floor - point.Third.Y, 0.05);
        });
    }

    [Fact]
    public void Strong_cells_are_likely_ones()
    {
        var picture = ValuePictures.Alive(Alive, new() { Theme = PictureTheme.Light });
        var cells = Alive.Cells.Where(cell => cell.Alive is not null).ToArray();
        for (var step = 0; step < Style.HeatSteps; step++)
        {
            var expected = cells.Count(cell => Math.Min((int)(cell.Alive * Style.HeatSteps)!.Value, Style.HeatSteps - 1) == step);
            Assert.Equal(expected, PictureLaws.Rects(picture, Style.Heat(step)).Count - 1); // one is that of the legend
        }

        Assert.Equal(cells.Length, picture.Table.Rows.Count);
        Assert.Equal(cells.Sum(cell => cell.Customers), picture.Table.Rows.Sum(row => long.Parse(row[3], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Centuries_and_thousands_of_cells_are_readable()
    {
        RepeatPurchases centuries = new([.. Enumerable.Range(0, 5_000).Select(month => new RepeatPurchasePoint(new LocalDate(1600, 1, 1).PlusMonths(month), month < 1_001, long.MaxValue / 5_000 * month, month * 1e17))]);
        PictureLaws.HoldFor(options => ValuePictures.RepeatPurchases(centuries, options));
        Assert.InRange(ValuePictures.RepeatPurchases(centuries).Table.Rows.Count, 300, 400);
        Assert.Contains(PictureLaws.Texts(ValuePictures.RepeatPurchases(centuries)), text => text.Contains("1683-05-01", StringComparison.Ordinal));
        AliveGrid wide = new(Alive.Silence, [.. from repeats in Enumerable.Range(0, 100) from silence in Enumerable.Range(0, 200) select new AliveCell(repeats, silence * 1e9, (repeats + silence) / 300.0, long.MaxValue / 20_000)]);
        PictureLaws.HoldFor(options => ValuePictures.Alive(wide, options));
        Assert.Contains(PictureLaws.Texts(ValuePictures.Alive(wide)), text => text.StartsWith("Drawn are 60 of 100 rows", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RfmPicturesTests.Names), MemberType = typeof(RfmPicturesTests))]
    public void A_unit_of_any_name_is_shown_as_text(string name) =>
        PictureLaws.HoldFor(options => ValuePictures.Alive(new(LocalizedText.Of($"{name}.", name), Alive.Cells), options));

    [Fact]
    public void Points_that_cannot_be_are_refused()
    {
        RepeatPurchasePoint good = new(Start, false, 5, 5);
        var next = Start.PlusDays(7);
        (RepeatPurchasePoint Point, string Fault)[] wrong =
        [
            (good with { Day = next, Actual = -1 }, "fewer than 0"),
            (good with { Day = next, Predicted = double.NaN }, "finite"),
            (good with { Day = next, Predicted = double.PositiveInfinity }, "finite"),
            (good with { Day = next, Predicted = -0.1 }, "finite"),
            (good, "ascend"),
            (good with { Day = next, IsCalibration = true }, "fitted"),
            (good with { Day = next, Actual = 4 }, "add up"),
            (good with { Day = next, Predicted = 4.9 }, "add up"),
        ];
        Assert.All(wrong, item => Assert.Contains(item.Fault, Assert.Throws<ArgumentException>(() => new RepeatPurchases([good, item.Point])).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_prediction_may_fall_by_rounding() =>
        Assert.Equal(2, new RepeatPurchases([new(Start, true, 5, 1234.5), new(Start.PlusDays(7), false, 5, 1234.5 - 1e-10)]).Points.Count);

    [Fact]
    public void Cells_that_cannot_be_are_refused()
    {
        AliveCell good = new(1, 2, 0.5, 3);
        (AliveCell Cell, string Fault)[] wrong =
        [
            (new(-1, 2, 0.5), "fewer than 0 times"),
            (new(0, -1, 0.5), "silence"),
            (new(0, double.NaN, 0.5), "silence"),
            (new(0, double.PositiveInfinity, 0.5), "silence"),
            (new(0, 2, 1.01), "probability"),
            (new(0, 2, double.NaN), "probability"),
            (new(0, 2, 0.5, -1), "fewer than 0 customers"),
            (good with { Alive = 0.6 }, "given before"),
        ];
        Assert.All(wrong, item => Assert.Contains(item.Fault, Assert.Throws<ArgumentException>(() => new AliveGrid(Alive.Silence, [good, item.Cell])).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_section_has_what_is_given()
    {
        var lead = LocalizedText.Of("Customers.", "客户。");
        Finding finding = new(FindingKind.Act, LocalizedText.Of("Call them.", "请联系。"));
        var section = ValueSection.Of(lead, [finding], Tracked, Alive);
        Assert.Equal(["value-alive", "value-tracking"], section.Pictures.Select(draw => draw(PictureOptions.Default).Id));
        Assert.Equal([finding], section.Findings);
        Assert.Empty(ValueSection.Of(lead).Pictures);
    }

    private static (double X, double Y)[] Places(XElement svg, string style)
    {
        var path = svg.Elements().First(element => element.Name.LocalName == "path" && element.Attribute("class")!.Value == style).Attribute("d")!.Value;
        return [.. path.TrimStart('M').Split('L').Select(place => place.Split(' ')).Select(place => (double.Parse(place[0], CultureInfo.InvariantCulture), double.Parse(place[1], CultureInfo.InvariantCulture)))];
    }
}
