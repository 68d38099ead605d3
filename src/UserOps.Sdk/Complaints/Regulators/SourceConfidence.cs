namespace UserOps.Complaints;

/// <summary>How sure the figures of a preset are.</summary>
public enum SourceConfidence
{
    /// <summary>Read second-hand, or open to more than one reading: check before use.</summary>
    Low = 0,

    /// <summary>Read in the rule, with a part that leaves room, which the notes name.</summary>
    Medium = 1,

    /// <summary>Read in the rule itself, and plain.</summary>
    High = 2,
}
