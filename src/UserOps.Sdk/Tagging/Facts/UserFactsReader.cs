using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads one record of facts, once from its start to its end, and stops at the first problem.</summary>
internal ref struct UserFactsReader
{
    public const string Half = "It holds half a surrogate pair; it must be text in valid UTF-16. Remove it.";
    private const string NotJson = "It must be one JSON object in valid UTF-8. Mend the text";
    private const string Twice = "It stands twice; it must be there once. Remove one of the two.";

    private static readonly string[] RecordMembers = ["user", "attributes", "events", "observedSince"];

    private static readonly string[] EventMembers = ["type", "at", "id", "properties"];

    private readonly ReadOnlySpan<byte> _text;
    private readonly FactSchema _schema;
    private Utf8JsonReader _reader;
    private string _parent = "";
    private string _name = "";
    private Instant? _firstLeftOut; // of the events that are not declared: since then at least the user is known
    private int _event = -1;
    private int _item = -1;

    public UserFactsReader(ReadOnlySpan<byte> text, FactSchema schema)
    {
        _text = text;
        _schema = schema;
        _reader = new(text);
    }

    /// <summary>The user, as soon as it was read.</summary>
    public UserId User { get; private set; }

    /// <summary>The first problem: the field, the value, and what is wrong with it.</summary>
    public (string Field, string Value, string Why)? Problem { get; private set; }

    public KnownUser Read()
    {
        var attributes = default(EquatableMap<FactValue>);
        List<UserEvent> events = [];
        Instant? since = null;
        try
        {
            if (!Utf8.IsValid(_text))
            {
                Fail(_text, $"{NotJson}.");
            }
            else if (_reader.Read() && Record(ref attributes, events, ref since) && User.IsNone)
            {
                _name = "user";
                Fail("", "It is missing; every record needs the id of its user. Add it.");
            }
            else if (Problem is null)
            {
                _name = "";
                _reader.Read(); // throws when something follows the record
            }
        }
        catch (JsonException e)
        {
            Fail(_text[(int)Math.Min(_reader.BytesConsumed, _text.Length)..], $"{NotJson}: {e.Message.Split(" LineNumber:", 2)[0]}");
        }
        catch (InvalidOperationException)
        {
            Fail(_text[(int)_reader.TokenStartIndex..], Half);
        }

        return Problem is null ? new(User, UserFacts.From(attributes, events, Moment.Earlier(since, _firstLeftOut))) : default;
    }

    private bool Record(ref EquatableMap<FactValue> attributes, List<UserEvent> events, ref Instant? since)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("It must be an object with the member 'user'.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Member(seen, RecordMembers))
            {
                return false;
            }

            _reader.Read();
            var isRead = _name switch
            {
                "user" => Name(isNeeded: true, out var user) && SetUser(user!),
                "observedSince" => Time(out since),
                "attributes" => Values(_schema.Attributes, "attributes", out attributes),
                _ => Events(events),
            };
            if (!isRead)
            {
                return false;
            }
        }

        return true;
    }

    private bool SetUser(string user)
    {
        User = new(user);
        return true;
    }

    private bool Events(List<UserEvent> events)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            return FailHere("It must be a list of events.");
        }

        _name = "";
        for (_event = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; _event++)
        {
            if (!Event(events))
            {
                return false;
            }
        }

        _event = -1;
        return true;
    }

    private bool Event(List<UserEvent> events)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("""It must be an object such as { "type": "order", "at": "2026-01-31T08:00:00Z" }.""");
        }

        string? type = null;
        string? id = null;
        Instant? at = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var properties = default(Utf8JsonReader); // they are read when the type is known
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Member(seen, EventMembers))
            {
                return false;
            }

            _reader.Read();
            var isRead = _name switch
            {
                "type" => Name(isNeeded: true, out type),
                "id" => Name(isNeeded: false, out id),
                "at" => Time(out at),
                _ => PassOver(out properties),
            };
            if (!isRead)
            {
                return false;
            }
        }

        if (type is null || at is null)
        {
            _name = type is null ? "type" : "at";
            return Fail("", $"It is missing; every event needs its {(type is null ? "type" : "time")}. Add it.");
        }

        _name = "";
        if (!_schema.Events.TryGet(type, out var types))
        {
            _firstLeftOut = _firstLeftOut < at ? _firstLeftOut : at;
            return true;
        }

        var values = default(EquatableMap<FactValue>);
        if (properties.TokenType != JsonTokenType.None)
        {
            var after = _reader;
            _reader = properties;
            if (!Values(types, "properties", out values))
            {
                return false;
            }

            _reader = after;
        }

        events.Add(new() { Type = type, At = at.Value, Id = id, Properties = values });
        return true;
    }

    private bool PassOver(out Utf8JsonReader value)
    {
        value = _reader;
        _reader.Skip();
        return true;
    }

    private bool Values(EquatableMap<FactType> types, string parent, out EquatableMap<FactValue> values)
    {
        values = [];
        _name = parent;
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("It must be an object of values by name.");
        }

        var entries = new List<KeyValuePair<string, FactValue>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        _parent = parent;
        _name = "";
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            _name = _reader.GetString()!;
            if (!seen.Add(_name))
            {
                return Fail(_name, Twice);
            }

            _reader.Read();
            if (_reader.TokenType == JsonTokenType.Null || !types.TryGet(_name, out var type))
            {
                _reader.Skip();
                continue;
            }

            if (!Value(type, out var value))
            {
                return false;
            }

            entries.Add(new(_name, value));
        }

        _parent = "";
        _name = "";
        values = entries.ToEquatableMap();
        return true;
    }

    private bool Value(FactType type, out FactValue value)
    {
        value = default;
        switch (type)
        {
            case FactType.Text when _reader.TokenType == JsonTokenType.String:
                value = _reader.GetString()!;
                return true;
            case FactType.Number when DecimalJsonConverter.TryRead(ref _reader, out var number):
                value = number;
                return true;
            case FactType.Bool when _reader.TokenType is JsonTokenType.True or JsonTokenType.False:
                value = _reader.GetBoolean();
                return true;
            case FactType.TextSet when _reader.TokenType == JsonTokenType.StartArray:
                return Set(out value);
            case FactType.Date when _reader.TokenType == JsonTokenType.String
                && LocalDatePattern.Iso.Parse(_reader.GetString()!).TryGetValue(default, out var date)
                && date.Year is >= 1 and <= 9998:
                value = date;
                return true;
            case FactType.Instant when TryTime(out var at):
                value = at;
                return true;
            default:
                return FailHere($"It must be {Allowed(type)}.");
        }
    }

    private bool Set(out FactValue value)
    {
        value = default;
        var texts = new List<string>();
        for (_item = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; _item++)
        {
            if (_reader.TokenType != JsonTokenType.String)
            {
                return FailHere($"It must be {Allowed(FactType.Text)}.");
            }

            texts.Add(_reader.GetString()!);
        }

        _item = -1;
        value = FactValue.OfSet(texts);
        return true;
    }

    /// <summary>Reads the name of a member, which must be one of those that are allowed, and there once.</summary>
    private bool Member(HashSet<string> seen, string[] allowed)
    {
        _name = _reader.GetString()!;
        if (Array.IndexOf(allowed, _name) < 0)
        {
            var remedy = Spelling.Suggest(_name, allowed, "Remove it.");
            return Fail(_name, $"No such member is known; it must be one of {string.Join(", ", allowed)}. {remedy}");
        }

        return seen.Add(_name) || Fail(_name, Twice);
    }

    private bool Name(bool isNeeded, out string? text)
    {
        text = null;
        if (_reader.TokenType == JsonTokenType.Null && !isNeeded)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.String)
        {
            return FailHere($"It must be {Allowed(FactType.Text)}.");
        }

        text = _reader.GetString()!;
        return !string.IsNullOrWhiteSpace(text) || FailHere("It is blank; it must be a text that is not.");
    }

    private bool Time(out Instant? value)
    {
        value = null;
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (!TryTime(out var at))
        {
            return FailHere($"It must be {Allowed(FactType.Instant)}.");
        }

        value = at;
        return true;
    }

    private readonly bool TryTime(out Instant value)
    {
        value = default;
        return _reader.TokenType == JsonTokenType.String
            && InstantPattern.ExtendedIso.Parse(_reader.GetString()!).TryGetValue(default, out value)
            && DayClock.InRange(value);
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
        var place = _event < 0 ? "" : $"events[{Exact.Text(_event)}]";
        var field = string.Join('.', new[] { place, _parent, _name }.Where(part => part.Length > 0));
        Problem = (field.Length == 0 ? "record" : _item < 0 ? field : $"{field}[{Exact.Text(_item)}]", value, why);
        return false;
    }

    private static string Allowed(FactType type) => type switch
    {
        FactType.Text => "a text between quotation marks",
        FactType.Number => "a number of at most 28 digits, without quotation marks",
        FactType.Bool => "true or false",
        FactType.TextSet => """a list of texts such as ["a", "b"]""",
        FactType.Date => "a date such as 2026-01-31, of the years 1 to 9998",
        _ => "an instant in UTC such as 2026-01-31T08:00:00Z, of the years 1 to 9998",
    };
}
