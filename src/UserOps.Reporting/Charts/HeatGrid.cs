namespace UserOps.Reporting;

/// <summary>One cell of a grid.</summary>
/// <param name="Value">How much it is; nothing for a cell without a value.</param>
/// <param name="Text">What stands in it, where there is room.</param>
/// <param name="Tip">What is shown when one points at it.</param>
/// <param name="IsOpen">Whether it is not over yet, or not known: then hatched.</param>
/// <param name="Second">A second line, where there is room for two.</param>
internal sealed record HeatCell(double? Value, string Text, string Tip, bool IsOpen = false, string? Second = null)
{
    /// <summary>Whether it stands out: then framed.</summary>
    public bool IsMarked { get; init; }
}

/// <summary>Which step from little to much a value is.</summary>
internal sealed class HeatScale
{
    private readonly double[] _limits;

    private HeatScale(double[] limits, string low, string high) => (_limits, Low, High) = (limits, low, high);

    /// <summary>What stands at the pale end of the legend.</summary>
    public string Low { get; }

    /// <summary>What stands at the strong end.</summary>
    public string High { get; }

    /// <summary>Equal steps from one value to another.</summary>
    public static HeatScale Even(double least, double greatest, Func<double, string> label)
    {
        var (low, high) = (Kept(least), Math.Max(Kept(greatest), Kept(least)));
        var alone = high > 0 ? low : double.PositiveInfinity;
        return new(
            [.. Enumerable.Range(1, Style.HeatSteps - 1).Select(step => high > low ? low + ((high - low) * step / Style.HeatSteps) : alone)],
            label(low),
            label(high));
    }

    /// <summary>
    /// Steps of equal factors, for values of very different size: the last is reached at the greatest, each before at a third of the
    /// next; zero and below are the first.
    /// </summary>
    public static HeatScale Factors(IEnumerable<double> values, Func<double, string> label)
    {
        var greatest = values.Where(double.IsFinite).Append(0).Max();
        return new(
            [.. Enumerable.Range(1, Style.HeatSteps - 1).Select(step => greatest > 0 ? Math.Max(double.Epsilon, greatest / Math.Pow(3, Style.HeatSteps - 1 - step + 0.5)) : step)],
            label(0),
            label(greatest));
    }

    /// <summary>The step of a value; where all values are equal and above nothing, the last.</summary>
    public int StepOf(double value) => Math.Min(_limits.Count(limit => value >= limit), Style.HeatSteps - 1);

    private static double Kept(double value) => double.IsFinite(value) ? Math.Clamp(value, -1e200, 1e200) : 0;
}

/// <summary>A grid of cells, coloured from little to much.</summary>
/// <param name="sheet">Where it is drawn.</param>
/// <param name="rows">What stands at the left of each row.</param>
/// <param name="columns">What stands above each column.</param>
/// <param name="cells">Tells the cell of a row and a column; nothing where there is none.</param>
/// <param name="scale">The colours.</param>
internal sealed class HeatGrid(Sheet sheet, IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<int, int, HeatCell?> cells, HeatScale scale)
{
    /// <summary>The most rows and columns that are drawn; the table has the rest.</summary>
    public const int MaxRows = 60;

    private const double MinCellWidth = 7;

    /// <summary>What the rows are, above their labels.</summary>
    public string? RowTitle { get; init; }

    /// <summary>What the columns are, above their labels.</summary>
    public string? ColumnTitle { get; init; }

    /// <summary>What the colours say.</summary>
    public string? LegendTitle { get; init; }

    /// <summary>What hatched cells say, for the legend; nothing when there can't be any.</summary>
    public string? OpenTitle { get; init; }

    /// <summary>What framed cells say, for the legend; nothing when there can't be any.</summary>
    public string? MarkedTitle { get; init; }

    /// <summary>The height of a row.</summary>
    public double RowHeight { get; init; } = 22;

    /// <summary>The greatest width of a cell.</summary>
    public double MaxCellWidth { get; init; } = 96;

    /// <summary>Draws the grid and its legend.</summary>
    public void Draw()
    {
        var (canvas, small) = (sheet.Canvas, Style.SizeOf(Style.Muted));
        var labelRoom = Math.Min(sheet.Room * (sheet.IsNarrow ? 0.32 : 0.26), rows.Append(RowTitle ?? "").Select(row => TextMeasure.Width(row, small)).DefaultIfEmpty().Max() + 1);
        var shownColumns = Math.Min(columns.Count, (int)((sheet.Room - labelRoom - 6) / MinCellWidth));
        var shownRows = Math.Min(rows.Count, MaxRows);
        var cellWidth = Math.Min(MaxCellWidth, (sheet.Room - labelRoom - 6) / Math.Max(1, shownColumns));
        var left = Sheet.Margin + labelRoom + 6;
        if (ColumnTitle is { } columnTitle)
        {
            var line = sheet.Take(16);
            canvas.Label(left, line.Bottom - 4, columnTitle, sheet.Room - labelRoom - 6, Style.Muted);
        }

        DrawHead(sheet.Take(16), left, labelRoom, cellWidth, shownColumns);
        for (var row = 0; row < shownRows; row++)
        {
            var line = sheet.Take(RowHeight);
            canvas.Label(left - 6, line.MiddleY + 4, rows[row], labelRoom, Style.Muted, TextEnd.End);
            for (var column = 0; column < shownColumns; column++)
            {
                if (cells(row, column) is { } cell)
                {
                    DrawCell(cell, new Box(left + (column * cellWidth), line.Y, cellWidth, line.Height).Without(0.5, 0.5, 0.5, 0.5));
                }
            }
        }

        sheet.Skip(6);
        DrawLegend();
        if (rows.Count > shownRows || columns.Count > shownColumns)
        {
            sheet.Note(sheet.Words.Of(
                $"Drawn are {Words.Count(shownRows)} of {Words.Count(rows.Count)} rows and {Words.Count(shownColumns)} of {Words.Count(columns.Count)} columns.",
                $"图中为 {Words.Count(rows.Count)} 行中的 {Words.Count(shownRows)} 行、{Words.Count(columns.Count)} 列中的 {Words.Count(shownColumns)} 列。"));
        }
    }

    /// <summary>Column labels stand at every column, or at every second, third and so on when they would touch.</summary>
    private void DrawHead(Box line, double left, double labelRoom, double cellWidth, int shown)
    {
        var small = Style.SizeOf(Style.Muted);
        if (RowTitle is { } rowTitle)
        {
            sheet.Canvas.Label(left - 6, line.Bottom - 4, rowTitle, labelRoom, Style.Muted, TextEnd.End);
        }

        var widest = columns.Take(shown).Select(column => TextMeasure.Width(column, small)).DefaultIfEmpty().Max() + 6;
        var every = cellWidth >= 36 ? 1 : Math.Max(1, (int)Math.Ceiling(Math.Min(widest, 60) / cellWidth));
        var (room, free) = ((cellWidth * every) - 3, double.NegativeInfinity);
        for (var column = 0; column < shown; column += every)
        {
            // The last may reach over the end of the grid, never over that of the sheet; pushed back onto the one before, it is left out.
            var middle = Math.Min(left + ((column + 0.5) * cellWidth), Sheet.Margin + sheet.Room - (Math.Min(widest, cellWidth * every) / 2));
            var half = Math.Min(room, TextMeasure.Width(columns[column], small)) / 2;

            // Beside a title of the rows there is no room to the left of the first column.
            middle = RowTitle is null ? middle : Math.Max(middle, left - 4 + half);
            if (middle - half >= free)
            {
                sheet.Canvas.Label(middle, line.Bottom - 4, columns[column], room, Style.Muted, TextEnd.Middle);
                free = middle + half;
            }
        }
    }

    private void DrawCell(HeatCell cell, Box box)
    {
        var canvas = sheet.Canvas;
        var step = cell.Value is { } value && !double.IsNaN(value) ? scale.StepOf(value) : 0;
        canvas.Rect(box, cell.Value is null ? Style.Frame : Style.Heat(step), cell.Tip);
        if (cell.IsOpen)
        {
            canvas.Hatch(box);
        }

        if (cell.IsMarked)
        {
            canvas.Rect(box.Without(0.75, 0.75, 0.75, 0.75), Style.InkLine);
        }

        var style = cell.Value is null ? Style.Muted : Style.OnHeat(step);
        var lines = cell.Second is { } second && box.Height >= 30 && Fits(second) ? new[] { cell.Text, second } : [cell.Text];
        for (var line = 0; line < lines.Length && Fits(lines[line]) && box.Height >= 14; line++)
        {
            canvas.Text(box.MiddleX, box.MiddleY + 4 + ((line - ((lines.Length - 1) / 2.0)) * 14), lines[line], style, TextEnd.Middle, cell.Tip);
        }

        bool Fits(string text) => TextMeasure.Width(text, Style.SizeOf(style)) <= box.Width - 2;
    }

    private void DrawLegend()
    {
        const double Step = 14;
        var small = Style.SizeOf(Style.Muted);
        var ramp = TextMeasure.Width(scale.Low, small) + TextMeasure.Width(scale.High, small) + (Style.HeatSteps * Step) + 8;
        var line = sheet.Take(18);
        var x = line.X;
        if (LegendTitle is { } title)
        {
            // Beside the colours where there is room, else above them.
            var beside = TextMeasure.Width(title, small) + 10 + ramp <= sheet.Room;
            sheet.Canvas.Label(x, line.Y + 13, title, sheet.Room, Style.Muted);
            (x, line) = beside ? (x + TextMeasure.Width(title, small) + 10, line) : (x, sheet.Take(18));
        }

        sheet.Canvas.Text(x, line.Y + 13, scale.Low, Style.Muted);
        x += TextMeasure.Width(scale.Low, small) + 4;
        for (var step = 0; step < Style.HeatSteps; step++)
        {
            sheet.Canvas.Rect(new(x, line.Y + 3, Step, 12), Style.Heat(step));
            x += Step;
        }

        sheet.Canvas.Text(x + 4, line.Y + 13, scale.High, Style.Muted);
        if (OpenTitle is { } open)
        {
            sheet.Legend([LegendEntry.Hatched(open)]);
        }

        if (MarkedTitle is { } marked)
        {
            sheet.Legend([new(marked, (canvas, box) => canvas.Rect(box, Style.InkLine))]);
        }
    }
}
