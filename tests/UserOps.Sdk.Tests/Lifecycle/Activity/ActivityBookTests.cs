using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class ActivityBookTests
{
    [Fact]
    public void A_log_gathered_in_a_book_is_the_log_added_row_by_row() =>
        Law.Holds(LifecycleGenerators.Events, rows =>
        {
            var (book, late) = (Book(rows), Book(LateAndRepeated(rows)));
            return book.Users.ToHashSet().SetEquals(rows.Select(row => row.User))
                && rows.GroupBy(row => row.User).All(group => book[group.Key].Equals(Log(group)) && late[group.Key].Equals(Log(group)));
        });

    [Fact]
    public void Shards_merged_in_any_order_hold_what_one_pass_holds() =>
        Law.Holds(LifecycleGenerators.Events, rows =>
        {
            var whole = Book(rows);
            var shards = Enumerable.Range(0, 3).Select(shard => Book(rows.Where((_, i) => i % 3 == shard))).ToList();
            var merged = shards[2];
            merged.Merge(shards[0]);
            merged.Merge(shards[1]);
            merged.Merge(shards[0]);
            merged.Merge(merged);
            return whole.Users.ToHashSet().SetEquals(merged.Users)
                && whole.Users.All(user => whole[user].Equals(merged[user]));
        });

    [Fact]
    public void Logs_added_whole_make_the_same_book() =>
        Law.Holds(LifecycleGenerators.Events, rows =>
        {
            var book = new ActivityBook<UserId>();
            foreach (var group in rows.GroupBy(row => row.User))
            {
                book.Add(group.Key, Log(group.Skip(1)));
                book.Add(group.Key, Log(group));
            }

            return rows.All(row => book[row.User].Equals(Book(rows)[row.User]));
        });

    [Fact]
    public void A_book_read_between_two_rows_goes_on_as_if_it_had_not_been()
    {
        var book = Book(Did("a", 2), Did("a", 1));
        _ = book[Ann];
        book.Add(Did("a", 1));
        book.Add(Did("b", 1));

        Assert.Equal(Log(Did("a", 1), Did("b", 1), Did("a", 2)), book[Ann]);
    }

    [Fact]
    public void Long_logs_in_any_order_are_folded_to_their_set()
    {
        int[] minutes = [.. Enumerable.Range(0, 5_000).Select(i => i * 7919 % 2_500)];

        Assert.Equal(
            EventLog.From(minutes.Select(minute => new EventEntry(At(minute), minute % 2 == 0 ? "a" : "b"))),
            Book(minutes.Select(minute => Did(minute % 2 == 0 ? "a" : "b", minute)))[Ann]);
    }

    [Fact]
    public void Repeated_rows_cost_no_memory()
    {
        var book = new ActivityBook<int>();
        ActivityEvent<int>[] rows = [.. Enumerable.Range(0, 100).Select(minute => new ActivityEvent<int>(1, At(minute)) { Event = "a" })];
        Fill(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fill(200);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);
        Assert.Equal(100, book[1].Entries.Count);

        void Fill(int times)
        {
            for (var row = 0; row < times * 100; row++)
            {
                book.Add(rows[row % 100]);
            }
        }
    }

    [Fact]
    public void Names_are_held_once()
    {
        var book = Book(Enumerable.Range(0, 100).Select(i => Did(new string('a', 3), i)));

        Assert.Single(book[Ann].Entries.Select(entry => entry.Event).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Instants_are_kept_to_the_nanosecond_from_end_to_end_of_the_calendar()
    {
        EventEntry[] entries =
        [
            new(Instant.FromUtc(1, 1, 3, 0, 0), "first"),
            new(Instant.FromUtc(1969, 12, 31, 23, 59) + Duration.FromNanoseconds(59_999_999_999), "a"),
            new(NodaConstants.UnixEpoch.PlusNanoseconds(-101), "a"),
            new(NodaConstants.UnixEpoch.PlusNanoseconds(-100), "a"),
            new(NodaConstants.UnixEpoch.PlusNanoseconds(99), "a"),
            new(Instant.FromUtc(9998, 12, 30, 0, 0).PlusNanoseconds(-1), "last"),
        ];
        var book = new ActivityBook<UserId>();
        book.Add(Ann, EventLog.From(entries));

        Assert.Equal(EventLog.From(entries), book[Ann]);
    }

    public static TheoryData<ActivityEvent<UserId>, string, string, string> BadRows => new()
    {
        { Did("a", 0) with { User = UserId.None }, "user", "", "An event needs a user; count anonymous activity apart." },
        { Did("a", 0) with { At = Instant.MaxValue }, "at", "9999-12-31T23:59:59.999999999Z", "The instant must lie between the years 1 and 9998." },
        { Did("a", 0) with { At = Instant.MinValue }, "at", "-9998-01-01T00:00:00Z", "The instant must lie between the years 1 and 9998." },
        { Did("a\tb", 0), "event", "a\uFFFDb", "The name of an event has no control character, and this one has U+0009; remove it." },
        { Did("a\uD83D", 0), "event", "a\uFFFD", "The name of an event is valid UTF-16, and this one has half a surrogate pair, U+D83D; remove it." },
        {
            Did(new string('x', 201), 0),
            "event",
            $"{new string('x', 60)}…",
            "The name of an event has at most 200 characters; name the kind of event, and keep its details elsewhere."
        },
    };

    [Theory]
    [MemberData(nameof(BadRows), DisableDiscoveryEnumeration = true)]
    public void A_bad_row_is_rejected_with_field_value_and_mend_and_the_rest_goes_on(
        ActivityEvent<UserId> row, string field, string value, string why)
    {
        var book = Book(Did("a", 1));

        Assert.False(book.TryAdd(row, out var rejection));

        Assert.Equal(new Rejection("activity", field, value, why) { Key = row.User.ToString() }, rejection);
        Assert.Equal(Log(Did("a", 1)), book[Ann]);
        Assert.Throws<ArgumentException>("activity", () => book.Add(row));
    }

    [Fact]
    public void Names_of_all_scripts_up_to_the_limit_are_good()
    {
        var name = string.Concat(Enumerable.Repeat("支付😀 ", 40));

        Assert.Equal(name, Assert.Single(Book(Did(name, 0))[Ann].Entries).Event);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_blank_text_is_no_user(string user)
    {
        Assert.False(new ActivityBook<string>().TryAdd(new(user, At(1)), out var rejection));
        Assert.Equal("user", rejection.Field);
        Assert.Throws<ArgumentException>(nameof(user), () => new ActivityBook<string>().Add(user, EventLog.Empty));
    }

    [Fact]
    public void A_user_without_rows_has_an_empty_log_and_numbers_are_good_users()
    {
        Assert.Same(EventLog.Empty, Book()[Ann]);
        Assert.Throws<ArgumentNullException>("log", () => Book().Add(Ann, null!));
        Assert.Throws<ArgumentNullException>("other", () => Book().Merge(null!));

        var book = new ActivityBook<long>();
        book.Add(new(7L, At(1)));
        Assert.Single(book[7L].Entries);
    }
}
