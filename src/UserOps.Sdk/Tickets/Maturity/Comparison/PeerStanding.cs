namespace UserOps.Tickets;

/// <summary>How one group stands.</summary>
public sealed record PeerStanding
{
    /// <summary>Gets the group; <see langword="null"/> for the whole desk.</summary>
    public required string? Group { get; init; }

    /// <summary>Gets how many of its opportunities succeeded.</summary>
    public required long Successes { get; init; }

    /// <summary>Gets how many opportunities it had.</summary>
    public required long Opportunities { get; init; }

    /// <summary>Gets its rate, drawn towards that of all.</summary>
    public required double? Rate { get; init; }

    /// <summary>Gets the least plausible rate.</summary>
    public required double? Lower { get; init; }

    /// <summary>Gets the greatest plausible rate.</summary>
    public required double? Upper { get; init; }

    /// <summary>Gets the rank, 1 for the best; <see langword="null"/> where its interval overlaps that of another group, so that the order may be chance.</summary>
    public required int? Rank { get; init; }
}
