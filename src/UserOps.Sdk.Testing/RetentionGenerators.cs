using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Testing;

/// <summary>Generates valid retention policies, and activity that gives them something to count.</summary>
/// <remarks>
/// Instants lie within <see cref="Days"/> days from <see cref="Start"/>, around the days on which London and Havana go through
/// an hour twice and the one that Apia skips, 30 December 2011, at a few half hours or a nanosecond before. Lists shrink by
/// leaving rows out.
/// </remarks>
public static class RetentionGenerators
{
    /// <summary>The number of days within which events happen.</summary>
    public const int Days = 75;

    /// <summary>Gets the first instant at which an event may happen: the 25 October 2011, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2011, 10, 25, 0, 0);

    /// <summary>Gets instants within the time of the events, and some days before and after; many at the start or end of a day, and the last of 29 December in Apia.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        Gen.Frequency(
            (9, from day in Gen.Frequency((1, Gen.Choose(-3, Days + 120)), (4, DayOfEvents()), (1, Gen.Choose(64, 69)))
                from half in Gen.Frequency((1, Gen.Choose(0, 47)), (2, Gen.Elements(0, 8, 10, 20, 32)))
                from nanosecond in Gen.Elements(0L, -1L, -1L, 1L)
                select Start + Duration.FromMinutes((24 * 60 * day) + (30 * half)) + Duration.FromNanoseconds(nanosecond)),
            (1, Gen.Constant(LastOf29DecemberInApia))).ToArbitrary();

    /// <summary>Gets lists of events of up to six users, with repeats.</summary>
    public static Arbitrary<ActivityEvent<UserId>[]> Events { get; } = Arb.From(
        Gen.Frequency((1, Gen.Constant(Array.Empty<ActivityEvent<UserId>>())), (30, Gen.ArrayOf(AnyEvent()))), Shrinking.LeavingOut);

    /// <summary>Gets policies that compile: every anchor, clock, measure, period and average.</summary>
    public static Arbitrary<RetentionPolicy> Policies { get; } =
        (from zone in Gen.Elements("UTC", "America/Havana", "Pacific/Apia", "Pacific/Apia", "Europe/London", "Asia/Shanghai")
         from dayStart in Gen.Elements(LocalTime.Midnight, LocalTime.Midnight, new LocalTime(4, 0))
         from start in Names()
         from back in Names()
         from anchor in Gen.Elements(Enum.GetValues<RetentionAnchor>())
         from clock in Gen.Elements(Enum.GetValues<RetentionClock>())
         from unit in Gen.Elements(
             CalendarUnit.Day, CalendarUnit.Day, CalendarUnit.Week, CalendarUnit.Week, CalendarUnit.Month, CalendarUnit.Quarter, CalendarUnit.Year)
         from weekStart in Gen.Elements(IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday)
         from intervals in Gen.Choose(1, 8)
         from measure in Gen.Elements(Enum.GetValues<RetentionMeasure>())
         from brackets in Brackets(intervals)
         from same in Gen.Elements(Enum.GetValues<SameIntervalReturn>())
         from average in Gen.Elements(Enum.GetValues<RetentionAverageMethod>())
         from truncated in Gen.Elements(false, true)
         select new RetentionPolicy
         {
             Name = "generated",
             Version = "1",
             Zone = zone,
             DayStart = dayStart,
             StartEvents = start,
             ReturnEvents = back,
             Anchor = anchor,
             Clock = clock,
             Period = new(unit, weekStart),
             Intervals = intervals,
             Measure = measure,
             Brackets = measure == RetentionMeasure.Brackets ? brackets : [],
             SameInterval = same,
             Average = average,
             ElapsedAnchor = truncated && clock == RetentionClock.Elapsed ? ElapsedAnchor.TruncatedToHour : ElapsedAnchor.Exact,
         }).ToArbitrary();

    private static Instant LastOf29DecemberInApia => Instant.FromUtc(2011, 12, 30, 10, 0) - Duration.Epsilon;

    private static Gen<EquatableArray<string>> Names() => Gen.Elements<EquatableArray<string>>([], [], ["pay"], ["view", ""]);

    private static Gen<EquatableArray<IntervalRange>> Brackets(int intervals) =>
        Gen.NonEmptyListOf(
            from one in Gen.Choose(0, intervals - 1)
            from other in Gen.Choose(0, intervals - 1)
            select new IntervalRange(Math.Min(one, other), Math.Max(one, other))).Select(ranges => ranges.ToEquatableArray());

    /// <summary>Days of which many are next to each other, and to those on which clocks change.</summary>
    private static Gen<int> DayOfEvents() => Gen.Frequency(
        (2, Gen.Choose(3, 8)), (2, Gen.Choose(16, 22)), (5, Gen.Choose(62, 70)), (1, Gen.Choose(0, Days - 1)));

    private static Gen<ActivityEvent<UserId>> AnyEvent() =>
        from user in Gen.Choose(1, 6)
        from day in DayOfEvents()
        from half in Gen.Elements(0, 7, 8, 8, 9, 10, 20, 33, 47)
        from nanosecond in Gen.Elements(0L, 0L, 0L, -1L)
        from name in Gen.Elements("", "pay", "view", "view")
        select new ActivityEvent<UserId>(
            new UserId($"u{user}"), Start + Duration.FromMinutes((24 * 60 * day) + (30 * half)) + Duration.FromNanoseconds(nanosecond))
        {
            Event = name,
        };
}
