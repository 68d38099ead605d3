namespace UserOps.Cli.Input;

/// <summary>Cuts bytes into lines, holding no more than one at a time.</summary>
/// <remarks>Lines end with a line feed; a carriage return before it stays, being white space in JSON.</remarks>
internal sealed class LineReader(Stream stream, string source)
{
    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _atEnd;

    /// <summary>Gets the number of the line that was read last, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line feed; valid until the next call.</param>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="InputException">A line is too long, or holds a NUL byte.</exception>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var unread = _buffer.AsSpan(_start, _end - _start);
            var hop = unread[searched..].IndexOf((byte)'\n');
            if (hop >= 0 || _atEnd)
            {
                line = hop < 0 ? unread : unread[..(searched + hop)];
                _start += line.Length + (hop < 0 ? 0 : 1);
                if (hop < 0 && line.IsEmpty)
                {
                    return false;
                }

                Line++;
                Check(line);
                return true;
            }

            if (unread.Length > RecordReader.MaxRecordLength)
            {
                Line++;
                Check(unread);
            }

            searched = unread.Length;
            Fill();
        }
    }

    private void Check(ReadOnlySpan<byte> line)
    {
        if (line.Length > RecordReader.MaxRecordLength)
        {
            throw new InputException(source, Line, "The line is longer than 1 MiB.", "Write one JSON object a line.");
        }

        if (line.Contains((byte)0))
        {
            throw new InputException(source, Line, "There is a NUL byte.", "Write the file as UTF-8 text.");
        }
    }

    private void Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _atEnd = read == 0;
    }
}
