namespace UserOps.Rfm;

/// <summary>What to do with the users of a segment, in one word. The order of the values means nothing.</summary>
public enum SegmentAim
{
    /// <summary>Keep them: they are worth it as they are.</summary>
    Keep = 0,

    /// <summary>Pull them in: get them to buy again, or more.</summary>
    PullIn = 1,

    /// <summary>Wake them: they are drifting away.</summary>
    Wake = 2,

    /// <summary>Win them back: they have gone.</summary>
    WinBack = 3,
}
