using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Tagging;

/// <summary>Reads and writes what is known of one user as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: facts are equal exactly when their bytes are, whatever the order, split and repeats of the events. They
/// begin with a version; a later library reads what an earlier one wrote. They carry the types of the values, so no
/// schema is needed, and no fact is left out.</para>
/// <para>Facts do not know their user: send the user id beside them. For people and other languages there is <see cref="UserFactsJson"/>.</para>
/// </remarks>
public static class UserFactsBytes
{
    private static readonly FactsForm<UserFacts> Form = new(FactsKind.UserFacts, Write, Read);

    /// <summary>Writes what is known of a user.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static byte[] Write(UserFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Form.Write(facts);
    }

    /// <summary>Writes what is known of a user.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static void Write(UserFacts facts, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Form.Write(facts, into);
    }

    /// <summary>Reads what is known of a user.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one user's facts, no more and no less.</param>
    /// <returns>The facts, equal to those that were written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static UserFacts Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, UserFacts facts)
    {
        writer.OptionalInstant(facts.ObservedSince);
        writer.Count(facts.Attributes.Count);
        foreach (var (name, value) in facts.Attributes)
        {
            writer.Text(name);
            WriteValue(writer, value);
        }

        writer.Count(facts.Tables.Length);
        foreach (var table in facts.Tables)
        {
            WriteTable(writer, table);
        }
    }

    private static void WriteTable(FactsWriter writer, EventTable table)
    {
        writer.Text(table.Type);
        writer.Count(table.Properties.Length);
        foreach (var property in table.Properties)
        {
            writer.Word(property);
        }

        writer.Count(table.Count);
        for (var row = 0; row < table.Count; row++)
        {
            writer.Instant(table.At[row]);
            writer.OptionalText(table.Ids[row]);
            foreach (var column in table.Columns)
            {
                WriteValue(writer, column.Values[row]);
            }
        }
    }

    /// <summary>0 for a missing value; else its type and 1, and the value.</summary>
    private static void WriteValue(FactsWriter writer, FactValue value)
    {
        writer.Byte(value.Type is { } type ? (byte)(type + 1) : (byte)0);
        switch (value.Type)
        {
            case null:
                break;
            case FactType.Text:
                writer.Word(value.AsText());
                break;
            case FactType.Number:
                writer.Number(value.AsNumber());
                break;
            case FactType.Bool:
                writer.Flag(value.AsBool());
                break;
            case FactType.TextSet:
                var set = value.AsSet();
                writer.Count(set.Count);
                foreach (var text in set)
                {
                    writer.Word(text);
                }

                break;
            case FactType.Date:
                writer.Signed(DayNumber.Of(value.AsDate()));
                break;
            default:
                writer.Instant(value.AsInstant());
                break;
        }
    }

    private static UserFacts Read(ref FactsReader reader)
    {
        var since = reader.OptionalInstant("observedSince");
        if (since is { } first && !DayClock.InRange(first))
        {
            throw reader.Refuse("observedSince", OutOfRange);
        }

        var attributes = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        var count = reader.Count("attributes", bytesEach: 2);
        for (var i = 0; i < count; i++)
        {
            reader.Enter("attributes", i);
            var name = reader.Text("name");
            attributes[name] = ReadValue(ref reader, "value");
        }

        reader.Enter("");
        var events = new List<UserEvent>();
        var types = reader.Count("types", bytesEach: 4);
        for (var i = 0; i < types; i++)
        {
            reader.Enter("types", i);
            ReadTable(ref reader, events);
        }

        reader.Enter("");
        return UserFacts.From(attributes.ToEquatableMap(), events, since);
    }

    private static void ReadTable(ref FactsReader reader, List<UserEvent> events)
    {
        var type = reader.NotBlank("type", reader.Text("type"));
        var properties = new string[reader.Count("properties", bytesEach: 1)];
        for (var i = 0; i < properties.Length; i++)
        {
            properties[i] = reader.Word("properties");
        }

        var rows = reader.Count("events", bytesEach: 2 + properties.Length);
        for (var row = 0; row < rows; row++)
        {
            reader.Enter($"types[{type}].events", row);
            var at = reader.Instant("at");
            if (!DayClock.InRange(at))
            {
                throw reader.Refuse("at", OutOfRange);
            }

            var id = reader.OptionalText("id");
            var values = new Dictionary<string, FactValue>(StringComparer.Ordinal);
            foreach (var property in properties)
            {
                if (ReadValue(ref reader, property) is { IsNone: false } value)
                {
                    values[property] = value;
                }
            }

            events.Add(new() { Type = type, At = at, Id = id, Properties = values.ToEquatableMap() });
        }
    }

    private const string OutOfRange = "The instant must lie between the years 1 and 9998. Take the bytes as they were written.";

    private static FactValue ReadValue(ref FactsReader reader, string field)
    {
        switch (reader.Byte(field))
        {
            case 0:
                return FactValue.None;
            case (byte)FactType.Text + 1:
                return FactValue.Of(reader.Word(field));
            case (byte)FactType.Number + 1:
                return FactValue.Of(reader.Number(field));
            case (byte)FactType.Bool + 1:
                return FactValue.Of(reader.Flag(field));
            case (byte)FactType.TextSet + 1:
                var texts = new string[reader.Count(field, bytesEach: 1)];
                for (var i = 0; i < texts.Length; i++)
                {
                    texts[i] = reader.Word(field);
                }

                return FactValue.OfSet(texts);
            case (byte)FactType.Date + 1:
                return FactValue.Of(DayNumber.ToDate(reader.Signed(field, DayNumber.Min, DayNumber.Max)));
            case (byte)FactType.Instant + 1:
                var at = reader.Instant(field);
                return DayClock.InRange(at) ? FactValue.Of(at) : throw reader.Refuse(field, OutOfRange);
            case var other:
                throw reader.Refuse(field, $"It is of type {Exact.Text(other)}; types go from 0, missing, to 6, an instant. Take the bytes as they were written.");
        }
    }
}
