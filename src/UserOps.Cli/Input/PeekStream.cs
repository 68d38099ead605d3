namespace UserOps.Cli.Input;

/// <summary>A stream whose first bytes can be looked at before they are read, also where it can't seek.</summary>
internal sealed class PeekStream(Stream inner) : ReadOnlyStream(inner)
{
    private byte[] _peeked = [];
    private int _taken;

    /// <summary>Looks at the first bytes without taking them; to be called once, before anything is read.</summary>
    /// <param name="count">How many.</param>
    /// <returns>That many bytes, or fewer where the stream ends.</returns>
    public ReadOnlySpan<byte> Peek(int count)
    {
        var buffer = new byte[count];
        _peeked = buffer[..Inner.ReadAtLeast(buffer, count, throwOnEndOfStream: false)];
        return _peeked;
    }

    /// <summary>Takes bytes that were looked at.</summary>
    /// <param name="count">How many.</param>
    public void Skip(int count) => _taken += count;

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (_taken == _peeked.Length)
        {
            return Inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _peeked.Length - _taken);
        _peeked.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }
}
