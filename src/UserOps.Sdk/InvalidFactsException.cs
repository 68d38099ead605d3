namespace UserOps;

/// <summary>Thrown when bytes are not the canonical form of the facts that are asked for.</summary>
/// <remarks>Bytes that were cut off, changed on their way, written by a later version, or written of other facts. Nothing is taken of them.</remarks>
public sealed class InvalidFactsException : FormatException
{
    /// <summary>Initializes a new instance of the <see cref="InvalidFactsException"/> class.</summary>
    /// <param name="offset">The byte at which the fault is, from 0.</param>
    /// <param name="field">What stands there, such as <c>entries[3].at</c>.</param>
    /// <param name="why">What is wrong, what is allowed, and what to do.</param>
    public InvalidFactsException(int offset, string field, string why)
        : base($"Byte {Exact.Text(offset)}, {field}: {why}")
    {
        Offset = offset;
        Field = field;
    }

    /// <summary>Gets the byte at which the fault is, from 0.</summary>
    public int Offset { get; }

    /// <summary>Gets what stands there, such as <c>entries[3].at</c>.</summary>
    public string Field { get; }
}
