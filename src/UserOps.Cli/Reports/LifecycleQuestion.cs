using UserOps.Lifecycle;

namespace UserOps.Cli.Reports;

/// <summary>What a report asks of activity.</summary>
internal sealed record LifecycleQuestion
{
    /// <summary>Gets what tells stages.</summary>
    public required StageEvaluator Stages { get; init; }

    /// <summary>Gets the periods of growth, of moves between stages, and of cohorts.</summary>
    public required CalendarGrid Grid { get; init; }

    /// <summary>Gets how retention is counted; <see langword="null"/> for cohorts of the periods.</summary>
    public RetentionPolicy? Retention { get; init; }

    /// <summary>Gets the funnel; <see langword="null"/> for none.</summary>
    public Funnel? Funnel { get; init; }

    /// <summary>Gets the user whose timeline is shown; <see langword="null"/> for none.</summary>
    public UserId? User { get; init; }
}
