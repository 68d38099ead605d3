using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>Generates valid crisis policies, and complaints that give them something to find.</summary>
/// <remarks>
/// Complaints lie within <see cref="Days"/> days from <see cref="Start"/>, around the one that Apia skips, 30 December 2011; many on few
/// days, so that there are alarms. Lists shrink by leaving rows out.
/// </remarks>
public static class CrisisGenerators
{
    /// <summary>The number of days within which complaints come.</summary>
    public const int Days = 40;

    /// <summary>Gets the first instant at which a complaint may come: the 1 December 2011, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2011, 12, 1, 0, 0);

    /// <summary>Gets instants within the time of the complaints, and some days before and after; many at the start or end of a day.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from day in Gen.Frequency((1, Gen.Choose(-2, Days + 20)), (4, Gen.Choose(14, Days)))
         from half in Gen.Frequency((1, Gen.Choose(0, 47)), (2, Gen.Elements(0, 8, 10, 20, 32)))
         from nanosecond in Gen.Elements(0L, -1L, 1L)
         select Start + Duration.FromMinutes((24 * 60 * day) + (30 * half)) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets lists of sightings of up to 90 complaints about three topics, some seen again with other contents.</summary>
    public static Arbitrary<ComplaintSighting[]> Sightings { get; } = Arb.From(
        Gen.Frequency(
            (1, Gen.Constant(Array.Empty<ComplaintSighting>())),
            (20, Gen.Choose(1, 110).SelectMany(count => Gen.ArrayOf(AnySighting(), count)))),
        Shrinking.LeavingOut);

    /// <summary>Gets policies that compile: short windows and low limits among them, so that few complaints suffice.</summary>
    public static Arbitrary<CrisisPolicy> Policies { get; } =
        (from zone in Gen.Elements("UTC", "Pacific/Apia", "Asia/Shanghai", "America/New_York")
         from dayStart in Gen.Elements(LocalTime.Midnight, LocalTime.Midnight, new LocalTime(4, 0))
         from baseline in Baselines()
         from distribution in Gen.Elements(Enum.GetValues<CountDistribution>())
         from watch in Gen.Elements(0.01m, 0.1m, 0.3m)
         from alert in Gen.Elements(0.001m, 0.01m)
         from ramp in Ramps()
         from count in Gen.Choose(1, 3)
         from watches in Gen.Choose(1, 3)
         from escalation in Escalations()
         from stepDown in Gen.Choose(1, 4)
         from history in Gen.Elements(1, 5, 28, 90)
         select new CrisisPolicy
         {
             Name = "generated",
             Version = "1",
             Zone = zone,
             DayStart = dayStart,
             Baseline = baseline,
             Spike = new() { Distribution = distribution, WatchChance = watch, AlertChance = alert },
             Ramp = ramp,
             LeastCount = count,
             Repetition = new() { Watches = watches, Span = Period.FromDays(3) },
             Escalation = escalation,
             StepDown = Period.FromDays(stepDown),
             History = Period.FromDays(history),
         }).ToArbitrary();

    private static Gen<CrisisBaselineRule> Baselines() =>
        from window in Gen.Elements(Period.FromDays(14), Period.FromWeeks(3), Period.FromDays(56))
        from guard in Gen.Elements(0, 1, 2, 7)
        from leastDays in Gen.Choose(2, 14)
        from mean in Gen.Elements(0.1m, 1m)
        from leaves in Gen.Elements(true, false)
        select new CrisisBaselineRule
        {
            Window = window,
            Guard = Period.FromDays(guard),
            LeastSameWeekday = 2,
            LeastDays = leastDays,
            LeastMean = mean,
            LeavesAlertsOut = leaves,
        };

    private static Gen<RampRule> Ramps() =>
        from weight in Gen.Elements(0.2m, 0.5m, 1m)
        from limit in Gen.Elements(1m, 3m)
        from cap in Gen.Elements(2m, 3m, 1000m)
        select new RampRule { Weight = weight, Limit = limit, Cap = cap };

    private static Gen<EscalationRule> Escalations() =>
        from grade in Gen.Elements(Enum.GetValues<ComplaintGrade>())
        from times in Gen.Elements(1m, 2m)
        from grave in Gen.Choose(1, 3)
        from customers in Gen.Choose(1, 6)
        from publicity in Gen.Choose(1, 3)
        select new EscalationRule { GraveFrom = grade, ShareTimes = times, LeastGrave = grave, Customers = customers, Publicity = publicity };

    private static Gen<ComplaintSighting> AnySighting() =>
        from id in Gen.Choose(1, 90)
        from day in Gen.Frequency((2, Gen.Choose(0, Days - 1)), (2, Gen.Choose(27, 32)), (1, Gen.Elements(20, 34, 35)))
        from half in Gen.Elements(0, 8, 10, 20, 33, 47)
        from nanosecond in Gen.Elements(0L, 0L, -1L)
        from topic in Gen.Elements("leak", "leak", "leak", "late", "账单")
        from grade in Gen.Elements(Enum.GetValues<ComplaintGrade>())
        from customer in Gen.Choose(0, 9)
        from publicity in Gen.Elements(0, 0, 0, 0, 1, 2)
        from late in Gen.Frequency((6, Gen.Constant<int?>(null)), (1, Gen.Choose(-1, 9).Select(days => (int?)days)))
        let at = Start + Duration.FromMinutes((24 * 60 * day) + (30 * half)) + Duration.FromNanoseconds(nanosecond)
        select new ComplaintSighting(new($"c{id}"), at, topic, grade, customer == 0 ? null : new UserId($"u{customer}"), publicity)
        {
            KnownSince = late is { } days ? at + Duration.FromDays(days) : null,
        };
}
