using System.Globalization;

namespace UserOps.Reporting.Tests;

/// <summary>The colours hold what WCAG 2.2 asks, also for those who see fewer of them.</summary>
public class PaletteTests
{
    /// <summary>CIELAB's difference from which on two colours side by side are told apart without looking for it.</summary>
    private const double Apart = 15;

    // G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency",
    // IEEE Transactions on Visualization and Computer Graphics 15 (2009) 1291-1298: the matrices of severity 1, for linear RGB.
    private static readonly (string Name, double[] Matrix)[] Eyes =
    [
        ("all colours", [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        ("no red", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998]),
        ("no green", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881]),
        ("no blue", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900]),
    ];

    public static TheoryData<string> Themes => ["light", "dark"];

    [Theory]
    [MemberData(nameof(Themes))]
    public void Text_stands_out_from_its_ground_by_four_and_a_half(string theme)
    {
        var palette = Of(theme);
        Assert.All([palette.Ink, palette.Muted], colour => Assert.InRange(Contrast(colour, palette.Ground), 4.5, 21));
        Assert.All(Marks(palette), colour => Assert.InRange(Contrast(palette.Ground, colour), 4.5, 21)); // small text on a mark has the colour of the ground
        Assert.InRange(Contrast(palette.Ink, palette.Neutral), 4.5, 21);
        Assert.All(
            palette.Heat.Index(),
            step => Assert.InRange(Contrast(step.Item, step.Index < palette.FirstLightText ? palette.Ink : palette.Ground), 4.5, 21));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Marks_and_axes_stand_out_from_the_ground_by_three(string theme)
    {
        var palette = Of(theme);
        Assert.All([palette.Axis, .. Marks(palette)], colour => Assert.InRange(Contrast(colour, palette.Ground), 3, 21));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void More_is_ever_farther_from_the_ground(string theme)
    {
        var palette = Of(theme);
        Assert.Equal(Style.HeatSteps, palette.Heat.Length);
        double[] steps = [.. palette.Heat.Select(colour => Math.Abs(Luminance(colour) - Luminance(palette.Ground)))];
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.First < pair.Second, $"{pair.First} is not less than {pair.Second}."));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Neighbours_in_a_series_stay_apart_for_all_eyes(string theme)
    {
        var series = Of(theme).Series;
        Assert.Equal(Style.SeriesCount, series.Length);
        Assert.All(Eyes, eye => Assert.All(series.Zip([.. series.Skip(1), series[0]]), pair => StaysApart(pair.First, pair.Second, eye, Apart)));
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void The_first_four_kinds_stay_apart_for_all_eyes(string theme)
    {
        var series = Of(theme).Series;
        Assert.All(Eyes, eye =>
        {
            for (var one = 0; one < 4; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    StaysApart(series[one], series[other], eye, 10);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void Good_middling_and_bad_stay_apart_for_all_eyes(string theme)
    {
        var palette = Of(theme);
        Assert.All(Eyes, eye =>
        {
            StaysApart(palette.Good, palette.Warn, eye, Apart);
            StaysApart(palette.Warn, palette.Bad, eye, Apart);
            StaysApart(palette.Good, palette.Bad, eye, Apart);
        });
    }

    [Fact]
    public void Contrast_and_difference_are_those_of_known_colours()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 1e-9);
        Assert.Equal(4.54, Contrast("#767676", "#ffffff"), 0.005);
        Assert.Equal([53.24, 80.09, 67.2], Lab(Linear("#ff0000")).Select(value => Math.Round(value, 2)));
        Assert.Equal(100, Difference("#000000", "#ffffff", Eyes[0].Matrix), 0.01);
    }

    private static Palette Of(string theme) => theme == "light" ? Palette.Light : Palette.Dark;

    private static string[] Marks(Palette palette) => [palette.Good, palette.Warn, palette.Bad, .. palette.Series];

    private static void StaysApart(string one, string other, (string Name, double[] Matrix) eye, double least)
    {
        var difference = Difference(one, other, eye.Matrix);
        Assert.True(difference >= least, $"{one} and {other} are {difference:0.0} apart for eyes with {eye.Name}; at least {least} is asked.");
    }

    /// <summary>The ratio of WCAG 2.2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => Linear(colour) is [var red, var green, var blue] ? (0.2126 * red) + (0.7152 * green) + (0.0722 * blue) : double.NaN;

    private static double[] Linear(string colour) =>
    [
        .. new[] { 1, 3, 5 }
            .Select(place => int.Parse(colour.AsSpan(place, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)),
    ];

    private static double Difference(string one, string other, double[] eye)
    {
        var (a, b) = (Lab(Seen(one)), Lab(Seen(other)));
        return Math.Sqrt(a.Zip(b).Sum(pair => (pair.First - pair.Second) * (pair.First - pair.Second)));

        double[] Seen(string colour) => [.. Times(eye, Linear(colour)).Select(part => Math.Clamp(part, 0, 1))];
    }

    /// <summary>CIELAB of linear sRGB, with the white of D65.</summary>
    private static double[] Lab(double[] linear)
    {
        var xyz = Times([0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.0721750, 0.0193339, 0.1191920, 0.9503041], linear);
        double[] f = [.. xyz.Zip([0.95047, 1, 1.08883]).Select(part => part.First / part.Second).Select(part => part > 216 / 24389.0 ? Math.Cbrt(part) : ((24389 / 27.0 * part) + 16) / 116)];
        return [(116 * f[1]) - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])];
    }

    private static double[] Times(double[] matrix, double[] vector) =>
        [.. Enumerable.Range(0, 3).Select(row => (matrix[3 * row] * vector[0]) + (matrix[(3 * row) + 1] * vector[1]) + (matrix[(3 * row) + 2] * vector[2]))];
}
