using NodaTime;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Rules;

public class LiteralTests
{
    [Fact]
    public void A_literal_is_one_thing()
    {
        Assert.Equal((true, null, null), Parts(true));
        Assert.Equal((null, 3m, null), Parts(3));
        Assert.Equal((null, 2.5m, null), Parts(2.5m));
        Assert.Equal((null, null, "3"), Parts("3"));
        Assert.Equal((null, null, "2024-02-29"), Parts(new LocalDate(2024, 2, 29)));
        Assert.Equal((null, null, "2024-02-29T12:00:00Z"), Parts(Instant.FromUtc(2024, 2, 29, 12, 0)));

        static (bool?, decimal?, string?) Parts(Literal literal) => (literal.Bool, literal.Number, literal.Text);
    }

    [Fact]
    public void Numbers_are_equal_by_value_and_nothing_is_converted()
    {
        Assert.Equal(Literal.Of(1.50m), Literal.Of(1.5m));
        Assert.Equal(Literal.Of(1.50m).GetHashCode(), Literal.Of(1.5m).GetHashCode());
        Assert.Equal(Literal.Of(0m), Literal.Of(-0.0m));
        Assert.NotEqual(Literal.Of("1"), Literal.Of(1));
        Assert.NotEqual(Literal.Of("true"), Literal.Of(true));
        Assert.NotEqual(Literal.Of(0), Literal.Of(false));
    }

    [Fact]
    public void A_literal_is_shown_as_it_stands_in_json() =>
        Assert.Equal("1.5 \"a\" true false", string.Join(' ', new Literal[] { 1.50m, "a", true, false }));

    [Fact]
    public void Null_is_no_text() => Assert.Throws<ArgumentNullException>(() => Literal.Of(null!));
}
