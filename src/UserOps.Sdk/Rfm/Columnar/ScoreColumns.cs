namespace UserOps.Rfm;

/// <summary>The scores of many users as parallel columns, with room for so many users; a scorer fills it.</summary>
/// <remarks>A user without a purchase in view has the scores 0 and the place <see cref="ColumnScorer.NoSegment"/>.</remarks>
public sealed class ScoreColumns
{
    /// <summary>Initializes a new instance of the <see cref="ScoreColumns"/> class.</summary>
    /// <param name="count">How many users it has room for.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is negative.</exception>
    public ScoreColumns(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        RecencyBuffer = new byte[count];
        FrequencyBuffer = new byte[count];
        MonetaryBuffer = new byte[count];
        SegmentBuffer = new byte[count];
    }

    /// <summary>Gets the number of users, which is the length of every column.</summary>
    public int Count => SegmentBuffer.Length;

    /// <summary>Gets the recency scores.</summary>
    public ReadOnlyMemory<byte> Recency => RecencyBuffer;

    /// <summary>Gets the frequency scores.</summary>
    public ReadOnlyMemory<byte> Frequency => FrequencyBuffer;

    /// <summary>Gets the monetary scores.</summary>
    public ReadOnlyMemory<byte> Monetary => MonetaryBuffer;

    /// <summary>Gets each user's place in <see cref="ColumnScorer.Segments"/>.</summary>
    public ReadOnlyMemory<byte> Segments => SegmentBuffer;

    internal byte[] RecencyBuffer { get; }

    internal byte[] FrequencyBuffer { get; }

    internal byte[] MonetaryBuffer { get; }

    internal byte[] SegmentBuffer { get; }
}
