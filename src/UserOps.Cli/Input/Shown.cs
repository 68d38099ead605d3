using System.Globalization;
using System.Text;

namespace UserOps.Cli.Input;

/// <summary>Text from an input as it may be shown on a terminal: short, on one line, nothing invisible.</summary>
internal static class Shown
{
    /// <summary>How much of a value is shown.</summary>
    public const int MaxLength = 100;

    /// <summary>Shortens a text and escapes what a terminal would act on instead of showing it.</summary>
    /// <param name="text">The text, as it was found.</param>
    /// <param name="most">How much of it is shown.</param>
    /// <returns>At most so many characters of it, then an ellipsis; controls are escaped as in JSON.</returns>
    public static string Text(ReadOnlySpan<char> text, int most = MaxLength)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var piece = rune.Value switch
            {
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsInvisible(rune) => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => rune.ToString(),
            };
            if (shown.Length + piece.Length > most)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(piece);
        }

        return shown.ToString();
    }

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
