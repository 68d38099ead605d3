namespace UserOps.Hosting;

/// <summary>What became of reading a policy again.</summary>
public enum PolicyReload
{
    /// <summary>It is the one that is in force.</summary>
    Unchanged = 0,

    /// <summary>It was checked, compiled and put in force.</summary>
    Replaced = 1,

    /// <summary>It has problems, which were logged. The one before it stays.</summary>
    Refused = 2,

    /// <summary>It could not be read. The one before it stays, and it is tried again.</summary>
    Unreadable = 3,
}
