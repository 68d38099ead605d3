using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Who is counted in which cohort, and when a user of it counts as retained, as plain data.</summary>
/// <remarks>
/// Compile it with <see cref="RetentionCounter"/>, which checks it. Its JSON form is <see cref="RetentionPolicyJson"/>. The
/// presets that bear the name of a system reproduce how it counts; where the two differ, <see cref="Default"/> is what we
/// hold right.
/// </remarks>
/// <example>
/// <code>
/// var policy = RetentionPolicy.Default with { Zone = "Asia/Shanghai", Period = CalendarGrid.Months, ReturnEvents = ["pay"] };
/// </code>
/// </example>
public sealed record RetentionPolicy
{
    /// <summary>The most intervals that a policy may look at.</summary>
    public const int MaxIntervals = 1000;

    /// <summary>
    /// Gets the default: the ISO week of the first event and the eleven weeks after it, by the calendar; a rate pools the users
    /// of complete cells.
    /// </summary>
    public static RetentionPolicy Default { get; } = Preset("default", CalendarGrid.Weeks, 12);

    /// <summary>
    /// Gets retention as PostHog shows it: the calendar day of the first matching event and the seven after it, and the plain
    /// mean of the cohorts' rates, in which a cohort of one user weighs as much as one of a thousand. Weeks, if chosen, start on
    /// Sunday.
    /// </summary>
    public static RetentionPolicy PostHog { get; } = Preset("postHog", new(CalendarUnit.Day, IsoDayOfWeek.Sunday), 8) with
    {
        Average = RetentionAverageMethod.MeanOfCohorts,
    };

    /// <summary>
    /// Gets retention as Amplitude counts new users: days of 24 hours from the very first event, rounded down to the hour, so a
    /// return after 23 hours and a bit can count as day 1. Its weeks and months, of 7 and 30 days counted by date, are not
    /// reproduced.
    /// </summary>
    public static RetentionPolicy Amplitude { get; } = Preset("amplitude", CalendarGrid.Days, 31) with
    {
        Anchor = RetentionAnchor.FirstEver,
        Clock = RetentionClock.Elapsed,
        ElapsedAnchor = ElapsedAnchor.TruncatedToHour,
    };

    /// <summary>
    /// Gets retention as Mixpanel counts it: every day with a start event anchors the user anew, days are 24 hours from that
    /// event, the first bucket holds those who returned within it, and the average weighs cohorts by their size twice. Its months
    /// of 30 days are not reproduced.
    /// </summary>
    public static RetentionPolicy Mixpanel { get; } = Preset("mixpanel", CalendarGrid.Days, 31) with
    {
        Anchor = RetentionAnchor.Recurring,
        Clock = RetentionClock.Elapsed,
        SameInterval = SameIntervalReturn.LaterReturn,
        Average = RetentionAverageMethod.Mixpanel,
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<RetentionPolicy> Presets { get; } = [Default, PostHog, Amplitude, Mixpanel];

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every report carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone whose days are counted, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the local time at which a day starts; midnight by default.</summary>
    [JsonRequired]
    public LocalTime DayStart { get; init; }

    /// <summary>Gets the events that put a user into a cohort; empty, the default, for any event.</summary>
    public EquatableArray<string> StartEvents { get; init; }

    /// <summary>Gets the events that count as a return; empty, the default, for any event.</summary>
    public EquatableArray<string> ReturnEvents { get; init; }

    /// <summary>Gets what puts a user into a cohort; the first start event by default.</summary>
    [JsonRequired]
    public RetentionAnchor Anchor { get; init; }

    /// <summary>Gets how intervals follow an anchor; by the calendar by default.</summary>
    [JsonRequired]
    public RetentionClock Clock { get; init; }

    /// <summary>Gets the period: the cohorts are the users anchored in one of the grid, and it is the length of an interval.</summary>
    public required CalendarGrid Period { get; init; }

    /// <summary>Gets how many intervals are looked at, interval 0 included; from 1 to <see cref="MaxIntervals"/>.</summary>
    public required int Intervals { get; init; }

    /// <summary>Gets when a user counts as retained; if seen in the very interval by default.</summary>
    [JsonRequired]
    public RetentionMeasure Measure { get; init; }

    /// <summary>
    /// Gets the columns of <see cref="RetentionMeasure.Brackets"/>, within the intervals that are looked at; they may overlap.
    /// Empty for every other measure, which has a column for each interval.
    /// </summary>
    public EquatableArray<IntervalRange> Brackets { get; init; }

    /// <summary>Gets what interval 0 tells; the cohort itself by default.</summary>
    public SameIntervalReturn SameInterval { get; init; }

    /// <summary>Gets how complete cells become the rate of a column; pooled by default.</summary>
    public RetentionAverageMethod Average { get; init; }

    /// <summary>Gets from when elapsed intervals are counted; the anchor's own instant by default.</summary>
    public ElapsedAnchor ElapsedAnchor { get; init; }

    /// <summary>Makes the reference that reports carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, LifecycleJsonContext.Default.RetentionPolicy));

    private static RetentionPolicy Preset(string name, CalendarGrid period, int intervals) => new()
    {
        Name = name,
        Version = "1",
        Zone = "UTC",
        Period = period,
        Intervals = intervals,
    };
}
