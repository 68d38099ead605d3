using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Reads one line of a log, once from its start to its end, and stops at the first problem.</summary>
internal ref struct LogLineReader
{
    private const string NotJson = "It must be one JSON object in valid UTF-8. Mend the text";
    private const string Half = "It holds half a surrogate pair. Remove it.";
    private const string Twice = "It stands twice; it must be there once. Remove one of the two.";
    private const string TextAllowed = "It must be a text between quotation marks, or a number; leave it out where it is not known.";
    private const string TimeAllowed = "It must be an instant in UTC or with its offset, such as 2026-01-31T08:00:00Z or 2026-01-31T16:00:00+08:00";
    private const int MaxTime = 64;

    private static readonly ulong[] WorkBits = [.. Enum.GetValues<WorkEventType>().Select(LogMembers.Bits)];

    private readonly ReadOnlySpan<byte> _text;
    private readonly LogLine _line;
    private readonly TextPool _pool;
    private readonly DayClock _days;
    private Utf8JsonReader _reader;
    private string _field = "";

    public LogLineReader(ReadOnlySpan<byte> text, LogLine line, TextPool pool, DayClock days)
    {
        _text = text;
        _line = line;
        _pool = pool;
        _days = days;
        _reader = new(text);
        line.Clear();
    }

    /// <summary>The first problem: the field, the value, and what is wrong with it.</summary>
    public (string Field, string Value, string Why)? Problem { get; private set; }

    public bool Read(out TicketEvent? item, out WorkEvent? work)
    {
        (item, work) = (null, null);
        try
        {
            if (!Utf8.IsValid(_text))
            {
                Fail(_text, $"{NotJson}.");
            }
            else if (_reader.Read() && Record())
            {
                _field = "";
                _reader.Read(); // throws when something follows the record
                Make(out item, out work);
            }
        }
        catch (JsonException e)
        {
            _field = "";
            Fail(_text[(int)Math.Min(_reader.BytesConsumed, _text.Length)..], $"{NotJson}: {e.Message.Split(" LineNumber:", 2)[0]}");
        }
        catch (InvalidOperationException)
        {
            Fail(_text[(int)_reader.TokenStartIndex..], Half);
        }

        return Problem is null;
    }

    private bool Record()
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("It must be an object. Write one event a line, such as {\"ticketId\":\"T-1\",\"at\":\"2026-01-31T08:00:00Z\",\"type\":\"created\"}.");
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Name(out var member))
            {
                return false;
            }

            _reader.Read();
            var start = (int)_reader.TokenStartIndex;
            if (_reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if (!Value(member))
            {
                return false;
            }

            _line.Place(member, start, (int)_reader.BytesConsumed);
        }

        return true;
    }

    private bool Name(out LogMember member)
    {
        Span<char> letters = stackalloc char[32];
        if (_reader.ValueIsEscaped || _reader.ValueSpan.Length > letters.Length
            || !LogMembers.TryFind(letters[..Encoding.UTF8.GetChars(_reader.ValueSpan, letters)], out member))
        {
            var name = _reader.GetString()!;
            if (!LogMembers.TryFind(name, out member))
            {
                _field = JsonShapeCheck.Shown(Encoding.UTF8.GetBytes(name));
                return Fail(_field, $"No such member is known. {Spelling.Suggest(name, LogMembers.Names, $"It must be one of {string.Join(", ", LogMembers.Names)}. Remove it.")}");
            }
        }

        _field = LogMembers.NameOf(member);
        if ((_line.Seen & LogMembers.Bit(member)) != 0)
        {
            return Fail(_reader.ValueSpan, Twice);
        }

        _line.Seen |= LogMembers.Bit(member);
        return true;
    }

    private bool Value(LogMember member)
    {
        switch (member)
        {
            case LogMember.At or LogMember.From or LogMember.To or LogMember.Until:
                return Time(member);
            case LogMember.Seq:
                return Seq();
            case LogMember.ActorRole when Word<TicketActorRole>(out var role):
                _line.Role = role;
                return Give(member);
            case LogMember.Kind when Word<TicketKind>(out var kind):
                _line.Kind = kind;
                return Give(member);
            case LogMember.ActorRole or LogMember.Kind:
                return false;
            case LogMember.Adopted:
                return Truth();
            case LogMember.TicketIds:
                return List();
            default:
                return Text(member);
        }
    }

    private readonly bool Give(LogMember member)
    {
        _line.Given |= LogMembers.Bit(member);
        return true;
    }

    private bool Text(LogMember member)
    {
        if (TextHere() is not { } text)
        {
            return FailHere(TextAllowed);
        }

        // Exports write an empty text for what they don't know.
        if (!string.IsNullOrWhiteSpace(text))
        {
            _line[member] = text;
            Give(member);
        }

        return true;
    }

    private readonly string? TextHere() => _reader.TokenType switch
    {
        JsonTokenType.String => _reader.ValueIsEscaped ? _pool.Of(_reader.GetString()!) : _pool.Of(_reader.ValueSpan),
        JsonTokenType.Number => _pool.Of(_reader.ValueSpan),
        _ => null,
    };

    private bool List()
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return FailHere("It must be a list of tickets, such as [\"T-1\", \"T-2\"].");
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (TextHere() is not { } id || string.IsNullOrWhiteSpace(id))
            {
                _field = $"ticketIds[{Exact.Text(_line.TicketIds.Count)}]";
                return FailHere("It must be the id of a ticket, a text that is not blank or a number.");
            }

            _line.TicketIds.Add(id);
        }

        return Give(LogMember.TicketIds);
    }

    private bool Seq()
    {
        if (_reader.TokenType != JsonTokenType.Number || !_reader.TryGetInt64(out var seq))
        {
            return FailHere("It must be a whole number of 64 bits, without quotes.");
        }

        _line.Seq = seq;
        return Give(LogMember.Seq);
    }

    private bool Truth()
    {
        if (_reader.TokenType is not (JsonTokenType.True or JsonTokenType.False))
        {
            return FailHere("It must be true or false, without quotes.");
        }

        _line.Adopted = _reader.TokenType == JsonTokenType.True;
        return Give(LogMember.Adopted);
    }

    private bool Word<T>(out T value)
        where T : struct, Enum
    {
        value = default;
        var word = _reader.TokenType == JsonTokenType.String ? TextHere()! : "";
        return EnumWords<T>.TryParse(word, out value)
            || FailHere(Spelling.Suggest(word, EnumWords<T>.Names, $"It must be one of {string.Join(", ", EnumWords<T>.Names)}; leave it out where it is not known."));
    }

    private bool Time(LogMember member)
    {
        Span<char> letters = stackalloc char[MaxTime];
        var text = _reader.TokenType == JsonTokenType.String && _reader.ValueSpan.Length <= MaxTime && !_reader.ValueIsEscaped
            ? letters[..Encoding.UTF8.GetChars(_reader.ValueSpan, letters)]
            : [];
        var mayBeDay = member != LogMember.At;
        var isDay = mayBeDay && text.Length == "2026-01-31".Length;
        var allowed = mayBeDay ? $"{TimeAllowed}, or a date such as 2026-01-31" : TimeAllowed;
        if (!IsoTime.TryRead(text, out var local, out var offset))
        {
            return FailHere($"{allowed}.");
        }

        if (offset is null && !isDay)
        {
            return FailHere($"It has no offset, so nobody knows which instant it is. {allowed}.");
        }

        // The zone's rules end with the year 9999, so the year is looked at before the zone is asked.
        if (local.Year is >= 1 and <= 9998)
        {
            // A date as an end means the whole of that day.
            var instant = offset is { } known ? local.WithOffset(known).ToInstant()
                : _days.StartOf(member == LogMember.From ? local.Date : local.Date.PlusDays(1));
            if (DayClock.InRange(instant))
            {
                Keep(member, instant);
                return Give(member);
            }
        }

        return FailHere("It is out of range; times lie between the years 1 and 9998.");
    }

    private readonly void Keep(LogMember member, Instant instant)
    {
        switch (member)
        {
            case LogMember.At:
                _line.At = instant;
                break;
            case LogMember.From:
                _line.From = instant;
                break;
            case LogMember.To:
                _line.To = instant;
                break;
            default:
                _line.Until = instant;
                break;
        }
    }

    private void Make(out TicketEvent? item, out WorkEvent? work)
    {
        (item, work) = (null, null);
        var word = _line[LogMember.Type];
        if (word is null)
        {
            Missing(LogMember.Type, "Add what happened, such as created.");
        }
        else if (EnumWords<TicketEventType>.TryParse(word, out var type))
        {
            item = Fits(LogLine.TicketBits, EnumJsonConverter<TicketEventType>.NameOf(type), LogMember.TicketId, LogMember.At) ? _line.ToTicketEvent(type) : null;
            Problem ??= item is null ? null : TicketRules.Check(item);
        }
        else if (EnumWords<WorkEventType>.TryParse(word, out var workType))
        {
            work = IsWork(workType) ? _line.ToWorkEvent(workType) : null;
            Problem ??= work is null ? null : TicketRules.Check(work);
        }
        else
        {
            string[] names = [.. EnumWords<TicketEventType>.Names, .. EnumWords<WorkEventType>.Names];
            _field = "type";
            Fail(Shown(LogMember.Type), Spelling.Suggest(word, names, $"It must be one of {string.Join(", ", names)}."));
        }

        if (Problem is not null)
        {
            (item, work) = (null, null);
        }
    }

    private bool IsWork(WorkEventType type)
    {
        var name = EnumJsonConverter<WorkEventType>.NameOf(type);
        if (_line.Has(LogMember.TicketId))
        {
            _field = "type";
            return Fail(name, "It happens around tickets and belongs to none, but the line names a ticket. Leave ticketId out, or choose what happened to the ticket.");
        }

        var (author, actor) = (_line[LogMember.Author], _line[LogMember.ActorId]);
        if (author is not null && actor is not null && author != actor)
        {
            _field = "actorId";
            return Fail(Shown(LogMember.ActorId), "It is another than author, and both say who did it. Leave one of the two out.");
        }

        return Fits(WorkBits[(int)type], name, type switch
        {
            WorkEventType.BugOpened => [LogMember.At, LogMember.BugId],
            WorkEventType.BugReleased => [LogMember.At, LogMember.BugId, LogMember.ReleaseId],
            WorkEventType.ReportPublished => [LogMember.At, LogMember.From, LogMember.To],
            WorkEventType.RiskRaised => [LogMember.At, LogMember.Key, LogMember.Until],
            WorkEventType.InsightPublished => [LogMember.At, LogMember.InsightId, LogMember.TicketIds],
            WorkEventType.ProposalDecided => [LogMember.At, LogMember.ProposalId, LogMember.Adopted],
            _ => [LogMember.At, LogMember.ProposalId],
        });
    }

    /// <summary>Whether a line has what its type needs, and nothing that would be lost.</summary>
    private bool Fits(ulong allowed, string type, params ReadOnlySpan<LogMember> needed)
    {
        foreach (var member in needed)
        {
            if (!_line.Has(member))
            {
                return Missing(member, member == LogMember.TicketId ? $"'{type}' happens to a ticket. Add which." : $"Every '{type}' needs it. Add it.");
            }
        }

        if ((_line.Given & ~allowed) is var lost && lost != 0)
        {
            var member = (LogMember)System.Numerics.BitOperations.TrailingZeroCount(lost);
            _field = LogMembers.NameOf(member);
            return Fail(Shown(member), $"'{type}' has no such member, so it would be lost. Remove it, or choose the type that has it.");
        }

        return true;
    }

    private bool Missing(LogMember member, string mend)
    {
        _field = LogMembers.NameOf(member);
        return Fail("", $"It is missing. {mend}");
    }

    private readonly string Shown(LogMember member)
    {
        var (start, end) = _line.PlaceOf(member);
        return JsonShapeCheck.Shown(_text[start..end]);
    }

    private bool FailHere(string why)
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return Fail(_text[start..(int)_reader.BytesConsumed], why);
    }

    private bool Fail(ReadOnlySpan<byte> value, string why) => Fail(JsonShapeCheck.Shown(value), why);

    private bool Fail(string value, string why)
    {
        Problem = (_field.Length == 0 ? "record" : _field, value, why);
        return false;
    }
}
