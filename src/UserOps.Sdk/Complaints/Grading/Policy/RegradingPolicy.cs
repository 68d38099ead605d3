namespace UserOps.Complaints;

/// <summary>What raises the grade of a complaint that was graded before. Nothing here lowers one.</summary>
/// <remarks>
/// All steps start from the grade that the facts give, not from one that was raised before: a grade that was raised by age has
/// shorter targets, and would otherwise raise itself again and again.
/// </remarks>
public sealed record RegradingPolicy
{
    /// <summary>Gets what is done as the time of the target to resolve is used up, the least share first. The last step that was reached counts.</summary>
    public EquatableArray<AgeStep> Age { get; init; } = [];

    /// <summary>Gets the grade at least by the number of customers who complain of the same matter, the fewest first.</summary>
    public EquatableArray<ClusterStep> Cluster { get; init; } = [];

    /// <summary>Gets the grade that a reopened complaint has at least; <see langword="null"/>, the default: none.</summary>
    public ComplaintGrade? Reopened { get; init; }

    /// <summary>Finds the grade that age asks for.</summary>
    /// <param name="graded">The grade that the facts give.</param>
    /// <param name="share">The share of that grade's target which is used up: 0.8 is 80 %.</param>
    /// <returns>The grade; never milder than <paramref name="graded"/>.</returns>
    public ComplaintGrade ByAge(ComplaintGrade graded, decimal share)
    {
        var grade = graded;
        foreach (var step in Age)
        {
            if (share < step.Share)
            {
                break;
            }

            var raised = (ComplaintGrade)Math.Min((int)graded + step.Raise, (int)step.UpTo);
            grade = ComplaintGrades.Graver(grade, raised);
        }

        return grade;
    }

    /// <summary>Finds the grade that the growth of a cluster asks for.</summary>
    /// <param name="graded">The grade that the facts give.</param>
    /// <param name="customers">The number of different customers who complain of the same matter.</param>
    /// <returns>The grade; never milder than <paramref name="graded"/>.</returns>
    public ComplaintGrade ByCluster(ComplaintGrade graded, long customers)
    {
        var grade = graded;
        foreach (var step in Cluster)
        {
            if (customers < step.From)
            {
                break;
            }

            grade = ComplaintGrades.Graver(grade, step.Floor);
        }

        return grade;
    }

    /// <summary>Finds the grade that reopening asks for.</summary>
    /// <param name="graded">The grade that the facts give.</param>
    /// <returns>The grade; never milder than <paramref name="graded"/>.</returns>
    public ComplaintGrade WhenReopened(ComplaintGrade graded) => ComplaintGrades.Graver(graded, Reopened ?? ComplaintGrade.Minor);
}

/// <summary>What age does to a grade from some share of the target on.</summary>
public sealed record AgeStep
{
    /// <summary>Gets the share of the target from which the step holds: 0.8 is 80 %.</summary>
    public required decimal Share { get; init; }

    /// <summary>Gets by how many grades the complaint is raised, counted from the grade that the facts give; 0 raises nothing, and is there to be told.</summary>
    public required int Raise { get; init; }

    /// <summary>Gets the gravest grade that age alone leads to.</summary>
    public required ComplaintGrade UpTo { get; init; }
}

/// <summary>The grade at least from some number of customers with the same complaint on.</summary>
public sealed record ClusterStep
{
    /// <summary>Gets the number of customers.</summary>
    public required long From { get; init; }

    /// <summary>Gets the grade.</summary>
    public required ComplaintGrade Floor { get; init; }
}
