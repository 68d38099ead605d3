using System.Globalization;
using System.Text;

namespace UserOps.Reporting;

/// <summary>How wide text is, without knowing the reader's font: as in a wide one (Verdana, DejaVu Sans), so that no label runs into another in any usual font.</summary>
internal static class TextMeasure
{
    // Advance widths of U+0020 to U+007E in DejaVu Sans 2.37, in thousandths of the font size.
    private static readonly short[] Ascii =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
        636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
        1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
        603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
        500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
        635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    /// <summary>The width of a text on one line, in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the letters, in pixels.</param>
    /// <param name="isBold">Whether it is bold, which is a tenth wider.</param>
    public static double Width(string text, double size, bool isBold = false)
    {
        var thousandths = 0L;
        foreach (var rune in text.EnumerateRunes())
        {
            thousandths += WidthOf(rune);
        }

        return thousandths * size * (isBold ? 1.1 : 1) / 1000;
    }

    /// <summary>A text that is no wider than there is room, cut with an ellipsis where it must be; empty where not even that fits.</summary>
    public static string Fit(string text, double room, double size, bool isBold = false)
    {
        var fitted = SafeText.Cut(text, part => Width(part, size, isBold) <= room);
        return Width(fitted, size, isBold) <= room ? fitted : "";
    }

    /// <summary>A text broken into lines that are no wider than there is room: between words and between Chinese signs; a word that is too long is cut.</summary>
    /// <param name="text">The text.</param>
    /// <param name="room">The width of a line, in pixels.</param>
    /// <param name="size">The size of the letters, in pixels.</param>
    /// <param name="most">The most lines; the last is cut.</param>
    /// <param name="isBold">Whether the letters are bold.</param>
    public static IReadOnlyList<string> Lines(string text, double room, double size, int most, bool isBold = false)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width((line + piece).TrimEnd(), size, isBold) > room)
            {
                lines.Add(line.ToString().TrimEnd());
                line.Clear();
            }

            _ = line.Append(line.Length == 0 ? piece.TrimStart() : piece);
        }

        lines.Add(line.ToString().TrimEnd());
        if (lines.Count > most)
        {
            lines[most - 1] = $"{lines[most - 1]} {lines[most]}";
            lines.RemoveRange(most, lines.Count - most);
        }

        return [.. SafeText.Isolated(lines).Select(full => Fit(full, room, size, isBold)).Where(fitted => fitted.Length > 0)];
    }

    /// <summary>The parts of a text after which a line may end.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        var last = "";
        foreach (var sign in Signs(text))
        {
            if (piece.Length > 0 && MayEndBetween(last, sign))
            {
                yield return piece.ToString();
                piece.Clear();
            }

            _ = piece.Append(sign);
            last = sign;
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    /// <summary>After a space, and on either side of a Chinese sign; but no line begins with a sign that closes, and none ends with one that opens.</summary>
    private static bool MayEndBetween(string before, string after) =>
        !"，。；：、）！？》”".Contains(after, StringComparison.Ordinal)
        && !"（《“".Contains(before, StringComparison.Ordinal)
        && (before == " " || IsWide(before) || IsWide(after));

    private static IEnumerable<string> Signs(string text)
    {
        var signs = StringInfo.GetTextElementEnumerator(text);
        while (signs.MoveNext())
        {
            yield return signs.GetTextElement();
        }
    }

    private static bool IsWide(string sign) => sign.EnumerateRunes().First() is { Value: >= 0x2E80 };

    private static int WidthOf(Rune rune) => rune.Value switch
    {
        >= 0x20 and <= 0x7E => Ascii[rune.Value - 0x20],
        0x200B or 0x200C or 0x200D or (>= 0x2066 and <= 0x2069) or (>= 0xFE00 and <= 0xFE0F) => 0,
        0xA0 or 0x2009 or 0x202F => 318,
        0xB7 => 318,
        0x2013 or 0x2018 or 0x2019 => 500,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            _ when rune.Value < 0x1100 => 700,
            _ when rune.Value >= 0x1F000 => 1400,
            _ => 1000,
        },
    };
}
