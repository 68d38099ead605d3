using System.Globalization;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class SafeTextTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(
        Gen.ArrayOf(Gen.Choose(0, 0xFFFF).Select(value => (char)value)).Select(signs => new string(signs)),
        Gen.ArrayOf(Gen.Elements("<script>", "]]>", "&amp;", "\"", "'", "--", "\0", "\u001F", "\t", "\r\n", "\uD83D", "\uDE00", "😀", "\uFFFE", "\uFFFF", "\u0085", "\u202E", "\u2066", "مرحبا", "x"))
            .Select(string.Concat));

    [Fact]
    public void Any_text_is_read_back_from_XML_as_it_can_be_said_there() => Law.Holds(AnyText.ToArbitrary(), text =>
    {
        var encoded = SafeText.Encode(text);
        var element = XElement.Parse($"<t a=\"{encoded}\">{encoded}</t>", LoadOptions.PreserveWhitespace);
        return element.Value == Sayable(text) && element.Attribute("a")!.Value == Sayable(text);
    });

    [Fact]
    public void A_name_is_one_line_without_marks_of_direction_and_stays_so() => Law.Holds(AnyText.ToArbitrary(), text =>
    {
        var name = SafeText.Name(text, "(blank)");
        var bare = name.Trim('\u2068', '\u2069');
        return name.Length is > 0 and <= 204
            && IsBalanced(name)
            && !bare.Any(sign => sign is '\u202E' or '\u2066' or '\u2068' or '\u2069' || char.IsControl(sign))
            && bare.Trim() == bare
            && SafeText.RunsLeft(bare) == (name != bare)
            && SafeText.Name(name, "(blank)") == name;
    });

    [Fact]
    public void A_cut_text_closes_its_isolates_and_cuts_between_signs() => Law.Holds(
        Gen.ArrayOf(Gen.Elements("R1 ", "⁨مرحبا⁩", " e\u0301", "👩‍👩‍👧‍👦", "中", "⁨عميل مهم⁩: ")).Select(string.Concat).ToArbitrary(),
        Gen.Choose(1, 40).ToArbitrary(),
        (text, most) =>
        {
            var cut = SafeText.Cut(text, part => part.Length <= most);
            var kept = cut.TrimEnd('\u2069');
            return cut == text || (IsBalanced(cut) && kept.EndsWith('…') && StartsWithWholeSigns(text, kept[..^1]));
        });

    [Theory]
    [InlineData("", "(blank)")]
    [InlineData(null, "(blank)")]
    [InlineData(" \t\u202E\n", "(blank)")]
    [InlineData("a\n\nb\tc", "a b c")]
    [InlineData("عميل", "\u2068عميل\u2069")]
    [InlineData("plain", "plain")]
    public void Names_are_made_fit_for_a_sentence(string? name, string fit) => Assert.Equal(fit, SafeText.Name(name, "(blank)"));

    [Fact]
    public void A_long_name_is_cut_to_two_hundred_signs()
    {
        Assert.Equal(200, SafeText.Name(new('w', 500), "").Length);
        Assert.EndsWith("…\u2069", SafeText.Name(new('ع', 500), ""), StringComparison.Ordinal);
    }

    /// <summary>Whether every isolate is closed, and nothing is closed that was not opened.</summary>
    internal static bool IsBalanced(string text)
    {
        var open = 0;
        foreach (var sign in text)
        {
            open += sign switch { '\u2068' => 1, '\u2069' => -1, _ => 0 };
            if (open < 0)
            {
                return false;
            }
        }

        return open == 0;
    }

    private static bool StartsWithWholeSigns(string text, string kept) =>
        text.StartsWith(kept, StringComparison.Ordinal) && (kept.Length == text.Length || StringInfo.ParseCombiningCharacters(text).Contains(kept.Length));

    private static string Sayable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value switch
    {
        '\t' or '\n' or '\r' => " ",
        < 0x20 or (>= 0x7F and < 0xA0) or 0xFFFE or 0xFFFF => "\uFFFD",
        _ => rune.ToString(),
    }));
}
