using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using UserOps.BusinessTime;
using UserOps.Testing;

namespace UserOps.Tests.BusinessTime;

public class DeadlineRuleLawTests
{
    private static readonly Arbitrary<DeadlineRule> AnyRule =
        (from amount in Gen.Choose(0, 12)
         from unit in Gen.Elements(Enum.GetValues<DeadlineUnit>())
         from counts in Gen.Elements(false, true)
         from roll in Gen.Elements(Enum.GetValues<DayRoll>())
         from end in Gen.Elements(Enum.GetValues<DayEnd>())
         let isHours = unit is DeadlineUnit.Hours or DeadlineUnit.BusinessHours
         select new DeadlineRule { Amount = amount, Unit = unit, CountsStartDay = counts && !isHours, Roll = isHours ? DayRoll.None : roll, EndOfDay = end }).ToArbitrary();

    [Fact]
    public void Deadlines_are_those_of_a_walk_from_day_to_day() =>
        Law.Holds(WorkingCalendarGenerators.Questions, AnyRule, (question, rule) =>
        {
            var (calendar, start, _, _) = question;
            var clock = new BusinessClock(calendar);
            var due = clock.Due(start, rule);
            switch (rule.Unit)
            {
                case DeadlineUnit.Hours:
                    Assert.Equal(new BusinessDeadline(start + Duration.FromHours(rule.Amount), start + Duration.FromHours(rule.Amount), IsCertain: true), due);
                    break;
                case DeadlineUnit.BusinessHours:
                    Assert.Equal(clock.Add(start, Duration.FromHours(rule.Amount)), due);
                    break;
                default:
                    if (Walk(calendar, new DayClock(clock.Zone), start, rule) is not { } expected)
                    {
                        Assert.Null(due.DueAt);
                        break;
                    }

                    Assert.Equal(expected, due.DueAt);
                    Assert.True(!(due.LastOnTimeAt < expected));
                    Assert.Equal(Duration.Zero, rule.EndOfDay == DayEnd.LastClosing ? clock.Elapsed(expected, due.LastOnTimeAt ?? expected) : due.LastOnTimeAt!.Value - expected);
                    break;
            }

            return true;
        });

    [Fact]
    public void What_is_certain_does_not_change_when_later_dates_turn_out_otherwise() =>
        Law.Holds(WorkingCalendarGenerators.Questions, AnyRule, Gen.Choose(1, 20).ToArbitrary(), (question, rule, days) =>
        {
            var (calendar, start, _, _) = question;
            if (calendar.KnownUntil is not { } known)
            {
                return new BusinessClock(calendar).Due(start, rule).IsCertain;
            }

            var clock = new BusinessClock(calendar);
            var date = known.PlusDays(days);
            var other = new BusinessClock(calendar with
            {
                Overrides = [.. calendar.Overrides.Where(day => day.Date != date), new(date, clock.IsWorkingDay(date) ? [] : [default])],
            });
            var due = clock.Due(start, rule);
            return !due.IsCertain || due == other.Due(start, rule);
        });

    [Fact]
    public void A_later_start_never_makes_a_deadline_earlier() =>
        Law.Holds(WorkingCalendarGenerators.Questions, AnyRule, (question, rule) =>
        {
            var clock = new BusinessClock(question.Calendar);
            var (first, second) = (clock.Due(question.Start, rule), clock.Due(question.End, rule));

            // A date that is rolled back, or has a night shift that ends later than the next date's hours, may overtake.
            return rule.Roll is DayRoll.Preceding or DayRoll.ModifiedFollowing || rule.EndOfDay != DayEnd.EndOfDate || second.DueAt is not { } due || due >= first.DueAt;
        });

    /// <summary>The due instant by definition; null when no working day is found within as many days as generated dates lie apart.</summary>
    private static Instant? Walk(WorkingCalendar calendar, DayClock days, Instant start, DeadlineRule rule)
    {
        var naive = new NaiveCalendar(calendar);
        var date = days.DayOf(start);
        LocalDate? nominal = rule.Unit switch
        {
            _ when rule.Amount == 0 => date,
            DeadlineUnit.WorkingDays => Nth(date.PlusDays(rule.CountsStartDay ? 0 : 1), 1, rule.Amount),
            DeadlineUnit.CalendarDays => date.PlusDays(rule.Amount - (rule.CountsStartDay ? 1 : 0)),
            DeadlineUnit.Weeks => date.PlusWeeks(rule.Amount).PlusDays(rule.CountsStartDay ? -1 : 0),
            _ => date.PlusMonths(rule.Amount).PlusDays(rule.CountsStartDay ? -1 : 0),
        };
        LocalDate? rolled = nominal is not { } day || rule.Roll == DayRoll.None || naive.IsWorkingDay(day) ? nominal
            : rule.Roll == DayRoll.Preceding ? Nth(day, -1, 1)
            : Nth(day, 1, 1) is { } next && (rule.Roll == DayRoll.Following || next.Month == day.Month) ? next
            : rule.Roll == DayRoll.Following ? null
            : Nth(day, -1, 1);
        if (rolled is not { } due)
        {
            return null;
        }

        List<NodaTime.Interval> spans = [.. naive.SpansOf(due)];
        var at = rule.EndOfDay switch
        {
            DayEnd.LastClosing when spans.Count > 0 => spans.Max(span => span.End),
            DayEnd.SameTime => days.Zone.ResolveLocal(due + start.InZone(days.Zone).TimeOfDay, Resolvers.LenientResolver).ToInstant(),
            _ => days.EndOf(due),
        };
        return Instant.Max(at, start);

        LocalDate? Nth(LocalDate from, int step, int count)
        {
            for (var i = 0; i < 5_000; i++, from = from.PlusDays(step))
            {
                if (naive.IsWorkingDay(from) && --count == 0)
                {
                    return from;
                }
            }

            return null;
        }
    }
}
