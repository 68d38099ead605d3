using System.Globalization;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Complaints;

namespace UserOps.Cli.Complaints;

/// <summary>Reads complaints from a file: JSON lines in the form of <see cref="ComplaintFactsJson"/>, or rows with columns.</summary>
/// <remarks>A complaint whose id was there before is rejected: it would count twice.</remarks>
/// <param name="input">The file and how it is to be read.</param>
/// <param name="grader">What must be able to grade them.</param>
/// <param name="rejections">Takes the records that can't be used.</param>
internal sealed class ComplaintReader(ComplaintInput input, ComplaintGrader grader, RejectionSink rejections)
{
    private readonly ComplaintFields _fields = new([.. grader.Policy.Factors.Select(factor => factor.Id)]);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private long _accepted;
    private long _rejected;
    private Instant? _newest;

    /// <summary>Gets the name that messages and rejections carry.</summary>
    public string Source => input.File.Name;

    /// <summary>Gets how much of the file was read, from 0 to 1; <see langword="null"/> when the size is unknown.</summary>
    public double? Fraction { get; private set; }

    /// <summary>Gets what became of the records; complete once the file was read to its end.</summary>
    public ComplaintCounts Counts => new() { Accepted = _accepted, Rejected = _rejected, Newest = _newest };

    /// <summary>Gets the zone of local times; known once the reading began.</summary>
    public DateTimeZone Zone { get; private set; } = input.Times.Zone;

    /// <summary>Reads the complaints that can be graded.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>The complaints, in the order of the file.</returns>
    /// <exception cref="InputException">The file can't be read to its end.</exception>
    /// <exception cref="UsageException">The options don't fit the file.</exception>
    public IEnumerable<ComplaintFacts> Read(CancellationToken cancellationToken)
    {
        var map = FieldMap.Parse(input.Map, _fields.Layout);
        var opened = OpenedInput.Open(input.File);
        return opened.Format == InputFormat.Csv ? ReadRows(opened, map, cancellationToken) : ReadLines(opened, cancellationToken);
    }

    private IEnumerable<ComplaintFacts> ReadLines(OpenedInput opened, CancellationToken cancellationToken)
    {
        using (opened)
        {
            if (input.Map.Count > 0)
            {
                throw new UsageException($"--map names columns, and '{Source}' has JSON lines, whose members keep their names.");
            }

            var lines = new LineReader(opened.Content, Source);
            while (Next(lines, cancellationToken, out var facts, out var isEnd) || !isEnd)
            {
                Fraction = opened.Fraction;
                if (facts is not null)
                {
                    yield return facts;
                }
            }
        }

        if (_accepted + _rejected == 0)
        {
            throw OpenedInput.Empty(Source);
        }
    }

    private bool Next(LineReader lines, CancellationToken cancellationToken, out ComplaintFacts? facts, out bool isEnd)
    {
        (facts, isEnd) = (null, false);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!lines.TryRead(out var line))
            {
                isEnd = true;
                return false;
            }

            if (!line.TrimStart(" \t\r"u8).IsEmpty)
            {
                facts = ComplaintFactsJson.TryRead(line, Source, out var read, out var rejection) ? Accept(read, lines.Line) : Reject(rejection, lines.Line);
            }

            return facts is not null;
        }
        catch (Exception cause) when (InputFault.Covers(cause))
        {
            throw InputFault.From(cause, Source, lines.Line == 0 ? null : lines.Line);
        }
    }

    private IEnumerable<ComplaintFacts> ReadRows(OpenedInput opened, FieldMap map, CancellationToken cancellationToken)
    {
        using var rows = RecordReader.Open(opened, _fields.Layout, map, rejections);
        var times = _fields.IsCfpb && input.MonthFirst is { } monthFirst ? monthFirst : input.Times;
        Zone = times.Zone;
        while (rows.Read(cancellationToken))
        {
            Fraction = rows.Fraction;
            if (FactsOf(rows, times) is { } facts && Accept(facts, rows.Line) is { } good)
            {
                yield return good;
            }
        }

        _rejected += rows.Rejected;
    }

    private ComplaintFacts? FactsOf(RecordReader row, TimeReader times)
    {
        if (row[ComplaintFields.Id].Length == 0)
        {
            row.Reject(ComplaintFields.Id, "It is missing; every complaint needs its id.");
            return null;
        }

        for (var position = 0; position < row.Width; position++)
        {
            var most = position == ComplaintFields.Text ? ComplaintLimits.TextLength : ComplaintLimits.NameLength;
            if (row[position].Length > most)
            {
                row.Reject(position, $"It has {Exact.Text(row[position].Length)} characters, and may have at most {Exact.Text(most)}; put attachments elsewhere.");
                return null;
            }
        }

        Instant? sent = null;
        if (!TryTime(row, ComplaintFields.ReceivedAt, times, out var received)
            || (row[ComplaintFields.SentAt].Length > 0 && !TryTime(row, ComplaintFields.SentAt, times, out sent))
            || !TryAffected(row, out var affected)
            || !TryAmount(row, out var amount)
            || !TryFactors(row, out var factors))
        {
            return null;
        }

        return new()
        {
            Id = new(row[ComplaintFields.Id]),
            ReceivedAt = received!.Value,
            SentAt = sent,
            CustomerId = TextOrNull(row, ComplaintFields.CustomerId) is { } customer ? new UserId(customer) : null,
            Channel = TextOrNull(row, ComplaintFields.Channel),
            Product = TextOrNull(row, ComplaintFields.Product),
            Topic = TextOrNull(row, ComplaintFields.Topic),
            Text = TextOrNull(row, ComplaintFields.Text),
            Keys = KeysOf(row),
            Factors = factors,
            Affected = affected,
            Amount = amount,
        };
    }

    private static bool TryTime(RecordReader row, int position, TimeReader times, out Instant? at)
    {
        var isTime = times.TryRead(row[position], out var instant, out var why);
        at = isTime ? instant : null;
        if (!isTime)
        {
            row.Reject(position, why);
        }

        return isTime;
    }

    private static bool TryAffected(RecordReader row, out long? affected)
    {
        affected = null;
        var text = row[ComplaintFields.Affected];
        if (text.Length == 0)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var people) || people < 1)
        {
            row.Reject(ComplaintFields.Affected, "It is not a number of people from 1 on; leave it blank if it is not known.");
            return false;
        }

        affected = people;
        return true;
    }

    private static bool TryAmount(RecordReader row, out Money? amount)
    {
        amount = null;
        var (text, currency) = (row[ComplaintFields.Amount], row[ComplaintFields.Currency]);
        if (text.Length == 0)
        {
            return true;
        }

        if (!AmountText.TryRead(text, out var value, out var why))
        {
            row.Reject(ComplaintFields.Amount, why);
            return false;
        }

        if (currency.Length == 0)
        {
            row.Reject(ComplaintFields.Currency, "It is missing; amounts of unknown currency can't be compared. Add its ISO 4217 code, such as CNY.");
            return false;
        }

        amount = new(value, currency.ToUpperInvariant());
        return true;
    }

    private bool TryFactors(RecordReader row, out EquatableMap<FactorReading> factors)
    {
        factors = default;
        List<KeyValuePair<string, FactorReading>>? found = null;
        for (var place = 0; place < _fields.Factors.Count; place++)
        {
            var text = row[ComplaintFields.FirstFactor + place];
            if (text.Length == 0)
            {
                continue;
            }

            int? level = null;
            if (text is not "?" && !text.Equals("null", StringComparison.OrdinalIgnoreCase) && !text.Equals("unknown", StringComparison.OrdinalIgnoreCase))
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    row.Reject(ComplaintFields.FirstFactor + place, "It is not a level such as 0, 1, 2 or 3; write ? if it is not known, and nothing if the factor is absent.");
                    return false;
                }

                level = number;
            }

            (found ??= []).Add(new(_fields.Factors[place], new(level)));
        }

        factors = found?.ToEquatableMap() ?? default;
        return true;
    }

    private static EquatableArray<ComplaintKey> KeysOf(RecordReader row)
    {
        List<ComplaintKey>? keys = null;
        for (var kind = 0; kind < ComplaintFields.KeyKinds.Length; kind++)
        {
            if (TextOrNull(row, ComplaintFields.Keys + kind) is { } value)
            {
                (keys ??= []).Add(new(ComplaintFields.KeyKinds[kind], value));
            }
        }

        return keys is null ? [] : [.. keys];
    }

    private static string? TextOrNull(RecordReader row, int position) => row[position].Length == 0 ? null : row[position];

    private ComplaintFacts? Accept(ComplaintFacts facts, long line)
    {
        if (!_ids.Add(facts.Id.Value))
        {
            return Reject(new(Source, "id", facts.Id.Value, "A complaint of this id was there before; every complaint stands once. Remove one of the two."), line);
        }

        if (grader.Check(facts, Source) is { } unfit)
        {
            return Reject(unfit, line);
        }

        _accepted++;
        _newest = _newest is { } newest ? Instant.Max(newest, facts.ReceivedAt) : facts.ReceivedAt;
        return facts;
    }

    private ComplaintFacts? Reject(Rejection rejection, long line)
    {
        _rejected++;
        rejections.Add(new Rejection(Source, Shown.Text(rejection.Field), Shown.Text(rejection.Value), rejection.Why) { Line = line });
        return null;
    }
}
