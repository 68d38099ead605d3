using System.Globalization;
using System.Text;

namespace UserOps.Reporting;

/// <summary>What is drawn on: shapes and text, written as SVG as they come.</summary>
/// <remarks>Every place must be finite: a number that is not is a mistake in a picture, and thrown.</remarks>
internal sealed class Canvas(double width)
{
    private readonly StringBuilder _marks = new();

    /// <summary>The width of the picture, in CSS pixels.</summary>
    public double Width => width;

    /// <summary>Draws a rectangle.</summary>
    /// <param name="box">Where.</param>
    /// <param name="style">Its classes, of <see cref="Style"/>.</param>
    /// <param name="tip">What is shown when one points at it.</param>
    /// <param name="radius">How round its corners are.</param>
    public void Rect(Box box, string style, string? tip = null, double radius = 0)
    {
        Open($"<rect x=\"{Of(box.X)}\" y=\"{Of(box.Y)}\" width=\"{Of(box.Width)}\" height=\"{Of(box.Height)}\"", style);
        if (radius > 0)
        {
            _marks.Append(CultureInfo.InvariantCulture, $" rx=\"{Of(radius)}\"");
        }

        Close("rect", tip);
    }

    /// <summary>Draws a straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style, string? tip = null)
    {
        Open($"<line x1=\"{Of(x1)}\" y1=\"{Of(y1)}\" x2=\"{Of(x2)}\" y2=\"{Of(y2)}\"", style);
        Close("line", tip);
    }

    /// <summary>Draws a line through some places.</summary>
    public void Path(IEnumerable<Place> places, string style, string? tip = null) => Outline(places, style, tip, "");

    /// <summary>Draws what lies between some places.</summary>
    public void Area(IEnumerable<Place> places, string style, string? tip = null) => Outline(places, style, tip, "Z");

    /// <summary>Draws a band from an upright edge on the left to one on the right, level at both.</summary>
    public void Ribbon(double x1, double top1, double bottom1, double x2, double top2, double bottom2, string style, string? tip = null)
    {
        var middle = Of((x1 + x2) / 2);
        Open(
            $"<path d=\"M{Of(x1)} {Of(top1)}C{middle} {Of(top1)} {middle} {Of(top2)} {Of(x2)} {Of(top2)}V{Of(bottom2)}C{middle} {Of(bottom2)} {middle} {Of(bottom1)} {Of(x1)} {Of(bottom1)}Z\"",
            style);
        Close("path", tip);
    }

    /// <summary>Draws a disc.</summary>
    public void Disc(double x, double y, double radius, string style, string? tip = null)
    {
        Open($"<circle cx=\"{Of(x)}\" cy=\"{Of(y)}\" r=\"{Of(radius)}\"", style);
        Close("circle", tip);
    }

    /// <summary>Draws a square that stands on a corner.</summary>
    public void Diamond(double x, double y, double radius, string style, string? tip = null) =>
        Area([new(x, y - radius), new(x + radius, y), new(x, y + radius), new(x - radius, y)], style, tip);

    /// <summary>Fills a box with slanted lines: what is open, unknown or not over yet.</summary>
    public void Hatch(Box box)
    {
        const double Distance = 6;
        var lines = new StringBuilder();
        for (var start = Distance; start < box.Width + box.Height; start += Distance)
        {
            var (x1, y1) = start <= box.Height ? (box.X, box.Y + start) : (box.X + start - box.Height, box.Bottom);
            var (x2, y2) = start <= box.Width ? (box.X + start, box.Y) : (box.Right, box.Y + start - box.Width);
            lines.Append(CultureInfo.InvariantCulture, $"M{Of(x1)} {Of(y1)}L{Of(x2)} {Of(y2)}");
        }

        if (lines.Length > 0)
        {
            Open($"<path d=\"{lines}\"", Style.Hatch);
            Close("path", null);
        }
    }

    /// <summary>Writes text on one line.</summary>
    /// <param name="x">Where its end is, as <paramref name="end"/> says.</param>
    /// <param name="y">Where its base line is.</param>
    /// <param name="text">The text; encoded here.</param>
    /// <param name="style">Its classes, of <see cref="Style"/>.</param>
    /// <param name="end">Which end stands at the place.</param>
    /// <param name="tip">What is shown when one points at it.</param>
    public void Text(double x, double y, string text, string style, TextEnd end = TextEnd.Start, string? tip = null)
    {
        if (text.Length == 0)
        {
            return;
        }

        var anchor = end switch
        {
            TextEnd.Middle => " text-anchor=\"middle\"",
            TextEnd.End => " text-anchor=\"end\"",
            _ => "",
        };
        _marks.Append(CultureInfo.InvariantCulture, $"<text x=\"{Of(x)}\" y=\"{Of(y)}\" class=\"{style}\"{anchor}>");
        AppendTip(tip);
        _marks.Append(SafeText.Encode(text)).Append("</text>\n");
    }

    /// <summary>Writes a text that is cut to the room there is; when it was cut, pointing at it shows the whole.</summary>
    public void Label(double x, double y, string text, double room, string style, TextEnd end = TextEnd.Start, string? tip = null)
    {
        var fitted = TextMeasure.Fit(text, room, Style.SizeOf(style), Style.IsBold(style));
        Text(x, y, fitted, style, end, tip ?? (fitted == text ? null : text));
    }

    /// <summary>Gives the whole picture.</summary>
    /// <param name="height">Its height, in CSS pixels.</param>
    /// <param name="options">Its colours.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="alternative">What it says in words.</param>
    public string ToSvg(double height, PictureOptions options, string language, string alternative)
    {
        var (w, h) = (Of(width), Of(Math.Ceiling(height)));
        var styles = PictureStyles.Css(options.Theme);
        return string.Concat(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"uo {PictureStyles.ClassOf(options.Theme)}\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" lang=\"{language}\" role=\"img\" aria-label=\"{SafeText.Encode(alternative)}\">\n",
            styles.Length == 0 ? "" : $"<style>\n{styles}</style>\n",
            $"<rect x=\"0\" y=\"0\" width=\"{w}\" height=\"{h}\" class=\"{Style.Ground}\"/>\n",
            _marks.ToString(),
            "</svg>\n");
    }

    /// <summary>A number as SVG writes it: two decimals at most.</summary>
    private static string Of(double value) => double.IsFinite(value)
        ? (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture)
        : throw new InvalidOperationException($"A picture was drawn at {value.ToString(CultureInfo.InvariantCulture)}, which is nowhere. That is a mistake of this library; the input that led to it is worth a report.");

    private void Outline(IEnumerable<Place> places, string style, string? tip, string end)
    {
        var path = new StringBuilder();
        foreach (var place in places)
        {
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Of(place.X)).Append(' ').Append(Of(place.Y));
        }

        if (path.Length > 0)
        {
            Open($"<path d=\"{path}{end}\"", style);
            Close("path", tip);
        }
    }

    private void Open(string start, string style) => _marks.Append(start).Append(" class=\"").Append(style).Append('"');

    private void Close(string name, string? tip)
    {
        if (tip is null)
        {
            _marks.Append("/>\n");
            return;
        }

        _marks.Append('>');
        AppendTip(tip);
        _marks.Append("</").Append(name).Append(">\n");
    }

    private void AppendTip(string? tip)
    {
        if (tip is not null)
        {
            _marks.Append("<title>").Append(SafeText.Encode(tip)).Append("</title>");
        }
    }
}
