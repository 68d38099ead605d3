namespace UserOps.Tests;

public class RejectionTests
{
    private static readonly Rejection Amount = new("orders.csv", "amount", "12,x", "Write a number such as 12.50.");

    [Fact]
    public void A_rejection_says_where_it_came_from_what_was_found_and_why_it_is_wrong()
    {
        Assert.Equal("orders.csv: amount is '12,x': Write a number such as 12.50.", Amount.ToString());
        Assert.Equal("orders.csv:7: amount is '12,x': Write a number such as 12.50.", (Amount with { Line = 7 }).ToString());
        Assert.Equal("orders.csv (o-1): amount is '12,x': Write a number such as 12.50.", (Amount with { Key = "o-1" }).ToString());
        Assert.Equal(
            "orders.csv:7 (o-1): amount is '12,x': Write a number such as 12.50.",
            (Amount with { Line = 7, Key = "o-1" }).ToString());
    }

    [Fact]
    public void Rejections_are_equal_by_their_contents()
    {
        Assert.Equal(Amount with { Line = 1 }, Amount with { Line = 1 });
        Assert.NotEqual(Amount with { Line = 1 }, Amount with { Line = 2 });
    }
}
