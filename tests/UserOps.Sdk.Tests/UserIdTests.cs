namespace UserOps.Tests;

public class UserIdTests
{
    [Fact]
    public void Ids_are_equal_by_their_text_and_nothing_else()
    {
        Assert.Equal(new UserId("u1"), new UserId("u1"));
        Assert.Equal(new UserId("u1").GetHashCode(), new UserId(string.Concat("u", "1")).GetHashCode());
        Assert.NotEqual(new UserId("u1"), new UserId("U1"));
        Assert.NotEqual(new UserId("u1"), new UserId("u1 "));
        Assert.NotEqual(new UserId("é"), new UserId("e\u0301"));
    }

    [Fact]
    public void The_default_is_nobody()
    {
        Assert.Equal(UserId.None, default);
        Assert.True(UserId.None.IsNone);
        Assert.False(new UserId("0").IsNone);
        Assert.Equal("", UserId.None.Value);
        Assert.Equal("", UserId.None.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t\n")]
    public void A_blank_text_is_no_id(string text) =>
        Assert.Equal("value", Assert.Throws<ArgumentException>(() => new UserId(text)).ParamName);

    [Fact]
    public void Null_is_no_id() => Assert.Throws<ArgumentNullException>(() => new UserId(null!));

    [Fact]
    public void Ids_have_an_ordinal_order_with_nobody_first()
    {
        UserId[] sorted = [UserId.None, new("10"), new("9"), new("B"), new("a"), new("ä")];

        Assert.Equal(sorted, sorted.Reverse().Order());
        for (var i = 1; i < sorted.Length; i++)
        {
            var (less, more, same) = (sorted[i - 1], sorted[i], sorted[i]);
            Assert.True(less < more && less <= more && more > less && more >= less);
            Assert.True(same >= more && same <= more && !(same < more) && !(same > more));
        }
    }

    [Fact]
    public void The_text_of_an_id_is_the_id() => Assert.Equal(" u 1 ", new UserId(" u 1 ").ToString());
}
