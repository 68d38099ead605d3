namespace UserOps.Lifecycle;

/// <summary>What puts a user into a cohort. The order of the values means nothing.</summary>
public enum RetentionAnchor
{
    /// <summary>The user's first start event: everybody is in one cohort at most.</summary>
    FirstMatching = 0,

    /// <summary>
    /// The user's very first event of all, and only if it is a start event: who came by another way is in no cohort. Events at
    /// one instant are all first.
    /// </summary>
    FirstEver = 1,

    /// <summary>
    /// The first start event in each period: every period with one anchors the user anew, so one user may be in several
    /// cohorts.
    /// </summary>
    Recurring = 2,
}

/// <summary>How intervals follow an anchor. The order of the values means nothing.</summary>
public enum RetentionClock
{
    /// <summary>
    /// By the calendar: interval k is the k-th period after the one of the anchor, so interval 0 may have begun before the
    /// anchor, and a user of Sunday is in week 1 on Monday.
    /// </summary>
    Calendar = 0,

    /// <summary>
    /// By elapsed time from the anchor: interval k is <c>[anchor + k periods, anchor + (k + 1) periods)</c>. Days and weeks are
    /// multiples of 24 hours, whatever the local clock does. Months, quarters and years are counted on the local calendar, each
    /// from the anchor anew: from 31 January to 29 February, to 31 March. A local time that the clock skips is moved on by
    /// what was skipped, and of one that it shows twice the first is taken.
    /// </summary>
    Elapsed = 1,
}

/// <summary>When a user counts as retained in a column. The order of the values means nothing.</summary>
/// <remarks>Interval 0 is told by <see cref="SameIntervalReturn"/>; the rules here are for the others.</remarks>
public enum RetentionMeasure
{
    /// <summary>Returned in interval k.</summary>
    On = 0,

    /// <summary>
    /// Returned in interval k or any later one, also one past the last column, by asOf. A complete cell can still grow, for
    /// a return may come at any time: older cohorts have had longer to return than younger ones.
    /// </summary>
    OnOrAfter = 1,

    /// <summary>Returned in any of the intervals 1 to k.</summary>
    OnOrBefore = 2,

    /// <summary>Returned in any interval of a bracket; a column is one of <see cref="RetentionPolicy.Brackets"/>.</summary>
    Brackets = 3,

    /// <summary>Returned in every one of the intervals 1 to k.</summary>
    Streak = 4,
}

/// <summary>What interval 0 tells. The order of the values means nothing.</summary>
public enum SameIntervalReturn
{
    /// <summary>The cohort itself: the anchor counts as a return, so everybody is retained.</summary>
    Anchor = 0,

    /// <summary>
    /// A return event strictly after the anchor's instant, within interval 0 (for <see cref="RetentionMeasure.OnOrAfter"/>: at any
    /// time by asOf). Days alone can't tell it.
    /// </summary>
    LaterReturn = 1,
}

/// <summary>How the complete cells of a column become one rate. The order of the values means nothing.</summary>
public enum RetentionAverageMethod
{
    /// <summary>All users of all cohorts alike: the sum of the retained by the sum of the eligible.</summary>
    Pooled = 0,

    /// <summary>All cohorts alike: the mean of the rates of those that have eligible users.</summary>
    MeanOfCohorts = 1,

    /// <summary>
    /// As Mixpanel does: cohorts weigh by their size twice. With the eligible n and the retained r of each cohort, the rates r/n
    /// weighted once, by n, give the pooled rate; weighted by n² they give Σ(n² · r/n) / Σn² = Σ(n · r) / Σn². A big cohort
    /// hides the others.
    /// </summary>
    Mixpanel = 2,
}

/// <summary>From when elapsed intervals are counted. The order of the values means nothing.</summary>
public enum ElapsedAnchor
{
    /// <summary>The anchor's own instant.</summary>
    Exact = 0,

    /// <summary>
    /// The last full hour of the local clock before the anchor, as in Amplitude: a return 23 hours and a minute later can be in
    /// the next day.
    /// </summary>
    TruncatedToHour = 1,
}
