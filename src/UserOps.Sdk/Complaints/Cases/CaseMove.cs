namespace UserOps.Complaints;

/// <summary>What a move asks for beside its state.</summary>
public enum CaseGuard
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The case is of grade 1, which skips the queue.</summary>
    Critical = 1,

    /// <summary>The gate is open: nothing of <see cref="ClosingRule.Required"/> is missing.</summary>
    Gate = 2,

    /// <summary>The silent days passed, and the gate is open; no event is needed.</summary>
    Silence = 3,

    /// <summary>The policy lets the case be reopened, and its time is not over.</summary>
    ReopenWindow = 4,
}

/// <summary>One legal move of a case.</summary>
/// <param name="From">The state before.</param>
/// <param name="By">The event.</param>
/// <param name="To">The state after.</param>
/// <param name="Guard">What it asks for.</param>
public readonly record struct CaseMove(CaseState From, CaseEventType By, CaseState To, CaseGuard Guard = CaseGuard.None);
