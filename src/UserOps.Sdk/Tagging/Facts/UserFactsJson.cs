using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes what is known of one user as one line of JSON, typed by what a catalogue declares.</summary>
/// <remarks>
/// <para>The form is <c>{ "user": "u1", "attributes": { "plan": "pro" }, "events": [ { "type": "order", "at": "2024-05-15T08:00:00Z",
/// "id": "9", "properties": { "amount": 12.5 } } ], "observedSince": "2023-01-01T00:00:00Z" }</c>; all but the user may be left
/// out. A date or an instant is its ISO 8601 text, a set a list of texts. Nothing is converted: a number in quotation marks is
/// a text. <c>null</c> is missing.</para>
/// <para>A record may carry more attributes, types of events and properties than are declared: they are left out,
/// but the user counts as known since an event of any type. Other members are refused, for a slip there would lose facts.</para>
/// </remarks>
public static class UserFactsJson
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a record, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <param name="utf8Json">The record in UTF-8.</param>
    /// <param name="schema">The types of the attributes and properties.</param>
    /// <param name="source">Where the record comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="known">The user, and what is known.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if the record was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="schema"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8Json,
        FactSchema schema,
        string source,
        out KnownUser known,
        [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(source);
        var reader = new UserFactsReader(utf8Json, schema);
        known = reader.Read();
        rejection = reader.Problem is { } problem
            ? new(source, problem.Field, problem.Value, problem.Why) { Key = reader.User.IsNone ? null : reader.User.Value }
            : null;
        return rejection is null;
    }

    /// <summary>Reads a record, or says what is wrong with it; of a bad record nothing is taken.</summary>
    /// <param name="json">The record.</param>
    /// <param name="schema">The types of the attributes and properties.</param>
    /// <param name="source">Where the record comes from, for the rejection: a file's name, a table, a topic.</param>
    /// <param name="known">The user, and what is known.</param>
    /// <param name="rejection">What is wrong; add the line if you know it.</param>
    /// <returns><see langword="true"/> if the record was read.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/>, <paramref name="schema"/> or <paramref name="source"/> is <see langword="null"/>.</exception>
    public static bool TryRead(
        string json,
        FactSchema schema,
        string source,
        out KnownUser known,
        [NotNullWhen(false)] out Rejection? rejection)
    {
        ArgumentNullException.ThrowIfNull(json);

        byte[] bytes;
        try
        {
            bytes = Strict.GetBytes(json);
        }
        catch (EncoderFallbackException e)
        {
            known = default;
            rejection = new(source, "record", $"U+{(int)json[e.Index]:X4}", UserFactsReader.Half);
            return false;
        }

        return TryRead(bytes, schema, source, out known, out rejection);
    }

    /// <summary>Writes what is known of a user.</summary>
    /// <remarks>The text is canonical: equal facts give equal text.</remarks>
    /// <param name="known">The user, and what is known.</param>
    /// <returns>The record, on one line.</returns>
    /// <exception cref="ArgumentException">The user is <see cref="UserId.None"/>, or a text has half a surrogate pair.</exception>
    public static string Write(KnownUser known)
    {
        if (known.User.IsNone)
        {
            throw new ArgumentException("The user is UserId.None; facts are written of somebody.", nameof(known));
        }

        return Encoding.UTF8.GetString(PolicyJson.Bytes(writer => Write(writer, known), indented: false));
    }

    private static void Write(Utf8JsonWriter writer, KnownUser known)
    {
        writer.WriteStartObject();
        writer.WriteString("user", known.User.Value);
        Write(writer, "attributes", known.Facts.Attributes);
        writer.WriteStartArray("events");
        foreach (var item in known.Facts.Events)
        {
            writer.WriteStartObject();
            writer.WriteString("type", item.Type);
            writer.WriteString("at", InstantPattern.ExtendedIso.Format(item.At));
            if (item.Id is not null)
            {
                writer.WriteString("id", item.Id);
            }

            Write(writer, "properties", item.Properties);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (known.Facts.ObservedSince is { } since)
        {
            writer.WriteString("observedSince", InstantPattern.ExtendedIso.Format(since));
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string member, EquatableMap<FactValue> values)
    {
        writer.WriteStartObject(member);
        foreach (var (name, value) in values)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
