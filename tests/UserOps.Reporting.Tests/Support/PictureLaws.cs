using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UserOps.Reporting.Tests;

/// <summary>What holds of every picture, read off its SVG.</summary>
internal static partial class PictureLaws
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly HashSet<string> Elements = ["svg", "style", "rect", "line", "path", "circle", "text", "title"];

    private static readonly HashSet<string> Attributes =
        ["xmlns", "class", "viewBox", "width", "height", "lang", "role", "aria-label", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "d", "text-anchor"];

    /// <summary>Every language, theme and width that a picture is drawn in.</summary>
    public static IEnumerable<PictureOptions> AllOptions =>
        from culture in new[] { "en", "zh-CN" }
        from theme in new[] { PictureTheme.Light, PictureTheme.Dark }
        from width in new[] { PictureOptions.MinWidth, 340, 720, 1000 }
        select new PictureOptions { Culture = culture, Theme = theme, Width = width };

    /// <summary>Draws a picture in every way and checks each.</summary>
    public static void HoldFor(Func<PictureOptions, Picture> draw)
    {
        foreach (var options in AllOptions)
        {
            Hold(draw(options), options);
        }
    }

    /// <summary>Checks that there is nothing to draw, and that a sentence says so in the picture's place.</summary>
    public static void HoldForNothing(Func<PictureOptions, Picture> draw)
    {
        HoldFor(draw);
        var picture = draw(PictureOptions.Default);
        Assert.True(picture.IsEmpty);
        Assert.Contains(Texts(picture), text => picture.Description.StartsWith(text, StringComparison.Ordinal));
    }

    /// <summary>Checks one picture.</summary>
    public static bool Hold(Picture picture, PictureOptions options)
    {
        var svg = Read(picture);
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        Assert.Equal(options.Width, width);
        Assert.Equal($"0 0 {Text(width)} {Text(height)}", svg.Attribute("viewBox")!.Value);
        Assert.DoesNotContain(svg.DescendantsAndSelf().Select(element => element.Name.LocalName), name => !Elements.Contains(name));
        Assert.DoesNotContain(svg.DescendantsAndSelf().Attributes().Select(attribute => attribute.Name.LocalName), name => !Attributes.Contains(name));
        Assert.False(string.IsNullOrWhiteSpace(picture.Title), "A picture needs a title.");
        Assert.True(picture.Description.Length > 0 && ".。".Contains(picture.Description[^1], StringComparison.Ordinal), $"'{picture.Description}' is no sentence.");
        Assert.All(picture.Table.Rows, row => Assert.Equal(picture.Table.Columns.Count, row.Count));
        Assert.DoesNotContain("NaN", picture.Svg, StringComparison.Ordinal);
        ClassesAreKnown(svg, options);
        NothingIsOutside(svg, width, height);
        TextsStandApart(svg);
        return true;
    }

    /// <summary>Reads a picture's SVG.</summary>
    public static XElement Read(Picture picture) => XDocument.Parse(picture.Svg, LoadOptions.PreserveWhitespace).Root!;

    /// <summary>The texts that a picture shows, without those that show when one points at something.</summary>
    public static IReadOnlyList<string> Texts(Picture picture) => [.. Read(picture).Elements(Svg + "text").Select(TextOf)];

    /// <summary>The rectangles of a class.</summary>
    public static IReadOnlyList<Box> Rects(Picture picture, string style) => [.. Read(picture).Elements(Svg + "rect").Where(rect => rect.Attribute("class")!.Value == style).Select(BoxOf)];

    /// <summary>The discs of a class, as the boxes around them.</summary>
    public static IReadOnlyList<Box> Discs(Picture picture, string style) => [.. Read(picture).Elements(Svg + "circle").Where(disc => disc.Attribute("class")!.Value == style).Select(BoxOf)];

    /// <summary>The squares on a corner and other filled outlines of a class, as the boxes around them.</summary>
    public static IReadOnlyList<Box> Diamonds(Picture picture, string style) => [.. Read(picture).Elements(Svg + "path").Where(path => path.Attribute("class")!.Value == style).Select(BoxOf)];

    private static void ClassesAreKnown(XElement svg, PictureOptions options)
    {
        var css = PictureStyles.Css(options.Theme);
        Assert.All(
            svg.Elements().Where(element => element.Name != Svg + "style").Select(element => element.Attribute("class")!.Value).Distinct(),
            name => Assert.Contains($".{name}", css, StringComparison.Ordinal));
    }

    private static void NothingIsOutside(XElement svg, double width, double height)
    {
        const double Tolerance = 1.5;
        foreach (var element in svg.Elements().Where(element => element.Name != Svg + "style"))
        {
            var box = BoxOf(element);
            if (!(box.X >= -Tolerance && box.Y >= -Tolerance && box.Right <= width + Tolerance && box.Bottom <= height + Tolerance))
            {
                Assert.Fail($"{element} is outside the picture of {width} by {height}: {box}.");
            }
        }
    }

    private static void TextsStandApart(XElement svg)
    {
        (XElement Element, Box Box)[] texts = [.. svg.Elements(Svg + "text").Select(text => (text, BoxOf(text))).OrderBy(text => text.Item2.X)];
        for (var one = 0; one < texts.Length; one++)
        {
            for (var other = one + 1; other < texts.Length && texts[other].Box.X < texts[one].Box.Right; other++)
            {
                var (a, b) = (texts[one].Box, texts[other].Box);
                var overlap = (Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y));
                if (overlap is { Item1: > 1, Item2: > 1 })
                {
                    Assert.Fail($"'{TextOf(texts[one].Element)}' at {a} and '{TextOf(texts[other].Element)}' at {b} overlap.");
                }
            }
        }
    }

    /// <summary>The box of an element: of text as wide as the widest usual font makes it.</summary>
    private static Box BoxOf(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "rect":
                return new(Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"));
            case "line":
                return Box.Between(Number(element, "x1"), Number(element, "y1"), Number(element, "x2"), Number(element, "y2"));
            case "circle":
                var radius = Number(element, "r");
                return new(Number(element, "cx") - radius, Number(element, "cy") - radius, 2 * radius, 2 * radius);
            case "text":
                return BoxOfText(element);
            default:
                return BoxOfPath(element.Attribute("d")!.Value);
        }
    }

    private static Box BoxOfText(XElement element)
    {
        var style = element.Attribute("class")!.Value;
        var width = TextMeasure.Width(TextOf(element), Style.SizeOf(style), Style.IsBold(style));
        var start = element.Attribute("text-anchor")?.Value switch
        {
            "middle" => width / 2,
            "end" => width,
            _ => 0,
        };
        return new(Number(element, "x") - start, Number(element, "y") - (Style.SizeOf(style) * 0.8), width, Style.SizeOf(style));
    }

    /// <summary>The box around the places of a path; a path of ours has only M, L, C and V.</summary>
    private static Box BoxOfPath(string path)
    {
        var (left, top, right, bottom) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (Match part in PathPart().Matches(path))
        {
            double[] numbers = [.. part.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
            for (var place = 0; place < numbers.Length; place++)
            {
                if (part.Groups[1].Value == "V" || place % 2 == 1)
                {
                    (top, bottom) = (Math.Min(top, numbers[place]), Math.Max(bottom, numbers[place]));
                }
                else
                {
                    (left, right) = (Math.Min(left, numbers[place]), Math.Max(right, numbers[place]));
                }
            }
        }

        return Box.Between(left, top, right, bottom);
    }

    private static string TextOf(XElement element) => string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value));

    private static double Number(XElement element, string name) => Parse(element.Attribute(name)!.Value);

    private static double Parse(string text) => double.Parse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<1>[MLCVZ])(?<2>[^MLCVZ]*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathPart();
}
