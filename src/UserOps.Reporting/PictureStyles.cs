using System.Globalization;
using System.Text;

namespace UserOps.Reporting;

/// <summary>What the classes in pictures look like, as CSS; for pages that hold several pictures, or that allow no styles inside them.</summary>
public static class PictureStyles
{
    /// <summary>Writes the styles of a theme. Every rule is bound to the class that pictures of the theme have, so several themes can stand on one page.</summary>
    /// <param name="theme">The theme; those of <see cref="PictureTheme.Auto"/> are also those that a page needs for <see cref="PictureTheme.Inherit"/>, see <see cref="PageCss"/>.</param>
    /// <returns>CSS, some 3 kB a theme and 6 kB for both; nothing for <see cref="PictureTheme.Inherit"/>.</returns>
    public static string Css(PictureTheme theme) => theme switch
    {
        PictureTheme.Light => Rules(theme, Palette.Light),
        PictureTheme.Dark => Rules(theme, Palette.Dark),
        PictureTheme.Auto => $"{Rules(theme, Palette.Light)}@media screen and (prefers-color-scheme: dark) {{\n{Colours(theme, Palette.Dark)}}}\n",
        _ => "",
    };

    /// <summary>Writes the styles that a page needs for pictures drawn with <see cref="PictureTheme.Inherit"/>: light or dark as the reader's system asks, light on paper.</summary>
    /// <returns>CSS.</returns>
    public static string PageCss() => Css(PictureTheme.Auto).Replace($".{ClassOf(PictureTheme.Auto)} ", $".{ClassOf(PictureTheme.Inherit)} ", StringComparison.Ordinal);

    internal static string ClassOf(PictureTheme theme) => theme switch
    {
        PictureTheme.Light => "uo-light",
        PictureTheme.Dark => "uo-dark",
        PictureTheme.Auto => "uo-auto",
        _ => "uo-page",
    };

    private static string Rules(PictureTheme theme, Palette palette)
    {
        const string Letters = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'WenQuanYi Zen Hei', sans-serif";
        var root = ClassOf(theme);
        var small = string.Join(", ", Enumerable.Range(0, Style.HeatSteps).Select(Style.OnHeat).Append(Style.OnMark).Append(Style.Muted).Select(name => $".{root} .{name}"));
        return string.Concat(
            $".{root} text {{ font: 12px {Letters}; }}\n",
            $".{root} .{Style.Title} {{ font-size: 14px; font-weight: 600; }}\n",
            $".{root} .{Style.Strong} {{ font-weight: 600; }}\n",
            $"{small} {{ font-size: 11px; }}\n",
            Colours(theme, palette));
    }

    private static string Colours(PictureTheme theme, Palette palette)
    {
        var css = new StringBuilder();
        Fill(palette.Ground, Style.Ground, Style.OnMark);
        Fill(palette.Ink, Style.Text, Style.Title, Style.Strong, Style.InkFill);
        Fill(palette.Muted, Style.Muted);
        Fill(palette.Neutral, Style.Neutral, Style.Fill(Verdict.None));
        Stroke(palette.Grid, "1", Style.GridLine);
        Stroke(palette.Axis, "1", Style.AxisLine, Style.Frame);
        Stroke(palette.Muted, "1", Style.Hatch, Style.Line(Verdict.None));
        Stroke(palette.Ink, "1.5; stroke-dasharray: 5 3", Style.RuleLine);
        Stroke(palette.Ink, "1.5", Style.InkLine);
        foreach (var (verdict, colour) in new[] { (Verdict.Good, palette.Good), (Verdict.Warn, palette.Warn), (Verdict.Bad, palette.Bad) })
        {
            Fill(colour, Style.Fill(verdict));
            Stroke(colour, "2", Style.Line(verdict));
        }

        for (var kind = 0; kind < Style.SeriesCount; kind++)
        {
            Fill(palette.Series[kind], Style.Fill(kind));
            Fill($"{palette.Series[kind]}; fill-opacity: 0.28", Style.Wash(kind));
            Stroke(palette.Series[kind], "2", Style.Line(kind));
        }

        for (var step = 0; step < Style.HeatSteps; step++)
        {
            Fill(palette.Heat[step], Style.Heat(step));
            Fill(step < palette.FirstLightText ? palette.Ink : palette.Ground, Style.OnHeat(step));
        }

        return css.ToString();

        void Fill(string colour, params string[] names) => Rule($"fill: {colour};", names);

        void Stroke(string colour, string width, params string[] names) => Rule($"fill: none; stroke: {colour}; stroke-width: {width};", names);

        void Rule(string looks, string[] names) =>
            css.Append(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Select(name => $".{ClassOf(theme)} .{name}"))} {{ {looks} }}\n");
    }
}
