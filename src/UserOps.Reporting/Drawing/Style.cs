using System.Globalization;

namespace UserOps.Reporting;

/// <summary>The classes of shapes and text; what they look like stands in <see cref="PictureStyles"/>.</summary>
internal static class Style
{
    public const string Ground = "uo-g";
    public const string Text = "uo-t";
    public const string Muted = "uo-m";
    public const string Title = "uo-h";
    public const string Strong = "uo-b";

    /// <summary>Small text on a mark of a strong colour.</summary>
    public const string OnMark = "uo-o";
    public const string GridLine = "uo-gl";
    public const string AxisLine = "uo-al";

    /// <summary>A line to compare with: a target, a limit, a cut.</summary>
    public const string RuleLine = "uo-rl";

    /// <summary>A thin line in the colour of text.</summary>
    public const string InkLine = "uo-il";
    public const string Neutral = "uo-n";
    public const string InkFill = "uo-k";
    public const string Hatch = "uo-x";

    /// <summary>A frame without a filling.</summary>
    public const string Frame = "uo-fr";

    /// <summary>How many colours kinds of things have; after the last comes the first again.</summary>
    public const int SeriesCount = 8;

    /// <summary>How many steps there are from little to much.</summary>
    public const int HeatSteps = 9;

    public static string Good => Fill(Verdict.Good);

    public static string Warn => Fill(Verdict.Warn);

    public static string Bad => Fill(Verdict.Bad);

    /// <summary>A filling in the colour of a kind.</summary>
    public static string Fill(int kind) => $"uo-f{Number(kind % SeriesCount)}";

    /// <summary>A line in the colour of a kind.</summary>
    public static string Line(int kind) => $"uo-s{Number(kind % SeriesCount)}";

    /// <summary>A pale filling in the colour of a kind: a band, a flow.</summary>
    public static string Wash(int kind) => $"uo-w{Number(kind % SeriesCount)}";

    /// <summary>A filling that says how something stands.</summary>
    public static string Fill(Verdict verdict) => $"uo-v{Letter(verdict)}";

    /// <summary>A line that says how something stands.</summary>
    public static string Line(Verdict verdict) => $"uo-l{Letter(verdict)}";

    /// <summary>A filling for a step from little to much.</summary>
    public static string Heat(int step) => $"uo-q{Number(step)}";

    /// <summary>Small text on such a filling.</summary>
    public static string OnHeat(int step) => $"uo-p{Number(step)}";

    /// <summary>The size of a text's letters, in pixels.</summary>
    public static double SizeOf(string style) => style switch
    {
        Title => 14,
        Text or Strong => 12,
        _ => 11,
    };

    /// <summary>Whether a text is bold.</summary>
    public static bool IsBold(string style) => style is Title or Strong;

    /// <summary>Whether a filling is so strong that text on it takes the colour of the ground.</summary>
    public static bool IsStrong(string style) =>
        style != Fill(Verdict.None) && (style == InkFill || style.StartsWith("uo-f", StringComparison.Ordinal) || style.StartsWith("uo-v", StringComparison.Ordinal));

    private static char Letter(Verdict verdict) => verdict switch
    {
        Verdict.Good => 'g',
        Verdict.Warn => 'w',
        Verdict.Bad => 'b',
        _ => 'n',
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How something stands; never said by colour alone.</summary>
internal enum Verdict
{
    /// <summary>Nothing is said of it.</summary>
    None = 0,

    /// <summary>As it should be.</summary>
    Good = 1,

    /// <summary>Worth watching.</summary>
    Warn = 2,

    /// <summary>Not as it should be.</summary>
    Bad = 3,
}
