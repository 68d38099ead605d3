using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Reporting.Tests;

public class TextMeasureTests
{
    private static readonly Gen<string> AnyText = Gen.ArrayOf(Gen.Elements(
        "a", "W", "i", " ", "  ", "word ", "中", "文字", "，", "（", "👩‍👩‍👧‍👦", "🎉", "e\u0301", "\u0301", "\uD800", "\uDC00", "ع", "مرحبا", "\u2068", "\u2069", "12,345", "\u200B", "é", "…"))
        .Select(string.Concat);

    [Fact]
    public void A_fitted_text_is_never_wider_than_its_room() => Law.Holds(
        AnyText.ToArbitrary(), Gen.Choose(-5, 300).ToArbitrary(), Gen.Elements(11.0, 12, 14).ToArbitrary(), (text, room, size) =>
        {
            var fitted = TextMeasure.Fit(text, room, size, isBold: size > 12);
            return (TextMeasure.Width(fitted, size, size > 12) <= room || fitted.Length == 0)
                && (TextMeasure.Width(text, size, size > 12) > room || fitted == text);
        });

    [Fact]
    public void Lines_are_never_wider_than_their_room_nor_more_than_they_may_be() => Law.Holds(
        AnyText.ToArbitrary(), Gen.Choose(12, 300).ToArbitrary(), Gen.Choose(1, 5).ToArbitrary(), (text, room, most) =>
        {
            var lines = TextMeasure.Lines(text, room, 12, most);
            return lines.Count <= most && lines.All(line => TextMeasure.Width(line, 12) <= room && line.Length > 0);
        });

    [Fact]
    public void Lines_with_room_for_all_lose_no_sign() => Law.Holds(
        Gen.ArrayOf(Gen.Elements("word ", "中", "文字", "，中", "（文", "🎉 ", "e\u0301 ", "\uD800 ", "مرحبا ", SafeText.Name("عميل مهم", ""), "12,345 ")).Select(string.Concat).ToArbitrary(),
        Gen.Choose(150, 300).ToArbitrary(),
        (text, room) =>
        {
            return Signs(string.Concat(TextMeasure.Lines(text, room, 12, 1000))) == Signs(text);

            static string Signs(string text) => string.Concat(text.Where(sign => sign is not ' ' and not '\u2068' and not '\u2069'));
        });

    [Fact]
    public void Every_line_closes_the_isolates_that_it_opens() => Law.Holds(
        Gen.ArrayOf(Gen.Elements("plain ", SafeText.Name("عميل مهم رقم اثنا عشر", ""), "，", "name ")).Select(string.Concat).ToArbitrary(),
        Gen.Choose(20, 200).ToArbitrary(),
        (text, room) => TextMeasure.Lines(text, room, 12, 50).All(SafeTextTests.IsBalanced));

    [Theory]
    [InlineData("one two three four", 60, "one two|three four")]
    [InlineData("中文没有空格也能断行", 60, "中文没有空|格也能断行")]
    [InlineData("中文没有空，格也能断行", 60, "中文没有|空，格也能|断行")]
    [InlineData("wwwwwwwwwwwwwwww", 60, "wwww…")]
    [InlineData("", 60, "")]
    [InlineData("   ", 60, "")]
    public void Lines_break_between_words_and_between_Chinese_signs(string text, double room, string lines) =>
        Assert.Equal(lines, string.Join('|', TextMeasure.Lines(text, room, 12, 5)));

    [Fact]
    public void The_last_line_says_that_there_is_more() =>
        Assert.EndsWith("…", TextMeasure.Lines("one two three four five six seven", 60, 12, 2)[^1], StringComparison.Ordinal);

    [Fact]
    public void Marks_upon_letters_and_signs_without_width_take_no_room()
    {
        Assert.Equal(TextMeasure.Width("e", 12), TextMeasure.Width("e\u0301", 12));
        Assert.Equal(TextMeasure.Width("ab", 12), TextMeasure.Width("a\u200B\u2068\u2069b", 12));
        Assert.Equal(24, TextMeasure.Width("中文", 12));
        Assert.Equal(TextMeasure.Width("label", 12) * 1.1, TextMeasure.Width("label", 12, isBold: true), 1e-9);
    }

    [Fact]
    public void A_family_of_four_is_cut_as_one_sign()
    {
        const string Family = "👩‍👩‍👧‍👦";
        var fitted = TextMeasure.Fit($"a{Family}bcdefgh", TextMeasure.Width($"a{Family}…", 12) - 1, 12);
        Assert.Equal("a…", fitted);
        Assert.Equal(1, new StringInfo(Family).LengthInTextElements);
    }

    [Fact]
    public void No_line_begins_with_a_sign_that_closes_or_ends_with_one_that_opens()
    {
        const string Text = "无法测量（因为日志中没有）：模块、根因、责任人、缺陷；请先《记录》，再评定。";
        for (var signs = 3; signs < 20; signs++)
        {
            var lines = TextMeasure.Lines(Text, signs * 12, 12, 99);
            Assert.Equal(Text, string.Concat(lines));
            Assert.All(lines, line => Assert.DoesNotContain(line[..1], "，。；：、）》", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.DoesNotContain(line[^1..], "（《", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.True(TextMeasure.Width(line, 12) <= signs * 12, line));
        }
    }

    [Fact]
    public void Words_of_letters_are_broken_at_spaces_only() =>
        Assert.Equal(["one two", "three"], TextMeasure.Lines("one two three", TextMeasure.Width("one two", 12) + 1, 12, 9));
}
