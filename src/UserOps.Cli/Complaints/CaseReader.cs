using System.Text;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Complaints;

namespace UserOps.Cli.Complaints;

/// <summary>Reads what happened to cases from JSON lines, an event each, in the form of <see cref="CaseEventJson"/>.</summary>
/// <param name="file">The file.</param>
/// <param name="rejections">Takes the lines that can't be used.</param>
internal sealed class CaseReader(InputFile file, RejectionSink rejections)
{
    private readonly Dictionary<CaseEvent, long> _lines = new(ReferenceEqualityComparer.Instance);
    private long _accepted;
    private long _rejected;

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => file.Name;

    /// <summary>Gets the events.</summary>
    public CaseBook Book { get; } = new();

    /// <summary>Gets what became of the lines.</summary>
    public ComplaintCounts Counts => new() { Accepted = _accepted, Rejected = _rejected, Newest = Newest };

    /// <summary>Gets the newest event; <see langword="null"/> without one.</summary>
    public Instant? Newest { get; private set; }

    /// <summary>Reads the file to its end.</summary>
    /// <param name="step">Hears how much of the file was read, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="InputException">The file can't be read to its end, or has columns.</exception>
    public void Read(Action<double?> step, CancellationToken cancellationToken)
    {
        using var opened = OpenedInput.Open(file);
        if (opened.Format == InputFormat.Csv)
        {
            throw new InputException(Source, null, "It has columns, and events are JSON lines.", "Write one event a line, such as {\"complaintId\":\"C-1\",\"at\":\"2026-02-06T02:30:00Z\",\"type\":\"acknowledged\"}.");
        }

        var lines = new LineReader(opened.Content, Source);
        try
        {
            while (lines.TryRead(out var line))
            {
                cancellationToken.ThrowIfCancellationRequested();
                step(opened.Fraction);
                if (!line.TrimStart(" \t\r"u8).IsEmpty)
                {
                    Take(line, lines.Line);
                }
            }
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, Source, lines.Line == 0 ? null : lines.Line);
        }

        if (_accepted + _rejected == 0)
        {
            throw OpenedInput.Empty(Source);
        }
    }

    /// <summary>Rejects events that their cases could not take.</summary>
    /// <param name="problems">The problems.</param>
    public void Reject(IEnumerable<CaseProblem> problems)
    {
        foreach (var (problem, line) in problems.Select(problem => (problem, line: _lines.GetValueOrDefault(problem.Event))).OrderBy(pair => pair.line))
        {
            Reject(problem.ToRejection(Source), line);
            _accepted--;
        }
    }

    private void Take(ReadOnlySpan<byte> line, long number)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line))
        {
            Reject(new(Source, "record", Encoding.UTF8.GetString(line), "It holds bytes that are not UTF-8; write the file in UTF-8."), number);
        }
        else if (!CaseEventJson.TryRead(Encoding.UTF8.GetString(line), Source, out var item, out var rejection) || !Book.TryAdd(item, Source, out rejection))
        {
            Reject(rejection, number);
        }
        else
        {
            _accepted++;
            _lines[item] = number;
            Newest = Newest is { } newest ? Instant.Max(newest, item.At) : item.At;
        }
    }

    private void Reject(Rejection rejection, long line)
    {
        _rejected++;
        rejections.Add(new Rejection(Source, Shown.Text(rejection.Field), Shown.Text(rejection.Value), rejection.Why)
        {
            Line = line,
            Key = rejection.Key is { } key ? Shown.Text(key) : null,
        });
    }
}
