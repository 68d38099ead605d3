using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public sealed class ActivityColumnsTests
{
    private static readonly LocalDate Day = new(2026, 3, 1);

    /// <summary>How the work is cut up: threads, chunks and parts.</summary>
    private static readonly Arbitrary<(int Degree, int Chunks, int Parts)> AnyCut = Arb.From(
        from degree in Gen.Choose(1, 4)
        from chunks in Gen.Choose(1, 9)
        from parts in Gen.Choose(1, 12)
        select (degree, chunks, parts));

    private static readonly Arbitrary<Row[]> AnyRows = Arb.From(
        Gen.ArrayOf(
            from user in Gen.Choose(0, 9)
            from day in Gen.Frequency(
                (30, Gen.Choose(-150, 150)),
                (10, Gen.Choose(-9_000, 9_000)),
                (1, Gen.Elements(int.MinValue, -719_163, -719_162, 2_932_531, 2_932_532, int.MaxValue)))
            select new Row(user == 0 ? UserId.None : new UserId($"u{user}"), day)),
        rows => Enumerable.Range(0, rows.Length).Select(i => rows.Where((_, at) => at != i).ToArray()));

    [Fact]
    public void The_days_of_instants_are_those_that_a_book_gathers() =>
        Law.Holds(LifecycleGenerators.Events, LifecycleGenerators.Clocks, AnyCut, (events, clock, cut) =>
        {
            var book = new ActivityBook<UserId>();
            foreach (var activity in events)
            {
                book.Add(activity);
            }

            UserId[] users = [.. events.Select(activity => activity.User)];
            Instant[] instants = [.. events.Select(activity => activity.At)];
            var columns = ActivityColumns.FromInstants<UserId>(users, instants, clock, cut.Degree, cut.Chunks, cut.Parts);

            Assert.Equal(users.Distinct(), columns.Users.ToArray());
            for (var i = 0; i < columns.Count; i++)
            {
                Assert.Equal(book[columns.Users.Span[i]].ToActivity(clock), columns[i]);
            }

            AssertSame(columns, ActivityColumns.FromInstants<UserId>(users, instants, clock));
            return columns.Rejections.Count == 0;
        });

    [Fact]
    public void The_days_of_day_numbers_are_those_of_the_definition() =>
        Law.Holds(AnyRows, AnyCut, (rows, cut) =>
        {
            var columns = Gather(rows, cut);
            var good = rows.Where(row => !row.User.IsNone && row.Day is >= DayNumber.Min and <= DayNumber.Max).ToList();

            Assert.Equal(good.Select(row => row.User).Distinct(), columns.Users.ToArray());
            for (var i = 0; i < columns.Count; i++)
            {
                var days = good.Where(row => row.User == columns.Users.Span[i]).Select(row => DayNumber.ToDate(row.Day));
                Assert.Equal(new UserActivity(ActivityDays.From(days)), columns[i]);
            }

            Assert.Equal(
                rows.Select((row, i) => (row, line: i + 1L)).Where(item => !good.Contains(item.row)).Select(item => item.line),
                columns.Rejections.Select(rejection => rejection.Line!.Value));
            AssertSame(columns, Gather(rows, null));
            return true;
        });

    [Fact]
    public void Shards_merge_to_what_the_whole_gives() =>
        Law.Holds(AnyRows, AnyRows, AnyCut, (one, two, cut) =>
        {
            var merged = Gather(one, cut).Merge(Gather(two, null));
            AssertSame(Gather([.. one, .. two], null), merged, lines: false);
            AssertSame(merged, merged.Merge(Gather(two, cut)), lines: false);
            return true;
        });

    [Fact]
    public void Registrations_join_activity_and_the_earlier_one_counts() =>
        Law.Holds(AnyRows, AnyRows, (active, registered) =>
        {
            var columns = Gather(active, null).Merge(Gather(registered, null).ToRegistrations());
            Assert.Equal(
                active.Concat(registered).Where(IsGood).Select(row => row.User).Distinct(),
                columns.Users.ToArray());
            for (var i = 0; i < columns.Count; i++)
            {
                var user = columns.Users.Span[i];
                var days = registered.Where(row => IsGood(row) && row.User == user).Select(row => row.Day).ToList();
                var first = days.Count == 0 ? default(LocalDate?) : DayNumber.ToDate(days.Min());
                var own = active.Where(row => IsGood(row) && row.User == user).Select(row => DayNumber.ToDate(row.Day));
                Assert.Equal(new UserActivity(ActivityDays.From(own), first), columns[i]);
            }

            return true;
        });

    [Fact]
    public void Who_registered_and_never_came_is_listed_and_never_active()
    {
        var columns = ActivityColumns.FromDays<int>([7], [DayNumber.Of(Day)])
            .Merge(ActivityColumns.FromDays<int>([8, 7], [DayNumber.Of(Day), DayNumber.Of(Day) - 3]).ToRegistrations());

        Assert.Equal([7, 8], columns.Users.ToArray());
        Assert.Equal(Day.PlusDays(-3), columns[0].Registered);
        Assert.True(columns[1].Days.IsEmpty);
        Assert.Equal(StageId.NeverActive, new StageEvaluator(StagePolicies.ClassicFive).StageOf(columns[1], Day));
    }

    [Fact]
    public void A_bad_row_says_where_and_why_and_the_others_count()
    {
        var columns = ActivityColumns.FromInstants<string>(
            ["a", " ", "b"],
            [Instant.FromUtc(2026, 3, 1, 12, 0), Instant.FromUtc(2026, 3, 1, 12, 0), Instant.MaxValue],
            DayClock.Utc,
            "events");

        Assert.Equal(["a"], columns.Users.ToArray());
        Assert.Equal([("events", 2L, "user"), ("events", 3L, "at")], columns.Rejections.Select(item => (item.Source, item.Line!.Value, item.Field)));
        Assert.Equal("b", columns.Rejections[1].Key);
        Assert.Equal("1 users, 2 rejections", columns.ToString());
    }

    [Fact]
    public void Columns_of_two_lengths_are_refused()
    {
        Assert.Throws<ArgumentException>("days", () => ActivityColumns.FromDays<int>([1, 2], [1]));
        Assert.Throws<ArgumentException>("instants", () => ActivityColumns.FromInstants<int>([1], [], DayClock.Utc));
        Assert.Throws<ArgumentOutOfRangeException>("degreeOfParallelism", () => ActivityColumns.FromDays<int>(new int[1], new int[1], degreeOfParallelism: 0));
        Assert.Throws<ArgumentOutOfRangeException>("index", () => ActivityColumns.FromDays<int>([1], [1])[1]);
    }

    [Fact]
    public void No_rows_give_no_users()
    {
        var columns = ActivityColumns.FromDays<int>([], []);

        Assert.Equal(0, columns.Count);
        Assert.Equal(0, columns.Merge(columns).Count);
    }

    [Fact]
    public void The_stages_of_columns_are_those_of_one_by_one() =>
        Law.Holds(StageGenerators.Presets, AnyRows, (policy, rows) =>
        {
            var columns = Gather(rows, null).Merge(Gather([.. rows.Take(3)], null).ToRegistrations());
            var evaluator = new StageEvaluator(policy);
            var stages = new StageId[columns.Count];
            evaluator.StagesOf(columns, new(1970, 5, 1), stages);
            return stages.SequenceEqual(Enumerable.Range(0, columns.Count).Select(i => evaluator.StageOf(columns[i], new(1970, 5, 1))));
        });

    private static bool IsGood(Row row) => !row.User.IsNone && row.Day is >= DayNumber.Min and <= DayNumber.Max;

    private static ActivityColumns<UserId> Gather(Row[] rows, (int Degree, int Chunks, int Parts)? cut)
    {
        UserId[] users = [.. rows.Select(row => row.User)];
        int[] days = [.. rows.Select(row => row.Day)];
        return cut is var (degree, chunks, parts)
            ? ActivityColumns.FromDays<UserId>(users, days, degree, chunks, parts)
            : ActivityColumns.FromDays<UserId>(users, days);
    }

    private static void AssertSame(ActivityColumns<UserId> expected, ActivityColumns<UserId> found, bool lines = true)
    {
        Assert.Equal(expected.Users.ToArray(), found.Users.ToArray());
        Assert.Equal(Enumerable.Range(0, expected.Count).Select(i => expected[i]), Enumerable.Range(0, found.Count).Select(i => found[i]));
        if (lines)
        {
            Assert.Equal(expected.Rejections, found.Rejections);
        }
    }

    internal sealed record Row(UserId User, int Day);
}
