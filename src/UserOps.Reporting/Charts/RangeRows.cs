namespace UserOps.Reporting;

/// <summary>A row with a value, how sure it is, and what it is compared with.</summary>
/// <param name="Label">What it is of.</param>
/// <param name="Value">The value; nothing when it isn't known.</param>
/// <param name="Low">The lower end of its interval; minus infinity when it has none.</param>
/// <param name="High">The upper end; infinity when it has none.</param>
/// <param name="Target">What it is compared with; nothing for none.</param>
/// <param name="Text">What stands at the right.</param>
internal sealed record RangeRow(string Label, double? Value, double? Low, double? High, double? Target, string Text)
{
    /// <summary>How it stands against its target.</summary>
    public Verdict Verdict { get; init; }

    /// <summary>Its colour where nothing is said of how it stands.</summary>
    public int Kind { get; init; }

    /// <summary>What is shown when one points at it.</summary>
    public string? Tip { get; init; }

    /// <summary>Whether a heading stands here instead of a value.</summary>
    public bool IsHeading { get; init; }
}

/// <summary>Values with their intervals and targets on one axis, a row each: forests and dumbbells.</summary>
internal static class RangeRows
{
    /// <summary>The most rows that are drawn; the table has the rest.</summary>
    public const int MaxRows = 60;

    private const double RowHeight = 22;

    /// <summary>Draws the rows above their axis.</summary>
    public static void Draw(Sheet sheet, IReadOnlyList<RangeRow> rows, Axis axis, string? title = null)
    {
        var (size, small) = (Style.SizeOf(Style.Text), Style.SizeOf(Style.Muted));
        RangeRow[] shown = [.. rows.Take(MaxRows)];
        var textRoom = Math.Min(sheet.Room * 0.35, shown.Select(row => TextMeasure.Width(row.Text, small)).DefaultIfEmpty().Max() + 2);
        var labelRoom = sheet.IsNarrow ? 0 : Math.Min(sheet.Room * 0.34, shown.Where(row => !row.IsHeading).Select(row => TextMeasure.Width(row.Label, size)).DefaultIfEmpty().Max() + 12);
        var area = new Box(Sheet.Margin + labelRoom + 6, 0, sheet.Room - labelRoom - textRoom - 20, 0);
        var marks = axis.Ticks(Math.Clamp((int)(area.Width / 60), 2, 6));
        foreach (var row in shown)
        {
            if (row.IsHeading || sheet.IsNarrow)
            {
                var line = sheet.Take(size + (row.IsHeading ? 10 : 3));
                sheet.Canvas.Label(line.X, line.Bottom - 4, row.Label, sheet.Room, row.IsHeading ? Style.Strong : Style.Text);
            }

            if (!row.IsHeading)
            {
                var line = sheet.Take(sheet.IsNarrow ? RowHeight - 4 : RowHeight);
                if (!sheet.IsNarrow)
                {
                    sheet.Canvas.Label(line.X, line.MiddleY + 4, row.Label, labelRoom - 8, Style.Text);
                }

                DrawRow(sheet, row, new(area.X, line.Y, area.Width, line.Height), axis, marks);
                sheet.Canvas.Label(Sheet.Margin + sheet.Room, line.MiddleY + 4, row.Text, textRoom, Style.Muted, TextEnd.End);
            }
        }

        DrawAxis(sheet, area, axis, marks, title);
        if (rows.Count > shown.Length)
        {
            var more = rows.Count - shown.Length;
            sheet.Note(sheet.Words.Of($"{Words.Count(more)} more stand in the table.", $"其余 {Words.Count(more)} 项见表格。"));
        }
    }

    private static void DrawRow(Sheet sheet, RangeRow row, Box box, Axis axis, IReadOnlyList<Tick> marks)
    {
        var canvas = sheet.Canvas;
        var y = box.MiddleY;
        foreach (var mark in marks)
        {
            canvas.Line(At(mark.Value), box.Y, At(mark.Value), box.Bottom, Style.GridLine);
        }

        canvas.Line(box.X, y, box.Right, y, Style.GridLine);
        var fill = row.Verdict == Verdict.None ? Style.Fill(row.Kind) : Style.Fill(row.Verdict);
        var line = row.Verdict == Verdict.None ? Style.Line(row.Kind) : Style.Line(row.Verdict);
        if (row is { Value: { } from, Target: { } to } && !double.IsNaN(from) && !double.IsNaN(to))
        {
            canvas.Line(At(from), y, At(to), y, Style.RuleLine);
        }

        if (row is { Low: { } low, High: { } high } && !double.IsNaN(low) && !double.IsNaN(high))
        {
            canvas.Line(At(low), y, At(high), y, line, row.Tip);
            DrawEnd(low, -1);
            DrawEnd(high, 1);
        }

        if (row.Target is { } target && !double.IsNaN(target))
        {
            canvas.Diamond(At(target), y, 6, Style.InkFill, row.Tip);
        }

        if (row.Value is { } value && !double.IsNaN(value))
        {
            canvas.Disc(At(value), y, 5, fill, row.Tip);
        }

        double At(double value) => box.X + (box.Width * axis.PartOf(value));

        // An end beyond the axis is an arrow, one on it a stop.
        void DrawEnd(double value, int side)
        {
            var x = At(value);
            canvas.Path(axis.Has(value) ? [new(x, y - 4), new(x, y + 4)] : [new(x - (side * 5), y - 4), new(x, y), new(x - (side * 5), y + 4)], line);
        }
    }

    private static void DrawAxis(Sheet sheet, Box area, Axis axis, IReadOnlyList<Tick> marks, string? title)
    {
        var small = Style.SizeOf(Style.Muted);
        var line = sheet.Take(small + 7);
        sheet.Canvas.Line(area.X, line.Y, area.Right, line.Y, Style.AxisLine);
        var free = double.NegativeInfinity;
        foreach (var mark in marks)
        {
            var room = TextMeasure.Width(mark.Label, small);
            var start = Math.Clamp(area.X + (area.Width * axis.PartOf(mark.Value)) - (room / 2), Sheet.Margin, Sheet.Margin + sheet.Room - room);
            if (start >= free)
            {
                sheet.Canvas.Text(start, line.Bottom - 3, mark.Label, Style.Muted);
                free = start + room + 6;
            }
        }

        if (title is not null)
        {
            var below = sheet.Take(small + 5);
            sheet.Canvas.Label(area.Right, below.Bottom - 4, title, area.Right - Sheet.Margin, Style.Muted, TextEnd.End);
        }
    }
}
