using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Which skills a complaint needs, as plain data.</summary>
/// <remarks>Compile it with <see cref="ComplaintRouter"/>, which checks it. Its JSON form is <see cref="RoutingPolicyJson"/>.</remarks>
/// <example>
/// <code>
/// var policy = RoutingPolicy.Default with { Requirements = [new() { Topics = ["leak"], Skills = ["plumbing"] }] };
/// </code>
/// </example>
public sealed record RoutingPolicy
{
    /// <summary>Gets the default: by the factor complexity, an expert for level 2 and one who knows other countries' law for level 3.</summary>
    public static RoutingPolicy Default { get; } = new()
    {
        Name = "routing",
        Version = "1",
        Requirements =
        [
            new() { LeastComplexity = 2, Skills = ["expert"] },
            new() { LeastComplexity = 3, Skills = ["cross-border"] },
        ],
    };

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets what asks for skills: every requirement that a complaint meets adds its own. A complaint that meets none needs no skill.</summary>
    public required EquatableArray<SkillRequirement> Requirements { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, RoutingJsonContext.Default.RoutingPolicy));
}

/// <summary>Skills that some complaints need. All that is said of the complaint must hold; what is left out does not matter.</summary>
public sealed record SkillRequirement
{
    /// <summary>Gets the products; empty, the default, for any.</summary>
    public EquatableArray<string> Products { get; init; } = [];

    /// <summary>Gets the topics; empty, the default, for any.</summary>
    public EquatableArray<string> Topics { get; init; } = [];

    /// <summary>Gets the channels; empty, the default, for any.</summary>
    public EquatableArray<string> Channels { get; init; } = [];

    /// <summary>Gets the least level of the factor complexity, 1 or more; <see langword="null"/>, the default, for any. An unknown level counts as 0.</summary>
    public int? LeastComplexity { get; init; }

    /// <summary>Gets the skills, one or more.</summary>
    public required EquatableArray<string> Skills { get; init; }
}
