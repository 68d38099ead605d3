using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public class CalendarGridTests
{
    private static readonly CalendarGrid[] Grids =
    [
        .. Enum.GetValues<CalendarUnit>().Select(unit => new CalendarGrid(unit)),
        .. Enumerable.Range(1, 7).Select(day => new CalendarGrid(CalendarUnit.Week, (IsoDayOfWeek)day)),
    ];

    [Fact]
    public void Periods_tile_the_calendar_and_number_and_start_are_inverse() =>
        Law.Holds(LifecycleGenerators.AnyDay, Gen.Elements(Grids).ToArbitrary(), (day, grid) =>
        {
            var number = grid.NumberOf(day);
            return grid.StartOf(number) <= day
                && day < grid.StartOf(number + 1)
                && grid.NumberOf(grid.StartOf(number)) == number
                && grid.NumberOf(grid.StartOf(number).PlusDays(-1)) == number - 1
                && grid.StartOf(day) == grid.StartOf(number)
                && grid.NumberOf(DayNumber.Of(day)) == number;
        });

    [Fact]
    public void A_period_starts_where_the_calendar_says() =>
        Law.Holds(LifecycleGenerators.AnyDay, Gen.Elements(Grids).ToArbitrary(), (day, grid) => grid.StartOf(day) == grid.Unit switch
        {
            CalendarUnit.Day => day,
            CalendarUnit.Week => day.PlusDays(1).Previous(grid.WeekStart),
            CalendarUnit.Month => new(day.Year, day.Month, 1),
            CalendarUnit.Quarter => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
            _ => new(day.Year, 1, 1),
        });

    [Fact]
    public void Number_zero_is_the_period_of_the_first_of_January_1970() =>
        Assert.All(Grids, grid => Assert.Equal(0, grid.NumberOf(new LocalDate(1970, 1, 1))));

    [Theory]
    [InlineData("1969-12-31", -1, -1, 0, -1, -1)]
    [InlineData("1969-12-28", -4, -1, -1, -1, -1)]
    [InlineData("1969-09-30", -93, -4, -13, -2, -1)]
    [InlineData("2025-11-02", 20394, 670, 2913, 223, 55)]
    public void Days_have_known_numbers(string text, int day, int month, int week, int quarter, int year)
    {
        var date = NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;

        Assert.Equal(
            (day, month, week, quarter, year),
            (CalendarGrid.Days.NumberOf(date), CalendarGrid.Months.NumberOf(date), CalendarGrid.Weeks.NumberOf(date), new CalendarGrid(CalendarUnit.Quarter).NumberOf(date), new CalendarGrid(CalendarUnit.Year).NumberOf(date)));
    }

    [Fact]
    public void Grids_with_one_form_are_equal()
    {
        Assert.Equal(new CalendarGrid(CalendarUnit.Week, IsoDayOfWeek.Monday), CalendarGrid.Weeks);
        Assert.NotEqual(new CalendarGrid(CalendarUnit.Week, IsoDayOfWeek.Sunday), CalendarGrid.Weeks);
        Assert.Equal(new LocalDate(2025, 10, 27), CalendarGrid.Weeks.StartOf(new LocalDate(2025, 11, 2)));
        Assert.Equal(new LocalDate(2025, 11, 2), new CalendarGrid(CalendarUnit.Week, IsoDayOfWeek.Sunday).StartOf(new LocalDate(2025, 11, 2)));
    }
}
