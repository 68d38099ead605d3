namespace UserOps.Simulation.Tests;

public class ShopCountryTests
{
    [Fact]
    public void Countries_have_their_shares_and_are_the_same_each_time()
    {
        var shop = new Shop(ShopOptions.Default with { Users = 10_000 });
        var countries = shop.Users.Select(user => user.Country).ToList();
        Assert.Equal(countries, shop.Users.Select(user => user.Country));
        Assert.InRange(countries.Count(country => country == "United Kingdom"), 6_850, 7_150);
        Assert.InRange(countries.Count(country => country == "Australia"), 330, 470);
        Assert.Equal(7, countries.Distinct(StringComparer.Ordinal).Count());
    }
}
