using System.Text.Json.Serialization;

namespace UserOps.Complaints;

/// <summary>A small change of the facts that gives another grade.</summary>
/// <remarks><see cref="ComplaintGrader.Apply"/> makes the change.</remarks>
public sealed record GradeCounterfactual
{
    /// <summary>Gets the grade that it gives.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets the sum of the points that it gives.</summary>
    public required int Score { get; init; }

    /// <summary>Gets the factors that change, in the order of the policy; all of them together give the grade.</summary>
    public required EquatableArray<FactorStep> Steps { get; init; }

    /// <summary>Gets by how many levels the factors change together. What is not known counts as level 0.</summary>
    [JsonIgnore]
    public int Distance
    {
        get
        {
            var distance = 0;
            foreach (var step in Steps)
            {
                distance += Math.Abs(step.To - (step.From ?? 0));
            }

            return distance;
        }
    }
}

/// <summary>A factor that changes from one level to another, which is confirmed.</summary>
/// <param name="Factor">The id of the factor.</param>
/// <param name="From">The level before; <see langword="null"/> if it was not known. The same as <paramref name="To"/> when a proposed level is confirmed.</param>
/// <param name="To">The level after.</param>
public readonly record struct FactorStep(string Factor, int? From, int To);
