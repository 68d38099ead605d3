namespace UserOps.Complaints;

/// <summary>What a reopened case does with its clocks.</summary>
public enum ReopenMode
{
    /// <summary>The case goes on where it stood; the time that it was closed is a pause.</summary>
    Resume = 0,

    /// <summary>All clocks start anew.</summary>
    Restart = 1,

    /// <summary>A closed case stays closed: a new complaint is to be opened.</summary>
    NewCase = 2,
}
