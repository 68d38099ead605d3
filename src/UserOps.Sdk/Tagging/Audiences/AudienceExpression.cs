using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Which users make up an audience, told by their tags, as plain data.</summary>
/// <remarks>
/// Made of <see cref="AllCondition"/>, <see cref="AnyCondition"/>, <see cref="NotCondition"/> and <see cref="TagCondition"/> alone.
/// A user has a tag or has it not; nothing is unknown, so <c>not</c> takes everybody else. Compile it with
/// <see cref="AudienceEvaluator"/>; its JSON form is <see cref="AudienceExpressionJson"/>.
/// </remarks>
public sealed record AudienceExpression
{
    /// <summary>Gets the version of the expression's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the audience's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the expression's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets what must be so of a user's tags.</summary>
    public required Condition Where { get; init; }

    /// <summary>Makes the reference that counts carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, TaggingJsonContext.Default.AudienceExpression));
}
