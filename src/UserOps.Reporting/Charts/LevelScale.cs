namespace UserOps.Reporting;

/// <summary>What stands along a level axis: its marks below, and the labels of upright lines above.</summary>
internal static class LevelScale
{
    /// <summary>Draws the line of an axis below an area, with its marks.</summary>
    public static void Draw(Sheet sheet, Axis axis, Box area)
    {
        var small = Style.SizeOf(Style.Muted);
        sheet.Canvas.Line(area.X, area.Bottom, area.Right, area.Bottom, Style.AxisLine);
        var line = sheet.Take(small + 6);
        var free = double.NegativeInfinity;
        foreach (var mark in Marks(axis, area.Width))
        {
            var at = area.X + (area.Width * axis.PartOf(mark.Value));
            var room = TextMeasure.Width(mark.Label, small);
            sheet.Canvas.Line(at, area.Bottom, at, area.Bottom + 3, Style.AxisLine);

            // Marks that would touch the one before, or run over the edge, keep their line and lose their label.
            var start = Math.Min(at - (room / 2), Sheet.Margin + sheet.Room - room);
            if (start >= free && start >= Sheet.Margin)
            {
                sheet.Canvas.Text(start, line.Bottom - 3, mark.Label, Style.Muted);
                free = start + room + 6;
            }
        }
    }

    /// <summary>The marks for which there is room on so many pixels.</summary>
    public static IReadOnlyList<Tick> Marks(Axis axis, double width)
    {
        var widest = axis.Ticks(3).Concat(axis.Ticks(6)).Select(mark => TextMeasure.Width(mark.Label, Style.SizeOf(Style.Muted))).DefaultIfEmpty(10).Max() + 14;
        return axis.Ticks(Math.Clamp((int)(width / widest), 2, 10));
    }

    /// <summary>Finds each label of upright lines a row above the area in which it touches no other; with many, the last rows keep only what fits.</summary>
    public static List<(PlotRule Rule, int Row, string Text)> RuleRows(IReadOnlyList<PlotRule> rules, Axis axis, double left, double width)
    {
        const int MostRows = 4;
        var small = Style.SizeOf(Style.Muted);
        var ends = new double[MostRows];
        Array.Fill(ends, double.NegativeInfinity);
        var placed = new List<(PlotRule, int, string)>();
        foreach (var rule in rules.Where(rule => rule.Label.Length == 0))
        {
            placed.Add((rule, 0, ""));
        }

        foreach (var rule in rules.Where(rule => rule.Label.Length > 0).OrderBy(rule => rule.Value).ThenBy(rule => rule.Label, StringComparer.Ordinal))
        {
            var text = TextMeasure.Fit(rule.Label, width, small);
            var room = TextMeasure.Width(text, small);
            var start = Math.Clamp(left + (width * axis.PartOf(rule.Value)) - (room / 2), left, Math.Max(left, left + width - room));
            var row = Array.FindIndex(ends, end => end <= start);
            if (row >= 0)
            {
                ends[row] = start + room + 8;
            }

            placed.Add((rule, Math.Max(row, 0), row >= 0 ? text : ""));
        }

        return placed;
    }

    /// <summary>Draws upright lines through an area, each from its label down.</summary>
    /// <param name="canvas">Where.</param>
    /// <param name="axis">The axis that the lines stand on.</param>
    /// <param name="labels">The lines and the rows of their labels.</param>
    /// <param name="top">The upper end of the first row of labels.</param>
    /// <param name="area">What the lines go through.</param>
    public static void DrawRules(Canvas canvas, Axis axis, List<(PlotRule Rule, int Row, string Text)> labels, double top, Box area)
    {
        var small = Style.SizeOf(Style.Muted);
        foreach (var (rule, row, text) in labels)
        {
            var at = area.X + (area.Width * axis.PartOf(rule.Value));
            var y0 = top + ((row + 1) * (small + 4)) - 4;
            canvas.Line(at, rule.Label.Length == 0 ? area.Y : y0 + 3, at, area.Bottom, rule.Style, rule.Label.Length == 0 ? null : rule.Label);
            var room = TextMeasure.Width(text, small);
            canvas.Text(Math.Clamp(at - (room / 2), area.X, Math.Max(area.X, area.Right - room)), y0, text, Style.Muted, TextEnd.Start, rule.Label);
        }
    }

    /// <summary>How high the rows of labels are together.</summary>
    public static double HeightOf(List<(PlotRule Rule, int Row, string Text)> labels) =>
        labels.Where(label => label.Rule.Label.Length > 0).Select(label => label.Row + 1).DefaultIfEmpty().Max() * (Style.SizeOf(Style.Muted) + 4);
}
