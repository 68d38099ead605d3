namespace UserOps.Tests;

public class ReasonTests
{
    [Fact]
    public void A_reason_tells_its_evidence_in_each_language()
    {
        var reason = Make("Bought {days} {days:day|days} ago, so {segment}.", "{days} 天前购买，属于{segment}。", new("days", "12"), Champions);

        Assert.Equal("Bought 12 days ago, so Champions.", reason.In("en"));
        Assert.Equal("12 天前购买，属于冠军客户。", reason.In("zh-Hans-CN"));
        Assert.Equal("Bought 12 days ago, so Champions.", reason.ToString());
        Assert.Equal(LocalizedText.Of("Bought 12 days ago, so Champions.", "12 天前购买，属于冠军客户。"), reason.Text);
    }

    [Theory]
    [InlineData("1", "1 day")]
    [InlineData("0", "0 days")]
    [InlineData("2", "2 days")]
    [InlineData("1.0", "1.0 days")]
    [InlineData("-1", "-1 days")]
    public void One_takes_the_first_form_and_every_other_value_the_second(string days, string expected) =>
        Assert.Equal(expected, Make("{days} {days:day|days}", "x", new Evidence("days", days)).In("en"));

    [Theory]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("", "")]
    [InlineData("{unknown} stays", "{unknown} stays")]
    [InlineData("{unknown:day|days} stays", "{unknown:day|days} stays")]
    [InlineData("open { stays", "open { stays")]
    [InlineData("open {days", "open {days")]
    [InlineData("close } stays, {days} not", "close } stays, 3 not")]
    [InlineData("{} stays", "{} stays")]
    [InlineData("{days}{days}", "33")]
    [InlineData("{days:only}", "only")]
    [InlineData("{days:|s}", "s")]
    [InlineData("{Days} is another name", "{Days} is another name")]
    public void What_names_no_evidence_stays_as_it_is(string template, string expected) =>
        Assert.Equal(expected, Make(template, "x", new Evidence("days", "3")).In("en"));

    [Fact]
    public void A_value_that_looks_like_a_placeholder_is_not_filled_in_again() =>
        Assert.Equal("name {days}, 3", Make("name {name}, {days}", "x", new("name", "{days}"), new("days", "3")).In("en"));

    [Fact]
    public void Reasons_are_equal_by_their_contents()
    {
        Assert.Equal(Make("{a}", "{a}", new Evidence("a", "1")), Make("{a}", "{a}", new Evidence("a", "1")));
        Assert.NotEqual(Make("{a}", "{a}", new Evidence("a", "1")), Make("{a}", "{a}", new Evidence("a", "2")));
    }

    [Fact]
    public void A_reason_needs_a_language() =>
        Assert.Throws<ArgumentNullException>(() => Make("a", "b").In(null!));

    private static Evidence Champions => new("segment", "champions") { Display = LocalizedText.Of("Champions", "冠军客户") };

    private static Reason Make(string en, string zhCN, params Evidence[] evidence) =>
        new("test.reason", LocalizedText.Of(en, zhCN), [.. evidence]);
}
