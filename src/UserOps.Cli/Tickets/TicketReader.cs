using NodaTime;
using UserOps.Cli.Input;
using UserOps.Tickets;

namespace UserOps.Cli.Tickets;

/// <summary>Reads what happened to tickets: JSON lines in the form of <see cref="TicketLogReader"/>, or rows by a <see cref="TicketMapping"/>.</summary>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="rejections">Takes the records that can't be used.</param>
internal sealed class TicketReader(TicketInput input, RejectionSink rejections)
{
    private readonly TicketBook _book = new();
    private long _accepted;
    private long _rejected;
    private Instant? _newest;

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => input.File.Name;

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public TicketCounts Counts => new() { Accepted = _accepted, Rejected = _rejected, Newest = _newest };

    /// <summary>Reads the file to its end.</summary>
    /// <param name="step">Hears how much of the file was read, from 0 to 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The log.</returns>
    /// <exception cref="InputException">The file can't be read to its end, or lacks a column.</exception>
    /// <exception cref="UsageException">The options don't fit the file.</exception>
    public TicketLog Read(Action<double?> step, CancellationToken cancellationToken)
    {
        var opened = OpenedInput.Open(input.File);
        if (opened.Format == InputFormat.Csv)
        {
            ReadRows(opened, step, cancellationToken);
        }
        else
        {
            ReadLines(opened, step, cancellationToken);
        }

        return _book.ToLog();
    }

    private void ReadLines(OpenedInput opened, Action<double?> step, CancellationToken cancellationToken)
    {
        using (opened)
        {
            if (input.OfColumns.Count > 0)
            {
                throw new UsageException($"{input.OfColumns[0]} is about columns, and '{Source}' has JSON lines, whose members keep their names.");
            }

            var reader = new TicketLogReader(Source, input.Zone);
            var lines = new LineReader(opened.Content, Source);
            try
            {
                while (lines.TryRead(out var line))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    step(opened.Fraction);
                    if (!line.TrimStart(" \t\r"u8).IsEmpty)
                    {
                        Take(reader, line, lines.Line);
                    }
                }
            }
            catch (Exception cause) when (InputFault.Covers(cause))
            {
                throw InputFault.From(cause, Source, lines.Line == 0 ? null : lines.Line);
            }
        }

        if (_accepted + _rejected == 0)
        {
            throw OpenedInput.Empty(Source);
        }
    }

    private void Take(TicketLogReader reader, ReadOnlySpan<byte> line, long number)
    {
        if (!reader.TryRead(line, out var item, out var work, out var rejection)
            || !(item is null ? _book.TryAdd(work!, out rejection) : _book.TryAdd(item, out rejection)))
        {
            Reject(rejection, number);
            return;
        }

        _accepted++;
        Note(item?.At ?? work!.At);
    }

    private void ReadRows(OpenedInput opened, Action<double?> step, CancellationToken cancellationToken)
    {
        var (mapper, layout, map) = Columns();
        using var records = RecordReader.Open(opened, layout, map, rejections);
        var rows = mapper.Open(mapper.Columns, Source);
        var values = new string[layout.Width];
        var events = new List<TicketEvent>();
        while (records.Read(cancellationToken))
        {
            step(records.Fraction);
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = records[i];
            }

            events.Clear();
            if (!rows.TryRead(values, events, out var rejection) || !TryAdd(events, out rejection))
            {
                Reject(rejection, records.Line);
                continue;
            }

            _accepted++;
            foreach (var item in events)
            {
                Note(item.At);
            }
        }

        _rejected += records.Rejected;
    }

    private bool TryAdd(List<TicketEvent> events, [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Rejection? rejection)
    {
        rejection = null;
        foreach (var item in events)
        {
            if (!_book.TryAdd(item, out rejection))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Puts the user's own names in: a column of the mapping may be called otherwise, and a member may be read that the mapping doesn't.</summary>
    private (TicketMapper Mapper, RecordLayout Layout, FieldMap Map) Columns()
    {
        var mapper = new TicketMapper(input.Mapping);
        var members = TicketMapping.Events.Columns.Names;
        var all = FieldMap.Parse(input.Map, new([.. mapper.Columns.Concat(members).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => new InputField(name, []))]));
        var mapping = input.Mapping;
        foreach (var member in members)
        {
            if (!mapper.Columns.Contains(member, StringComparer.OrdinalIgnoreCase) && all.ColumnOf(member) is { } column)
            {
                mapping = mapping with { Columns = mapping.Columns.With(member, column), MayLack = [.. mapping.MayLack.Where(name => name != column)] };
            }
        }

        var known = mapper.Columns;
        mapper = new(mapping);
        var layout = new RecordLayout([.. mapper.Columns.Select(column => new InputField(column, [], Required: !mapper.MayLack(column)))]);
        return (mapper, layout, FieldMap.Parse(input.Map.Where(pair => known.Contains(pair.Split('=', 2)[0].Trim(), StringComparer.OrdinalIgnoreCase)), layout));
    }

    private void Note(Instant at) => _newest = _newest is { } newest ? Instant.Max(newest, at) : at;

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
