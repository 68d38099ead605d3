using NodaTime;
using UserOps.BusinessTime;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

/// <summary>Answers worked by hand. Monday is 2026-03-02, unless a zone's clock moves elsewhere.</summary>
public class BusinessClockTests
{
    private static readonly BusinessClock NineToFive = Clock(WorkingCalendars.MonFri9To17("UTC"));

    [Fact]
    public void Eight_hours_from_an_opening_are_due_at_the_closing_and_in_time_until_the_next_opening()
    {
        Assert.Equal(
            new BusinessDeadline(At("2026-03-02T17:00:00Z"), At("2026-03-03T09:00:00Z"), IsCertain: true),
            NineToFive.Add(At("2026-03-02T09:00:00Z"), Duration.FromHours(8)));
        Assert.Equal(
            new BusinessDeadline(At("2026-03-06T17:00:00Z"), At("2026-03-09T09:00:00Z"), IsCertain: true),
            NineToFive.Add(At("2026-03-06T09:00:00Z"), Duration.FromHours(8)));
    }

    [Fact]
    public void A_target_used_up_within_hours_is_due_and_last_on_time_at_one_instant()
    {
        // Friday 16:30 and an hour and a half: half an hour is left on Friday, an hour on Monday. The nanosecond goes along.
        var due = NineToFive.Add(At("2026-03-06T16:30:00.000000001Z"), Duration.FromMinutes(90));

        Assert.Equal(At("2026-03-09T10:00:00.000000001Z"), due.DueAt);
        Assert.Equal(due.DueAt, due.LastOnTimeAt);
        Assert.Equal(At("2026-03-09T09:00:00.5Z"), NineToFive.Add(At("2026-03-07T12:00:00.25Z"), Duration.FromMilliseconds(500)).DueAt);
    }

    [Fact]
    public void Zero_is_used_up_at_the_start_and_in_time_until_the_next_opening()
    {
        Assert.Equal((At("2026-03-02T10:00:00.1Z"), At("2026-03-02T10:00:00.1Z")), Zero("2026-03-02T10:00:00.1Z"));
        Assert.Equal((At("2026-03-02T17:00:00Z"), At("2026-03-03T09:00:00Z")), Zero("2026-03-02T17:00:00Z"));
        Assert.Equal((At("2026-03-07T12:00:00.1Z"), At("2026-03-09T09:00:00Z")), Zero("2026-03-07T12:00:00.1Z"));

        static (Instant?, Instant?) Zero(string start) =>
            NineToFive.Add(At(start), Duration.Zero) is var (due, last, _) ? (due, last) : default;
    }

    [Fact]
    public void A_day_of_25_hours_that_is_open_has_25_hours()
    {
        const string Zone = "America/New_York";
        var clock = Clock(WorkingCalendars.Always(Zone));

        Assert.Equal(Duration.FromHours(23), clock.Elapsed(Local(Zone, "2026-03-08T00:00:00"), Local(Zone, "2026-03-09T00:00:00")));
        Assert.Equal(Duration.FromHours(25), clock.Elapsed(Local(Zone, "2026-11-01T00:00:00"), Local(Zone, "2026-11-02T00:00:00")));
    }

    [Fact]
    public void An_opening_in_a_gap_moves_forward_by_the_gap()
    {
        // On 8 March 2026 New York's clock goes from 02:00 EST to 03:00 EDT, at 07:00 UTC. 02:30 moves to 03:30 EDT, which is
        // 07:30 UTC; 04:30 EDT is 08:30 UTC: one hour.
        var clock = Clock(Daily("America/New_York", "02:30-04:30"));

        Assert.Equal([Span("2026-03-08T07:30:00Z", "2026-03-08T08:30:00Z")], OpenOn(clock, "2026-03-08"));
        Assert.Equal([Span("2026-03-07T07:30:00Z", "2026-03-07T09:30:00Z")], OpenOn(clock, "2026-03-07"));
    }

    [Fact]
    public void Both_ends_in_a_gap_move_and_an_end_that_falls_before_its_start_leaves_nothing()
    {
        // 02:15-02:45 is 03:15-03:45 EDT; 02:45-03:15 would be 03:45-03:15.
        Assert.Equal([Span("2026-03-08T07:15:00Z", "2026-03-08T07:45:00Z")], OpenOn(Clock(Daily("America/New_York", "02:15-02:45")), "2026-03-08"));
        Assert.Empty(OpenOn(Clock(Daily("America/New_York", "02:45-03:15")), "2026-03-08"));
    }

    [Fact]
    public void A_closing_in_a_repeated_hour_means_its_first_time()
    {
        // On 1 November 2026 New York's clock goes from 02:00 EDT back to 01:00 EST, at 06:00 UTC. 00:00 EDT is 04:00 UTC, and
        // 01:30 EDT, the first, is 05:30 UTC.
        var clock = Clock(Daily("America/New_York", "00:00-01:30"));

        Assert.Equal([Span("2026-11-01T04:00:00Z", "2026-11-01T05:30:00Z")], OpenOn(clock, "2026-11-01"));
    }

    [Fact]
    public void An_opening_in_a_repeated_hour_means_its_first_time_too()
    {
        // 01:30 EDT is 05:30 UTC, 03:00 EST is 08:00 UTC: two hours and a half.
        var clock = Clock(Daily("America/New_York", "01:30-03:00"));

        Assert.Equal([Span("2026-11-01T05:30:00Z", "2026-11-01T08:00:00Z")], OpenOn(clock, "2026-11-01"));
    }

    [Fact]
    public void The_gap_of_half_an_hour_on_Lord_Howe_moves_by_half_an_hour()
    {
        // On 4 October 2026 the clock goes from 02:00 (+10:30) to 02:30 (+11), at 15:30 UTC the day before. 02:15 moves to 02:45
        // (+11), 15:45 UTC; 03:00 (+11) is 16:00 UTC: a quarter of an hour.
        var clock = Clock(Daily("Australia/Lord_Howe", "02:15-03:00"));

        Assert.Equal([Span("2026-10-03T15:45:00Z", "2026-10-03T16:00:00Z")], OpenOn(clock, "2026-10-04"));
    }

    [Fact]
    public void The_date_that_Apia_skipped_has_no_hours_and_the_shift_of_the_night_before_runs_to_its_end()
    {
        // Apia went from 29 December 2011, 24:00 (-10) to 31 December, 00:00 (+14), at 10:00 UTC on the 30th. 22:00 on the 29th is
        // 08:00 UTC on the 30th; the closing at 06:00 on the 30th is skipped and moves by 24 hours to 06:00 on the 31st (+14),
        // 16:00 UTC on the 30th: eight hours.
        var clock = Clock(Daily("Pacific/Apia", "22:00-06:00"));

        Assert.Equal(
            [Span("2011-12-30T08:00:00Z", "2011-12-30T16:00:00Z"), Span("2011-12-31T08:00:00Z", "2011-12-31T16:00:00Z")],
            clock.OpenSpans(new(At("2011-12-29T18:00:00Z"), At("2012-01-01T00:00:00Z"))));
        Assert.False(clock.IsWorkingDay(Day("2011-12-30")));
        Assert.Null(clock.FirstOpeningOf(Day("2011-12-30")));
        Assert.Equal(2, clock.WorkingDaysBetween(Day("2011-12-28"), Day("2011-12-31")));
    }

    [Fact]
    public void An_override_belongs_to_the_local_date()
    {
        // Shanghai is at +8: 7:00 to 15:00 are 23:00 UTC of the day before to 7:00 UTC. On Friday the 13th it is 9:00 to 11:00.
        var clock = Clock(MonFri("Asia/Shanghai", "07:00-15:00") with { Overrides = [On("2026-02-13", "09:00-11:00")] });

        Assert.Equal([Span("2026-02-13T01:00:00Z", "2026-02-13T03:00:00Z")], OpenOn(clock, "2026-02-13"));
        Assert.Equal(
            Duration.FromHours(2),
            clock.Elapsed(Local("Asia/Shanghai", "2026-02-13T00:00:00"), Local("Asia/Shanghai", "2026-02-14T00:00:00")));
    }

    [Fact]
    public void A_night_shift_is_open_at_three_and_runs_to_its_end_into_a_holiday()
    {
        var clock = Clock(Daily("UTC", "22:00-06:00") with { Holidays = [Day("2026-03-04")] });

        Assert.True(clock.IsOpen(At("2026-03-03T03:00:00Z")));
        Assert.True(clock.IsOpen(At("2026-03-04T03:00:00Z")));
        Assert.False(clock.IsOpen(At("2026-03-04T06:00:00Z")));
        Assert.False(clock.IsOpen(At("2026-03-05T03:00:00Z")));
        Assert.Equal(At("2026-03-05T22:00:00Z"), clock.NextOpening(At("2026-03-04T05:00:00Z")));
    }

    [Fact]
    public void Overlapping_and_touching_hours_are_one_span_also_over_midnight()
    {
        // 9-12 and 11-13 are four hours.
        Assert.Equal([Span("2026-03-02T09:00:00Z", "2026-03-02T13:00:00Z")], OpenOn(Clock(Daily("UTC", "09:00-12:00 11:00-13:00")), "2026-03-02"));

        // 18:00-24:00 touches 00:00-02:00 of the next morning, and 01:00-03:00 overlaps that.
        var night = Clock(Daily("UTC", "18:00-24:00 00:00-02:00 01:00-03:00"));
        Assert.Equal(At("2026-03-03T03:00:00Z"), night.NextClosing(At("2026-03-02T20:00:00Z")));
        Assert.Equal(At("2026-03-02T18:00:00Z"), night.PreviousOpening(At("2026-03-03T02:30:00Z")));
    }

    [Fact]
    public void Openings_and_closings_lie_strictly_after_and_not_later_than_an_instant()
    {
        var (opening, closing) = (At("2026-03-02T09:00:00Z"), At("2026-03-02T17:00:00Z"));

        Assert.Equal(At("2026-03-03T09:00:00Z"), NineToFive.NextOpening(opening));
        Assert.Equal(opening, NineToFive.NextOpening(opening - Duration.Epsilon));
        Assert.Equal(At("2026-03-03T17:00:00Z"), NineToFive.NextClosing(closing));
        Assert.Equal(closing, NineToFive.NextClosing(opening));
        Assert.Equal(opening, NineToFive.PreviousOpening(opening));
        Assert.Equal(At("2026-02-27T09:00:00Z"), NineToFive.PreviousOpening(opening - Duration.Epsilon));
        Assert.Equal(closing, NineToFive.PreviousClosing(closing));
        Assert.Equal(At("2026-02-27T17:00:00Z"), NineToFive.PreviousClosing(closing - Duration.Epsilon));
    }

    [Fact]
    public void Subtracting_gives_the_latest_start()
    {
        Assert.Equal(At("2026-03-06T16:00:00Z"), NineToFive.Subtract(At("2026-03-09T10:00:00Z"), Duration.FromHours(2)));

        // Eight hours before Friday's closing is Friday's opening, not Thursday's closing, which would give as much.
        Assert.Equal(At("2026-03-06T09:00:00Z"), NineToFive.Subtract(At("2026-03-06T17:00:00Z"), Duration.FromHours(8)));
        Assert.Equal(At("2026-03-07T12:00:00Z"), NineToFive.Subtract(At("2026-03-07T12:00:00Z"), Duration.Zero));
    }

    [Fact]
    public void An_end_before_the_start_and_a_negative_target_are_refused_with_what_to_do()
    {
        var (early, late) = (At("2026-03-02T09:00:00Z"), At("2026-03-02T09:00:01Z"));

        Assert.Contains("Exchange the two", Assert.Throws<ArgumentOutOfRangeException>("end", () => NineToFive.Elapsed(late, early)).Message, StringComparison.Ordinal);
        Assert.Contains("Use Subtract", Assert.Throws<ArgumentOutOfRangeException>("target", () => NineToFive.Add(early, -Duration.Epsilon)).Message, StringComparison.Ordinal);
        Assert.Contains("Use Add", Assert.Throws<ArgumentOutOfRangeException>("target", () => NineToFive.Subtract(early, -Duration.Epsilon)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_without_hours_answers_and_never_comes_due()
    {
        var clock = Clock(Calendar("America/New_York", new()));
        var now = At("2026-03-02T09:00:00Z");

        Assert.Equal(Duration.Zero, clock.Elapsed(Instant.MinValue, Instant.MaxValue));
        Assert.Equal(new BusinessDeadline(null, null, IsCertain: true), clock.Add(now, Duration.Epsilon));
        Assert.Equal(new BusinessDeadline(now, null, IsCertain: true), clock.Add(now, Duration.Zero));
        Assert.Null(clock.Subtract(now, Duration.Epsilon));
        Assert.Null(clock.NextOpening(now));
        Assert.Null(clock.NextClosing(now));
        Assert.Null(clock.PreviousOpening(now));
        Assert.Null(clock.PreviousClosing(now));
        Assert.Empty(clock.OpenSpans(new(null, null)));
        Assert.Null(clock.AddWorkingDays(Day("2026-03-02"), 1));
        Assert.Null(clock.AddWorkingDays(Day("2026-03-02"), -1));
        Assert.Equal(0, clock.WorkingDaysBetween(LocalDate.MinIsoValue, LocalDate.MaxIsoValue));
    }

    [Fact]
    public void A_calendar_whose_only_hours_are_past_answers()
    {
        var clock = Clock(Calendar("America/New_York", new()) with { Overrides = [On("2020-01-06", "09:00-17:00")] });
        var open = Local("America/New_York", "2020-01-06T09:00:00");

        Assert.Equal(new BusinessDeadline(open + Duration.FromHours(8), null, IsCertain: true), clock.Add(Instant.MinValue, Duration.FromHours(8)));
        Assert.Equal(new BusinessDeadline(null, null, IsCertain: true), clock.Add(Instant.MinValue, Duration.FromHours(8) + Duration.Epsilon));
        Assert.Equal(new BusinessDeadline(null, null, IsCertain: true), clock.Add(At("2026-03-02T09:00:00Z"), Duration.FromHours(1)));
        Assert.Equal(open, clock.PreviousOpening(Instant.MaxValue));
        Assert.Equal(open, clock.Subtract(Instant.MaxValue, Duration.FromHours(8)));
        Assert.Single(clock.OpenSpans(new(null, null)));
        Assert.Equal(Day("2020-01-06"), clock.AddWorkingDays(Day("2026-03-02"), -1));
    }

    [Fact]
    public void Always_open_has_no_opening_and_no_closing_and_ends_with_time()
    {
        var clock = Clock(WorkingCalendars.Always("America/Havana"));

        Assert.Null(clock.NextOpening(At("2026-03-02T09:00:00Z")));
        Assert.Null(clock.NextClosing(At("2026-03-02T09:00:00Z")));
        Assert.Null(clock.PreviousOpening(At("2026-03-02T09:00:00Z")));
        Assert.Null(clock.PreviousClosing(At("2026-03-02T09:00:00Z")));
        Assert.Equal([new Interval(null, null)], clock.OpenSpans(new(null, null)).Select(span => new Interval(span.Start == Instant.MinValue ? null : span.Start, span.HasEnd ? span.End : null)));
        Assert.Equal(Instant.MaxValue - Instant.MinValue, clock.Elapsed(Instant.MinValue, Instant.MaxValue));
        Assert.Equal(Instant.MaxValue, clock.Add(Instant.MinValue, Instant.MaxValue - Instant.MinValue).DueAt);
        Assert.Equal(Instant.MinValue, clock.Subtract(Instant.MaxValue, Instant.MaxValue - Instant.MinValue));
        Assert.Null(clock.Add(Instant.MaxValue, Duration.Epsilon).DueAt);
        Assert.Null(clock.Add(Instant.MinValue, Duration.MaxValue).DueAt);
        Assert.Null(clock.Subtract(Instant.MinValue, Duration.Epsilon));
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Apia")]
    [InlineData("Africa/Casablanca")]
    public void The_ends_of_time_do_not_break_anything(string zone)
    {
        var clock = Clock(Daily(zone, "22:00-06:00 09:00-17:30") with { Holidays = [LocalDate.MinIsoValue, LocalDate.MaxIsoValue] });
        foreach (var end in new[] { Instant.MinValue, Instant.MinValue + Duration.Epsilon, Instant.MaxValue, Instant.MaxValue - Duration.FromHours(30) })
        {
            _ = clock.IsOpen(end);
            _ = (clock.NextOpening(end), clock.NextClosing(end), clock.PreviousOpening(end), clock.PreviousClosing(end));
            _ = (clock.Add(end, Duration.FromDays(1)), clock.Subtract(end, Duration.FromDays(1)), clock.Add(end, Duration.MaxValue));
            var date = clock.DateOf(end);
            _ = (clock.IsWorkingDay(date), clock.FirstOpeningOf(date), clock.LastClosingOf(date), clock.AddWorkingDays(date, 1), clock.AddWorkingDays(date, -1));
            foreach (var unit in Enum.GetValues<DeadlineUnit>())
            {
                _ = clock.Due(end, new() { Amount = 1, Unit = unit });
                Assert.Null(clock.Due(Instant.MaxValue, new() { Amount = int.MaxValue, Unit = unit }).DueAt);
                if (unit is not (DeadlineUnit.Hours or DeadlineUnit.BusinessHours))
                {
                    _ = clock.Due(end, new() { Amount = 3, Unit = unit, Roll = DayRoll.ModifiedFollowing, EndOfDay = DayEnd.LastClosing, CountsStartDay = true });
                }
            }
        }

        Assert.InRange(clock.OpenSpans(new(Instant.MaxValue - Duration.FromDays(7), null)).Count(), 12, 16);
    }

    [Fact]
    public void Nineteen_years_and_nine_thousand_are_summed_right()
    {
        // 2007-01-01 to 2026-01-01 are 6940 days, Monday to Thursday (exclusive): 991 weeks of 5 working days and 3 more.
        Assert.Equal(
            Duration.FromHours(8 * ((991 * 5) + 3)),
            NineToFive.Elapsed(At("2007-01-01T00:00:00Z"), At("2026-01-01T00:00:00Z")));

        // 400 years are 20,871 weeks, wherever they begin, and whatever New York's clock does in them, it does not by day.
        var clock = Clock(WorkingCalendars.MonFri9To17("America/New_York"));
        Assert.Equal(
            Duration.FromHours(8L * 5 * 20_871 * 15),
            clock.Elapsed(At("2026-07-01T12:00:00Z"), At("8026-07-01T12:00:00Z")));
        Assert.Equal(At("8026-07-01T16:00:00Z"), clock.Add(At("2026-07-01T16:00:00Z"), Duration.FromHours(8L * 5 * 20_871 * 15)).DueAt);
    }

    private static Interval Span(string start, string end) => new(At(start), At(end));

    private static IEnumerable<Interval> OpenOn(BusinessClock clock, string date)
    {
        var start = Day(date).AtStartOfDayInZone(clock.Zone).ToInstant();
        return clock.OpenSpans(new(start, Day(date).PlusDays(1).AtStartOfDayInZone(clock.Zone).ToInstant()));
    }
}
