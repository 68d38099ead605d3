using System.Globalization;
using System.Text;

namespace UserOps.Reporting;

/// <summary>Text from data, made fit for SVG and HTML: harmless, and not able to disturb what stands beside it.</summary>
internal static class SafeText
{
    /// <summary>A name that is cut is cut to so many signs where it stands beside others; tables have more room.</summary>
    private const int LongestInTables = 200;

    private const char IsolateStart = '\u2068';
    private const char IsolateEnd = '\u2069';

    /// <summary>
    /// Writes text as content or attribute of XML and HTML. What XML 1.0 has no way to say (section 2.2: most control characters,
    /// lone surrogates, U+FFFE and U+FFFF) becomes U+FFFD.
    /// </summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                '\t' or '\n' or '\r' => encoded.Append(' '),
                < 0x20 or (>= 0x7F and < 0xA0) => encoded.Append('\uFFFD'),
                0xFFFE or 0xFFFF => encoded.Append('\uFFFD'),
                _ => encoded.Append(rune),
            };
        }

        return encoded.ToString();
    }

    /// <summary>A name from data, for a sentence, a label or a cell: on one line, without marks of direction, and isolated where it runs from right to left.</summary>
    /// <param name="name">The name.</param>
    /// <param name="blank">What is written for a blank one.</param>
    public static string Name(string? name, string blank)
    {
        var clean = Clean(name ?? "");
        if (clean.Length == 0)
        {
            return blank;
        }

        return RunsLeft(clean) ? $"{IsolateStart}{clean}{IsolateEnd}" : clean;
    }

    /// <summary>A sentence for a paragraph of its own: on one line, of any length, and without marks that turn the direction of what follows. Isolated names in it stay isolated.</summary>
    public static string Sentence(string text) => OnOneLine(text, value => value is >= 0x2066 and <= 0x2069);

    /// <summary>Whether a text has letters that run from right to left.</summary>
    public static bool RunsLeft(string text) => text.EnumerateRunes().Any(rune => rune.Value is (>= 0x590 and <= 0x8FF)
        or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFC) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF));

    /// <summary>Cuts a text between signs that a reader takes for one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fits">Whether a shorter text, with the sign of the cut, is short enough.</param>
    public static string Cut(string text, Func<string, bool> fits)
    {
        if (fits(text))
        {
            return text;
        }

        var places = StringInfo.ParseCombiningCharacters(text);
        var (low, high) = (0, places.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = fits(Shortened(middle)) ? (middle, high) : (low, middle - 1);
        }

        return Shortened(Math.Max(0, low));

        // An isolate that is cut is closed again.
        string Shortened(int signs)
        {
            var kept = places.Length == 0 ? "" : text[..places[signs]].TrimEnd();
            return $"{kept}…{new string(IsolateEnd, Open(kept))}";
        }
    }

    /// <summary>Closes in each line the isolates that it opens, and opens them in the next again.</summary>
    public static IEnumerable<string> Isolated(IEnumerable<string> lines)
    {
        var open = 0;
        foreach (var line in lines)
        {
            var begun = new string(IsolateStart, open) + line;
            open = Open(begun);
            yield return begun + new string(IsolateEnd, open);
        }
    }

    /// <summary>How many isolates are open at the end of a text.</summary>
    private static int Open(string text) => text.Aggregate(0, (open, sign) => sign switch
    {
        IsolateStart => open + 1,
        IsolateEnd => Math.Max(0, open - 1),
        _ => open,
    });

    private static string Clean(string name)
    {
        var text = OnOneLine(name, _ => false);
        return text.Length <= LongestInTables ? text : Cut(text, part => part.Length <= LongestInTables);
    }

    private static string OnOneLine(string text, Func<int, bool> mayTurn)
    {
        var clean = new StringBuilder(text.Length);
        var wasBlank = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMarkOfDirection(rune.Value) && !mayTurn(rune.Value))
            {
                continue;
            }

            var isBlank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (!isBlank || !wasBlank)
            {
                _ = isBlank ? clean.Append(' ') : clean.Append(rune);
            }

            wasBlank = isBlank;
        }

        return clean.ToString().TrimEnd();
    }

    private static bool IsMarkOfDirection(int value) => value is 0x61C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
