namespace UserOps.Lifecycle;

/// <summary>One user on one day: what is known by then, and the stage on the day before. Days are numbers.</summary>
internal ref struct StageMoment
{
    /// <summary>The day judged.</summary>
    public int Day;

    /// <summary>The day on which the user was first seen.</summary>
    public int FirstSeen;

    /// <summary>The active days up to <see cref="Day"/>; at least one.</summary>
    public DaySpan.Known Days;

    /// <summary>The gaps between <see cref="Days"/>; filled when some limit follows the own rhythm.</summary>
    public GapList Gaps;

    /// <summary>The place of the stage on the day before; -1 on the first active day.</summary>
    public int Stage;

    /// <summary>The first day in that stage.</summary>
    public int Since;
}
