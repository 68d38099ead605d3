using System.Text.Json.Serialization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>The steps of a funnel and how they must follow each other, as plain data.</summary>
/// <remarks>Compile it with <see cref="Funnel"/>, which checks it and tells how an answer is found. Its JSON form is <see cref="FunnelPolicyJson"/>.</remarks>
public sealed record FunnelPolicy
{
    /// <summary>The most steps that a funnel may have.</summary>
    public const int MaxSteps = 50;

    /// <summary>The most events that one step may name.</summary>
    public const int MaxEvents = 100;

    /// <summary>The most exclusions that a funnel may have.</summary>
    public const int MaxExclusions = 50;

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the steps in their order; 1 to <see cref="MaxSteps"/>. An event may stand in several steps.</summary>
    public required EquatableArray<FunnelStep> Steps { get; init; }

    /// <summary>
    /// Gets the window of an attempt, from its first step: the whole funnel must be gone through in
    /// <c>[start, start + Within)</c>, so a step at exactly <c>start + Within</c> is too late. A day is 24 hours of elapsed time.
    /// </summary>
    public required Duration Within { get; init; }

    /// <summary>Gets whether other events may lie between two steps; they may, by default.</summary>
    public FunnelOrder Order { get; init; }

    /// <summary>
    /// Gets a value indicating whether a step must come at a later instant than the one before it. By default the same
    /// instant is good enough, for clocks of hosts are coarse.
    /// </summary>
    public bool StrictIncrease { get; init; }

    /// <summary>Gets which attempt of a user counts; the best one by default.</summary>
    public FunnelAttempt Attempt { get; init; }

    /// <summary>Gets the events that end an attempt; none by default.</summary>
    public EquatableArray<FunnelExclusion> Exclusions { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, LifecycleJsonContext.Default.FunnelPolicy));
}

/// <summary>One step of a funnel.</summary>
public sealed record FunnelStep
{
    /// <summary>Gets what people call the step; <see langword="null"/>, the default, when its events say enough.</summary>
    public LocalizedText? Name { get; init; }

    /// <summary>Gets the events any one of which is the step; the empty text is activity without a name.</summary>
    public required EquatableArray<string> Events { get; init; }
}

/// <summary>An event that ends an attempt between two steps.</summary>
/// <remarks>
/// It ends the attempt when it comes later than the step <see cref="AfterStep"/> was reached, and step
/// <see cref="BeforeStep"/> was not reached before it or at its very instant.
/// </remarks>
public sealed record FunnelExclusion
{
    /// <summary>Gets the event.</summary>
    public required string Event { get; init; }

    /// <summary>Gets the number of the step after which it counts; 1 is the first.</summary>
    public required int AfterStep { get; init; }

    /// <summary>Gets the number of the step before which it counts; above <see cref="AfterStep"/>.</summary>
    public required int BeforeStep { get; init; }
}

/// <summary>What may lie between two steps of a funnel.</summary>
public enum FunnelOrder
{
    /// <summary>Any other events.</summary>
    Loose = 0,

    /// <summary>Nothing: no event of the log lies at an instant between those of two steps that follow each other.</summary>
    Strict = 1,
}

/// <summary>Which attempt of a user counts. An attempt begins at each instant with an event of the first step.</summary>
public enum FunnelAttempt
{
    /// <summary>The one that reaches furthest; of equal ones the earliest.</summary>
    Best = 0,

    /// <summary>The first one, whatever comes of it.</summary>
    First = 1,
}
