using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Statistics;

namespace UserOps.Cli.Output;

/// <summary>How the tool writes JSON: UTF-8, camelCase names, invariant values, letters of all scripts as they are.</summary>
internal static class JsonText
{
    private const int FlushAt = 1 << 16;

    /// <summary>Gets the options for one object a line.</summary>
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the options for a document that people look into.</summary>
    public static JsonWriterOptions Indented { get; } = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes a document and its final line feed.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="write">Writes the value.</param>
    public static void WriteDocument(Stream stream, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            write(json);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a decimal without trailing zeros.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteExact(this Utf8JsonWriter json, string name, decimal value) =>
        json.WriteNumber(name, Exact.Normalize(value));

    /// <summary>Writes an instant as <c>2024-05-31T17:30:00Z</c>; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteInstant(this Utf8JsonWriter json, string name, Instant? value) =>
        json.WriteString(name, value is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null);

    /// <summary>Writes a day as <c>2024-05-31</c>; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteDay(this Utf8JsonWriter json, string name, LocalDate? value) =>
        json.WriteString(name, value is { } day ? LocalDatePattern.Iso.Format(day) : null);

    /// <summary>Writes a number; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteNullable(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes which policy gave an answer.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="name">The member.</param>
    public static void WritePolicy(this Utf8JsonWriter json, PolicyRef policy, string name = "policy")
    {
        json.WriteStartObject(name);
        json.WriteString("name", policy.Name);
        json.WriteString("version", policy.Version);
        json.WriteString("hash", policy.Hash);
        json.WriteEndObject();
    }

    /// <summary>Writes a whole number; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteNullable(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Writes a length of time as <c>P1DT2H</c>; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteDuration(this Utf8JsonWriter json, string name, Duration? value) =>
        json.WriteString(name, value is { } length ? DurationText.Format(length) : null);

    /// <summary>Writes a share and the ends of its interval; <see langword="null"/> as <c>null</c>.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="value">The value.</param>
    public static void WriteInterval(this Utf8JsonWriter json, string name, ProportionInterval? value)
    {
        if (value is not { } share)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("estimate", share.Estimate);
        json.WriteNumber("lower", share.Lower);
        json.WriteNumber("upper", share.Upper);
        json.WriteEndObject();
    }

    /// <summary>Hands over what the writer holds once it is much: it keeps what it isn't told to, and can't keep the users of a large shop.</summary>
    /// <param name="json">The writer.</param>
    public static void FlushIfMuch(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= FlushAt)
        {
            json.Flush();
        }
    }

    /// <summary>Writes a list.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="json">Where to.</param>
    /// <param name="name">The member.</param>
    /// <param name="items">The items.</param>
    /// <param name="write">Writes one item whole.</param>
    public static void WriteList<T>(this Utf8JsonWriter json, string name, EquatableArray<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }
}
