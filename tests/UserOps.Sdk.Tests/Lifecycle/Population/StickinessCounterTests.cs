using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.PopulationExamples;

namespace UserOps.Tests.Lifecycle;

public class StickinessCounterTests
{
    private static readonly Arbitrary<int> AnyWindow = Gen.OneOf(Gen.Choose(1, 10), Gen.Choose(1, 100)).ToArbitrary();

    [Fact]
    public void Users_are_counted_by_their_active_days_in_the_window() =>
        Law.Holds(AnyUsers, AnyAsOf, AnyWindow, (users, asOf, window) =>
        {
            var report = Count(asOf, window, users).ToReport();
            var active = users.Select(user => DaysOf(user, asOf).Count(day => day > asOf.PlusDays(-window))).ToArray();
            Assert.Equal(window, report.Counts.Count);
            Assert.Equal(active.Count(days => days > 0), report.Users);
            Assert.Equal(report.Users == 0 ? null : active.Where(days => days > 0).Average(), report.MeanActiveDays);
            return report.Counts.All(count =>
                count.Exactly == active.Count(days => days == count.ActiveDays)
                && count.AtLeast == active.Count(days => days >= count.ActiveDays));
        });

    [Fact]
    public void Shards_merge_to_what_one_pass_gives() =>
        Law.Holds(AnyUsers, AnyAsOf, AnyWindow, (users, asOf, window) =>
            CountInShards(() => new StickinessCounter(asOf, window), users, (counter, user) => counter.Add(user)).ToReport()
            == Count(asOf, window, users).ToReport());

    [Fact]
    public void Other_settings_do_not_merge_and_impossible_ones_are_refused()
    {
        var counter = new StickinessCounter(Origin);

        Assert.Equal(28, counter.ToReport().WindowDays);
        Assert.Null(counter.ToReport().MeanActiveDays);
        Assert.Throws<ArgumentException>(() => counter.Merge(new(Origin, 7)));
        Assert.Throws<ArgumentException>(() => counter.Merge(new(Origin.PlusDays(1))));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StickinessCounter(Origin, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StickinessCounter(Origin, 99_999));
    }

    private static StickinessCounter Count(LocalDate asOf, int window, IEnumerable<UserActivity> users) =>
        PopulationExamples.Count(new StickinessCounter(asOf, window), users, (counter, user) => counter.Add(user));
}
