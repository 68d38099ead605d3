using UserOps.Statistics;

namespace UserOps.Reporting.Tests;

public class WordsTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(-0.0, "0", "0")]
    [InlineData(0.004, "4e-3", "4e-3")]
    [InlineData(0.01, "0.01", "0.01")]
    [InlineData(9.994, "9.99", "9.99")]
    [InlineData(9.996, "10", "10")]
    [InlineData(99.94, "99.9", "99.9")]
    [InlineData(99.96, "100", "100")]
    [InlineData(999, "999", "999")]
    [InlineData(999.4, "999", "999")]
    [InlineData(999.5, "1k", "1000")]
    [InlineData(1000, "1k", "1000")]
    [InlineData(9994, "9.99k", "9994")]
    [InlineData(9999, "10k", "1万")]
    [InlineData(12_345, "12.3k", "1.23万")]
    [InlineData(99_999, "100k", "10万")]
    [InlineData(999_499, "999k", "99.9万")]
    [InlineData(999_500, "1M", "100万")]
    [InlineData(99_999_999, "100M", "1亿")]
    [InlineData(123_456_789, "123M", "1.23亿")]
    [InlineData(1e12, "1T", "1万亿")]
    [InlineData(9.9e15, "9900T", "9900万亿")]
    [InlineData(1e16, "1e16", "1e16")]
    [InlineData(-12_345, "-12.3k", "-1.23万")]
    [InlineData(-999.5, "-1k", "-1000")]
    [InlineData(1e300, "1e300", "1e300")]
    [InlineData(double.NaN, "–", "–")]
    [InlineData(double.PositiveInfinity, "∞", "∞")]
    [InlineData(double.NegativeInfinity, "-∞", "-∞")]
    public void Numbers_in_few_signs_go_over_to_the_next_unit_where_they_round_to_it(double value, string en, string zhCN)
    {
        Assert.Equal(en, new Words("en").Short(value));
        Assert.Equal(zhCN, new Words("zh-CN").Short(value));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.5", "0.5")]
    [InlineData("-0.001", "0")]
    [InlineData("999.994", "999.99")]
    [InlineData("999.999", "1,000")]
    [InlineData("1000.4", "1,000")]
    [InlineData("-1234567.8", "-1,234,568")]
    [InlineData("79228162514264337593543950335", "79,228,162,514,264,337,593,543,950,335")]
    [InlineData("-79228162514264337593543950335", "-79,228,162,514,264,337,593,543,950,335")]
    public void Amounts_have_two_decimals_where_they_are_small(string value, string text) =>
        Assert.Equal(text, Words.Amount(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(-0.004, "0")]
    [InlineData(0.125, "0.12")]
    [InlineData(12_345.678, "12,345.68")]
    [InlineData(1e300, "1e300")]
    [InlineData(-2.5e18, "-2.5e18")]
    [InlineData(double.NaN, "–")]
    [InlineData(double.NegativeInfinity, "-∞")]
    public void Numbers_have_as_many_decimals_as_they_may(double value, string text) => Assert.Equal(text, Words.Number(value));

    [Fact]
    public void Nothing_is_a_dash() => Assert.All([Words.Amount(null), Words.Number(null), new Words("en").Percent((double?)null), Words.Day(null)], text => Assert.Equal("–", text));

    [Fact]
    public void Percent_has_a_space_in_English_and_none_in_Chinese()
    {
        var share = new ProportionInterval(0.5, 0.25, 0.75);
        Assert.Equal("50 % (25 % to 75 %)", new Words("en").Percent(share));
        Assert.Equal("50%（25% 至 75%）", new Words("zh-CN").Percent(share));
        Assert.Equal("100,000,000,000,000 %", new Words("en").Percent(double.MaxValue));
        Assert.Equal("–", new Words("en").Percent(double.NaN));
    }

    [Theory]
    [InlineData("zh", true)]
    [InlineData("zh-Hant-TW", true)]
    [InlineData("ZH-cn", true)]
    [InlineData("en", false)]
    [InlineData("zha", false)]
    [InlineData("de-DE", false)]
    public void Any_tag_of_Chinese_gives_Chinese_and_any_other_English(string culture, bool isChinese)
    {
        Assert.Equal(isChinese, new Words(culture).IsChinese);
        Assert.Equal(isChinese ? "zh-CN" : "en", new Words(culture).Language);
    }

    [Fact]
    public void One_and_many_differ_in_English_alone()
    {
        Assert.Equal(["1 user", "2 users", "0 users"], new[] { 1L, 2, 0 }.Select(count => new Words("en").Count(count, "user", "users", "位")));
        Assert.Equal(["1 位", "1,000 位"], new[] { 1L, 1000 }.Select(count => new Words("zh-CN").Count(count, "user", "users", "位")));
        Assert.Equal("a, b", new Words("en").List(["a", "b"]));
        Assert.Equal("a、b", new Words("zh-CN").List(["a", "b"]));
    }
}
