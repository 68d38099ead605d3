using NodaTime;

namespace UserOps.Complaints;

/// <summary>The gate before a case is closed: what must be there.</summary>
public sealed record ClosingRule
{
    /// <summary>Gets what must be there.</summary>
    public required EquatableArray<ClosingItem> Required { get; init; }

    /// <summary>Gets the least grave grade for which a corrective action is asked for.</summary>
    public required ComplaintGrade CorrectiveActionFrom { get; init; }

    /// <summary>Gets how many cases of one cause within <see cref="RepeatedWithin"/> ask for a corrective action at any grade.</summary>
    public required int RepeatedCause { get; init; }

    /// <summary>Gets the look-back in which the cases of one cause are counted.</summary>
    public required Duration RepeatedWithin { get; init; }
}
