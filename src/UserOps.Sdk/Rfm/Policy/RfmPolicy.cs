using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>How purchases become scores and scores become segments, as plain data.</summary>
/// <remarks>Compile it with <see cref="RfmModel"/>, which checks it. Its JSON form is <see cref="RfmPolicyJson"/>.</remarks>
/// <example>
/// <code>
/// var policy = RfmPolicy.Classic11 with { Zone = "Europe/London", LookBack = Duration.FromDays(365) };
/// </code>
/// </example>
public sealed record RfmPolicy
{
    /// <summary>Gets the default: five quantile levels each, and the eleven segments of <see cref="SegmentMaps.Classic11"/>.</summary>
    public static RfmPolicy Classic11 { get; } = Preset(SegmentMaps.Classic11, BinPolicy.Quintiles);

    /// <summary>Gets the eight segments used in China: two levels each, cut at the mean.</summary>
    public static RfmPolicy ChineseEight { get; } = Preset(SegmentMaps.ChineseEight, BinPolicy.MeanSplit);

    /// <summary>Gets the ten segments by recency and frequency alone.</summary>
    public static RfmPolicy RecencyFrequency10 { get; } = Preset(SegmentMaps.RecencyFrequency10, BinPolicy.Quintiles);

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<RfmPolicy> Presets { get; } = [Classic11, ChineseEight, RecencyFrequency10];

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every explained answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the tzdb id of the zone whose days are counted, such as <c>Asia/Shanghai</c>.</summary>
    public required string Zone { get; init; }

    /// <summary>Gets the local time at which a day starts; midnight by default.</summary>
    [JsonRequired]
    public LocalTime DayStart { get; init; }

    /// <summary>
    /// Gets how far back purchases are seen: rows in <c>(asOf - LookBack, asOf]</c>. A day is 24 hours of elapsed time.
    /// <see langword="null"/>, the default, sees all of the past.
    /// </summary>
    public Duration? LookBack { get; init; }

    /// <summary>Gets which rows without an order id make one order.</summary>
    public required OrderGrouping Orders { get; init; }

    /// <summary>Gets what a refund does.</summary>
    public required RefundPolicy Refunds { get; init; }

    /// <summary>Gets the currency and its rates; <see langword="null"/>, the default, when all money is in one currency.</summary>
    public CurrencyPolicy? Currency { get; init; }

    /// <summary>Gets how the days since the last purchase are turned into R.</summary>
    public required BinPolicy Recency { get; init; }

    /// <summary>Gets how the number of orders is turned into F.</summary>
    public required BinPolicy Frequency { get; init; }

    /// <summary>Gets how the net total is turned into M.</summary>
    public required BinPolicy Monetary { get; init; }

    /// <summary>Gets the weights of the total.</summary>
    public required RfmWeights Weights { get; init; }

    /// <summary>Gets the segments; its bins must be those of the three dimensions.</summary>
    public required SegmentMap Segments { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, RfmJsonContext.Default.RfmPolicy));

    private static RfmPolicy Preset(SegmentMap map, BinPolicy bins) => new()
    {
        Name = map.Name,
        Version = "1",
        Zone = "UTC",
        Orders = OrderGrouping.PerInstant,
        Refunds = RefundPolicy.Net,
        Recency = bins,
        Frequency = bins,
        Monetary = bins,
        Weights = RfmWeights.Equal,
        Segments = map,
    };
}
