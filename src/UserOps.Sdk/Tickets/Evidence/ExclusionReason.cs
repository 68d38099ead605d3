namespace UserOps.Tickets;

/// <summary>Why a ticket is not judged.</summary>
public enum ExclusionReason
{
    /// <summary>It is judged.</summary>
    None = 0,

    /// <summary>It was merged into another.</summary>
    Merged = 1,

    /// <summary>Only a program acted on it.</summary>
    BotOnly = 2,

    /// <summary>Its category is left out.</summary>
    Category = 3,

    /// <summary>Its state is left out.</summary>
    State = 4,
}
