using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads one record of a complaint, once from its start to its end, and stops at the first problem.</summary>
internal ref struct ComplaintFactsReader
{
    public const string Half = "It holds half a surrogate pair; it must be text in valid UTF-16. Remove it.";
    public const string AffectedAllowed = "It must be a number of people from 1 on. Leave it out if it is not known.";
    public const string ValueAllowed = "It must be an amount of 0 or more, of at most 28 digits. Write what is in dispute, without a sign.";
    public const string CurrencyMissing = "It is missing; amounts of unknown currency can't be compared. Add its ISO 4217 code, such as CNY.";
    private const string CurrencyAllowed = "It must be an ISO 4217 code of three letters, such as CNY.";
    private const string NotJson = "It must be one JSON object in valid UTF-8. Mend the text";
    private const string Twice = "It stands twice; it must be there once. Remove one of the two.";
    private const string LevelAllowed = "It must be a level such as 0, 1, 2 or 3, null if it is not known, or an object with 'level'.";

    private static readonly string[] RecordMembers =
        ["id", "receivedAt", "sentAt", "customerId", "channel", "product", "topic", "text", "keys", "factors", "affected", "amount"];

    private static readonly FrozenSet<string> FactorIds =
        GradingPolicies.Default.Factors.Select(factor => factor.Id).Except(RecordMembers, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] ReadingMembers = ["level", "proposed", "evidence"];

    private static readonly string[] AmountMembers = ["value", "currency"];

    private readonly ReadOnlySpan<byte> _text;
    private Utf8JsonReader _reader;
    private string _field = "";

    public ComplaintFactsReader(ReadOnlySpan<byte> text)
    {
        _text = text;
        _reader = new(text);
    }

    /// <summary>The id, as soon as it was read.</summary>
    public string? Id { get; private set; }

    /// <summary>The first problem: the field, the value, and what is wrong with it.</summary>
    public (string Field, string Value, string Why)? Problem { get; private set; }

    public ComplaintFacts? Read()
    {
        var draft = new Draft();
        try
        {
            if (!Utf8.IsValid(_text))
            {
                Fail(_text, $"{NotJson}.");
            }
            else if (_reader.Read() && Record(draft) && IsWhole(draft))
            {
                _field = "";
                _reader.Read(); // throws when something follows the record
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

        return Problem is null ? draft.ToFacts(Id!) : null;
    }

    private bool IsWhole(Draft draft)
    {
        _field = Id is null ? "id" : "receivedAt";
        return Id is null ? Fail("", "It is missing; every complaint needs its id. Add it.")
            : draft.ReceivedAt is not null || Fail("", "It is missing; all clocks start from it. Add the instant at which the complaint reached the firm.");
    }

    private bool Record(Draft draft)
    {
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("It must be an object with the members 'id' and 'receivedAt'.");
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = _reader.GetString()!;
            _field = name;
            if (!seen.Add(name))
            {
                return Fail(name, Twice);
            }

            var isKnown = Array.IndexOf(RecordMembers, name) >= 0;
            if (!isKnown && IsSlip(name, out var why))
            {
                return Fail(name, why);
            }

            _reader.Read();
            if (!isKnown)
            {
                _reader.Skip();
            }
            else if (!Member(name, draft))
            {
                return false;
            }
        }

        return true;
    }

    private bool Member(string name, Draft draft) => name switch
    {
        "id" => SetId(),
        "receivedAt" => Time(out draft.ReceivedAt),
        "sentAt" => _reader.TokenType == JsonTokenType.Null || Time(out draft.SentAt),
        "customerId" => Text(ComplaintLimits.NameLength, out draft.CustomerId),
        "channel" => Text(ComplaintLimits.NameLength, out draft.Channel),
        "product" => Text(ComplaintLimits.NameLength, out draft.Product),
        "topic" => Text(ComplaintLimits.NameLength, out draft.Topic),
        "text" => Text(ComplaintLimits.TextLength, out draft.Text),
        "keys" => Keys(draft),
        "factors" => Factors(draft),
        "affected" => Affected(draft),
        _ => Amount(draft),
    };

    /// <summary>Whether a member that is not known here was probably meant as one that is.</summary>
    private static bool IsSlip(string name, out string why)
    {
        if (FactorIds.Contains(name))
        {
            why = "It is a factor, and stands beside the factors. Move it into 'factors'.";
            return true;
        }

        var near = Spelling.Nearest(name, RecordMembers);
        why = $"No such member is known. Did you mean '{near}'? If not, give it a name that is less alike.";
        return near is not null;
    }

    private bool SetId()
    {
        // Exports write numbers, which are ids as good as any.
        if (_reader.TokenType == JsonTokenType.Number)
        {
            Id = Encoding.ASCII.GetString(_reader.ValueSpan);
            return true;
        }

        if (!Text(ComplaintLimits.NameLength, out var id))
        {
            return false;
        }

        Id = id;
        return id is not null || FailHere("It must be a text that is not blank; every complaint needs its id.");
    }

    private bool Time(out Instant? at)
    {
        at = null;
        var text = _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : "";
        if (InstantPattern.ExtendedIso.Parse(text).TryGetValue(default, out var instant))
        {
            at = instant;
        }
        else if (OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var local))
        {
            at = local.ToInstant();
        }

        return (at is { } found && DayClock.InRange(found))
            || FailHere("It must be an instant in UTC or with its offset, such as 2026-01-31T08:00:00Z or 2026-01-31T16:00:00+08:00, of the years 1 to 9998.");
    }

    /// <summary>Reads a text; blank is none.</summary>
    private bool Text(int most, out string? text)
    {
        text = null;
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.String)
        {
            return FailHere("It must be a text between quotation marks, or left out.");
        }

        text = _reader.GetString()!;
        if (text.Length > most)
        {
            return FailHere($"It has {Exact.Text(text.Length)} characters; it must have at most {Exact.Text(most)}. Keep the customer's own words, and put attachments elsewhere.");
        }

        text = string.IsNullOrWhiteSpace(text) ? null : text;
        return true;
    }

    private bool Keys(Draft draft)
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.StartArray:
                return KeyList(draft);
            case JsonTokenType.StartObject:
                return KeyObject(draft);
            default:
                return FailHere("""It must be an object such as { "order": "A-1" }, or a list such as ["order:A-1"].""");
        }
    }

    private bool KeyList(Draft draft)
    {
        for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
        {
            _field = $"keys[{Exact.Text(i)}]";
            var text = _reader.TokenType == JsonTokenType.String ? _reader.GetString()! : "";
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !AddKey(draft, text[..colon], text[(colon + 1)..]))
            {
                return Problem is null && FailHere("It must be a kind, a colon and a value, such as \"order:A-1\".");
            }
        }

        return true;
    }

    private bool KeyObject(Draft draft)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var kind = _reader.GetString()!;
            _field = $"keys.{kind}";
            if (!seen.Add(kind))
            {
                return Fail(kind, Twice);
            }

            _reader.Read();
            if (_reader.TokenType == JsonTokenType.StartArray)
            {
                for (var i = 0; _reader.Read() && _reader.TokenType != JsonTokenType.EndArray; i++)
                {
                    _field = $"keys.{kind}[{Exact.Text(i)}]";
                    if (!Key(draft, kind))
                    {
                        return false;
                    }
                }
            }
            else if (_reader.TokenType != JsonTokenType.Null && !Key(draft, kind))
            {
                return false;
            }
        }

        return true;
    }

    private bool Key(Draft draft, string kind)
    {
        var value = _reader.TokenType switch
        {
            JsonTokenType.String => _reader.GetString()!,
            JsonTokenType.Number => Encoding.ASCII.GetString(_reader.ValueSpan),
            _ => null,
        };
        return value is null ? FailHere("It must be a text, a number, or a list of them.") : AddKey(draft, kind, value);
    }

    private bool AddKey(Draft draft, string kind, string value)
    {
        if (string.IsNullOrWhiteSpace(kind) || string.IsNullOrWhiteSpace(value))
        {
            return FailHere("A key needs a kind and a value that are not blank. Leave it out if it is not known.");
        }

        draft.Keys.Add(new(kind, value));
        return (draft.Keys.Count <= ComplaintLimits.Keys && kind.Length <= ComplaintLimits.NameLength && value.Length <= ComplaintLimits.NameLength)
            || FailHere($"There must be at most {Exact.Text(ComplaintLimits.Keys)} keys of at most {Exact.Text(ComplaintLimits.NameLength)} characters. Keep those that tie complaints together.");
    }

    private bool Factors(Draft draft)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("""It must be an object of levels by factor, such as { "safety": 2, "legal": null }.""");
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var factor = _reader.GetString()!;
            _field = $"factors.{factor}";
            if (draft.Factors.ContainsKey(factor))
            {
                return Fail(factor, Twice);
            }

            _reader.Read();
            if (!Reading(out var reading))
            {
                return false;
            }

            draft.Factors.Add(factor, reading);
        }

        return true;
    }

    private bool Reading(out FactorReading reading)
    {
        reading = default;
        int? level = null;
        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            var isLevel = Level(out level);
            reading = new(level);
            return isLevel;
        }

        string? evidence = null;
        var isProposed = false;
        var place = _field;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Inner(place, ReadingMembers, seen, out var name))
            {
                return false;
            }

            var isRead = name switch
            {
                "level" => Level(out level),
                "evidence" => Text(ComplaintLimits.NameLength, out evidence),
                _ => Flag(out isProposed),
            };
            if (!isRead)
            {
                return false;
            }
        }

        reading = new(level) { IsProposed = isProposed, Evidence = evidence };
        _field = $"{place}.level";
        return seen.Contains("level") || Fail("", "It is missing; write a level, or null if it is not known.");
    }

    private bool Flag(out bool flag)
    {
        flag = _reader.TokenType == JsonTokenType.True;
        return flag || _reader.TokenType == JsonTokenType.False || FailHere("It must be true or false.");
    }

    private bool Level(out int? level)
    {
        level = null;
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (!DecimalJsonConverter.TryRead(ref _reader, out var number) || number is < 0 or > int.MaxValue || decimal.Truncate(number) != number)
        {
            return FailHere(LevelAllowed);
        }

        level = (int)number;
        return true;
    }

    private bool Affected(Draft draft)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (!DecimalJsonConverter.TryRead(ref _reader, out var number) || number is < 1 or > long.MaxValue || decimal.Truncate(number) != number)
        {
            return FailHere(AffectedAllowed);
        }

        draft.Affected = (long)number;
        return true;
    }

    private bool Amount(Draft draft)
    {
        if (_reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_reader.TokenType != JsonTokenType.StartObject)
        {
            return FailHere("""It must be an object such as { "value": 300, "currency": "CNY" }; a number without its currency can't be compared.""");
        }

        decimal? value = null;
        string? currency = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!Inner("amount", AmountMembers, seen, out var name))
            {
                return false;
            }

            if (name == "currency" ? !Currency(out currency) : !Value(out value))
            {
                return false;
            }
        }

        _field = value is null ? "amount.value" : "amount.currency";
        if (value is null || currency is null)
        {
            return Fail("", value is null ? "It is missing; write the amount in dispute, or leave 'amount' out." : CurrencyMissing);
        }

        draft.Amount = new(value.Value, currency);
        return true;
    }

    private bool Value(out decimal? value)
    {
        value = null;
        if (!DecimalJsonConverter.TryRead(ref _reader, out var number) || number < 0)
        {
            return FailHere(ValueAllowed);
        }

        value = Exact.Normalize(number);
        return true;
    }

    private bool Currency(out string? currency)
    {
        if (!Text(ComplaintLimits.NameLength, out currency))
        {
            return false;
        }

        currency = currency?.ToUpperInvariant();
        return currency is null || (currency.Length == 3 && currency.AsSpan().IndexOfAnyExceptInRange('A', 'Z') < 0) || FailHere(CurrencyAllowed);
    }

    /// <summary>Reads the name of a member of a small object, in which others than the known ones are slips.</summary>
    private bool Inner(string parent, string[] allowed, HashSet<string> seen, out string name)
    {
        name = _reader.GetString()!;
        _field = $"{parent}.{name}";
        if (Array.IndexOf(allowed, name) < 0)
        {
            return Fail(name, $"No such member is known; it must be one of {string.Join(", ", allowed)}. {Spelling.Suggest(name, allowed, "Remove it.")}");
        }

        _reader.Read();
        return seen.Add(name) || Fail(name, Twice);
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

    /// <summary>What was read so far.</summary>
    private sealed class Draft
    {
        public string? CustomerId;
        public string? Channel;
        public string? Product;
        public string? Topic;
        public string? Text;
        public Instant? ReceivedAt;
        public Instant? SentAt;

        public List<ComplaintKey> Keys { get; } = [];

        public Dictionary<string, FactorReading> Factors { get; } = new(StringComparer.Ordinal);

        public long? Affected { get; set; }

        public Money? Amount { get; set; }

        public ComplaintFacts ToFacts(string id) => new()
        {
            Id = new(id),
            ReceivedAt = ReceivedAt!.Value,
            SentAt = SentAt,
            CustomerId = CustomerId is null ? null : new UserId(CustomerId),
            Channel = Channel,
            Product = Product,
            Topic = Topic,
            Text = Text,
            Keys = Keys.ToEquatableArray(),
            Factors = Factors.ToEquatableMap(),
            Affected = Affected,
            Amount = Amount,
        };
    }
}
