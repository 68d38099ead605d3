using FsCheck;
using FsCheck.Fluent;
using UserOps.BusinessTime;

namespace UserOps.Testing.Tests;

public class WorkingCalendarGeneratorsTests
{
    private static readonly WorkingCalendar[] Calendars = Sample(WorkingCalendarGenerators.Calendars, 500);

    [Fact]
    public void Calendars_are_valid_and_of_every_zone()
    {
        Assert.All(Calendars, calendar => Assert.Empty(WorkingCalendarValidator.Validate(calendar)));
        Assert.Equal(WorkingCalendarGenerators.Zones.Order(StringComparer.Ordinal), Calendars.Select(calendar => calendar.Zone).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Calendars_are_of_every_kind()
    {
        Assert.Contains(Calendars, calendar => calendar.Weekly == new WeeklyHours());
        Assert.Contains(Calendars, calendar => calendar.Weekly.Monday.Any(hours => hours.IsOvernight));
        Assert.Contains(Calendars, calendar => calendar.Weekly.Monday.Any(hours => hours.Start.Second != 0));
        Assert.Contains(Calendars, calendar => calendar.Holidays.Any(date => calendar.Overrides.Any(day => day.Date == date)));
        Assert.Contains(Calendars, calendar => calendar.KnownUntil is null);
        Assert.Contains(Calendars, calendar => calendar.KnownUntil is not null);
    }

    [Fact]
    public void A_calendar_shrinks_to_smaller_ones_until_nothing_is_left()
    {
        var calendar = Calendars.First(calendar => calendar.Holidays.Count > 1 && calendar.Overrides.Count > 0 && calendar.Weekly.Friday.Count > 0);
        for (var steps = 0; steps < 100; steps++)
        {
            var smaller = WorkingCalendarGenerators.Calendars.Shrinker(calendar).ToList();
            if (smaller.Count == 0)
            {
                break;
            }

            Assert.DoesNotContain(calendar, smaller);
            calendar = smaller[^1];
        }

        Assert.Equal((0, 0, new WeeklyHours()), (calendar.Holidays.Count, calendar.Overrides.Count, calendar.Weekly));
    }

    [Fact]
    public void Questions_have_their_instants_in_order() =>
        Assert.All(Sample(WorkingCalendarGenerators.Questions, 300), question => Assert.True(question.Start <= question.End));

    private static T[] Sample<T>(Arbitrary<T> values, int count) => [.. values.Generator.Sample(50, new Rnd(7, 0x9E37_79B9_7F4A_7C15), count)];
}
