namespace UserOps.Complaints;

/// <summary>The grade of a complaint without its reasons.</summary>
/// <param name="Grade">The grade.</param>
/// <param name="Score">The sum of the points.</param>
/// <param name="NeedsScreening">Whether somebody must look at a factor that is not known.</param>
public readonly record struct GradeScore(ComplaintGrade Grade, int Score, bool NeedsScreening);
