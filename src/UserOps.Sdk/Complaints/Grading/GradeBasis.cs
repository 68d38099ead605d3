namespace UserOps.Complaints;

/// <summary>What decided a grade. The order of the values means nothing.</summary>
public enum GradeBasis
{
    /// <summary>The sum of the points against the thresholds.</summary>
    Threshold = 0,

    /// <summary>The floor of a factor.</summary>
    Floor = 1,

    /// <summary>A factor that is not known yet, and must be.</summary>
    Screening = 2,

    /// <summary>The matrix of impact and urgency.</summary>
    Matrix = 3,
}
