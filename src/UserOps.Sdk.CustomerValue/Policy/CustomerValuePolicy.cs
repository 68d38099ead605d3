using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>How purchases become expectations of what customers will do and be worth, as plain data.</summary>
/// <remarks>Fit a <see cref="CustomerValueModel"/> by it. Its JSON form is <see cref="CustomerValuePolicyJson"/>.</remarks>
/// <example>
/// <code>
/// var policy = CustomerValuePolicy.MbgNbd with { Zone = "Europe/London", Horizon = Duration.FromDays(90) };
/// </code>
/// </example>
public sealed record CustomerValuePolicy
{
    /// <summary>Gets the default: MBG/NBD, in weeks of seven days, a year ahead, at 10 % a year.</summary>
    public static CustomerValuePolicy MbgNbd { get; } = Preset("mbg-nbd", PurchaseModelKind.MbgNbd);

    /// <summary>Gets the same by BG/NBD, which calls every one-time buyer alive.</summary>
    public static CustomerValuePolicy BgNbd { get; } = Preset("bg-nbd", PurchaseModelKind.BgNbd);

    /// <summary>Gets the same by Pareto/NBD.</summary>
    public static CustomerValuePolicy ParetoNbd { get; } = Preset("pareto-nbd", PurchaseModelKind.ParetoNbd);

    /// <summary>Gets every preset, the default first.</summary>
    public static EquatableArray<CustomerValuePolicy> Presets { get; } = [MbgNbd, BgNbd, ParetoNbd];

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

    /// <summary>Gets which rows without an order id make one order; it matters for refunds that are linked to orders, and for the money of a holdout.</summary>
    public required OrderGrouping Orders { get; init; }

    /// <summary>Gets what a refund does.</summary>
    public required RefundPolicy Refunds { get; init; }

    /// <summary>Gets the currency and its rates; <see langword="null"/>, the default, when all money is in one currency.</summary>
    public CurrencyPolicy? Currency { get; init; }

    /// <summary>Gets which model tells how customers buy and when they stop.</summary>
    public required PurchaseModelKind Model { get; init; }

    /// <summary>Gets the unit of time, and with it what one purchase is: a day with one, or a calendar week with one.</summary>
    public required BtydUnit Unit { get; init; }

    /// <summary>Gets how far ahead is looked; above zero and at most P36525D. A day is 24 hours.</summary>
    public required Duration Horizon { get; init; }

    /// <summary>Gets the effective rate of discount of a year, from 0 to 1000: 0.1 for 10 %.</summary>
    public required double AnnualDiscountRate { get; init; }

    /// <summary>Gets the length of the unit of time.</summary>
    [JsonIgnore]
    public Duration UnitLength => Duration.FromDays(Unit == BtydUnit.Days ? 1 : 7);

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, CustomerValueJsonContext.Default.CustomerValuePolicy));

    /// <summary>Makes the policy by which purchases are summarised: the same days, orders, refunds and currency, and all of the past.</summary>
    /// <returns>The policy.</returns>
    public RfmPolicy ToPurchasePolicy() => RfmPolicy.Classic11 with
    {
        Zone = Zone,
        DayStart = DayStart,
        Orders = Orders,
        Refunds = Refunds,
        Currency = Currency,
        LookBack = null,
    };

    private static CustomerValuePolicy Preset(string name, PurchaseModelKind model) => new()
    {
        Name = name,
        Version = "1",
        Zone = "UTC",
        Orders = OrderGrouping.PerInstant,
        Refunds = RefundPolicy.Net,
        Model = model,
        Unit = BtydUnit.SevenDays,
        Horizon = Duration.FromDays(365),
        AnnualDiscountRate = 0.1,
    };
}
