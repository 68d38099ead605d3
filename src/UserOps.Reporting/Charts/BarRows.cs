namespace UserOps.Reporting;

/// <summary>What one row of bars shows.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Bars">Its bars, one below the other.</param>
internal sealed record BarRow(string Label, params Bar[] Bars)
{
    /// <summary>Whether a heading stands here instead of bars.</summary>
    public bool IsHeading { get; init; }
}

/// <summary>One bar.</summary>
/// <param name="Value">How long it is; nothing for none.</param>
/// <param name="Text">What stands at its right.</param>
/// <param name="Style">Its filling.</param>
/// <param name="Tip">What is shown when one points at it.</param>
internal sealed record Bar(double? Value, string Text, string Style, string? Tip = null)
{
    /// <summary>How much longer it may turn out to be: hatched, from its end on.</summary>
    public double Open { get; init; }

    /// <summary>The interval of its value, as a line with two stops; nothing for none.</summary>
    public (double Low, double High)? Interval { get; init; }
}

/// <summary>Level bars, a row for each thing: all from the same zero and to the same scale.</summary>
internal static class BarRows
{
    /// <summary>The most rows that are drawn; the table has the rest.</summary>
    public const int MaxRows = 40;

    private const double Thick = 11;
    private const double Gap = 8;

    /// <summary>Draws the rows.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="rows">The rows, from top to bottom; those beyond <see cref="MaxRows"/> are told in a sentence.</param>
    public static void Draw(Sheet sheet, IReadOnlyList<BarRow> rows)
    {
        BarRow[] shown = [.. Shown(rows)];
        var size = Style.SizeOf(Style.Text);
        var textRoom = Math.Min(sheet.Room * 0.4, shown.SelectMany(row => row.Bars).Select(bar => TextMeasure.Width(bar.Text, Style.SizeOf(Style.Muted))).DefaultIfEmpty().Max()) + 2;
        var labelRoom = sheet.IsNarrow ? 0 : Math.Min(sheet.Room * 0.3, shown.Where(row => !row.IsHeading).Select(row => TextMeasure.Width(row.Label, size)).DefaultIfEmpty().Max()) + 8;
        var axis = AxisOf([.. shown.SelectMany(row => row.Bars).SelectMany(Ends)]);
        foreach (var row in shown)
        {
            if (row.IsHeading)
            {
                sheet.Heading(row.Label);
                continue;
            }

            if (sheet.IsNarrow)
            {
                var line = sheet.Take(size + 3);
                sheet.Canvas.Label(line.X, line.Bottom - 4, row.Label, sheet.Room, Style.Text);
            }

            var box = sheet.Take((row.Bars.Length * Thick) + ((row.Bars.Length - 1) * 2) + Gap);
            if (!sheet.IsNarrow)
            {
                sheet.Canvas.Label(box.X, box.MiddleY + ((size - Gap) / 2) - 1, row.Label, labelRoom - 8, Style.Text);
            }

            DrawBars(sheet, row, box.Without(labelRoom, 0, textRoom + 8, 0), axis, textRoom);
        }

        var more = rows.Count(row => !row.IsHeading) - shown.Count(row => !row.IsHeading);
        if (more > 0)
        {
            sheet.Note(sheet.Words.Of($"{Words.Count(more)} more stand in the table.", $"其余 {Words.Count(more)} 项见表格。"));
        }
    }

    /// <summary>The first rows that have bars, with the headings above them.</summary>
    private static IEnumerable<BarRow> Shown(IReadOnlyList<BarRow> rows)
    {
        var count = 0;
        return rows.TakeWhile(row => (count += row.IsHeading ? 0 : 1) < MaxRows || (!row.IsHeading && count == MaxRows));
    }

    private static IEnumerable<double> Ends(Bar bar) =>
        [bar.Value ?? 0, (bar.Value ?? 0) + bar.Open, .. bar.Interval is { } interval ? [interval.Low, interval.High] : Array.Empty<double>()];

    /// <summary>An axis that nobody reads numbers off: it goes no further than the bars do, so that they have all the room.</summary>
    private static NumberAxis AxisOf(double[] ends)
    {
        var round = new NumberAxis(ends, _ => "");
        double[] shown = [.. ends.Where(double.IsFinite), 0];
        return NumberAxis.Between(Math.Max(round.Least, shown.Min()), Math.Min(round.Greatest, shown.Max()), _ => "");
    }

    private static void DrawBars(Sheet sheet, BarRow row, Box box, NumberAxis axis, double textRoom)
    {
        var canvas = sheet.Canvas;
        var zero = box.X + (box.Width * axis.PartOf(0));
        var y = box.Y;
        foreach (var bar in row.Bars)
        {
            if (bar.Value is { } value && !double.IsNaN(value))
            {
                canvas.Rect(Box.Between(zero, y, At(value), y + Thick), bar.Style, bar.Tip);
                if (bar.Open > 0)
                {
                    var open = Box.Between(At(value), y, At(value + bar.Open), y + Thick);
                    canvas.Rect(open, Style.Frame, bar.Tip);
                    canvas.Hatch(open);
                }

                if (bar.Interval is { } interval)
                {
                    DrawInterval(canvas, At(interval.Low), At(interval.High), y + (Thick / 2));
                }
            }

            canvas.Label(box.Right + 8 + textRoom, y + Thick - 1, bar.Text, textRoom, Style.Muted, TextEnd.End);
            y += Thick + 2;
        }

        // Where the label stands above the bars, the line begins below it.
        canvas.Line(zero, sheet.IsNarrow ? box.Y : box.Y - 2, zero, y, Style.AxisLine);

        double At(double value) => box.X + (box.Width * axis.PartOf(value));
    }

    private static void DrawInterval(Canvas canvas, double low, double high, double y)
    {
        canvas.Line(low, y, high, y, Style.InkLine);
        canvas.Line(low, y - 3, low, y + 3, Style.InkLine);
        canvas.Line(high, y - 3, high, y + 3, Style.InkLine);
    }
}
