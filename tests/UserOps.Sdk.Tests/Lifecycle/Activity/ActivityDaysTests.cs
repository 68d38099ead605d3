using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public class ActivityDaysTests
{
    private static readonly LocalDate Day = new(2025, 11, 2);

    [Fact]
    public void Every_look_into_the_set_is_that_of_a_sorted_set() =>
        Law.Holds(LifecycleGenerators.ActiveDays, LifecycleGenerators.AnyDay, LifecycleGenerators.AnyDay, (days, one, two) =>
        {
            var set = ActivityDays.From(days);
            var oracle = new SortedSet<LocalDate>(days);
            Assert.Equal(oracle, set.Enumerate());
            Assert.Equal(oracle.Count, set.Count);
            Assert.Equal(oracle.Count == 0, set.IsEmpty);
            Assert.Equal(Least(oracle), set.First);
            Assert.Equal(Most(oracle), set.Last);

            // Days of the set and their neighbours as well as others; the ends of every calendar, too.
            LocalDate[] asked = [one, two, .. days.SelectMany(day => new[] { day, day.PlusDays(1), day.PlusDays(-1) }), LocalDate.MinIsoValue, LocalDate.MaxIsoValue];
            foreach (var day in asked)
            {
                var known = oracle.Where(item => item <= day).ToList();
                Assert.Equal(oracle.Contains(day), set.Contains(day));
                Assert.Equal(Most(known), set.LastUpTo(day));
                Assert.Equal(Least(oracle.Where(item => item >= day)), set.NextFrom(day));
                Assert.Equal(oracle.Count(item => item >= one && item <= day), set.CountIn(one, day));
                Assert.Equal(oracle.Count(item => item >= day && item <= two), set.CountIn(day, two));
                Assert.Equal(known.Skip(1).Zip(known, (next, previous) => Period.DaysBetween(previous, next)), set.GapsUpTo(day));
                for (var k = 1; k <= Math.Min(5, known.Count + 1); k++)
                {
                    Assert.Equal(k > known.Count ? null : known[^k], set.KthLatest(k, day));
                }
            }

            return set.KthLatest(oracle.Count + 1, LocalDate.MaxIsoValue) is null
                && (oracle.Count == 0 || set.KthLatest(oracle.Count, LocalDate.MaxIsoValue) == oracle.Min);
        });

    [Fact]
    public void The_set_as_it_was_known_is_that_of_a_sorted_set() =>
        Law.Holds(LifecycleGenerators.ActiveDays, LifecycleGenerators.AnyDay, LifecycleGenerators.AnyDay, (days, one, two) =>
        {
            var known = new SortedSet<LocalDate>(days.Where(day => day <= one));
            var span = ActivityDays.From(days).Span.UpTo(DayNumber.Of(one));
            Assert.Equal(known.Count, span.Count);
            Assert.Equal(known.Count == 0, span.IsEmpty);
            Assert.Equal(Least(known) is { } first ? DayNumber.Of(first) : DaySpan.None, span.First);
            Assert.Equal(Most(known) is { } last ? DayNumber.Of(last) : DaySpan.None, span.Last);
            foreach (var day in days.Append(two).Append(one))
            {
                Assert.Equal(
                    Most(known.Where(item => item < day)) is { } before ? DayNumber.Of(before) : DaySpan.None,
                    span.LastBefore(DayNumber.Of(day)));
            }

            return true;
        });

    [Fact]
    public void Adding_and_merging_is_the_union() =>
        Law.Holds(LifecycleGenerators.ActiveDays, LifecycleGenerators.ActiveDays, LifecycleGenerators.ActiveDays, (one, two, three) =>
        {
            var (a, b, c) = (ActivityDays.From(one), ActivityDays.From(two), ActivityDays.From(three));
            var whole = ActivityDays.From([.. one, .. two, .. three]);
            return a.Merge(b).Merge(c) == whole
                && c.Merge(a.Merge(b)) == whole
                && whole.Merge(b) == whole
                && a.Merge(ActivityDays.Empty) == a
                && ActivityDays.Empty.Merge(a) == a
                && two.Aggregate(a, (set, day) => set.Add(day)) == a.Merge(b)
                && whole.GetHashCode() == c.Merge(b).Merge(a).GetHashCode()
                && whole.Equals((object)c.Merge(b).Merge(a))
                && a == b == new SortedSet<LocalDate>(one).SetEquals(two)
                && a != b != (a == b);
        });

    [Fact]
    public void A_set_without_a_day_is_its_default()
    {
        Assert.Equal(default, ActivityDays.From([]));
        Assert.Equal("no active day", ActivityDays.Empty.ToString());
        Assert.Null(ActivityDays.Empty.First);
        Assert.Null(ActivityDays.Empty.Last);
        Assert.False(ActivityDays.Empty.Equals("no active day"));
    }

    [Fact]
    public void A_set_tells_its_extent()
    {
        Assert.Equal("1 active day, 2025-11-02", ActivityDays.From([Day, Day]).ToString());
        Assert.Equal("2 active days, 1969-12-31 to 2025-11-02", ActivityDays.From([Day, new(1969, 12, 31)]).ToString());
    }

    [Fact]
    public void The_ends_of_the_calendar_are_days_and_what_lies_beyond_is_refused()
    {
        var set = ActivityDays.From([DayClock.MaxDay, DayClock.MinDay]);

        Assert.Equal([DayClock.MinDay, DayClock.MaxDay], set.Enumerate());
        Assert.Throws<ArgumentOutOfRangeException>("day", () => set.Add(DayClock.MaxDay.PlusDays(1)));
        Assert.Throws<ArgumentOutOfRangeException>("days", () => ActivityDays.From([DayClock.MinDay.PlusDays(-1)]));
        Assert.Throws<ArgumentNullException>("days", () => ActivityDays.From(null!));
    }

    [Fact]
    public void There_is_no_zeroth_latest_day() =>
        Assert.Throws<ArgumentOutOfRangeException>("k", () => ActivityDays.From([Day]).KthLatest(0, Day));

    [Fact]
    public void A_stretch_that_ends_before_it_begins_holds_nothing() =>
        Assert.Equal(0, ActivityDays.From([Day.PlusDays(-1), Day]).CountIn(Day, Day.PlusDays(-1)));

    private static LocalDate? Least(IEnumerable<LocalDate> days) => days.Select(day => (LocalDate?)day).Min();

    private static LocalDate? Most(IEnumerable<LocalDate> days) => days.Select(day => (LocalDate?)day).Max();
}
