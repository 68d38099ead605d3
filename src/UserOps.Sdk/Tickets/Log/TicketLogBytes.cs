using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Tickets;

/// <summary>Reads and writes a <see cref="TicketLog"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: logs are equal exactly when their bytes are, whatever the order, split and repeats of their events. They
/// begin with a version; a later library reads what an earlier one wrote. A word such as a team or a category costs its text once,
/// and then a byte or two for each event.</para>
/// <para>Of events that share an id and differ, all versions are written, so that logs merge to the same after any journey.
/// <see cref="TicketLog.Repeated"/>, which tells of the delivery, is not: a log that is read has 0. For people and other languages each
/// event has a line of JSON, see <see cref="TicketEventJson"/>.</para>
/// </remarks>
public static class TicketLogBytes
{
    private static readonly FactsForm<TicketLog> Form = new(FactsKind.TicketLog, Write, Read);

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static byte[] Write(TicketLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Form.Write(log);
    }

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A text has half a surrogate pair.</exception>
    public static void Write(TicketLog log, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(log);
        Form.Write(log, into);
    }

    /// <summary>Reads a log.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one log, no more and no less.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static TicketLog Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, TicketLog log)
    {
        var events = log.AllEvents;
        writer.Count(events.Length);
        foreach (var item in events)
        {
            TicketEventBytes.Write(writer, item);
        }

        writer.Count(log.AllWork.Length);
        foreach (var item in log.AllWork)
        {
            TicketEventBytes.Write(writer, item);
        }
    }

    private static TicketLog Read(ref FactsReader reader)
    {
        var events = new TicketEvent[reader.Count("events", bytesEach: 4)];
        for (var i = 0; i < events.Length; i++)
        {
            reader.Enter("events", i);
            events[i] = TicketEventBytes.ReadEvent(ref reader);
            if (TicketRules.Check(events[i]) is var (field, value, why))
            {
                throw reader.Refuse(field, $"It is '{value}'. {why}");
            }
        }

        reader.Enter("");
        return TicketLog.FromChecked(events, TicketEventBytes.ReadAllWork(ref reader));
    }
}
