namespace UserOps.Tickets;

/// <summary>What is known of a proposal.</summary>
internal sealed class ProposalRecord
{
    public required string Id { get; init; }

    public ProposalSubmitted? Submitted { get; set; }

    public ProposalDecided? Decided { get; set; }

    public ProposalShipped? Shipped { get; set; }

    /// <summary>Whether it is meant for tickets of a module and root cause; what it leaves open fits all.</summary>
    public bool Targets(CauseKey cause) =>
        Submitted is { } told && (told.Module is not null || told.RootCause is not null)
        && Fits(told.Module, cause.Module) && Fits(told.RootCause, cause.RootCause);

    private static bool Fits(string? asked, string found) => asked is null || string.Equals(asked, found, StringComparison.Ordinal);

    public bool Targets(string topic) => string.Equals(Submitted?.Topic, topic, StringComparison.Ordinal);
}
