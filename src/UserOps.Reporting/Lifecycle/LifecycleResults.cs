using UserOps.Lifecycle;

namespace UserOps.Reporting;

/// <summary>What is there to tell of the lifecycle; whatever is not given is left out of the report.</summary>
/// <remarks>Immutable.</remarks>
public sealed record LifecycleResults
{
    /// <summary>Gets the policy of <see cref="Stock"/>, <see cref="Transitions"/> and <see cref="Forecast"/>; without it those are left out.</summary>
    public StagePolicy? Policy { get; init; }

    /// <summary>
    /// Gets how many users are in each stage now; <see langword="null"/>, the default, takes the end of the last complete period of
    /// <see cref="Transitions"/>.
    /// </summary>
    public StageStock? Stock { get; init; }

    /// <summary>Gets the stages at the end of each period and the moves between them.</summary>
    public TransitionReport? Transitions { get; init; }

    /// <summary>Gets the forecast made from <see cref="Transitions"/>.</summary>
    public StageForecast? Forecast { get; init; }

    /// <summary>Gets growth accounting.</summary>
    public GrowthReport? Growth { get; init; }

    /// <summary>Gets retention.</summary>
    public RetentionReport? Retention { get; init; }

    /// <summary>Gets the active users of each day.</summary>
    public ActiveUserReport? Active { get; init; }

    /// <summary>Gets on how many days users were active.</summary>
    public StickinessReport? Stickiness { get; init; }

    /// <summary>Gets the activity by hour and weekday.</summary>
    public HourGrid? Hours { get; init; }

    /// <summary>Gets the funnels, each a picture.</summary>
    public EquatableArray<FunnelReport> Funnels { get; init; }
}
