namespace UserOps.Lifecycle;

/// <summary>One user on one day: what is known by then, and the stage on the day before. Days are numbers.</summary>
internal ref struct StageMoment
{
    /// <summary>The day judged.</summary>
    public int Day;

    /// <summary>The day on which the user was first seen.</summary>
    public int FirstSeen;

    /// <summary>The gaps between <see cref="Days"/>; filled when some limit follows the own rhythm.</summary>
    public GapList Gaps;

    /// <summary>The place of the stage on the day before; -1 on the first active day.</summary>
    public int Stage;

    /// <summary>The first day in that stage; <see cref="DaySpan.None"/> when it is not known.</summary>
    public int Since;

    /// <summary>Whether the last judgement asked for the stage on the day before, or for the time in it.</summary>
    public bool AskedStage;

    /// <summary>Whether some judgement asked for <see cref="Since"/> where it is not known: its answer is worth nothing.</summary>
    public bool MissedSince;

    /// <summary>Gets or sets the active days up to <see cref="Day"/>; at least one.</summary>
    public DaySpan.Known Days
    {
        readonly get;
        set
        {
            field = value;
            LastActive = value.Last;
        }
    }

    /// <summary>Gets the last of <see cref="Days"/>, which nearly every leaf asks for.</summary>
    public int LastActive { get; private set; }
}
