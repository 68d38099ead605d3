using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class HourCounterTests
{
    private static readonly DayClock Havana = new(DateTimeZoneProviders.Tzdb["America/Havana"]);

    [Fact]
    public void Every_cell_holds_the_events_whose_local_time_is_in_it() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Clocks, LifecycleGenerators.AsOf, (rows, clock, asOf) =>
        {
            var from = asOf - Duration.FromHours(60);
            var grid = Count(Book(rows), clock, from, asOf).ToGrid();
            var seen = rows.Distinct().Where(row => row.At >= from && row.At <= asOf).ToList();
            Assert.Equal((seen.Count, seen.Select(row => row.User).Distinct().Count()), (grid.Events, grid.Users));
            var cells = seen.ToLookup(row => (row.At.InZone(clock.Zone).DayOfWeek, row.At.InZone(clock.Zone).Hour));
            return grid.Cells.Count == 168 && grid.Cells.All(cell =>
                cell.Events == cells[(cell.Weekday, cell.Hour)].Count()
                && cell.Users == cells[(cell.Weekday, cell.Hour)].Select(row => row.User).Distinct().Count()
                && grid[cell.Weekday, cell.Hour] == cell);
        });

    [Fact]
    public void Shards_and_late_and_repeated_events_give_the_grid_of_one_pass() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Clocks, (rows, clock) =>
        {
            var merged = new HourCounter(clock);
            foreach (var shard in LateAndRepeated(rows).ToList().GroupBy(row => row.User.Value is "u1" or "u4"))
            {
                merged.Merge(Count(Book(shard), clock));
            }

            return merged.ToGrid() == Count(Book(rows), clock).ToGrid();
        });

    [Fact]
    public void An_hour_that_Havana_goes_through_twice_holds_both()
    {
        // 00:30 in summer time and 00:30 in winter time, and a minute on either side of them.
        var grid = Count(Book(Did("a", (3 * 60) + 59), Did("a", (4 * 60) + 30), Did("a", (5 * 60) + 30), Did("a", 6 * 60)), Havana).ToGrid();

        Assert.Equal(new HourCell(IsoDayOfWeek.Saturday, 23, 1, 1), grid[IsoDayOfWeek.Saturday, 23]);
        Assert.Equal(new HourCell(IsoDayOfWeek.Sunday, 0, 2, 1), grid[IsoDayOfWeek.Sunday, 0]);
        Assert.Equal(new HourCell(IsoDayOfWeek.Sunday, 1, 1, 1), grid[IsoDayOfWeek.Sunday, 1]);
    }

    [Fact]
    public void Hours_before_1970_are_found()
    {
        var counter = new HourCounter(DayClock.Utc);
        counter.Add(EventLog.From([new(NodaConstants.UnixEpoch - Duration.Epsilon, "a")]));

        Assert.Equal(1, counter.ToGrid()[IsoDayOfWeek.Wednesday, 23].Events);
    }

    [Fact]
    public void Both_ends_of_the_time_count()
    {
        var book = Book(Did("a", 0), Did("a", 1), Did("a", 2), Did("a", 3));

        Assert.Equal(2, Count(book, DayClock.Utc, At(1), At(2)).ToGrid().Events);
        Assert.Equal(0, new HourCounter(DayClock.Utc).ToGrid().Users);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("from", () => new HourCounter(Havana, At(1), At(0)));
        Assert.Throws<ArgumentNullException>("clock", () => new HourCounter(null!));
        Assert.Throws<ArgumentNullException>("log", () => new HourCounter(Havana).Add(null!));
        Assert.Throws<ArgumentException>("other", () => new HourCounter(Havana).Merge(new HourCounter(DayClock.Utc)));
        Assert.Throws<ArgumentException>("other", () => new HourCounter(Havana).Merge(new HourCounter(Havana, asOf: At(0))));
        Assert.Throws<ArgumentNullException>("other", () => new HourCounter(Havana).Merge(null!));
        Assert.Throws<ArgumentOutOfRangeException>("hour", () => new HourCounter(Havana).ToGrid()[IsoDayOfWeek.Monday, 24]);
        Assert.Throws<ArgumentOutOfRangeException>("weekday", () => new HourCounter(Havana).ToGrid()[IsoDayOfWeek.None, 0]);
    }

    private static HourCounter Count(ActivityBook<UserId> book, DayClock clock, Instant? from = null, Instant? asOf = null)
    {
        var counter = new HourCounter(clock, from, asOf);
        foreach (var user in book.Users)
        {
            counter.Add(book[user]);
        }

        return counter;
    }
}
