namespace UserOps.Complaints;

/// <summary>How large the parts of a complaint may be.</summary>
public static class ComplaintLimits
{
    /// <summary>The most characters of a text: a long book. Attachments belong elsewhere.</summary>
    public const int TextLength = 1_000_000;

    /// <summary>The most characters of an id, a name, a key or a note of evidence.</summary>
    public const int NameLength = 1_000;

    /// <summary>The most keys of a complaint.</summary>
    public const int Keys = 1_000;
}
