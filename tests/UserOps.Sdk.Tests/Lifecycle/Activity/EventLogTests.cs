using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class EventLogTests
{
    [Fact]
    public void A_log_is_the_sorted_set_of_its_events() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, rows =>
        {
            var expected = rows
                .Select(row => new EventEntry(row.At, row.Event))
                .Distinct()
                .OrderBy(entry => entry.At)
                .ThenBy(entry => entry.Event, StringComparer.Ordinal)
                .ToEquatableArray();
            return Log(rows).Entries == expected && EventLog.From(expected.Concat(expected).Reverse()).Entries == expected;
        });

    [Fact]
    public void Order_partition_and_repeats_do_not_matter() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, rows =>
        {
            var whole = Log(rows);
            var shards = Enumerable.Range(0, 3).Select(shard => Log(rows.Where((_, i) => i % 3 == shard))).ToArray();
            return whole.Equals(Log(LateAndRepeated(rows)))
                && whole.Equals(shards[0].Merge(shards[1]).Merge(shards[2]))
                && whole.Equals(shards[2].Merge(shards[1].Merge(shards[0])))
                && whole.Equals(whole.Merge(shards[1]))
                && whole.Equals(whole.Merge(whole))
                && whole.GetHashCode() == Log(LateAndRepeated(rows)).GetHashCode()
                && whole.Equals(EventLog.Empty.Merge(whole));
        });

    [Fact]
    public void Reading_days_equals_asking_the_clock_for_every_event() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Clocks, (rows, clock) =>
        {
            EquatableArray<string>[] choices = [[], ["view"], ["register", "pay"], ["nothing"], [""]];
            return choices.All(events => new[] { null, "register", "" }.All(registration =>
            {
                var days = rows
                    .Where(row => events.Count == 0 ? row.Event != registration : events.Contains(row.Event!))
                    .Select(row => clock.DayOf(row.At));
                var registered = rows.Where(row => row.Event == registration).Select(row => (LocalDate?)clock.DayOf(row.At)).Min();
                return Log(rows).ToActivity(clock, events, registration) == new UserActivity(ActivityDays.From(days), registered);
            }));
        });

    [Fact]
    public void Days_read_off_shards_and_merged_are_those_of_the_whole_log() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.Clocks, (rows, clock) =>
        {
            var one = Log(rows.Where((_, i) => i % 2 == 0)).ToActivity(clock, default, "register");
            var two = Log(rows.Where((_, i) => i % 2 == 1)).ToActivity(clock, default, "register");
            return one.Merge(two) == Log(rows).ToActivity(clock, default, "register");
        });

    [Fact]
    public void Registration_is_the_earliest_and_no_activity_unless_named()
    {
        var log = Log(Did("register", 0), Did("register", 3000), Did("view", 1500));

        Assert.Equal("1 active day, 2025-11-03, registered 2025-11-02", log.ToActivity(DayClock.Utc, default, "register").ToString());
        Assert.Equal(2, log.ToActivity(DayClock.Utc, ["register"], "register").Days.Count);
        Assert.Equal(3, log.ToActivity(DayClock.Utc).Days.Count);
        Assert.Equal(UserActivity.Empty, EventLog.Empty.ToActivity(DayClock.Utc));
        Assert.Throws<ArgumentNullException>("clock", () => log.ToActivity(null!));
    }

    [Fact]
    public void An_event_without_a_name_is_one_event_however_it_is_written()
    {
        Assert.Equal(Log(Did(null, 0)), Log(Did("", 0), Did(null, 0)));
        Assert.Equal(default, new EventEntry(default, ""));
        Assert.Equal("", default(EventEntry).Event);
        Assert.Equal(new EventEntry(At(0), ""), new EventEntry(At(0), "a") with { Event = null! });
    }

    [Fact]
    public void Names_of_one_instant_stand_in_ordinal_order() =>
        Assert.Equal(["B", "_", "a", "ä"], Log(Did("ä", 0), Did("a", 0), Did("_", 0), Did("B", 0)).Entries.Select(entry => entry.Event));

    [Fact]
    public void Entries_up_to_an_instant_are_counted() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, LifecycleGenerators.AsOf, (rows, asOf) =>
            Log(rows).CountUpTo(asOf) == Log(rows.Where(row => row.At <= asOf)).Entries.Count);

    [Fact]
    public void A_log_tells_its_extent()
    {
        Assert.Equal("no events", EventLog.Empty.ToString());
        Assert.Equal("1 event at 2025-11-02T00:00:00Z", Log(Did("a", 0)).ToString());
        Assert.Equal("2 events from 2025-11-02T00:00:00Z to 2025-11-02T00:01:00Z", Trail("b", "a").ToString());
        Assert.False(EventLog.Empty.Equals(null));
        Assert.False(EventLog.Empty.Equals((object)"x"));
    }

    [Fact]
    public void An_entry_out_of_bounds_is_told_by_its_place()
    {
        var error = Assert.Throws<ArgumentException>("entries", () => EventLog.From([default, new(Instant.MaxValue, "a")]));
        Assert.StartsWith("Entry 1: at is '9999-12-31T23:59:59.999999999Z': The instant must", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("activity", () => EventLog.Empty.Add(Did("a\nb", 0)));
        Assert.Throws<ArgumentNullException>("other", () => EventLog.Empty.Merge(null!));
        Assert.Throws<ArgumentNullException>("entries", () => EventLog.From(null!));
    }
}
