namespace UserOps.Complaints;

/// <summary>The grades by impact and urgency, as service desks prioritise incidents.</summary>
/// <remarks>
/// The form is the priority coding of ITIL (Service Operation, 4.2.5.4). A level that is not known is taken for 0; one that
/// was only proposed is read like any other.
/// </remarks>
public sealed record ImpactUrgencyMatrix
{
    /// <summary>Gets the id of the factor that chooses the row.</summary>
    public required string Impact { get; init; }

    /// <summary>Gets the id of the factor that chooses the column.</summary>
    public required string Urgency { get; init; }

    /// <summary>Gets the rows, that of impact 0 first, each with the grades from urgency 0 on. No grade is milder than one before it in its row or column.</summary>
    public required EquatableArray<EquatableArray<ComplaintGrade>> Grades { get; init; }
}
