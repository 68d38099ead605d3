using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>When a topic's complaints are too many, and how alarmed to be, as plain data.</summary>
/// <remarks>Compile it with <see cref="CrisisDetector"/>, which checks it. Its JSON form is <see cref="CrisisPolicyJson"/>.</remarks>
/// <example>
/// <code>
/// var policy = CrisisPolicy.Default with { Zone = "Asia/Shanghai" };
/// </code>
/// </example>
public sealed record CrisisPolicy
{
    /// <summary>Gets the default: counts against eight weeks of the same weekday, negative binomial tails and an EWMA of weight 0.2.</summary>
    /// <value>Its zone is UTC: set your own.</value>
    public static CrisisPolicy Default { get; } = new()
    {
        Name = "crisis",
        Version = "1",
        Zone = "UTC",
        Baseline = new()
        {
            Window = Period.FromDays(56),
            Guard = Period.FromDays(2),
            LeastSameWeekday = 4,
            LeastDays = 14,
            LeastMean = 0.1m,
            LeavesAlertsOut = true,
        },
        Spike = new() { Distribution = CountDistribution.NegativeBinomial, WatchChance = 0.01m, AlertChance = 0.001m },
        Ramp = new() { Weight = 0.2m, Limit = 3m, Cap = 3m },
        LeastCount = 3,
        Repetition = new() { Watches = 2, Span = Period.FromDays(3) },
        Escalation = new() { GraveFrom = ComplaintGrade.Major, ShareTimes = 2m, LeastGrave = 3, Customers = 10, Publicity = 2 },
        StepDown = Period.FromDays(3),
        History = Period.FromDays(28),
    };

    /// <summary>Gets the same with Poisson tails: for topics whose counts vary no more than a constant rate explains.</summary>
    public static CrisisPolicy Poisson { get; } = Default with
    {
        Name = "crisis-poisson",
        Spike = Default.Spike with { Distribution = CountDistribution.Poisson },
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<CrisisPolicy> Presets { get; } = [Default, Poisson];

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone whose days are counted, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the local time at which a day starts; midnight by default.</summary>
    [JsonRequired]
    public LocalTime DayStart { get; init; }

    /// <summary>Gets what a day is held against.</summary>
    public required CrisisBaselineRule Baseline { get; init; }

    /// <summary>Gets how unlikely a day's count must be.</summary>
    public required SpikeRule Spike { get; init; }

    /// <summary>Gets how far a moving average must rise.</summary>
    public required RampRule Ramp { get; init; }

    /// <summary>Gets how many complaints a day must have for any alarm, 1 or more: with fewer there is nothing to do but to read them.</summary>
    public required int LeastCount { get; init; }

    /// <summary>Gets how often a topic must be watched to become an alert.</summary>
    public required RepetitionRule Repetition { get; init; }

    /// <summary>Gets what makes an alert a crisis; one of its three suffices.</summary>
    public required EscalationRule Escalation { get; init; }

    /// <summary>
    /// Gets for how long a topic must stay below a limit before it goes down a step, in whole days. From crisis that is the limit of an alert;
    /// from alert and from watch it is that of watch.
    /// </summary>
    public required Period StepDown { get; init; }

    /// <summary>Gets how many days an answer tells one by one, in whole days; the level itself rests on all.</summary>
    public required Period History { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, CrisisJsonContext.Default.CrisisPolicy));
}
