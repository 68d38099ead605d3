namespace UserOps.Tickets;

/// <summary>What a handover is a change of.</summary>
internal enum HandoverBasis
{
    /// <summary>Of the team.</summary>
    Team = 0,

    /// <summary>Of the support line: in logs without teams.</summary>
    Line = 1,

    /// <summary>Of the role of who acts, agent or engineer: in logs without teams and lines.</summary>
    Role = 2,
}
