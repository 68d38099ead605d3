using NodaTime;

namespace UserOps.Simulation.Tests;

public sealed class SalesSeasonTests
{
    [Theory]
    [InlineData(11, 8, false)]
    [InlineData(11, 9, true)]
    [InlineData(11, 12, true)]
    [InlineData(11, 13, false)]
    public void A_season_holds_its_first_and_its_last_day(int month, int day, bool inside) =>
        Assert.Equal(inside, ShopOptions.Default.Seasons[0].Contains(new LocalDate(2024, month, day)));

    [Theory]
    [InlineData(12, 19, false)]
    [InlineData(12, 20, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 6, true)]
    [InlineData(1, 7, false)]
    public void A_season_may_span_the_new_year(int month, int day, bool inside)
    {
        var season = new SalesSeason { First = new AnnualDate(12, 20), Last = new AnnualDate(1, 6), Weight = 1 };

        Assert.Equal(inside, season.Contains(new LocalDate(2025, month, day)));
    }
}
