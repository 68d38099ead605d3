using NodaTime;

namespace UserOps.Cli.Tickets;

/// <summary>What became of the records of a file of tickets; complete once the file was read to its end.</summary>
/// <remarks>Every record is accepted or rejected: the two add up to <see cref="Records"/>. One record can tell several events.</remarks>
internal sealed record TicketCounts
{
    /// <summary>Gets how many records were used.</summary>
    public long Accepted { get; init; }

    /// <summary>Gets how many records could not be used.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets the newest event; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    public long Records => Accepted + Rejected;
}
