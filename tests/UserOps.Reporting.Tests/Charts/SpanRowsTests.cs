using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class SpanRowsTests
{
    private static readonly LocalDate Start = new(2026, 3, 1);

    private static readonly TimeAxis Axis = TimeAxis.OfDays(Start, Start.PlusDays(100));

    [Fact]
    public void Approved_spans_on_a_line_of_time() => Approved.Picture("span-rows", options => Draw(
        options,
        [
            new("Case 12", Part(0, 20, Style.Wash(0), "open"), Part(20, 35, Style.Neutral, "waits"), new(At(35), At(60), Style.Wash(0), "open") { IsOpen = true })
            {
                Marks = [new(At(10), SpanMarkShape.Disc, Style.Fill(1), "first answer"), new(At(50), SpanMarkShape.Diamond, Style.InkFill, "due")],
                Text = "25 d",
            },
            new("Second line") { IsHeading = true },
            new("Case 13", new Span(double.NegativeInfinity, double.PositiveInfinity, Style.Fill(Verdict.Bad), "since long ago", "a tip")) { Text = "∞" },
            new("") { IsSlim = true, Marks = [.. Enumerable.Range(0, 40).Select(day => new SpanMark(At(day * 2), SpanMarkShape.Stroke, Style.Line(0)))] },
        ],
        [new(At(80), "today")]));

    [Fact]
    public void Spans_are_as_long_as_their_time()
    {
        var picture = Draw(PictureOptions.Default, [new("a", Part(0, 10, Style.Fill(2))), new("b", Part(10, 60, Style.Fill(2)), Part(60, 100, Style.Fill(2)))], []);
        var bars = PictureLaws.Rects(picture, Style.Fill(2));
        Assert.Equal([10.0, 50, 40], bars.Select(bar => Math.Round(bar.Width * 100 / bars.Sum(other => other.Width), 1)));
        Assert.Equal(bars[0].Right, bars[1].X, 0.05);
    }

    [Fact]
    public void What_lies_outside_the_axis_is_left_out_and_what_reaches_over_it_is_cut()
    {
        var picture = Draw(PictureOptions.Default, [new("a", Part(-20, -10, Style.Fill(3)), Part(-10, 150, Style.Fill(2)), Part(110, 120, Style.Fill(3)))], []);
        Assert.Empty(PictureLaws.Rects(picture, Style.Fill(3)));
        Assert.Single(PictureLaws.Rects(picture, Style.Fill(2)));
    }

    [Fact]
    public void Rows_beyond_the_most_are_told()
    {
        var picture = Draw(PictureOptions.Default, [.. Enumerable.Range(0, 300).Select(row => new SpanRow($"row {row}", Part(row % 90, (row % 90) + 5, Style.Wash(row))))], []);
        Assert.Contains("240 more stand in the table.", PictureLaws.Texts(picture));
    }

    [Fact]
    public void Any_spans_can_be_drawn() => Law.Holds(
        Gen.Choose(-200, 400).Two().ArrayOf().ToArbitrary(),
        Gen.Elements("", "open", new string('w', 500), "<script>", "]]>", "عميل", "\uD800", "👩‍👩‍👧‍👦").ToArbitrary(),
        (ends, name) =>
        {
            var options = new PictureOptions { Width = ends.Length % 2 == 0 ? 340 : 720, Culture = ends.Length % 3 == 0 ? "zh-CN" : "en" };
            var words = new Words(options.Culture);
            return PictureLaws.Hold(
                Draw(
                    options,
                    [
                        .. ends.Select((pair, place) => new SpanRow(
                            words.Name(name),
                            new Span(At(pair.Item1), pair.Item2 > 350 ? double.PositiveInfinity : At(pair.Item2), Style.Wash(place), words.Name(name)) { IsOpen = place % 2 == 0 })
                        {
                            Marks = [new(At(pair.Item2), (SpanMarkShape)(place % 3), Style.Line(place), words.Name(name))],
                            Text = place % 4 == 0 ? words.Name(name) : null,
                        }),
                    ],
                    [.. ends.Select(pair => new PlotRule(At(pair.Item1), words.Name(name)))]),
                options);
        });

    private static Picture Draw(PictureOptions options, IReadOnlyList<SpanRow> rows, IReadOnlyList<PlotRule> rules)
    {
        var sheet = new Sheet(options, "spans", "Spans", "时段");
        SpanRows.Draw(sheet, rows, Axis, rules, "days");
        return sheet.Finish(Tables.Of([Tables.Text("row")], []), "Spans.");
    }

    private static Span Part(int from, int to, string style, string label = "") => new(At(from), At(to), style, label);

    private static double At(int day) => TimeAxis.ValueOf(Start.PlusDays(day));
}
