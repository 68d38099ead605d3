namespace UserOps.Reporting.Tests;

public class TextMeasureTests
{
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
