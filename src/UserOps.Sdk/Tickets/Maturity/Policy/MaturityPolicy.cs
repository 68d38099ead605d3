using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>By what a desk's handling of tickets is judged, as plain data.</summary>
/// <remarks>Compile it with <see cref="MaturityScorer"/>, which checks it. Its JSON form is <see cref="MaturityPolicyJson"/>.</remarks>
/// <example>
/// <code>
/// var policy = MaturityPolicy.Core with { Zone = "Asia/Shanghai" };
/// </code>
/// </example>
public sealed record MaturityPolicy
{
    /// <summary>Gets the default: all 24 indicators of the five layers.</summary>
    /// <value>Its zone is UTC: set your own.</value>
    public static MaturityPolicy Default { get; } = new()
    {
        Name = "five-layers",
        Version = "1",
        Zone = "UTC",
        Confidence = 0.80m,
        Gate = MaturityGate.Iso33020,
        Windows = MaturityWindows.Default,
        Hotspots = new() { LeastTickets = 3, Window = Period.FromDays(30), VitalShare = 0.80m },
        Surges = new() { Chance = 0.025m, LeastCount = 5, BaselineWeeks = 8, LeastWeeks = 4 },
        Research = new()
        {
            LeastTickets = 3,
            LeastCustomers = 2,
            EffectChance = 0.10m,
            GoodOutcomes = ["good", "improved"],
        },
        ProductCauses = ["defect", "performance", "design"],
        UnknownCauses = ["unknown", "other"],
        Exclusions = new() { Merged = true, BotOnly = true, Categories = ["spam", "duplicate"], States = ["spam", "duplicate"] },
        LeastForPerson = 20,
        Indicators = [.. UserOps.Tickets.Indicators.All.Select(indicator => indicator.Setting)],
    };

    /// <summary>Gets what an ordinary help desk can fill: M1, M3, M4, S1, S2, S5, D1, D2 and P1. The fifth layer is not measured by it.</summary>
    public static MaturityPolicy Core { get; } = Default with
    {
        Name = "core",
        Indicators =
        [
            .. Default.Indicators.Where(setting => setting.Id
                is IndicatorId.M1 or IndicatorId.M3 or IndicatorId.M4 or IndicatorId.S1 or IndicatorId.S2
                or IndicatorId.S5 or IndicatorId.D1 or IndicatorId.D2 or IndicatorId.P1),
        ],
    };

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<MaturityPolicy> Presets { get; } = [Default, Core];

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone whose days and months are counted, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the one-sided confidence of what counts as demonstrated, from 0.5 up to below 1; 0.80 by default.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>Gets what a layer must be for the next one to count.</summary>
    public required MaturityGate Gate { get; init; }

    /// <summary>Gets the spans of time within which things must happen.</summary>
    public required MaturityWindows Windows { get; init; }

    /// <summary>Gets when one cause has so many tickets that it is a hotspot.</summary>
    public required HotspotRule Hotspots { get; init; }

    /// <summary>Gets when tickets of one key are so many that it is a surge.</summary>
    public required SurgeRule Surges { get; init; }

    /// <summary>Gets what insights and proposals must show.</summary>
    public required ResearchRule Research { get; init; }

    /// <summary>Gets the root causes that lie in the product; letter case does not matter.</summary>
    public required EquatableArray<string> ProductCauses { get; init; }

    /// <summary>Gets the words that name no root cause; letter case does not matter.</summary>
    public required EquatableArray<string> UnknownCauses { get; init; }

    /// <summary>Gets the tickets that are not judged.</summary>
    public required ExclusionRule Exclusions { get; init; }

    /// <summary>Gets how many opportunities a person must have had in a layer for a result of his or hers to be shown; 20 by default.</summary>
    public required int LeastForPerson { get; init; }

    /// <summary>Gets the indicators that count, in the order of their ids. A layer without any is not measured.</summary>
    public required EquatableArray<IndicatorSetting> Indicators { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, TicketsJsonContext.Default.MaturityPolicy));
}
