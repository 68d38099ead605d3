using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class ActiveUserCounterTests
{
    private static readonly Arbitrary<(LocalDate From, LocalDate AsOf, ActiveUserWindows Windows)> AnyRange =
        (from asOf in AnyAsOf.Generator
         from length in Gen.Choose(0, 60)
         from windows in Gen.OneOf(
             Gen.Elements(ActiveUserWindows.Default, ActiveUserWindows.FourWeeks, new(1, 1, 1), new(3, 3, 90)),
             Gen.ArrayOf(Gen.Choose(1, 40), 3).Select(days => days.Order().ToArray()).Select(days => new ActiveUserWindows(days[0], days[1], days[2])))
         select (asOf.PlusDays(-length), asOf, windows)).ToArbitrary();

    [Fact]
    public void Every_day_counts_who_was_active_in_its_windows_also_before_the_range() =>
        Law.Holds(AnyUsers, AnyRange, (users, range) =>
        {
            var active = users.Select(user => DaysOf(user, range.AsOf)).ToArray();
            long Naive(LocalDate day, int length) => active.Count(days => days.Any(d => d > day.PlusDays(-length) && d <= day));
            var days = Count(range, users).ToReport().Days;
            Assert.Equal(Enumerable.Range(0, Period.DaysBetween(range.From, range.AsOf) + 1).Select(range.From.PlusDays), days.Select(day => day.Day));
            return days.All(day =>
                day.Daily == Naive(day.Day, range.Windows.DailyDays)
                && day.Weekly == Naive(day.Day, range.Windows.WeeklyDays)
                && day.Monthly == Naive(day.Day, range.Windows.MonthlyDays));
        });

    [Fact]
    public void Dau_is_at_most_wau_and_wau_at_most_mau() =>
        Law.Holds(AnyUsers, AnyRange, (users, range) =>
            Count(range, users).ToReport().Days.All(day =>
                day.Daily <= day.Weekly && day.Weekly <= day.Monthly && day.Stickiness is null or (>= 0 and <= 1)));

    [Fact]
    public void Shards_merge_to_what_one_pass_gives() =>
        Law.Holds(AnyUsers, AnyRange, (users, range) =>
            CountInShards(() => new ActiveUserCounter(range.From, range.AsOf, range.Windows), users, (counter, user) => counter.Add(user)).ToReport()
            == Count(range, users).ToReport());

    [Fact]
    public void Stickiness_is_dau_by_mau_and_that_of_the_range_weighs_days_by_their_users()
    {
        var monday = new LocalDate(2024, 3, 4);
        UserActivity[] users = [User(null, monday, monday.PlusDays(1)), User(null, monday.PlusDays(1)), User(null, monday.PlusDays(-29))];
        var report = Count((monday.PlusDays(-60), monday.PlusDays(1), ActiveUserWindows.Default), users).ToReport();

        Assert.Equal(new ActiveUserDay(monday, Daily: 1, Weekly: 1, Monthly: 2), report.Days[^2]);
        Assert.Equal(new ActiveUserDay(monday.PlusDays(1), Daily: 2, Weekly: 2, Monthly: 2), report.Days[^1]);
        Assert.Equal((null, 0.5, 1.0), (report.Days[0].Stickiness, report.Days[^2].Stickiness, report.Days[^1].Stickiness));

        // DAU adds up to 4; MAU is 1 on the 29 days before, then 2 on each of the last two.
        Assert.Equal(4.0 / 33, report.Stickiness);
        Assert.Equal((4.0 / 62, 33.0 / 62), (report.MeanDaily, report.MeanMonthly));
        Assert.Equal(10.0 / 62, report.MeanWeekly);
    }

    [Fact]
    public void Nobody_has_no_stickiness() =>
        Assert.Null(Count((Origin, Origin, ActiveUserWindows.Default), [UserActivity.Empty]).ToReport().Stickiness);

    [Fact]
    public void A_range_at_either_end_of_the_clock_is_counted()
    {
        UserActivity[] users = [User(null, DayClock.MinDay, DayClock.MaxDay)];

        Assert.Equal(1, Count((DayClock.MinDay, DayClock.MinDay, ActiveUserWindows.Default), users).ToReport().Days[0].Daily);
        Assert.Equal(1, Count((DayClock.MaxDay, DayClock.MaxDay, ActiveUserWindows.Default), users).ToReport().Days[0].Monthly);
    }

    [Fact]
    public void Other_settings_do_not_merge_and_impossible_ones_are_refused()
    {
        var counter = new ActiveUserCounter(Origin, Origin);

        Assert.Throws<ArgumentException>(() => counter.Merge(new(Origin.PlusDays(-1), Origin)));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(Origin, Origin.PlusDays(1))));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(Origin, Origin, ActiveUserWindows.FourWeeks)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ActiveUserCounter(Origin.PlusDays(1), Origin));
        Assert.Equal(
            ["$.dailyDays", "$.weeklyDays", "$.monthlyDays"],
            Assert.Throws<InvalidPolicyException>(() => new ActiveUserCounter(Origin, Origin, new(0, -7, 99_999))).Problems.Select(problem => problem.Path));
        Assert.Equal(
            ["$.monthlyDays"],
            Assert.Throws<InvalidPolicyException>(() => new ActiveUserCounter(Origin, Origin, new(1, 30, 7))).Problems.Select(problem => problem.Path));
    }

    private static ActiveUserCounter Count((LocalDate From, LocalDate AsOf, ActiveUserWindows Windows) range, IEnumerable<UserActivity> users) =>
        PopulationExamples.Count(
            new ActiveUserCounter(range.From, range.AsOf, range.Windows), users, (counter, user) => counter.Add(user));
}
