using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes an <see cref="EventLog"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: logs are equal exactly when their bytes are, whatever the order, split and repeats of their rows. They
/// begin with a version; a later library reads what an earlier one wrote. A name costs its text once, and then a byte or two for each entry.</para>
/// <para>A log does not know its user: send the user id beside it. For people and other languages there is <see cref="EventLogJson"/>.</para>
/// </remarks>
public static class EventLogBytes
{
    private static readonly FactsForm<EventLog> Form = new(FactsKind.EventLog, Write, Read);

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static byte[] Write(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Form.Write(log);
    }

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="into">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(EventLog log, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(log);
        Form.Write(log, into);
    }

    /// <summary>Reads a log.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one log, no more and no less.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static EventLog Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, EventLog log)
    {
        var entries = log.AsSpan();
        writer.Count(entries.Length);
        foreach (ref readonly var entry in entries)
        {
            writer.Instant(entry.At);
            writer.Word(entry.Event);
        }
    }

    private static EventLog Read(ref FactsReader reader)
    {
        var entries = new EventEntry[reader.Count("entries", bytesEach: 2)];
        for (var i = 0; i < entries.Length; i++)
        {
            reader.Enter("entries", i);
            entries[i] = new(reader.Instant("at"), reader.Word("event"));
            if (ActivityRules.Check(entries[i].At, entries[i].Event) is { } fault)
            {
                throw reader.Refuse(fault.Field, $"It is '{fault.Value}'. {fault.Why}");
            }
        }

        reader.Enter("");
        return EventLog.From(entries);
    }
}
