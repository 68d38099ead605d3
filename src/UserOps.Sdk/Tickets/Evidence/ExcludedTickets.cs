namespace UserOps.Tickets;

/// <summary>How many tickets are not judged for one reason.</summary>
public sealed record ExcludedTickets
{
    /// <summary>Gets the reason.</summary>
    public required ExclusionReason Reason { get; init; }

    /// <summary>Gets how many tickets.</summary>
    public required long Tickets { get; init; }
}
