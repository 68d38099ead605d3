using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Tests.Lifecycle;

/// <summary>Small populations, so near each other that users meet in every period, and as slow as can be read.</summary>
internal static class PopulationExamples
{
    /// <summary>A Wednesday; the 29 February lies ahead.</summary>
    public static readonly LocalDate Origin = new(2023, 12, 27);

    public static readonly Arbitrary<UserActivity[]> AnyUsers = Arb.From(
        Gen.Choose(0, 15).SelectMany(count => Gen.ArrayOf(AnyUser(), count)),
        users => users.Select((_, place) => users.Where((_, other) => other != place).ToArray()));

    public static readonly Arbitrary<LocalDate> AnyAsOf = Gen.Frequency(
        (1, Gen.Choose(-5, 10)), (3, Gen.Choose(-5, 130)), (1, Gen.Choose(130, 500))).Select(Origin.PlusDays).ToArbitrary();

    public static readonly Arbitrary<CalendarGrid> AnyGrid =
        (from unit in Gen.Elements(Enum.GetValues<CalendarUnit>())
         from start in Gen.Elements(IsoDayOfWeek.Monday, IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday, IsoDayOfWeek.Saturday, IsoDayOfWeek.Thursday)
         select new CalendarGrid(unit, start)).ToArbitrary();

    public static UserActivity User(LocalDate? registered, params LocalDate[] days) => new(ActivityDays.From(days), registered);

    /// <summary>The active days that are seen.</summary>
    public static LocalDate[] DaysOf(UserActivity user, LocalDate asOf) => [.. user.Days.Enumerate().Where(day => day <= asOf)];

    public static TCounter Count<TCounter>(TCounter counter, IEnumerable<UserActivity> users, Action<TCounter, UserActivity> add)
    {
        foreach (var user in users)
        {
            add(counter, user);
        }

        return counter;
    }

    /// <summary>Counts the users in three shards of their own, and puts these together out of order.</summary>
    public static TCounter CountInShards<TCounter>(Func<TCounter> create, UserActivity[] users, Action<TCounter, UserActivity> add)
        where TCounter : ICounter<TCounter>
    {
        var shards = Enumerable.Range(0, 3)
            .Select(shard => Count(create(), users.Where((_, place) => place % 3 == shard).Reverse(), add))
            .ToArray();
        shards[1].Merge(shards[0]);
        var whole = create();
        whole.Merge(shards[2]);
        whole.Merge(shards[1]);
        return whole;
    }

    private static Gen<UserActivity> AnyUser()
    {
        var near = Gen.Choose(0, 120).Select(Origin.PlusDays);
        var dense = Gen.Choose(0, 20).Select(Origin.PlusDays);
        var far = Gen.Elements(Origin.PlusDays(-400), Origin.PlusDays(-70), Origin.PlusDays(-900), Origin.PlusDays(300));
        var days = Gen.OneOf(
            Gen.ArrayOf(near),
            Gen.ArrayOf(dense),
            Gen.ArrayOf(Gen.Frequency((6, near), (1, far))));
        return
            from active in days
            from registered in Gen.Frequency(
                (2, Gen.Constant<LocalDate?>(null)),
                (2, near.Select(day => (LocalDate?)day)),
                (2, Gen.Constant<LocalDate?>(active.Length == 0 ? null : active.Min())))
            select new UserActivity(ActivityDays.From(active), registered);
    }
}
