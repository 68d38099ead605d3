using NodaTime;
using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>A population's way through a funnel, as of one instant.</summary>
public sealed record FunnelReport
{
    /// <summary>Gets the policy that gave the report.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets how many users were looked at, with those who never began.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the steps in their order.</summary>
    public required EquatableArray<FunnelStepReport> Steps { get; init; }

    /// <summary>Gets how many users began.</summary>
    public long Started => Steps[0].Reached;

    /// <summary>Gets how many users reached the last step.</summary>
    public long Converted => Steps[^1].Reached;

    /// <summary>Gets how many users may still go on.</summary>
    public long Open => Steps.Sum(step => step.Open);

    /// <summary>Gets how many users stopped for good. Began = converted + open + dropped.</summary>
    public long Dropped => Steps.Sum(step => step.Dropped);
}

/// <summary>One step of a <see cref="FunnelReport"/>.</summary>
/// <remarks>
/// <para>Rates are those of Wilson with 95 % (see <see cref="ProportionInterval.Wilson"/>), and <see langword="null"/> where
/// nobody could have reached the step.</para>
/// <para>Rates of all users count who is on the way as one who did not come. The <b>closed</b> rates are of those users alone whose
/// last window has ended, also when they were through before: who is in is decided by when they began and not by what
/// came of it, so that quick ones are not preferred.</para>
/// </remarks>
public sealed record FunnelStepReport
{
    /// <summary>Gets the number of the step, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Gets what people call the step; <see langword="null"/> when the policy doesn't say.</summary>
    public required LocalizedText? Name { get; init; }

    /// <summary>Gets the events any one of which is the step.</summary>
    public required EquatableArray<string> Events { get; init; }

    /// <summary>Gets how many users reached the step.</summary>
    public required long Reached { get; init; }

    /// <summary>Gets how many users came to this step and no further, and may still go on.</summary>
    public required long Open { get; init; }

    /// <summary>Gets how many users came to this step and no further, and all of whose attempts are over; 0 at the last step.</summary>
    public required long Dropped { get; init; }

    /// <summary>Gets the share of those at the step before who reached this one; <see langword="null"/> at the first step.</summary>
    public required ProportionInterval? FromBefore { get; init; }

    /// <summary>Gets the share of those who began who reached this step.</summary>
    public required ProportionInterval? FromFirst { get; init; }

    /// <summary>Gets how many users reached the step of those whose last window has ended.</summary>
    public required long ReachedClosed { get; init; }

    /// <summary>Gets <see cref="FromBefore"/> among users whose last window has ended.</summary>
    public required ProportionInterval? ClosedFromBefore { get; init; }

    /// <summary>Gets <see cref="FromFirst"/> among users whose last window has ended.</summary>
    public required ProportionInterval? ClosedFromFirst { get; init; }

    /// <summary>
    /// Gets the median time from the step before, of type 7, to the nanosecond below; <see langword="null"/> at the first
    /// step and where nobody reached this one.
    /// </summary>
    public required Duration? MedianTime { get; init; }

    /// <summary>Gets the time from the step before within which 90 % of those who reached this step did; as <see cref="MedianTime"/>.</summary>
    public required Duration? Quantile90Time { get; init; }
}
