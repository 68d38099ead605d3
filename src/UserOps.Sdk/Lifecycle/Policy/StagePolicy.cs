using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>How activity becomes a stage of the lifecycle, as plain data.</summary>
/// <remarks>
/// Compile it with <see cref="StageEvaluator"/>, which checks it. Its JSON form is <see cref="StagePolicyJson"/>. The presets
/// and their sources are in <see cref="StagePolicies"/>.
/// </remarks>
/// <example>
/// <code>
/// var policy = StagePolicies.OwnRhythm with { Zone = "Asia/Shanghai" };
/// </code>
/// </example>
public sealed record StagePolicy
{
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
    /// Gets the names of the events that count as activity. Empty, the default: all, but for <see cref="RegistrationEvent"/>.
    /// </summary>
    public EquatableArray<string> ActivityEvents { get; init; } = [];

    /// <summary>Gets the name of the event that registers a user; <see langword="null"/>, the default: none does.</summary>
    public string? RegistrationEvent { get; init; }

    /// <summary>Gets the stages: the first one that matches wins, and the last one takes the rest.</summary>
    public required EquatableArray<Stage> Stages { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, LifecycleJsonContext.Default.StagePolicy));
}
