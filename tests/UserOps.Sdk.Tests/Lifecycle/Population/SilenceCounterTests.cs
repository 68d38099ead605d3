using NodaTime;
using UserOps.Lifecycle;
using UserOps.Statistics;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class SilenceCounterTests
{
    [Fact]
    public void Gaps_are_events_and_the_silence_of_today_is_left_open() =>
        Law.Holds(AnyUsers, AnyAsOf, (users, asOf) =>
        {
            var seen = users.Select(user => DaysOf(user, asOf)).Where(days => days.Length > 0).ToArray();
            SurvivalCount[] counts =
            [
                .. seen.SelectMany(days => days.Zip(days.Skip(1), (from, to) => new SurvivalCount(Period.DaysBetween(from, to), 1, 0))),
                .. seen.Select(days => new SurvivalCount(Period.DaysBetween(days[^1], asOf), 0, 1)),
            ];
            var report = new SilenceReport
            {
                AsOf = asOf,
                Ended = counts.Sum(count => count.Events),
                Open = seen.Length,
                Curve = KaplanMeierCurve.Of(counts),
            };
            return Count(asOf, users).ToReport() == report;
        });

    [Fact]
    public void Shards_merge_to_what_one_pass_gives() =>
        Law.Holds(AnyUsers, AnyAsOf, (users, asOf) =>
            CountInShards(() => new SilenceCounter(asOf), users, (counter, user) => counter.Add(user)).ToReport() == Count(asOf, users).ToReport());

    [Fact]
    public void Half_of_those_still_silent_after_three_days_come_back_in_four_more()
    {
        // Silences of 1, 1, 7, 2 and 5 days ended; two of 10 days and one of 0 are open.
        UserActivity[] users =
        [
            User(null, Origin.PlusDays(-12), Origin.PlusDays(-11), Origin.PlusDays(-10)),
            User(null, Origin.PlusDays(-17), Origin.PlusDays(-10)),
            User(null, Origin.PlusDays(-7), Origin.PlusDays(-5), Origin),
        ];
        var report = Count(Origin, users).ToReport();

        Assert.Equal((5, 3), (report.Ended, report.Open));
        Assert.Equal([0L, 1, 2, 5, 7, 10], report.Curve.Points.Select(point => point.Time));
        Assert.Equal([8L, 7, 5, 4, 3, 2], report.Curve.Points.Select(point => point.AtRisk));
        Assert.Equal(4.0 / 7, report.Curve.SurvivalAt(3));
        Assert.Equal(0.5, report.ChanceOfReturn(silentDays: 3, withinDays: 4));
        Assert.Equal(0, report.ChanceOfReturn(silentDays: 10, withinDays: 0));
        Assert.Null(report.ChanceOfReturn(silentDays: 3, withinDays: 8));
        Assert.Null(report.ChanceOfReturn(silentDays: 11, withinDays: 0));
        Assert.Equal(5, report.Curve.Median);
    }

    [Fact]
    public void Nobody_has_no_curve()
    {
        var report = Count(Origin, [UserActivity.Empty]).ToReport();

        Assert.Equal((0, 0, 0), (report.Ended, report.Open, report.Curve.Points.Count));
        Assert.Null(report.ChanceOfReturn(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => report.ChanceOfReturn(-1, 1));
    }

    [Fact]
    public void Counters_as_of_other_days_do_not_merge() =>
        Assert.Throws<ArgumentException>(() => new SilenceCounter(Origin).Merge(new(Origin.PlusDays(1))));

    private static SilenceCounter Count(LocalDate asOf, IEnumerable<UserActivity> users) =>
        PopulationExamples.Count(new SilenceCounter(asOf), users, (counter, user) => counter.Add(user));
}
