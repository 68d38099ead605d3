using NodaTime;

namespace UserOps.Cli.Complaints;

/// <summary>What became of the records of a complaints file; complete once the file was read to its end.</summary>
/// <remarks>Every record is accepted or rejected: the two add up to <see cref="Records"/>.</remarks>
internal sealed record ComplaintCounts
{
    /// <summary>Gets how many complaints were handed over.</summary>
    public long Accepted { get; init; }

    /// <summary>Gets how many records could not be used.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets how many complaints were received after the instant of judgement, which does not see them.</summary>
    public long Later { get; init; }

    /// <summary>Gets the newest receipt of an accepted complaint; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    public long Records => Accepted + Rejected;
}
