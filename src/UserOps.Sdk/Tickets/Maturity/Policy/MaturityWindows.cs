using NodaTime;

namespace UserOps.Tickets;

/// <summary>The spans of time within which things must happen, in elapsed time.</summary>
/// <remarks>What happens at the very end of a span is still within it.</remarks>
public sealed record MaturityWindows
{
    /// <summary>Gets the default spans.</summary>
    public static MaturityWindows Default { get; } = new()
    {
        Triage = Duration.FromHours(4),
        Reopen = Duration.FromDays(14),
        Drive = Duration.FromDays(5),
        Silence = Duration.FromDays(2),
        Recurrence = Duration.FromDays(30),
        FixHorizon = Duration.FromDays(30),
        ReportGrace = Duration.FromDays(7),
    };

    /// <summary>Gets how long a ticket may wait for its kind; 4 hours by default.</summary>
    public required Duration Triage { get; init; }

    /// <summary>Gets for how long after its solution a ticket may come back as the same; 14 days by default.</summary>
    public required Duration Reopen { get; init; }

    /// <summary>Gets within what a ticket that was passed on is to be solved; 5 days by default.</summary>
    public required Duration Drive { get; init; }

    /// <summary>Gets for how long a ticket that was passed on may lie without a touch; 2 days by default.</summary>
    public required Duration Silence { get; init; }

    /// <summary>Gets for how long after a fix its bug must not come again, and over what a proposal's effect is measured; 30 days by default.</summary>
    public required Duration Recurrence { get; init; }

    /// <summary>Gets within what a bug is to be fixed and a hotspot to have its record; 30 days by default.</summary>
    public required Duration FixHorizon { get; init; }

    /// <summary>Gets how long after a month its report may come; 7 days by default.</summary>
    public required Duration ReportGrace { get; init; }
}
