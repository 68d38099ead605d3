using NodaTime;

namespace UserOps.Cli.Purchases;

/// <summary>What became of the records of a purchases file; complete once the file was read to its end.</summary>
/// <remarks>Every record is accepted, rejected, anonymous or left out: the four add up to <see cref="Records"/>.</remarks>
internal sealed record PurchaseCounts
{
    /// <summary>Gets how many rows were handed over.</summary>
    public long Accepted { get; init; }

    /// <summary>Gets how many of them are refunds.</summary>
    public long Refunds { get; init; }

    /// <summary>Gets how many rows could not be used.</summary>
    public long Rejected { get; init; }

    /// <summary>Gets how many rows have no user.</summary>
    public long Anonymous { get; init; }

    /// <summary>Gets how many of them are refunds.</summary>
    public long AnonymousRefunds { get; init; }

    /// <summary>Gets their money, refunds taken off; rows whose money can't be read, or that would be left out, add nothing.</summary>
    public decimal AnonymousMoney { get; init; }

    /// <summary>Gets how many rows with a user were left out because only purchases were asked for.</summary>
    public long LeftOut { get; init; }

    /// <summary>Gets how many lines held no value at all; they are no records.</summary>
    public long BlankLines { get; init; }

    /// <summary>Gets the newest instant of an accepted row; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; init; }

    /// <summary>Gets how many records the file has.</summary>
    public long Records => Accepted + Rejected + Anonymous + LeftOut;
}
