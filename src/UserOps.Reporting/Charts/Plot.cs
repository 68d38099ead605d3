namespace UserOps.Reporting;

/// <summary>A line to compare with, across a plot.</summary>
/// <param name="Value">Where it stands on its axis.</param>
/// <param name="Label">What it says; nothing for a line without a word.</param>
/// <param name="Style">How it looks; a dashed line, if it isn't said.</param>
internal sealed record PlotRule(double Value, string Label, string Style = Reporting.Style.RuleLine);

/// <summary>Two axes and what stands between them.</summary>
/// <remarks>Values outside the axes are drawn at their ends; gaps (not a number) break a line.</remarks>
internal sealed class Plot
{
    private readonly Sheet _sheet;
    private readonly Axis _x;
    private readonly Axis _y;

    /// <summary>Draws the axes.</summary>
    /// <param name="sheet">Where.</param>
    /// <param name="x">The level axis.</param>
    /// <param name="y">The upright axis.</param>
    /// <param name="height">The height between the axes.</param>
    /// <param name="titles">What the axes say: the upright one's above it, the level one's below.</param>
    /// <param name="rules">Upright lines, each with its label above the plot.</param>
    /// <param name="rightRoom">What stays free at the right, for labels of lines: see <see cref="EndLabels"/>.</param>
    /// <param name="leftRoom">What stays free at the left at least, so that plots below each other stand in line.</param>
    public Plot(Sheet sheet, Axis x, Axis y, double height, (string? X, string? Y) titles, IReadOnlyList<PlotRule>? rules = null, double rightRoom = 0, double leftRoom = 0)
    {
        (_sheet, _x, _y) = (sheet, x, y);
        var small = Style.SizeOf(Style.Muted);
        if (titles.Y is { } above)
        {
            var line = sheet.Take(small + 6);
            sheet.Canvas.Label(line.X, line.Bottom - 5, above, sheet.Room, Style.Muted);
        }

        var marks = y.Ticks(Math.Clamp((int)(height / 34), 2, 6));
        var labelRoom = Math.Max(leftRoom, Math.Min(sheet.Room / 4, marks.Select(mark => TextMeasure.Width(mark.Label, small)).DefaultIfEmpty().Max() + 6));
        var (left, width) = (Sheet.Margin + labelRoom, sheet.Room - labelRoom - Math.Max(8, rightRoom));
        var labels = LevelScale.RuleRows(rules ?? [], x, left, width);
        var top = sheet.Take(LevelScale.HeightOf(labels)).Y;
        Area = new(left, sheet.Take(height + 4).Y + 4, width, height);
        foreach (var mark in marks)
        {
            var at = Y(mark.Value);
            sheet.Canvas.Line(Area.X, at, Area.Right, at, mark.Value == 0 ? Style.AxisLine : Style.GridLine);
            sheet.Canvas.Label(Area.X - 5, at + 4, mark.Label, labelRoom - 2, Style.Muted, TextEnd.End);
        }

        LevelScale.Draw(sheet, x, Area);
        LevelScale.DrawRules(sheet.Canvas, x, labels, top, Area);
        if (titles.X is { } below)
        {
            var line = sheet.Take(small + 5);
            sheet.Canvas.Label(Area.Right, line.Bottom - 4, below, width, Style.Muted, TextEnd.End);
        }

        sheet.Skip(4);
    }

    /// <summary>What lies between the axes.</summary>
    public Box Area { get; }

    /// <summary>Where a value stands, from the left.</summary>
    public double X(double value) => Area.X + (Area.Width * _x.PartOf(value));

    /// <summary>Where a value stands, from the top.</summary>
    public double Y(double value) => Area.Bottom - (Area.Height * _y.PartOf(value));

    /// <summary>Draws a line through values, in order; a value that is not a number breaks it.</summary>
    public void Line(IEnumerable<(double X, double Y)> values, string style, string? tip = null)
    {
        foreach (var run in Runs(values, value => double.IsNaN(value.X) || double.IsNaN(value.Y)))
        {
            if (run.Count == 1)
            {
                _sheet.Canvas.Path([new(X(run[0].X) - 2, Y(run[0].Y)), new(X(run[0].X) + 2, Y(run[0].Y))], style, tip);
            }
            else
            {
                _sheet.Canvas.Path(run.Select(value => new Place(X(value.X), Y(value.Y))), style, tip);
            }
        }
    }

    /// <summary>Draws a line that keeps each value until the next.</summary>
    public void Steps(IEnumerable<(double X, double Y)> values, string style, string? tip = null)
    {
        var last = double.NaN;
        var corners = new List<(double, double)>();
        foreach (var (x, y) in values)
        {
            if (!double.IsNaN(last) && !double.IsNaN(y))
            {
                corners.Add((x, last));
            }

            corners.Add((x, y));
            last = y;
        }

        Line(corners, style, tip);
    }

    /// <summary>Fills what lies between two values at each place.</summary>
    public void Band(IEnumerable<(double X, double Low, double High)> values, string style, string? tip = null)
    {
        foreach (var run in Runs(values, value => double.IsNaN(value.X) || double.IsNaN(value.Low) || double.IsNaN(value.High)))
        {
            _sheet.Canvas.Area(
                [.. run.Select(value => new Place(X(value.X), Y(value.High))), .. Enumerable.Reverse(run).Select(value => new Place(X(value.X), Y(value.Low)))],
                style,
                tip);
        }
    }

    /// <summary>Fills a column between two values of each axis, half a pixel apart from its neighbours.</summary>
    public void Column(double from, double to, double low, double high, string style, string? tip = null)
    {
        var box = Box.Between(X(from), Y(low), X(to), Y(high));
        _sheet.Canvas.Rect(box.Width > 3 ? box.Without(0.5, 0, 0.5, 0) : box, style, tip);
    }

    /// <summary>Colours the ground between two values of the level axis; before anything else is drawn.</summary>
    public void Shade(double from, double to, string style) => _sheet.Canvas.Rect(Box.Between(X(from), Area.Y, X(to), Area.Bottom), style);

    /// <summary>Draws a level line with its label at the right, above it.</summary>
    public void Level(PlotRule rule)
    {
        var at = Y(rule.Value);
        _sheet.Canvas.Line(Area.X, at, Area.Right, at, rule.Style, rule.Label);
        _sheet.Canvas.Label(Area.Right, at < Area.Y + 14 ? at + 12 : at - 4, rule.Label, Area.Width, Style.Muted, TextEnd.End);
    }

    /// <summary>Draws a disc at a value.</summary>
    public void Disc(double x, double y, double radius, string style, string? tip = null) => _sheet.Canvas.Disc(X(x), Y(y), radius, style, tip);

    private static List<List<T>> Runs<T>(IEnumerable<T> values, Func<T, bool> isGap)
    {
        var runs = new List<List<T>> { new() };
        foreach (var value in values)
        {
            if (!isGap(value))
            {
                runs[^1].Add(value);
            }
            else if (runs[^1].Count > 0)
            {
                runs.Add([]);
            }
        }

        return [.. runs.Where(run => run.Count > 0)];
    }
}
