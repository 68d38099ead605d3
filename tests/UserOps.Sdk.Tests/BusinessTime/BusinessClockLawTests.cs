using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Testing;

namespace UserOps.Tests.BusinessTime;

public class BusinessClockLawTests
{
    private static readonly Duration Reach = Duration.FromDays(60);

    private static readonly LocalTime Noon = new(12, 0);

    [Fact]
    public void The_answers_are_those_of_the_slow_oracle() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, start, end, target) = question;
            var (clock, naive) = (new BusinessClock(calendar), new NaiveCalendar(calendar));
            Assert.Equal(naive.OpenSpans(start, end), clock.OpenSpans(new(start, end)));
            Assert.Equal(naive.Elapsed(start, end), clock.Elapsed(start, end));
            var spans = naive.OpenSpans(start - Reach, start + Reach);
            Assert.Equal(spans.Exists(span => span.Contains(start)), clock.IsOpen(start));
            AssertNear(spans.Select(span => span.Start).Where(opening => opening > start).Cast<Instant?>().FirstOrDefault(), clock.NextOpening(start), start);
            AssertNear(spans.Select(span => span.End).Where(closing => closing > start).Cast<Instant?>().FirstOrDefault(), clock.NextClosing(start), start);
            AssertNear(spans.Select(span => span.Start).Where(opening => opening <= start).Cast<Instant?>().LastOrDefault(), clock.PreviousOpening(start), start);
            AssertNear(spans.Select(span => span.End).Where(closing => closing <= start).Cast<Instant?>().LastOrDefault(), clock.PreviousClosing(start), start);
            var due = clock.Add(start, target);
            var (dueAt, lastOnTimeAt) = naive.Add(start, target, start + Reach);
            AssertNear(dueAt, due.DueAt, start);
            AssertNear(lastOnTimeAt, due.LastOnTimeAt, start);
            return true;
        });

    [Fact]
    public void Dates_are_those_of_the_slow_oracle() =>
        Law.Holds(WorkingCalendarGenerators.Questions, Gen.Choose(-12, 12).ToArbitrary(), Gen.Elements(false, true).ToArbitrary(), (question, count, countsStart) =>
        {
            var (calendar, start, end, _) = question;
            var (clock, naive) = (new BusinessClock(calendar), new NaiveCalendar(calendar));
            var (from, to) = (clock.DateOf(start), clock.DateOf(end));
            Assert.Equal(new DayClock(clock.Zone).DayOf(start), from);
            Assert.Equal(naive.IsWorkingDay(from), clock.IsWorkingDay(from));
            List<Interval> spans = [.. naive.SpansOf(from)];
            Assert.Equal(spans.Count == 0 ? null : spans.Min(span => span.Start), clock.FirstOpeningOf(from));
            Assert.Equal(spans.Count == 0 ? null : spans.Max(span => span.End), clock.LastClosingOf(from));
            Assert.Equal(Enumerable.Range(1, Math.Max(0, Period.DaysBetween(from, to))).Count(i => naive.IsWorkingDay(from.PlusDays(i))), clock.WorkingDaysBetween(from, to));

            var step = Math.Sign(count);
            var days = Enumerable.Range(countsStart ? 0 : 1, 200).Select(i => from.PlusDays(i * step)).Where(naive.IsWorkingDay);
            LocalDate? nth = count == 0 ? from : days.Skip(Math.Abs(count) - 1).Cast<LocalDate?>().FirstOrDefault();
            var found = clock.AddWorkingDays(from, count, countsStart);
            Assert.True(found == nth || (nth is null && Period.DaysBetween(from, found!.Value) is < -190 or > 190), $"{found} {nth}");
            return true;
        });

    [Fact]
    public void Elapsed_time_is_additive_over_adjacent_spans() =>
        Law.Holds(WorkingCalendarGenerators.Questions, WorkingCalendarGenerators.Questions, (question, other) =>
        {
            var clock = new BusinessClock(question.Calendar);
            Instant[] sorted = [.. new[] { question.Start, question.End, other.Start }.Order()];
            return clock.Elapsed(sorted[0], sorted[1]) + clock.Elapsed(sorted[1], sorted[2]) == clock.Elapsed(sorted[0], sorted[2]);
        });

    [Fact]
    public void At_the_deadline_just_the_target_has_elapsed_and_one_nanosecond_after_the_last_time_more() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, start, _, target) = question;
            var clock = new BusinessClock(calendar);
            var (dueAt, lastOnTimeAt, _) = clock.Add(start, target);
            return dueAt is not { } due
                ? clock.Elapsed(start, Instant.MaxValue) < target
                : clock.Elapsed(start, due) == target
                    && (due == start || clock.Elapsed(start, due - Duration.Epsilon) < target)
                    && clock.Elapsed(start, lastOnTimeAt ?? Instant.MaxValue) == target
                    && (lastOnTimeAt is not { } last || clock.Elapsed(start, last + Duration.Epsilon) > target);
        });

    [Fact]
    public void A_later_start_or_a_greater_target_never_makes_a_deadline_earlier() =>
        Law.Holds(WorkingCalendarGenerators.Questions, WorkingCalendarGenerators.Targets, (question, more) =>
        {
            var (calendar, start, end, target) = question;
            var clock = new BusinessClock(calendar);
            var first = clock.Add(start, target);
            return NotEarlier(first, clock.Add(end, target)) && NotEarlier(first, clock.Add(start, target + more));
        });

    [Fact]
    public void A_target_in_two_parts_gives_the_same_deadline() =>
        Law.Holds(WorkingCalendarGenerators.Questions, WorkingCalendarGenerators.Targets, (question, more) =>
        {
            var clock = new BusinessClock(question.Calendar);
            var whole = clock.Add(question.Start, question.Target + more);
            return clock.Add(question.Start, question.Target).DueAt is not { } half
                ? whole.DueAt is null
                : clock.Add(half, more) is var parts && whole.DueAt == parts.DueAt && whole.LastOnTimeAt == parts.LastOnTimeAt;
        });

    [Fact]
    public void A_further_holiday_never_makes_a_deadline_earlier() =>
        Law.Holds(WorkingCalendarGenerators.Questions, Gen.Choose(-3, 30).ToArbitrary(), (question, days) =>
        {
            var (calendar, start, _, target) = question;
            var clock = new BusinessClock(calendar);
            var more = new BusinessClock(calendar with { Holidays = [.. calendar.Holidays, clock.DateOf(start).PlusDays(days)] });
            return NotEarlier(clock.Add(start, target), more.Add(start, target));
        });

    [Fact]
    public void A_calendar_is_open_just_within_its_spans() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, start, end, _) = question;
            var clock = new BusinessClock(calendar);
            var spans = clock.OpenSpans(new(start, end + Duration.Epsilon)).ToList();
            return spans.TrueForAll(span => clock.IsOpen(span.Start) && clock.IsOpen(span.End - Duration.Epsilon))
                && spans.TrueForAll(span => span.End > end || !clock.IsOpen(span.End))
                && spans.Exists(span => span.Contains(end)) == clock.IsOpen(end)
                && spans.Exists(span => span.Contains(start)) == clock.IsOpen(start)
                && spans.Aggregate(Duration.Zero, (sum, span) => sum + span.Duration) == clock.Elapsed(start, end + Duration.Epsilon);
        });

    [Fact]
    public void Subtracting_inverts_adding() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, start, end, target) = question;
            var clock = new BusinessClock(calendar);
            return (clock.Add(start, target).DueAt is not { } due
                    || (clock.Subtract(due, target) is { } back && back >= start && clock.Elapsed(start, back) == Duration.Zero && clock.Elapsed(back, due) == target))
                && (clock.Subtract(end, target) is { } from
                    ? from <= end && clock.Elapsed(from, end) == target
                        && (target == Duration.Zero || clock.Elapsed(from + Duration.Epsilon, end) < target)
                    : clock.Elapsed(Instant.MinValue, end) < target);
        });

    [Fact]
    public void Merging_overlaps_and_cutting_spans_in_two_change_nothing() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, start, end, target) = question;
            var (clock, cut) = (new BusinessClock(calendar), new BusinessClock(calendar with
            {
                Weekly = new()
                {
                    Monday = Cut(calendar.Weekly.Monday),
                    Tuesday = Cut(calendar.Weekly.Tuesday),
                    Wednesday = Cut(calendar.Weekly.Wednesday),
                    Thursday = Cut(calendar.Weekly.Thursday),
                    Friday = Cut(calendar.Weekly.Friday),
                    Saturday = Cut(calendar.Weekly.Saturday),
                    Sunday = Cut(calendar.Weekly.Sunday),
                },
                Overrides = [.. calendar.Overrides.Select(day => day with { Hours = Cut(day.Hours) })],
            }));
            return clock.Elapsed(start, end) == cut.Elapsed(start, end)
                && clock.Add(start, target) == cut.Add(start, target)
                && clock.OpenSpans(new(start, end)).SequenceEqual(cut.OpenSpans(new(start, end)));

            // A span over midday, when no clock moves, in two that overlap, and once more whole. Where a clock moves it would matter:
            // an opening at 03:30 may come before one at 02:30 that the clock skips.
            static EquatableArray<WorkingHours> Cut(EquatableArray<WorkingHours> day) =>
            [
                .. day.SelectMany(hours => hours.Start < Noon && hours.End > Noon.PlusHours(1)
                    ? [new WorkingHours(hours.Start, Noon.PlusHours(1)), new WorkingHours(Noon, hours.End), hours]
                    : new[] { hours, hours }),
            ];
        });

    [Fact]
    public void Openings_and_closings_lie_about_an_instant_and_nothing_lies_between() =>
        Law.Holds(WorkingCalendarGenerators.Questions, question =>
        {
            var (calendar, at, _, _) = question;
            var clock = new BusinessClock(calendar);
            return (clock.PreviousOpening(at) is not { } before || (before <= at && (clock.NextOpening(before) ?? Instant.MaxValue) == (clock.NextOpening(at) ?? Instant.MaxValue)))
                && (clock.NextOpening(at) is not { } after || (after > at && clock.PreviousOpening(after - Duration.Epsilon) == clock.PreviousOpening(at)))
                && (clock.PreviousClosing(at) is not { } closed || (closed <= at && clock.NextClosing(closed) == clock.NextClosing(at)))
                && (clock.NextClosing(at) is not { } closing || (closing > at && clock.PreviousClosing(closing - Duration.Epsilon) == clock.PreviousClosing(at)));
        });

    [Fact]
    public void Far_away_the_answers_are_those_of_the_slow_oracle() =>
        Law.Holds(WorkingCalendarGenerators.Questions, Gen.Choose(-3000, 9900).ToArbitrary(), (question, year) =>
        {
            var (calendar, start, _, target) = question;
            var (clock, naive) = (new BusinessClock(calendar), new NaiveCalendar(calendar));
            var (_, month, day) = start.InUtc().Date;
            var from = new LocalDate(year, month, Math.Min(day, 28)).At(start.InUtc().TimeOfDay).InUtc().ToInstant();
            var until = from + Duration.FromDays(5);
            var (dueAt, _) = naive.Add(from, target, from + Reach);
            Assert.Equal(naive.OpenSpans(from, until), clock.OpenSpans(new(from, until)));
            Assert.Equal(naive.Elapsed(from, until), clock.Elapsed(from, until));
            AssertNear(dueAt, clock.Add(from, target).DueAt, from);
            return true;
        });

    [Fact]
    public void What_is_certain_does_not_change_when_later_dates_turn_out_otherwise() =>
        Law.Holds(WorkingCalendarGenerators.Questions, Gen.Choose(1, 30).ToArbitrary(), (question, days) =>
        {
            var (calendar, start, _, target) = question;
            var clock = new BusinessClock(calendar);
            var due = clock.Add(start, target);
            if (calendar.KnownUntil is not { } known)
            {
                return due.IsCertain;
            }

            var date = known.PlusDays(days);
            var other = new BusinessClock(calendar with
            {
                Overrides = [.. calendar.Overrides.Where(day => day.Date != date), new(date, clock.IsWorkingDay(date) ? [] : [default])],
            });
            return !due.IsCertain || due == other.Add(start, target);
        });

    /// <summary>The oracle looks so far and no further: what it doesn't find must lie beyond.</summary>
    private static void AssertNear(Instant? expected, Instant? actual, Instant start)
    {
        if (expected is null || expected <= start - Reach || expected >= start + Reach)
        {
            Assert.True(actual is not { } found || found <= start - Reach || found >= start + Reach, $"{actual} where the oracle has nothing near.");
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    private static bool NotEarlier(BusinessDeadline first, BusinessDeadline second) =>
        (second.DueAt is not { } due || due >= first.DueAt) && (second.LastOnTimeAt is not { } last || last >= first.LastOnTimeAt);
}
