namespace UserOps.Lifecycle;

/// <summary>What to do with the users of a stage, in one word. The order of the values means nothing.</summary>
public enum StageAim
{
    /// <summary>Keep them active (留存).</summary>
    Retain = 0,

    /// <summary>Gain them: see to their first use (拉新).</summary>
    Acquire = 1,

    /// <summary>Get them to come more often (促活).</summary>
    Activate = 2,

    /// <summary>Get more out of it for both sides: a plan, a membership, a recommendation (转化).</summary>
    Convert = 3,

    /// <summary>Bring them back (召回).</summary>
    WinBack = 4,
}
