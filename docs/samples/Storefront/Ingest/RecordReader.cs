using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using UserOps;

namespace Storefront.Ingest;

/// <summary>Reads the fields of one record, and notes all that is wrong with them.</summary>
internal sealed partial class RecordReader
{
    /// <summary>The most of a bad value that is shown.</summary>
    public const int MaxShown = 60;

    private static readonly Instant Earliest = Instant.FromUtc(2000, 1, 1, 0, 0);

    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly int _record;
    private readonly bool _isObject;
    private readonly ICollection<FieldProblem> _problems;

    /// <summary>Begins with a record, which may have these fields and no others; or any, where the library looks after that.</summary>
    public RecordReader(JsonElement record, int number, ICollection<FieldProblem> problems, params string[] fields)
    {
        (_record, _problems, _isObject) = (number, problems, record.ValueKind == JsonValueKind.Object);
        if (!_isObject)
        {
            Add("record", record.GetRawText(), "It must be an object.");
            return;
        }

        foreach (var member in record.EnumerateObject())
        {
            if (fields.Length > 0 && !fields.Contains(member.Name, StringComparer.Ordinal))
            {
                Add(member.Name, member.Value.GetRawText(), $"There is no such field. A record has: {string.Join(", ", fields)}.");
            }
            else if (!_fields.TryAdd(member.Name, member.Value))
            {
                Add(member.Name, member.Value.GetRawText(), "It stands twice. Leave one of the two out.");
            }
        }
    }

    /// <summary>Notes what is wrong with a field.</summary>
    public void Add(string field, string value, string why) =>
        _problems.Add(new(_record, Shown(field), Shown(value), why));

    /// <summary>Notes what the library found wrong.</summary>
    public void Add(Rejection rejection) => Add(rejection.Field, rejection.Value, rejection.Why);

    /// <summary>Reads an id that must be there.</summary>
    public string Id(string field) => Take(field) is not { } value ? "" : CheckedId(field, Text(field, value));

    /// <summary>Reads an id that may be left out.</summary>
    public string? OptionalId(string field) => _fields.TryGetValue(field, out var value) ? CheckedId(field, Text(field, value)) : null;

    /// <summary>Reads one of several words.</summary>
    public string Word(string field, params string[] words)
    {
        var word = Take(field) is { } value ? Text(field, value) : null;
        if (word is not null && !words.Contains(word, StringComparer.Ordinal))
        {
            Add(field, word, $"It must be one of: {string.Join(", ", words)}.");
        }

        return word ?? "";
    }

    /// <summary>Reads an instant that is not ahead of the clock, in ticks.</summary>
    public long At(string field, Instant now)
    {
        if (Take(field) is not { } value || Text(field, value) is not { } text)
        {
            return 0;
        }

        if (!OffsetDateTimePattern.ExtendedIso.Parse(text).TryGetValue(default, out var read))
        {
            Add(field, text, "It must be an instant with its offset, such as 2026-03-02T08:30:00Z.");
            return 0;
        }

        var at = read.ToInstant();
        Check(field, at, now);
        if (Instant.FromUnixTimeTicks(at.ToUnixTimeTicks()) != at)
        {
            Add(field, text, "It must have at most seven decimals of a second.");
        }

        return at.ToUnixTimeTicks();
    }

    /// <summary>Reads an amount of money, in hundredths.</summary>
    public long Cents(string field)
    {
        const decimal Most = 1_000_000_000;
        if (Take(field) is not { } value)
        {
            return 0;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var amount) || amount < 0 || amount > Most || decimal.Round(amount, 2) != amount)
        {
            Add(field, value.GetRawText(), "It must be a number from 0 to 1000000000 with at most two decimals, without quotes.");
            return 0;
        }

        return (long)(amount * 100);
    }

    /// <summary>Checks that an instant is one that the app takes: not ahead of its clock.</summary>
    public void Check(string field, Instant at, Instant now)
    {
        if (at > now)
        {
            Add(field, InstantPattern.ExtendedIso.Format(at), $"It lies ahead: it is {InstantPattern.ExtendedIso.Format(now)}. Send what has happened.");
        }
        else if (at < Earliest)
        {
            Add(field, InstantPattern.ExtendedIso.Format(at), "It lies before the year 2000. Check the clock it came from.");
        }
    }

    /// <summary>Checks an id that was read elsewhere.</summary>
    public string CheckedId(string field, string? id)
    {
        if (id is not null && !IsId(id))
        {
            Add(field, id, "An id begins with a letter or a digit, and has at most 64 letters, digits and signs of . _ : - (no blanks, and no addresses of people).");
        }

        return id ?? "";
    }

    /// <summary>Whether a text is an id as this app takes them: one that tells nothing of a person, and can stand in a path.</summary>
    public static bool IsId(string text) => IdPattern().IsMatch(text);

    private JsonElement? Take(string field)
    {
        if (_fields.TryGetValue(field, out var value))
        {
            return value;
        }

        if (_isObject)
        {
            Add(field, "", "It is missing. Add it.");
        }

        return null;
    }

    private string? Text(string field, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Add(field, value.GetRawText(), "It must be a text, in quotes.");
            return null;
        }

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            Add(field, value.GetRawText(), "It holds half of a character. Mend the text.");
            return null;
        }
    }

    private static string Shown(string text) => text.Length > MaxShown ? string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, MaxShown)}..") : text;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._:-]{0,63}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdPattern();
}
