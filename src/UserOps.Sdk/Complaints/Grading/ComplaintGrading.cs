using System.Text.Json.Serialization;

namespace UserOps.Complaints;

/// <summary>The grade of a complaint, with all that is needed to find it again by hand.</summary>
/// <remarks>
/// <see cref="Grade"/> is the graver of <see cref="ScoreGrade"/>, <see cref="Floor"/> and, while <see cref="NeedsScreening"/>, the
/// screening floor of the policy. <see cref="Score"/> is the sum of the points of <see cref="Factors"/>.
/// </remarks>
public sealed record ComplaintGrading
{
    /// <summary>Gets the grade.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets the sum of the points.</summary>
    public required int Score { get; init; }

    /// <summary>Gets the grade that the sum gives, or the matrix where the policy has one.</summary>
    public required ComplaintGrade ScoreGrade { get; init; }

    /// <summary>Gets the gravest floor of a confirmed level; <see langword="null"/>: none has one.</summary>
    public required ComplaintGrade? Floor { get; init; }

    /// <summary>Gets what decided. Of a floor and a sum that give the same grade, the floor; of a sum and the screening floor, the sum.</summary>
    public required GradeBasis Basis { get; init; }

    /// <summary>Gets the factors that decided: those with the gravest floor, those that need screening, or those of the matrix; none for a sum.</summary>
    public required EquatableArray<string> DecidedBy { get; init; }

    /// <summary>Gets the factors that spoke, in the order of the policy: those above level 0, and those that are not known or must be screened.</summary>
    public required EquatableArray<FactorFinding> Factors { get; init; }

    /// <summary>Gets the factors that somebody must look at, since they are not known or only proposed.</summary>
    public required EquatableArray<string> ToScreen { get; init; }

    /// <summary>Gets a value indicating whether somebody must look at a factor before the grade can be milder than the screening floor.</summary>
    public bool NeedsScreening => ToScreen.Count > 0;

    /// <summary>Gets the points that the sum lacks for the next graver grade; <see langword="null"/> for grade 1 and where a matrix decides.</summary>
    public required int? MarginToNext { get; init; }

    /// <summary>
    /// Gets the smallest changes that give other grades: for each grade that one factor alone can lead to, the smallest change of one
    /// factor; where none leads to a graver (or to a milder) grade, a change of several. The graver grades first, then the milder ones, the nearest first.
    /// </summary>
    public required EquatableArray<GradeCounterfactual> Counterfactuals { get; init; }

    /// <summary>Gets the smallest change that gives a graver grade; <see langword="null"/>: none does.</summary>
    [JsonIgnore]
    public GradeCounterfactual? NextGraver => Smallest(isGraver: true);

    /// <summary>Gets the smallest change that gives a milder grade; <see langword="null"/>: none does.</summary>
    [JsonIgnore]
    public GradeCounterfactual? NextMilder => Smallest(isGraver: false);

    /// <summary>Returns the grading as text.</summary>
    /// <returns>The number and the name of the grade, and the points: <c>1 critical, 80 points</c>.</returns>
    public override string ToString() => $"{Exact.Text(Grade.Number())} {Grade.Name().In("en")}, {Exact.Text(Score)} points";

    private GradeCounterfactual? Smallest(bool isGraver)
    {
        GradeCounterfactual? smallest = null;
        foreach (var item in Counterfactuals)
        {
            if (item.Grade > Grade == isGraver
                && (smallest is null || (item.Steps.Count, item.Distance).CompareTo((smallest.Steps.Count, smallest.Distance)) < 0))
            {
                smallest = item;
            }
        }

        return smallest;
    }
}
