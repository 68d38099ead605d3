using NodaTime;

namespace UserOps.Cli.Activity;

/// <summary>What became of the records of an activity file; complete once the file was read to its end.</summary>
/// <remarks>Every record is accepted, rejected, anonymous or left out: the four add up to <see cref="Records"/>.</remarks>
internal sealed record ActivityCounts
{
    /// <summary>Gets how many rows were handed over.</summary>
    public long Accepted { get; init; }

    /// <summary>Gets how many rows could not be used.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets how many rows have no user.</summary>
    public long Anonymous { get; init; }

    /// <summary>Gets how many rows with a user were left out because only purchases were asked for.</summary>
    public long LeftOut { get; init; }

    /// <summary>Gets how many lines held no value at all; they are no records.</summary>
    public long BlankLines { get; init; }

    /// <summary>Gets the newest instant of an accepted row; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    public long Records => Accepted + Rejected + Anonymous + LeftOut;
}
