using NodaTime;
using UserOps.Cli.Activity;
using UserOps.Cli.Input;
using UserOps.Tagging;

namespace UserOps.Cli.Facts;

/// <summary>Reads facts from JSON lines, a record of a user each, in the form of <see cref="UserFactsJson"/>.</summary>
internal sealed class FactsReader : IDisposable
{
    private readonly FactSchema[] _schemas;
    private readonly RejectionSink _rejections;
    private readonly OpenedInput _input;
    private readonly LineReader _lines;
    private long _accepted;
    private long _rejected;
    private long _blankLines;
    private Instant? _newest;

    /// <summary>Initializes a new instance of the <see cref="FactsReader"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="schemas">The types of the facts, of each catalogue.</param>
    /// <param name="rejections">Takes the records that can't be used.</param>
    /// <exception cref="InputException">The file can't be read, or holds other rows.</exception>
    public FactsReader(InputFile file, FactSchema[] schemas, RejectionSink rejections)
    {
        (_schemas, _rejections) = (schemas, rejections);
        _input = OpenedInput.Open(file);
        if (_input.Format == InputFormat.Csv)
        {
            _input.Dispose();
            throw new InputException(file.Name, null, "It has columns, and facts are JSON lines, one user a line.", "If each row is an event, add --events.");
        }

        _lines = new LineReader(_input.Content, _input.Name);
    }

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => _input.Name;

    /// <summary>Gets how much of the file was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction => _input.Fraction;

    /// <summary>Gets the user of the current record.</summary>
    public UserId User { get; private set; }

    /// <summary>Gets the facts of the current record, by each schema.</summary>
    public UserFacts[] Facts { get; private set; } = [];

    /// <summary>Gets what became of the records so far.</summary>
    public ActivityCounts Counts => new() { Accepted = _accepted, Rejected = _rejected, BlankLines = _blankLines, Newest = _newest };

    /// <summary>Goes to the next record that can be used.</summary>
    /// <param name="cancellationToken">Stops the reading; asked with every record.</param>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="InputException">The file can't be read to its end, or is empty.</exception>
    public bool Read(CancellationToken cancellationToken)
    {
        try
        {
            while (_lines.TryRead(out var line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (line.TrimStart(" \t\r"u8).IsEmpty)
                {
                    _blankLines++;
                }
                else if (ReadRecord(line))
                {
                    return true;
                }
            }
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, Source, _lines.Line == 0 ? null : _lines.Line);
        }

        return _accepted + _rejected == 0 ? throw OpenedInput.Empty(Source) : false;
    }

    /// <inheritdoc />
    public void Dispose() => _input.Dispose();

    private bool ReadRecord(ReadOnlySpan<byte> line)
    {
        var facts = new UserFacts[_schemas.Length];
        for (var schema = 0; schema < _schemas.Length; schema++)
        {
            if (!UserFactsJson.TryRead(line, _schemas[schema], Source, out var known, out var rejection))
            {
                // It is the line that is left out, and not all that is known of its user.
                _rejected++;
                _rejections.Add(new Rejection(Source, Shown.Text(rejection.Field), Shown.Text(rejection.Value), rejection.Why) { Line = _lines.Line });
                return false;
            }

            (User, facts[schema]) = (known.User, known.Facts);
        }

        Facts = facts;
        _accepted++;
        foreach (var item in facts[0].Events)
        {
            _newest = _newest is { } newest ? Instant.Max(newest, item.At) : item.At;
        }

        return true;
    }
}
