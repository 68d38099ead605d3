using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Testing;

/// <summary>Generates valid activity of the Lifecycle module, small enough that everything meets.</summary>
/// <remarks>
/// Instants lie within <see cref="Days"/> days from <see cref="Start"/>, at a few half hours or a nanosecond before: around
/// 2 November 2025, on which Havana goes through the hour after midnight twice. So events share instants, hours, days and
/// the ends of windows. Lists shrink by leaving rows out.
/// </remarks>
public static class LifecycleGenerators
{
    /// <summary>The number of days within which events happen.</summary>
    public const int Days = 5;

    /// <summary>Gets the first instant at which an event may happen: the 31 October 2025, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2025, 10, 31, 0, 0);

    /// <summary>Gets the names that events have; the first is none.</summary>
    public static EquatableArray<string> EventNames { get; } = ["", "cart", "pay", "register", "view"];

    /// <summary>Gets instants within the time of the events, and a day before and after.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from half in Gen.Choose(-48, 48 * (Days + 1))
         from nanosecond in Gen.Elements(0L, 0L, -1L, 1L)
         select Start + Duration.FromMinutes(30 * half) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets clocks of zones with and without a change within the time of the events, from midnight or from 4.</summary>
    public static Arbitrary<DayClock> Clocks { get; } =
        (from zone in Gen.Elements("America/Havana", "America/New_York", "Asia/Shanghai", "Asia/Kathmandu", "UTC")
         from dayStart in Gen.Elements(LocalTime.Midnight, new LocalTime(4, 0))
         select new DayClock(DateTimeZoneProviders.Tzdb[zone], dayStart)).ToArbitrary();

    /// <summary>Gets lists of events of up to six users, with repeats.</summary>
    public static Arbitrary<ActivityEvent<UserId>[]> Events { get; } = Arb.From(Rows(AnyEvent()), Shrinking.LeavingOut);

    /// <summary>Gets lists of events of one user, with repeats.</summary>
    public static Arbitrary<ActivityEvent<UserId>[]> EventsOfOneUser { get; } =
        Arb.From(Rows(AnyEvent().Select(activity => activity with { User = new UserId("u1") })), Shrinking.LeavingOut);

    /// <summary>Gets lists of days: near each other, before 1970, and at the ends of the calendar; with repeats.</summary>
    public static Arbitrary<LocalDate[]> ActiveDays { get; } = Arb.From(
        Gen.Frequency(
            (1, Gen.Constant(Array.Empty<LocalDate>())),
            (6, Gen.ArrayOf(Near(new(2025, 10, 20), 90))),
            (3, Gen.ArrayOf(Near(new(1969, 11, 20), 90))),
            (3, Gen.ArrayOf(AnyDay.Generator))),
        Shrinking.LeavingOut);

    /// <summary>Gets days of the same kinds.</summary>
    public static Arbitrary<LocalDate> AnyDay => Gen.OneOf(
        Near(new(2025, 10, 20), 90),
        Near(new(1969, 11, 20), 90),
        Near(DayClock.MinDay, 130),
        Near(DayClock.MaxDay.PlusDays(-130), 130),
        Near(new(1, 1, 1), 3_600_000)).ToArbitrary();

    /// <summary>Gets funnels that compile: one to four steps that share events, every order and attempt, with exclusions.</summary>
    public static Arbitrary<FunnelPolicy> Funnels { get; } =
        (from steps in Gen.Choose(1, 4).SelectMany(count => Gen.ArrayOf(AnyStep(), count))
         from within in Gen.Elements(30, 60, 90, 24 * 60, 25 * 60, 24 * 60 * Days)
         from order in Gen.Elements(Enum.GetValues<FunnelOrder>())
         from attempt in Gen.Elements(Enum.GetValues<FunnelAttempt>())
         from strictIncrease in Gen.Elements(false, true)
         from exclusions in Gen.Choose(0, 2).SelectMany(count => Gen.ArrayOf(AnyExclusion(steps.Length), count))
         let policy = new FunnelPolicy
         {
             Name = "generated",
             Version = "1",
             Steps = [.. steps],
             Within = Duration.FromMinutes(within),
             Order = order,
             Attempt = attempt,
             StrictIncrease = strictIncrease,
         }
         let excluding = policy with { Exclusions = [.. exclusions] }
         select FunnelPolicyValidator.Validate(excluding).Count == 0 ? excluding : policy).ToArbitrary();

    /// <summary>Gets path policies that can be counted with: with and without a start, a goal, a gap and ignored events.</summary>
    public static Arbitrary<PathPolicy> Paths { get; } =
        (from start in Gen.Elements(null, null, "view", "")
         from goal in Gen.Elements(null, "pay", "pay", "register")
         from steps in Gen.Choose(1, 6)
         from gap in Gen.Elements<Duration?>(null, Duration.FromMinutes(30), Duration.FromHours(12))
         from collapse in Gen.Elements(false, true)
         from ignored in Gen.Elements<string[]>([], [], ["cart"])
         select new PathPolicy
         {
             Name = "generated",
             Version = "1",
             StartEvent = start,
             GoalEvent = goal,
             MaxSteps = steps,
             SessionGap = gap,
             CollapseRepeats = collapse,
             IgnoredEvents = [.. ignored],
         }).ToArbitrary();

    private static Gen<FunnelStep> AnyStep() =>
        Gen.Choose(1, 2)
            .SelectMany(count => Gen.ArrayOf(Gen.Elements([.. EventNames]), count))
            .Select(names => new FunnelStep { Events = [.. names.Distinct(StringComparer.Ordinal)] });

    private static Gen<FunnelExclusion> AnyExclusion(int steps) =>
        from name in Gen.Elements([.. EventNames])
        from after in Gen.Choose(1, steps)
        from before in Gen.Choose(after, steps)
        select new FunnelExclusion { Event = name, AfterStep = after, BeforeStep = before };

    private static Gen<LocalDate> Near(LocalDate day, int days) => Gen.Choose(0, days).Select(day.PlusDays);

    private static Gen<ActivityEvent<UserId>[]> Rows(Gen<ActivityEvent<UserId>> row) =>
        Gen.Frequency((1, Gen.Constant(Array.Empty<ActivityEvent<UserId>>())), (30, Gen.ArrayOf(row)));

    private static Gen<ActivityEvent<UserId>> AnyEvent() =>
        from user in Gen.Choose(1, 6)
        from day in Gen.Choose(0, Days - 1)
        from half in Gen.Elements(0, 8, 8, 9, 10, 11, 33, 47)
        from nanosecond in Gen.Elements(0L, 0L, 0L, -1L)
        from name in Gen.Elements([.. EventNames])
        select new ActivityEvent<UserId>(
            new UserId($"u{user}"), Start + Duration.FromMinutes((24 * 60 * day) + (30 * half)) + Duration.FromNanoseconds(nanosecond))
        {
            Event = name,
        };
}
