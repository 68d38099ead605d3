using NodaTime;
using UserOps.BusinessTime;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

public class BusinessClockDatesTests
{
    private const string Shanghai = "Asia/Shanghai";

    private static readonly BusinessClock China = Clock(WorkingCalendars.China);

    private static readonly BusinessClock NineToFive = Clock(WorkingCalendars.MonFri9To17("UTC"));

    [Fact]
    public void The_seventh_working_day_after_a_Friday_before_the_spring_festival()
    {
        // 2026: Friday 6 February doesn't count; 9, 10, 11, 12, 13 are five, Saturday the 14th is a make-up workday, the sixth;
        // 15 to 23 are off; Tuesday the 24th is the seventh.
        Assert.Equal(Day("2026-02-24"), China.AddWorkingDays(Day("2026-02-06"), 7));
        Assert.Equal(Day("2026-02-14"), China.AddWorkingDays(Day("2026-02-06"), 7, countsStartDay: true));
        Assert.Equal(7, China.WorkingDaysBetween(Day("2026-02-06"), Day("2026-02-24")));
        Assert.Equal(-7, China.WorkingDaysBetween(Day("2026-02-24"), Day("2026-02-06")));

        var due = China.Due(Local(Shanghai, "2026-02-06T10:00:00"), new() { Amount = 7, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing });
        Assert.Equal(
            new BusinessDeadline(Local(Shanghai, "2026-02-24T17:00:00"), Local(Shanghai, "2026-02-25T09:00:00"), IsCertain: true), due);
    }

    [Fact]
    public void Make_up_workdays_work_and_the_days_off_do_not()
    {
        Assert.True(China.IsWorkingDay(Day("2026-02-14")));
        Assert.All(["2026-02-16", "2026-02-17", "2026-02-18"], day => Assert.False(China.IsWorkingDay(Day(day))));
        Assert.True(China.IsOpen(Local(Shanghai, "2026-02-14T16:59:59")));
        Assert.Equal(Local(Shanghai, "2026-02-14T09:00:00"), China.FirstOpeningOf(Day("2026-02-14")));
        Assert.Null(China.FirstOpeningOf(Day("2026-02-16")));
        Assert.Null(China.LastClosingOf(Day("2026-02-16")));
    }

    [Fact]
    public void Counting_back_gives_the_nth_working_day_before()
    {
        Assert.Equal(Day("2026-02-13"), China.AddWorkingDays(Day("2026-02-24"), -2));
        Assert.Equal(Day("2026-02-14"), China.AddWorkingDays(Day("2026-02-24"), -2, countsStartDay: true));
        Assert.Equal(Day("2026-02-24"), China.AddWorkingDays(Day("2026-02-24"), 0));
    }

    [Fact]
    public void What_leans_on_dates_that_are_not_known_is_marked()
    {
        // China's days off are known until the end of 2026; Thursday 31 December is a working day.
        var evening = Local(Shanghai, "2026-12-31T16:00:00");

        Assert.True(China.Add(evening, Duration.FromMinutes(59)).IsCertain);
        Assert.Equal(Local(Shanghai, "2026-12-31T17:00:00"), China.Add(evening, Duration.FromHours(1)).DueAt);
        Assert.False(China.Add(evening, Duration.FromHours(1)).IsCertain);
        Assert.True(China.Due(evening, new() { Amount = 1, Unit = DeadlineUnit.WorkingDays, CountsStartDay = true }).IsCertain);
        Assert.False(China.Due(evening, new() { Amount = 1, Unit = DeadlineUnit.WorkingDays }).IsCertain);
        Assert.True(China.Due(evening, new() { Amount = 1, Unit = DeadlineUnit.CalendarDays }).IsCertain);
        Assert.False(China.Due(evening, new() { Amount = 1, Unit = DeadlineUnit.CalendarDays, Roll = DayRoll.Following }).IsCertain);
        Assert.True(China.Due(evening, new() { Amount = 1, Unit = DeadlineUnit.Months }).IsCertain);
        Assert.True(China.Due(evening, new() { Amount = 1000, Unit = DeadlineUnit.Hours }).IsCertain);
        Assert.True(China.IsCertain(evening));
        Assert.False(China.IsCertain(Local(Shanghai, "2027-01-01T00:00:00")));
    }

    [Fact]
    public void Days_weeks_and_months_are_dates_and_hours_are_hours()
    {
        // In London on Saturday 28 March 2026, 12:00; the clock goes forward that night. The 28th is no working day.
        var clock = Clock(WorkingCalendars.MonFri9To17("Europe/London"));
        var start = Local("Europe/London", "2026-03-28T12:00:00");

        Assert.Equal(Local("Europe/London", "2026-03-29T13:00:00"), Due(24, DeadlineUnit.Hours));
        Assert.Equal(Last("2026-03-29"), Due(1, DeadlineUnit.CalendarDays));
        Assert.Equal(Local("Europe/London", "2026-03-29T12:00:00"), Due(1, DeadlineUnit.CalendarDays, end: DayEnd.SameTime));
        Assert.Equal(Last("2026-03-30"), Due(1, DeadlineUnit.CalendarDays, DayRoll.Following));
        Assert.Equal(start, Due(0, DeadlineUnit.CalendarDays, DayRoll.Preceding));
        Assert.Equal(Last("2026-05-23"), Due(8, DeadlineUnit.Weeks));
        Assert.Equal(Last("2026-05-22"), Due(8, DeadlineUnit.Weeks, counts: true));
        Assert.Equal(Last("2026-04-28"), Due(1, DeadlineUnit.Months));
        Assert.Equal(Local("Europe/London", "2026-03-30T11:00:00"), Due(2, DeadlineUnit.BusinessHours));

        Instant? Due(int amount, DeadlineUnit unit, DayRoll roll = DayRoll.None, DayEnd end = DayEnd.EndOfDate, bool counts = false) =>
            clock.Due(start, new() { Amount = amount, Unit = unit, Roll = roll, EndOfDay = end, CountsStartDay = counts }).DueAt;

        Instant? Last(string date) => Day(date).PlusDays(1).AtStartOfDayInZone(clock.Zone).ToInstant() - Duration.Epsilon;
    }

    [Fact]
    public void Months_end_with_the_month()
    {
        var due = NineToFive.Due(At("2026-01-31T12:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.Months });

        Assert.Equal(At("2026-02-28T23:59:59.999999999Z"), due.DueAt);
        Assert.Equal(due.DueAt, due.LastOnTimeAt);
    }

    [Fact]
    public void A_roll_that_would_leave_the_month_goes_back()
    {
        // Saturday 31 January 2026: the next working day is in February, the one before is Friday the 30th.
        var start = At("2026-01-30T12:00:00Z");

        Assert.Equal(At("2026-02-02T23:59:59.999999999Z"), Due(DayRoll.Following));
        Assert.Equal(At("2026-01-30T23:59:59.999999999Z"), Due(DayRoll.ModifiedFollowing));
        Assert.Equal(At("2026-01-30T23:59:59.999999999Z"), Due(DayRoll.Preceding));

        Instant? Due(DayRoll roll) => NineToFive.Due(start, new() { Amount = 1, Unit = DeadlineUnit.CalendarDays, Roll = roll }).DueAt;
    }

    [Fact]
    public void The_last_closing_of_a_date_is_that_of_its_own_hours()
    {
        var night = Clock(Daily("UTC", "08:00-12:00 22:00-06:00"));

        Assert.Equal(At("2026-03-02T08:00:00Z"), night.FirstOpeningOf(Day("2026-03-02")));
        Assert.Equal(At("2026-03-03T06:00:00Z"), night.LastClosingOf(Day("2026-03-02")));
        Assert.Equal(
            new BusinessDeadline(At("2026-03-04T06:00:00Z"), At("2026-03-04T08:00:00Z"), IsCertain: true),
            night.Due(At("2026-03-02T08:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing }));

        // Round the clock, the closing of a date is no closing: it is due and late at midnight.
        Assert.Equal(
            new BusinessDeadline(At("2026-03-04T00:00:00Z"), At("2026-03-04T00:00:00Z"), IsCertain: true),
            Clock(WorkingCalendars.Always()).Due(At("2026-03-02T08:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing }));
    }

    [Fact]
    public void A_date_without_hours_ends_with_the_date_and_no_deadline_is_before_its_start()
    {
        Assert.Equal(
            At("2026-03-07T23:59:59.999999999Z"),
            NineToFive.Due(At("2026-03-06T12:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.CalendarDays, EndOfDay = DayEnd.LastClosing }).DueAt);

        // Received on Monday at 18:00, due at the last closing of that Monday: at once, and in time until Tuesday's opening.
        Assert.Equal(
            new BusinessDeadline(At("2026-03-02T18:00:00Z"), At("2026-03-03T09:00:00Z"), IsCertain: true),
            NineToFive.Due(At("2026-03-02T18:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.WorkingDays, CountsStartDay = true, EndOfDay = DayEnd.LastClosing }));
    }

    [Fact]
    public void A_due_date_that_the_zone_skipped_ends_with_the_date_before()
    {
        var clock = Clock(WorkingCalendars.MonFri9To17("Pacific/Apia"));

        Assert.Equal(
            At("2011-12-30T09:59:59.999999999Z"),
            clock.Due(At("2011-12-29T20:00:00Z"), new() { Amount = 1, Unit = DeadlineUnit.CalendarDays }).DueAt);
        Assert.Equal(Day("2012-01-02"), clock.AddWorkingDays(Day("2011-12-29"), 1));
    }

    [Fact]
    public void Dates_do_not_go_back_where_the_clock_is_set_back_over_midnight()
    {
        // St. John's went from 00:01 on 7 November 2010 back to 23:01 on the 6th, at 02:31 UTC.
        var clock = Clock(WorkingCalendars.Always("America/St_Johns"));

        Assert.Equal(Day("2010-11-06"), clock.DateOf(At("2010-11-07T02:29:59Z")));
        Assert.Equal(Day("2010-11-07"), clock.DateOf(At("2010-11-07T02:30:00Z")));
        Assert.Equal(Day("2010-11-07"), clock.DateOf(At("2010-11-07T02:45:00Z")));
    }

    [Fact]
    public void A_rule_that_makes_no_sense_is_refused_with_what_to_do()
    {
        var start = At("2026-03-02T09:00:00Z");

        Assert.Contains("AddWorkingDays", Refused(new() { Amount = -1, Unit = DeadlineUnit.WorkingDays }), StringComparison.Ordinal);
        Assert.Contains("one of hours, businessHours", Refused(new() { Amount = 1, Unit = (DeadlineUnit)9 }), StringComparison.Ordinal);
        Assert.Contains("Leave Roll", Refused(new() { Amount = 1, Unit = DeadlineUnit.Hours, Roll = DayRoll.Following }), StringComparison.Ordinal);
        Assert.Contains("Leave Roll", Refused(new() { Amount = 1, Unit = DeadlineUnit.BusinessHours, CountsStartDay = true }), StringComparison.Ordinal);

        string Refused(DeadlineRule rule) => Assert.ThrowsAny<ArgumentException>(() => NineToFive.Due(start, rule)).Message;
    }
}
