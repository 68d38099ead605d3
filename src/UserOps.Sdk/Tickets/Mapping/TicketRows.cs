using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;
using UserOps.Json;

namespace UserOps.Tickets;

/// <summary>Turns the rows of one log into events, row by row.</summary>
/// <remarks>
/// It keeps a few values of each ticket, to know what changed, so the rows of a ticket must come in the order in which they were written; tickets may be mixed.
/// Events are numbered through (<see cref="TicketEvent.Seq"/>), so that rows of one instant keep their order, unless a column gives it. Mutable, and not thread-safe.
/// </remarks>
public sealed class TicketRows
{
    private readonly TicketMapper _mapper;
    private readonly RowProgram _program;
    private readonly int[] _places;
    private readonly int _width;
    private readonly string _source;
    private readonly Dictionary<string, Memory> _tickets = new(StringComparer.Ordinal);
    private readonly TextPool _pool = new();
    private readonly LogLine _line = new();
    private readonly string?[] _values;
    private readonly (RowTimes Times, Instant? At)[] _times;
    private long _seq;

    internal TicketRows(TicketMapper mapper, int[] places, int width, string source)
    {
        _mapper = mapper;
        _program = mapper.Program;
        _places = places;
        _width = width;
        _source = source;
        _values = new string?[places.Length];
        _times = [.. _program.TimeColumns.Select(_ => (new RowTimes(mapper.Zone, mapper.Pattern, mapper.Mapping.TimePattern), default(Instant?)))];
    }

    /// <summary>Gets how many tickets had a row.</summary>
    public int TicketCount => _tickets.Count;

    /// <summary>Makes the events of the next row, or says what is wrong with it; of a bad row nothing is taken.</summary>
    /// <param name="row">The values, in the order of the columns with which the log was opened.</param>
    /// <param name="events">Takes the events; one row can give several.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if the row gave events.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="row"/> has not as many values as there are columns.</exception>
    public bool TryRead(ReadOnlySpan<string> row, ICollection<TicketEvent> events, [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (row.Length != _width)
        {
            throw new ArgumentException($"The row has {Exact.Text(row.Length)} values, and the log {Exact.Text(_width)} columns. Give a value for each.", nameof(row));
        }

        rejection = Take(row) ?? CheckTimes() ?? CheckWords() ?? CheckCounts();
        if (rejection is null)
        {
            var before = events.Count;
            Apply(events);
            if (events.Count == before)
            {
                rejection = Reject("record", _values[_program.TicketId]!, "No rule of the mapping gives an event for it. Add one, such as { \"type\": \"stateChanged\", \"otherwise\": true }.");
            }
        }

        return rejection is null;
    }

    private Rejection? Take(ReadOnlySpan<string> row)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var text = _places[i] < 0 ? "" : (row[_places[i]] ?? "").Trim();
            _values[i] = text.Length == 0 || _program.Unknown.Contains(text) ? null : _pool.Of(text);
        }

        if (_values[_program.TicketId] is null)
        {
            return new(_source, _program.Columns[_program.TicketId], "", "It must name the ticket; every event belongs to one.");
        }

        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i] is { Length: > TicketRules.NameLength } text)
            {
                return Reject(_program.Columns[i], $"{text[..32]}…", $"It must have at most {Exact.Text(TicketRules.NameLength)} characters, not {Exact.Text(text.Length)}.");
            }
        }

        return null;
    }

    private Rejection? CheckTimes()
    {
        for (var i = 0; i < _times.Length; i++)
        {
            var place = _program.TimeColumns[i];
            _times[i].At = null;
            if (_values[place] is not { } text)
            {
                if (place == _program.General.At)
                {
                    return Reject(_program.Columns[place], "", "It is missing; every event has its instant.");
                }
            }
            else if (!_times[i].Times.TryRead(text, out var at, out var why))
            {
                return Reject(_program.Columns[place], text, why);
            }
            else
            {
                _times[i].At = at;
            }
        }

        return null;
    }

    private Rejection? CheckWords()
    {
        if (_program.Type is { } type && CheckWord(type) is { } problem)
        {
            return problem;
        }

        return CheckWords(_program.General) ?? _program.Rules.Where(rule => rule.Carrier != _program.General).Select(rule => CheckWords(rule.Carrier)).FirstOrDefault(fault => fault is not null);
    }

    private Rejection? CheckWords(RowCarrier carrier)
    {
        foreach (var member in carrier.Members)
        {
            if (member.Member is LogMember.Kind or LogMember.ActorRole or LogMember.Seq && CheckWord(member) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private Rejection? CheckWord(RowMember member)
    {
        if (Meaning(member) is not { } word)
        {
            return null;
        }

        var (isWord, words) = member.Member switch
        {
            LogMember.Kind => (EnumWords<TicketKind>.TryParse(word, out _), EnumWords<TicketKind>.Names),
            LogMember.ActorRole => (EnumWords<TicketActorRole>.TryParse(word, out _), EnumWords<TicketActorRole>.Names),
            LogMember.Type => (EnumWords<TicketEventType>.TryParse(word, out _), EnumWords<TicketEventType>.Names),
            _ => (TryCount(word, out _), []),
        };
        if (isWord)
        {
            return null;
        }

        var name = LogMembers.NameOf(member.Member);
        return Reject(_program.Columns[member.Place], _values[member.Place]!, words.Count == 0
            ? "It must be a whole number of 64 bits."
            : $"It is not one of {string.Join(", ", words)}. {Spelling.Suggest(word, words, "")} Say under values.{name} of the mapping what it means, or \"*\" for any other.".Replace(".  ", ". ", StringComparison.Ordinal));
    }

    private Rejection? CheckCounts()
    {
        foreach (var place in _program.Counts)
        {
            if (_values[place] is { } text && !TryCount(text, out _))
            {
                return Reject(_program.Columns[place], text, "It must be a whole number; a rule asks whether it rose.");
            }
        }

        return null;
    }

    private void Apply(ICollection<TicketEvent> events)
    {
        var id = _values[_program.TicketId]!;
        var isFirst = !_tickets.TryGetValue(id, out var memory);
        if (memory is null)
        {
            memory = new(id, new string?[_program.Watched.Length]);
            _tickets.Add(id, memory);
        }

        _values[_program.TicketId] = memory.Id;
        var hasEvent = false;
        if (_program.Type is { } type && Meaning(type) is { } word)
        {
            var told = EnumWords<TicketEventType>.Of(word);
            events.Add(Make(told, _program.General, memory, isFirst, isOnly: true));
            hasEvent = true;
            Note(told, memory);
        }

        for (var i = 0; i < _program.Rules.Length; i++)
        {
            var rule = _program.Rules[i];
            if ((rule.Rule.Otherwise && hasEvent) || (memory.Done & (1UL << i)) != 0 || !Holds(rule.When, memory, isFirst) || TimeOf(rule.Carrier) is null)
            {
                continue;
            }

            events.Add(Make(rule.Rule.Type, rule.Carrier, memory, isFirst, isOnly: !hasEvent && !rule.HasOwnTime));
            hasEvent |= !rule.HasOwnTime;
            Note(rule.Rule.Type, memory);
            memory.Done |= rule.Rule.Occurrence == RowOccurrence.Each ? 0 : 1UL << i;
        }

        for (var i = 0; i < memory.Last.Length; i++)
        {
            memory.Last[i] = _values[_program.Watched[i]] ?? memory.Last[i];
        }
    }

    // A reopening begins a new stretch, in which things happen for the first time again.
    private void Note(TicketEventType type, Memory memory)
    {
        for (var i = 0; type == TicketEventType.Reopened && i < _program.Rules.Length; i++)
        {
            if (_program.Rules[i].Rule.Occurrence == RowOccurrence.FirstSinceOpening)
            {
                memory.Done &= ~(1UL << i);
            }
        }
    }

    private bool Holds(RowTest[] tests, Memory memory, bool isFirst)
    {
        foreach (var test in tests)
        {
            var holds = test.Kind switch
            {
                RowTestKind.Known => _values[test.Place] is not null,
                RowTestKind.In => _values[test.Place] is { } value && test.Values!.Contains(value),
                RowTestKind.Changed => _values[_program.Watched[test.Place]] is { } now && !isFirst && now != memory.Last[test.Place],
                RowTestKind.Rose => _values[_program.Watched[test.Place]] is { } high && memory.Last[test.Place] is { } low
                    && TryCount(high, out var after) && TryCount(low, out var before) && after > before,
                RowTestKind.First => isFirst,
                _ => !isFirst,
            };
            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    private Instant? TimeOf(RowCarrier carrier) => carrier.At is { } place ? _times[Array.IndexOf(_program.TimeColumns, place)].At : null;

    private TicketEvent Make(TicketEventType type, RowCarrier carrier, Memory memory, bool isFirst, bool isOnly)
    {
        _line.Clear();
        _line[LogMember.TicketId] = memory.Id;
        _line.At = TimeOf(carrier)!.Value;
        Set(LogMember.Seq, null, _seq++);
        foreach (var (member, value) in carrier.Constants)
        {
            Set(member, value);
        }

        foreach (var member in carrier.Members)
        {
            if (Meaning(member) is { } value)
            {
                Set(member.Member, value);
            }
        }

        for (var i = _program.Settings.Length - 1; i >= 0; i--)
        {
            if (Holds(_program.Settings[i].When, memory, isFirst))
            {
                Set(_program.Settings[i].Member, _program.Settings[i].Value);
            }
        }

        // Events of one id are one event; a row that gives several has one id for them all.
        if (!isOnly && _line[LogMember.EventId] is { } eventId)
        {
            _line[LogMember.EventId] = $"{eventId}/{EnumJsonConverter<TicketEventType>.NameOf(type)}";
        }

        return _line.ToTicketEvent(type);
    }

    private void Set(LogMember member, string? value, long count = 0)
    {
        _line.Given |= LogMembers.Bit(member);
        switch (member)
        {
            case LogMember.Kind:
                _line.Kind = EnumWords<TicketKind>.Of(value!);
                break;
            case LogMember.ActorRole:
                _line.Role = EnumWords<TicketActorRole>.Of(value!);
                break;
            case LogMember.Seq:
                _line.Seq = value is not null && TryCount(value, out var told) ? told : count;
                break;
            default:
                _line[member] = value;
                break;
        }
    }

    /// <summary>What a column says of a member; <see langword="null"/> if that is not known.</summary>
    private string? Meaning(RowMember member)
    {
        var value = _values[member.Place];
        if (value is null || member.Meanings.Count == 0 || !(member.Meanings.TryGet(value, out var meaning) || member.Meanings.TryGet("*", out meaning)))
        {
            return value;
        }

        return string.IsNullOrWhiteSpace(meaning) ? null : meaning;
    }

    private static bool TryCount(string text, out long count) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out count);

    private Rejection Reject(string field, string value, string why) => new(_source, field, value, why) { Key = _values[_program.TicketId] };

    /// <summary>What is kept of a ticket between its rows.</summary>
    private sealed class Memory(string id, string?[] last)
    {
        public string Id { get; } = id;

        /// <summary>The last known values of the watched columns.</summary>
        public string?[] Last { get; } = last;

        /// <summary>The rules that gave their event, a bit each.</summary>
        public ulong Done { get; set; }
    }
}
