using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Which source is believed when several speak of a tag, as plain data.</summary>
/// <remarks>
/// What a person pins or bans always comes first and is no matter of policy. Compile it with <see cref="TagResolver"/>; its
/// JSON form is <see cref="TagPrecedenceJson"/>.
/// </remarks>
public sealed record TagPrecedence
{
    /// <summary>Gets the default: imports before rules before models, and models from 0.5 on.</summary>
    /// <remarks>
    /// An import tells what another system knows of the user, such as a contract; a rule infers from what was seen; a model
    /// guesses, and below 0.5 guesses that the user has not the tag.
    /// </remarks>
    public static TagPrecedence Default { get; } = new()
    {
        Name = "default",
        Version = "1",
        Lanes = [TagLane.Import, TagLane.Rule, TagLane.Model],
    };

    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the lanes after <see cref="TagLane.Manual"/>, the one that goes first before others. One that is not listed does not count.</summary>
    public required EquatableArray<TagLane> Lanes { get; init; }

    /// <summary>Gets the confidence from which on a model counts; 0.5 by default. Below it the model says nothing.</summary>
    public decimal MinConfidence { get; init; } = 0.5m;

    /// <summary>Makes the reference to the policy. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, TaggingJsonContext.Default.TagPrecedence));
}
