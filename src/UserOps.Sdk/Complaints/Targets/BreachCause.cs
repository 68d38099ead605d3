namespace UserOps.Complaints;

/// <summary>Why a target was missed.</summary>
public enum BreachCause
{
    /// <summary>It was not.</summary>
    None = 0,

    /// <summary>Time ran out.</summary>
    Late = 1,

    /// <summary>A graver grade has shorter targets, and by those it was late at once.</summary>
    Regrade = 2,

    /// <summary>It was merged with a case that came in earlier, and by that receipt it was late at once.</summary>
    Merge = 3,
}
