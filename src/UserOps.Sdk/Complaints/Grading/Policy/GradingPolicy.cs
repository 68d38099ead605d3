using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>How a complaint gets its grade, as plain data: the table of factors, and the thresholds of their sum.</summary>
/// <remarks>
/// Compile it with <see cref="ComplaintGrader"/>, which checks it. Its JSON form is <see cref="GradingPolicyJson"/>. The
/// presets are in <see cref="GradingPolicies"/>. Points and floors never fall as a level rises, so a graver reading
/// never gives a milder grade: a policy of which that is not true is refused.
/// </remarks>
/// <example>
/// <code>
/// var policy = GradingPolicies.Default with { Thresholds = new() { Critical = 70, Major = 45, Standard = 20 } };
/// </code>
/// </example>
public sealed record GradingPolicy
{
    /// <summary>Gets the version of the policy's JSON form; 1.</summary>
    [JsonRequired]
    public int SchemaVersion { get; init; } = PolicyJson.SchemaVersion;

    /// <summary>Gets the policy's name; every answer carries it.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the policy's version, as its author writes it.</summary>
    public required string Version { get; init; }

    /// <summary>Gets the sums of points from which a complaint has a graver grade.</summary>
    public required GradeThresholds Thresholds { get; init; }

    /// <summary>Gets the grade that a complaint has at least while a factor that needs screening is not known.</summary>
    public required ComplaintGrade ScreeningFloor { get; init; }

    /// <summary>Gets the table: what is looked at, in the order in which answers tell it.</summary>
    public required EquatableArray<GradingFactor> Factors { get; init; }

    /// <summary>Gets how the number of people affected is read as the level of a factor; <see langword="null"/>, the default: not at all.</summary>
    public AffectedBrackets? Affected { get; init; }

    /// <summary>Gets how the amount in dispute is read as the level of a factor; <see langword="null"/>, the default: not at all.</summary>
    public AmountBrackets? Amount { get; init; }

    /// <summary>
    /// Gets the matrix of impact and urgency that takes the place of the thresholds; <see langword="null"/>, the default:
    /// the sum of the points decides. Floors and screening hold either way.
    /// </summary>
    public ImpactUrgencyMatrix? Matrix { get; init; }

    /// <summary>Gets the phrases by which <see cref="TextScreen"/> proposes the first level of a factor; none by default.</summary>
    public EquatableArray<FactorPhrases> Phrases { get; init; } = [];

    /// <summary>Gets what raises a grade later on: age, growth of a cluster, a reopened case.</summary>
    public required RegradingPolicy Regrading { get; init; }

    /// <summary>Makes the reference that answers carry. Costs a serialisation and a hash: keep it.</summary>
    /// <returns>The name, the version, and the hash of the canonical JSON.</returns>
    public PolicyRef ToRef() => new(Name, Version, PolicyJson.Hash(this, ComplaintsJsonContext.Default.GradingPolicy));
}
