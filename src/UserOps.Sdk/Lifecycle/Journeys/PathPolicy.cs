using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Which stretches of users' logs are paths, as plain data.</summary>
/// <remarks>
/// Count with <see cref="PathCounter"/>, which checks it and tells how a log becomes paths. Its JSON form is
/// <see cref="PathPolicyJson"/>.
/// </remarks>
public sealed record PathPolicy
{
    /// <summary>The most steps that a path may be counted to.</summary>
    public const int StepLimit = 50;

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>
    /// Gets the event with which a path starts: the first such event of a session; a session without one is no path.
    /// <see langword="null"/>, the default: a path starts with its session.
    /// </summary>
    public string? StartEvent { get; init; }

    /// <summary>Gets the event with which a path ends, the first one after its start; <see langword="null"/>, the default, for none.</summary>
    public string? GoalEvent { get; init; }

    /// <summary>Gets how many steps of a path are counted; 1 to <see cref="StepLimit"/>.</summary>
    public required int MaxSteps { get; init; }

    /// <summary>
    /// Gets the silence that ends a session: this time or more between two events. <see langword="null"/>, the default: the
    /// whole log is one session.
    /// </summary>
    public Duration? SessionGap { get; init; }

    /// <summary>Gets a value indicating whether an event that follows its like is left out; <see langword="false"/> by default.</summary>
    public bool CollapseRepeats { get; init; }

    /// <summary>Gets the events that are passed over as if they had not happened; none by default.</summary>
    public EquatableArray<string> IgnoredEvents { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, LifecycleJsonContext.Default.PathPolicy));
}
