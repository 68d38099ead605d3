namespace UserOps.Complaints;

/// <summary>How alarmed to be about a topic; the greater, the more.</summary>
public enum CrisisLevel
{
    /// <summary>Nothing out of the ordinary.</summary>
    None = 0,

    /// <summary>Have an eye on it (关注): a count that chance rarely explains, or a rise that lasts.</summary>
    Watch = 1,

    /// <summary>Look into it now (预警): a count that chance hardly explains, or watched again and again.</summary>
    Alert = 2,

    /// <summary>Call the people together (危机): an alert with grave complaints, many customers, or publicity.</summary>
    Crisis = 3,
}
