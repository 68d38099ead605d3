using System.Buffers;

namespace UserOps.Cli.Input;

/// <summary>Watches CSV text on its way to the parser, and stops it where good rows would be lost or memory would grow.</summary>
/// <remarks>
/// A parser that meets a quote which is never closed takes all rows up to the next quote, or to the end of the file, for
/// one field. The guard follows the quotes as the parser does and faults when a field that began on an earlier line ends in
/// anything but a comma or the end of the line, or doesn't end; it names the line on which the quote opened. The parser
/// reads ahead, so at a fault the text just ends for it: who uses it asks <see cref="ThrowAtFault"/> with each record, and
/// all records before the fault are read first, however the text came in.
/// </remarks>
internal sealed class CsvGuard(Stream inner, string source) : ReadOnlyStream(inner)
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("\"\r\n\0"u8);

    private State _state;
    private InputException? _fault;
    private byte _previous = (byte)'\n';
    private long _line = 1;
    private long _quoteLine;
    private long _position;
    private long _recordStart;
    private long _recordLine = 1;

    private enum State
    {
        /// <summary>Outside quotes.</summary>
        Plain = 0,

        /// <summary>Inside quotes.</summary>
        Quoted = 1,

        /// <summary>Just behind a quote inside quotes: the end of the field, or the first half of a doubled quote.</summary>
        Closing = 2,

        /// <summary>Behind a closing quote and blanks.</summary>
        Closed = 3,
    }

    /// <summary>Throws if a record is the one that holds the fault, or is behind it.</summary>
    /// <param name="recordStart">Where the record starts, in bytes; the largest number at the end of the text.</param>
    /// <exception cref="InputException">The text can't be trusted from here on.</exception>
    public void ThrowAtFault(long recordStart)
    {
        if (_fault is not null && recordStart >= _recordStart)
        {
            throw _fault;
        }
    }

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (_fault is not null)
        {
            return 0;
        }

        var read = Inner.Read(buffer);
        if (read == 0 && _state == State.Quoted)
        {
            _fault = NeverClosed();
        }

        return Follow(buffer[..read]);
    }

    /// <summary>Follows the text and returns how much of it may pass; less than all means a fault.</summary>
    private int Follow(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var seen = at;
            if (_state is State.Closing or State.Closed)
            {
                at += FollowClosing(text[at]);
            }
            else
            {
                var hop = text[at..].IndexOfAny(Marks);
                seen = hop < 0 ? text.Length : at + hop;
                if (_position + seen - _recordStart > RecordReader.MaxRecordLength)
                {
                    _fault = TooLong();
                    seen = at;
                }
                else if (hop >= 0)
                {
                    FollowMark(text[seen], seen == 0 ? _previous : text[seen - 1], _position + seen + 1);
                }

                at = seen + 1;
            }

            if (_fault is not null)
            {
                return seen;
            }
        }

        if (text.Length > 0)
        {
            _previous = text[^1];
            _position += text.Length;
        }

        return text.Length;
    }

    /// <summary>Follows a character behind a closing quote, and returns 1 if it needs no second look.</summary>
    private int FollowClosing(byte next)
    {
        switch (next)
        {
            case (byte)'"' when _state == State.Closing:
                _state = State.Quoted;
                return 1;
            case (byte)' ' or (byte)'\t':
                _state = State.Closed;
                return 1;
            case not ((byte)',' or (byte)'\r' or (byte)'\n') when _quoteLine != _line:
                _fault = NeverClosed();
                return 1;
            default:
                _state = State.Plain;
                return 0;
        }
    }

    private void FollowMark(byte mark, byte previous, long next)
    {
        switch (mark)
        {
            case 0:
                _fault = new InputException(source, _line, "There is a NUL byte.", "Write the file as UTF-8 text.");
                break;
            case (byte)'"' when _state == State.Quoted:
                _state = State.Closing;
                break;
            case (byte)'"' when previous is (byte)',' or (byte)'\r' or (byte)'\n':
                _state = State.Quoted;
                _quoteLine = _line;
                break;
            case (byte)'\r':
            case (byte)'\n' when previous != '\r':
                _line++;
                EndRecord(next);
                break;
            case (byte)'\n':
                EndRecord(next);
                break;
        }
    }

    private void EndRecord(long next)
    {
        if (_state == State.Plain)
        {
            _recordStart = next;
            _recordLine = _line;
        }
    }

    private InputException NeverClosed() => new(
        source,
        _quoteLine,
        "A quote opens here that is never closed.",
        "Close it, or write a quote that belongs to the text twice.");

    private InputException TooLong() => _state == State.Quoted && _quoteLine != _line
        ? new(source, _quoteLine, "A quote opens here that is not closed within 1 MiB.", "Close it.")
        : new(source, _recordLine, "The line is longer than 1 MiB.", "Check that the file is CSV with a line for each record.");
}
