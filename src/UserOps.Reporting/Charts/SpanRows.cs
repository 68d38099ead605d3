namespace UserOps.Reporting;

/// <summary>A row of stretches and marks along a line of time.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Spans">The stretches; where two overlap, the later in the list lies above.</param>
internal sealed record SpanRow(string Label, params Span[] Spans)
{
    /// <summary>The marks at single values, above the stretches.</summary>
    public IReadOnlyList<SpanMark> Marks { get; init; } = [];

    /// <summary>What stands at the right; nothing for none.</summary>
    public string? Text { get; init; }

    /// <summary>What is shown when one points at the label.</summary>
    public string? Tip { get; init; }

    /// <summary>Whether a heading stands here instead of stretches.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Whether the row is half as high: marks alone, a rail.</summary>
    public bool IsSlim { get; init; }
}

/// <summary>A stretch along a line of time.</summary>
/// <param name="From">Where it begins; minus infinity for before the line.</param>
/// <param name="To">Where it ends; infinity when it doesn't, or nobody knows.</param>
/// <param name="Style">Its filling.</param>
/// <param name="Label">What stands in it, where all of it fits and no mark of the row lies on it.</param>
/// <param name="Tip">What is shown when one points at it.</param>
internal sealed record Span(double From, double To, string Style, string Label = "", string? Tip = null)
{
    /// <summary>Whether it is not over, or not sure: then hatched.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>A mark at one value of a line of time.</summary>
/// <param name="At">Where.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="Style">Its filling, or the line of an upright stroke.</param>
/// <param name="Tip">What is shown when one points at it.</param>
internal sealed record SpanMark(double At, SpanMarkShape Shape, string Style, string? Tip = null);

/// <summary>What a mark on a line of time looks like.</summary>
internal enum SpanMarkShape
{
    /// <summary>An upright stroke; of those that would lie in one pixel, the first is drawn.</summary>
    Stroke = 0,

    /// <summary>A disc.</summary>
    Disc = 1,

    /// <summary>A square that stands on a corner.</summary>
    Diamond = 2,
}

/// <summary>Stretches of time in rows above one axis, with marks in the rows and upright lines through all.</summary>
/// <remarks>
/// What lies outside the axis is left out, and what reaches over it is cut there, with an arrow. A stretch too short to be seen is a
/// pixel wide.
/// </remarks>
internal static class SpanRows
{
    /// <summary>The most rows that are drawn; the table has the rest.</summary>
    public const int MaxRows = 60;

    private const double RowHeight = 22;
    private const double SlimHeight = 13;
    private const double Arrow = 6;

    /// <summary>Draws the rows above their axis.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="rows">The rows, from top to bottom; those beyond <see cref="MaxRows"/> are told in a sentence.</param>
    /// <param name="axis">The axis; of time, most often.</param>
    /// <param name="rules">Upright lines through all rows, each with its label above them.</param>
    /// <param name="title">What the axis says, below it.</param>
    public static void Draw(Sheet sheet, IReadOnlyList<SpanRow> rows, Axis axis, IReadOnlyList<PlotRule>? rules = null, string? title = null)
    {
        var (size, small) = (Style.SizeOf(Style.Text), Style.SizeOf(Style.Muted));
        SpanRow[] shown = [.. rows.Take(MaxRows)];
        var textRoom = Math.Min(sheet.Room * 0.3, shown.Select(row => TextMeasure.Width(row.Text ?? "", small)).DefaultIfEmpty().Max() + (shown.Any(row => row.Text is not null) ? 10 : 0));
        var labelRoom = sheet.IsNarrow ? 0 : Math.Min(sheet.Room * 0.3, shown.Where(row => !row.IsHeading).Select(row => TextMeasure.Width(row.Label, size)).DefaultIfEmpty().Max() + 10);
        var (left, width) = (Sheet.Margin + labelRoom, sheet.Room - labelRoom - Math.Max(textRoom, 8));
        var labels = LevelScale.RuleRows(rules ?? [], axis, left, width);
        var top = sheet.Take(LevelScale.HeightOf(labels)).Y;
        var first = sheet.Take(4).Bottom;
        var marks = LevelScale.Marks(axis, width);
        foreach (var row in shown)
        {
            if (row.IsHeading || (sheet.IsNarrow && row.Label.Length > 0))
            {
                var line = sheet.Take(size + (row.IsHeading ? 10 : 3));
                sheet.Canvas.Label(line.X, line.Bottom - 4, row.Label, sheet.Room, row.IsHeading ? Style.Strong : Style.Text, TextEnd.Start, row.Tip);
            }

            if (!row.IsHeading)
            {
                var line = sheet.Take(row.IsSlim ? SlimHeight : RowHeight);
                if (!sheet.IsNarrow)
                {
                    sheet.Canvas.Label(line.X, line.MiddleY + 4, row.Label, labelRoom - 8, Style.Text, TextEnd.Start, row.Tip);
                }

                DrawRow(sheet.Canvas, row, new(left, line.Y, width, line.Height), axis, marks);
                sheet.Canvas.Label(Sheet.Margin + sheet.Room, line.MiddleY + 4, row.Text ?? "", textRoom - 8, Style.Muted, TextEnd.End);
            }
        }

        var area = Box.Between(left, first, left + width, sheet.Take(0).Y);
        LevelScale.Draw(sheet, axis, area);
        LevelScale.DrawRules(sheet.Canvas, axis, labels, top, area);
        if (title is not null)
        {
            var below = sheet.Take(small + 5);
            sheet.Canvas.Label(area.Right, below.Bottom - 4, title, area.Right - Sheet.Margin, Style.Muted, TextEnd.End);
        }

        if (rows.Count > shown.Length)
        {
            var more = rows.Count - shown.Length;
            sheet.Note(sheet.Words.Of($"{Words.Count(more)} more stand in the table.", $"其余 {Words.Count(more)} 项见表格。"));
        }
    }

    private static void DrawRow(Canvas canvas, SpanRow row, Box box, Axis axis, IReadOnlyList<Tick> marks)
    {
        foreach (var mark in marks)
        {
            canvas.Line(At(mark.Value), box.Y, At(mark.Value), box.Bottom, Style.GridLine);
        }

        canvas.Line(box.X, box.Bottom, box.Right, box.Bottom, Style.GridLine);
        foreach (var span in row.Spans.Where(span => span.To > axis.Least && span.From < axis.Greatest && span.To >= span.From))
        {
            DrawSpan(canvas, span, Between(At(span.From), At(span.To)), axis, [.. row.Marks.Where(mark => axis.Has(mark.At)).Select(mark => At(mark.At))]);
        }

        var drawn = double.NegativeInfinity;
        foreach (var mark in row.Marks.Where(mark => axis.Has(mark.At)))
        {
            var (x, y) = (At(mark.At), box.MiddleY);
            switch (mark.Shape)
            {
                case SpanMarkShape.Disc:
                    canvas.Disc(x, y, 4, mark.Style, mark.Tip);
                    break;
                case SpanMarkShape.Diamond:
                    canvas.Diamond(x, y, 5, mark.Style, mark.Tip);
                    break;
                default:
                    if (Math.Abs(x - drawn) >= 1)
                    {
                        canvas.Line(x, box.Y + 2, x, box.Bottom - 2, mark.Style, mark.Tip);
                        drawn = x;
                    }

                    break;
            }
        }

        double At(double value) => box.X + (box.Width * axis.PartOf(value));

        // At least a pixel wide, within the axis.
        Box Between(double from, double to)
        {
            var width = Math.Max(1, to - from);
            return new(Math.Min(from, box.Right - width), box.Y + 2, width, box.Height - 4);
        }
    }

    private static void DrawSpan(Canvas canvas, Span span, Box box, Axis axis, IReadOnlyList<double> marks)
    {
        canvas.Rect(box, span.Style, span.Tip);
        if (span.IsOpen)
        {
            canvas.Hatch(box);
        }

        var (cutBefore, cutAfter) = (span.From < axis.Least, span.To > axis.Greatest);
        var inner = box.Without(cutBefore ? Arrow + 3 : 3, 0, cutAfter ? Arrow + 3 : 3, 0);
        if (box.Width >= 2 * Arrow && cutBefore)
        {
            canvas.Path([new(box.X + Arrow, box.MiddleY - 4), new(box.X + 2, box.MiddleY), new(box.X + Arrow, box.MiddleY + 4)], Style.InkLine, span.Tip);
        }

        if (box.Width >= 2 * Arrow && cutAfter)
        {
            canvas.Path([new(box.Right - Arrow, box.MiddleY - 4), new(box.Right - 2, box.MiddleY), new(box.Right - Arrow, box.MiddleY + 4)], Style.InkLine, span.Tip);
        }

        var style = Style.IsStrong(span.Style) ? Style.OnMark : Style.Text;
        var room = TextMeasure.Width(span.Label, Style.SizeOf(style));
        if (box.Height >= Style.SizeOf(style) + 2 && room <= inner.Width && !marks.Any(mark => mark > inner.X - 5 && mark < inner.X + room + 5))
        {
            canvas.Text(inner.X, inner.MiddleY + 4, span.Label, style, TextEnd.Start, span.Tip);
        }
    }
}
