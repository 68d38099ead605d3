using NodaTime;

namespace UserOps.Complaints;

/// <summary>By when the firm wants to have done something for complaints of one grade.</summary>
/// <remarks>
/// Exactly one of <see cref="Within"/> and <see cref="WorkingDays"/> is given. <see cref="Within"/> is working time of the calendar;
/// <see cref="WorkingDays"/> is date arithmetic: the last closing of the n-th working day after the local date of the start.
/// </remarks>
public sealed record ServiceTarget
{
    /// <summary>Gets the grade whose complaints it is for.</summary>
    public required ComplaintGrade Grade { get; init; }

    /// <summary>Gets what is to be done.</summary>
    public required ServiceTargetKind Target { get; init; }

    /// <summary>Gets the working time until it is due; <see langword="null"/> if <see cref="WorkingDays"/> is given.</summary>
    public Duration? Within { get; init; }

    /// <summary>Gets the working days until it is due; <see langword="null"/> if <see cref="Within"/> is given.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Gets the calendar whose hours and days count: <c>always</c>, or a name for which the host gives a calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>Gets the shares of the target at which to warn, ascending, each above 0 and below 1.</summary>
    /// <value>50 % and 80 % by default.</value>
    public EquatableArray<decimal> WarnAt { get; init; } = [0.5m, 0.8m];

    /// <summary>Gets what the clock stands for; nothing by default.</summary>
    /// <remarks>All pauses together count up to the target itself; then the clock goes on.</remarks>
    public EquatableArray<PauseReason> PausedBy { get; init; } = [];

    /// <summary>Gets a value indicating whether the target is breached right after its due instant, not only when more working time has passed.</summary>
    /// <value><see langword="false"/> by default: a target that ends with the day's closing is kept until the next opening.</value>
    public bool StrictDue { get; init; }
}
