namespace UserOps.Reporting;

/// <summary>What a finding asks of its reader.</summary>
public enum FindingKind
{
    /// <summary>To know it.</summary>
    Note = 0,

    /// <summary>Nothing: it is as it should be.</summary>
    Good = 1,

    /// <summary>To watch it.</summary>
    Watch = 2,

    /// <summary>To act.</summary>
    Act = 3,
}
