using FsCheck;
using FsCheck.Fluent;
using UserOps.Testing;

namespace UserOps.Tests;

public class LocalizedTextTests
{
    private static readonly Arbitrary<(string Tag, string Text)[]> AnyTexts = Arb.From(
        Gen.NonEmptyListOf(
                from tag in Gen.Elements("en", "en-GB", "zh-CN", "zh-TW", "zh-Hans", "de", "fr-CA")
                from text in Gen.Elements("a", "b", "")
                select (tag, text))
            .Select(texts => texts.DistinctBy(text => text.tag).ToArray()));

    [Theory]
    [InlineData("en", "Champions")]
    [InlineData("EN", "Champions")]
    [InlineData("en-GB", "Champions")]
    [InlineData("zh-CN", "冠军客户")]
    [InlineData("zh-cn", "冠军客户")]
    [InlineData("zh-CN-x-shop", "冠军客户")]
    [InlineData("zh", "冠军客户")]
    [InlineData("zh-Hans-CN", "冠军客户")]
    [InlineData("zh-TW", "冠军客户")]
    [InlineData("de", "Champions")]
    [InlineData("zhx", "Champions")]
    [InlineData("", "Champions")]
    [InlineData("-", "Champions")]
    [InlineData("en-", "Champions")]
    public void The_lookup_falls_back_from_tag_to_language_to_English(string culture, string expected) =>
        Assert.Equal(expected, LocalizedText.Of("Champions", "冠军客户").In(culture));

    [Fact]
    public void The_nearest_parent_wins_and_without_English_the_first_tag_does()
    {
        var text = Make(("zh", "中文"), ("zh-Hant", "繁體"), ("zh-CN", "简体"));

        Assert.Equal("繁體", text.In("zh-Hant-HK"));
        Assert.Equal("中文", text.In("zh-Hans-CN"));
        Assert.Equal("中文", text.In("zh-SG"));
        Assert.Equal("中文", text.In("ja"));
        Assert.Equal("中文", text.ToString());
    }

    [Fact]
    public void Every_tag_finds_its_own_text() =>
        Law.Holds(AnyTexts, texts => texts.All(text => Make(texts).In(text.Tag.ToUpperInvariant()) == text.Text));

    [Fact]
    public void Texts_are_equal_whatever_their_order() =>
        Law.Holds(AnyTexts, AnyTexts, (one, other) =>
        {
            var (a, b) = (Make(one), Make(other));
            var same = one.Order().SequenceEqual(other.Order());
            Assert.Equal(same, a.Equals(b));
            Assert.Equal(same, a == b);
            Assert.Equal(same, !(a != b));
            Assert.Equal(Make([.. one.Reverse()]), a);
            return Make([.. one.Reverse()]).GetHashCode() == a.GetHashCode() && a.Cultures.SequenceEqual(one.Select(text => text.Tag).Order(StringComparer.Ordinal));
        });

    [Fact]
    public void Different_texts_in_the_same_languages_have_different_hashes()
    {
        var hashes = Enumerable.Range(0, 100).Select(i => LocalizedText.Of($"text {i}", "文").GetHashCode());

        Assert.InRange(hashes.Distinct().Count(), 90, 100);
    }

    [Fact]
    public void Texts_that_are_none_are_told_without_a_throw()
    {
        Assert.False(LocalizedText.TryFrom([], out var text, out var problem));
        Assert.Equal((null, "A text needs at least one language, such as \"en\"."), (text, problem));
        Assert.False(LocalizedText.TryFrom([new("en", "a"), new("EN", "b")], out _, out problem));
        Assert.Equal("The language 'en' is blank or stands twice; give each BCP 47 tag, such as zh-CN, one text.", problem);
        Assert.False(LocalizedText.TryFrom([new(" ", "a")], out _, out _));
        Assert.False(LocalizedText.TryFrom([new(null!, "a")], out _, out _));
        Assert.False(LocalizedText.TryFrom([new("en", null!)], out _, out problem));
        Assert.Equal("The text of 'en' is null; write a text.", problem);
        Assert.True(LocalizedText.TryFrom([new("zh-CN", "甲"), new("en", "a")], out text, out problem));
        Assert.Equal((LocalizedText.Of("a", "甲"), null), (text, problem));
        Assert.Throws<ArgumentNullException>("texts", () => LocalizedText.TryFrom(null!, out _, out _));
    }

    [Fact]
    public void Null_equals_nothing_but_null()
    {
        LocalizedText? none = null;
        var text = LocalizedText.Of("a", "甲");

        Assert.False(text.Equals(none));
        Assert.False(text == none);
        Assert.True(none != text);
        Assert.False(text.Equals((object)"a"));
    }

    [Theory]
    [InlineData("en", "EN", "The language 'en' is blank or stands twice")]
    [InlineData("en", "en", "The language 'en' is blank or stands twice")]
    [InlineData("en", " ", "The language ' ' is blank or stands twice")]
    [InlineData("en", "", "The language '' is blank or stands twice")]
    [InlineData("en", null, "The language '' is blank or stands twice")]
    public void A_tag_that_is_blank_or_stands_twice_is_an_error(string one, string? other, string message)
    {
        var error = Assert.Throws<ArgumentException>(() => Make((one, "a"), (other!, "b")));

        Assert.Equal("texts", error.ParamName);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_needs_at_least_one_language_and_no_null()
    {
        Assert.Equal("texts", Assert.Throws<ArgumentException>(() => LocalizedText.From([])).ParamName);
        Assert.StartsWith(
            "The text of 'zh-CN' is null", Assert.Throws<ArgumentException>(() => LocalizedText.Of("a", null!)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => LocalizedText.From(null!));
        Assert.Throws<ArgumentNullException>(() => LocalizedText.Of("a", "甲").In(null!));
    }

    private static LocalizedText Make(params (string Tag, string Text)[] texts) =>
        LocalizedText.From(texts.Select(text => KeyValuePair.Create(text.Tag, text.Text)));
}
