using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes what is known of one complaint as one line of JSON.</summary>
/// <remarks>
/// <para>The form is that of <see cref="ComplaintFacts"/>. What loses no fact is taken: an instant in UTC or with its offset; a
/// factor as its level, as <c>null</c> (not known), or as <c>{ "level": 1, "proposed": true, "evidence": ".." }</c>; keys as an object of
/// texts, numbers or lists of them, or as a list of <c>"kind:value"</c>; <c>null</c> for whatever may be left out; a currency in small letters.
/// A text that is blank is none.</para>
/// <para>A record may carry members that are not known here, as exports do: they are left out. But one that is nearly a
/// known member (<c>factros</c>), or the name of a factor of the presets (<c>safety</c>, which belongs into <c>factors</c>), is refused: it would lose facts.</para>
/// </remarks>
public static class ComplaintFactsJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a record, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <remarks>Whether a policy knows the factors is told by <see cref="ComplaintGrader.Check"/>.</remarks>
    /// <param name="utf8Json">The record in UTF-8.</param>
    /// <param name="source">Where the record comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if the record was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8Json,
        string source,
        [NotNullWhen(true)] out ComplaintFacts? facts,
        [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(source);
        var reader = new ComplaintFactsReader(utf8Json);
        facts = reader.Read();
        rejection = reader.Problem is { } problem ? new(source, problem.Field, problem.Value, problem.Why) { Key = reader.Id } : null;
        return rejection is null;
    }

    /// <summary>Reads a record, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <remarks>Whether a policy knows the factors is told by <see cref="ComplaintGrader.Check"/>.</remarks>
    /// <param name="json">The record.</param>
    /// <param name="source">Where the record comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="facts">What is known.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if the record was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(
        string json,
        string source,
        [NotNullWhen(true)] out ComplaintFacts? facts,
        [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(source);
        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            facts = null;
            rejection = new(source, "record", $"U+{(int)json[e.Index]:X4}", ComplaintFactsReader.Half);
            return false;
        }

        return TryRead(bytes, source, out facts, out rejection);
    }

    /// <summary>Writes what is known of a complaint.</summary>
    /// <remarks>The text is canonical: equal facts give equal text.</remarks>
    /// <param name="facts">What is known.</param>
    /// <returns>The record, on one line.</returns>
    /// <exception cref="ArgumentException">The id is <see cref="ComplaintId.None"/>, or a text has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public static string Write(ComplaintFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Id.IsNone)
        {
            throw new ArgumentException("The id is ComplaintId.None; every complaint needs its id.", nameof(facts));
        }

        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => Write(writer, facts), indented: false));
    }

    private static void Write(Utf8JsonWriter writer, ComplaintFacts facts)
    {
        writer.WriteStartObject();
        writer.WriteString("id", facts.Id.Value);
        writer.WriteString("receivedAt", InstantPattern.ExtendedIso.Format(facts.ReceivedAt));
        WriteText(writer, "sentAt", facts.SentAt is { } sent ? InstantPattern.ExtendedIso.Format(sent) : null);
        WriteText(writer, "customerId", facts.CustomerId?.Value);
        WriteText(writer, "channel", facts.Channel);
        WriteText(writer, "product", facts.Product);
        WriteText(writer, "topic", facts.Topic);
        WriteText(writer, "text", facts.Text);
        WriteKeys(writer, facts.Keys);
        if (facts.Factors.Count > 0)
        {
            writer.WritePropertyName("factors");
            WriteFactors(writer, facts.Factors);
        }

        if (facts.Affected is { } affected)
        {
            writer.WriteNumber("affected", affected);
        }

        if (facts.Amount is { } amount)
        {
            writer.WriteStartObject("amount");
            writer.WriteNumber("value", Exact.Normalize(amount.Value));
            writer.WriteString("currency", amount.Currency);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static void WriteFactors(Utf8JsonWriter writer, EquatableMap<FactorReading> factors)
    {
        writer.WriteStartObject();
        foreach (var (factor, reading) in factors)
        {
            writer.WritePropertyName(factor);
            WriteReading(writer, reading);
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string member, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(member, text);
        }
    }

    private static void WriteReading(Utf8JsonWriter writer, FactorReading reading)
    {
        if (reading is { IsProposed: false, Evidence: null })
        {
            WriteLevel(writer, reading.Level);
            return;
        }

        writer.WriteStartObject();
        writer.WritePropertyName("level");
        WriteLevel(writer, reading.Level);
        if (reading.IsProposed)
        {
            writer.WriteBoolean("proposed", value: true);
        }

        WriteText(writer, "evidence", reading.Evidence);
        writer.WriteEndObject();
    }

    private static void WriteLevel(Utf8JsonWriter writer, int? level)
    {
        if (level is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    /// <summary>Writes keys as an object of texts and lists, or, where that would lose their order, as a list of <c>"kind:value"</c>.</summary>
    private static void WriteKeys(Utf8JsonWriter writer, EquatableArray<ComplaintKey> keys)
    {
        if (keys.Count == 0)
        {
            return;
        }

        var runs = new List<(string Kind, List<string> Values)>();
        foreach (var key in keys)
        {
            if (runs.Count == 0 || runs[^1].Kind != key.Kind)
            {
                runs.Add((key.Kind, []));
            }

            runs[^1].Values.Add(key.Value);
        }

        if (runs.DistinctBy(run => run.Kind, StringComparer.Ordinal).Count() == runs.Count)
        {
            WriteKeyObject(writer, runs);
            return;
        }

        writer.WriteStartArray("keys");
        foreach (var key in keys)
        {
            writer.WriteStringValue(key.Kind.Contains(':', StringComparison.Ordinal)
                ? throw new ArgumentException($"The kind of key '{key.Kind}' has a colon, and keys of other kinds stand between its values. Put the keys of one kind together.", nameof(keys))
                : $"{key.Kind}:{key.Value}");
        }

        writer.WriteEndArray();
    }

    private static void WriteKeyObject(Utf8JsonWriter writer, List<(string Kind, List<string> Values)> runs)
    {
        writer.WriteStartObject("keys");
        foreach (var (kind, values) in runs)
        {
            if (values is [var single])
            {
                writer.WriteString(kind, single);
                continue;
            }

            writer.WriteStartArray(kind);
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
