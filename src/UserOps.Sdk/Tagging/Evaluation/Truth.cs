namespace UserOps.Tagging;

/// <summary>A truth value of S. C. Kleene's strong three-valued logic, in the order of truth: the conjunction is the least, the disjunction the greatest.</summary>
public enum Truth
{
    /// <summary>It does not hold.</summary>
    False = 0,

    /// <summary>It may or may not hold: what it rests on is missing.</summary>
    Unknown = 1,

    /// <summary>It holds.</summary>
    True = 2,
}
