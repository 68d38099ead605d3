using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Complaints;

/// <summary>Reads and writes a <see cref="CrisisLog"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// The bytes are canonical: logs are equal exactly when their bytes are, whatever the order, split and repeats of their rows. They begin
/// with a version; a later library reads what an earlier one wrote. A topic and a customer cost their text once. For people
/// and other languages there is <see cref="CrisisLogJson"/>.
/// </remarks>
public static class CrisisLogBytes
{
    private static readonly FactsForm<CrisisLog> Form = new(FactsKind.CrisisLog, Write, Read);

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static byte[] Write(CrisisLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Form.Write(log);
    }

    /// <summary>Writes a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="into">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(CrisisLog log, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(log);
        Form.Write(log, into);
    }

    /// <summary>Reads a log.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one log, no more and no less.</param>
    /// <returns>The log, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static CrisisLog Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, CrisisLog log)
    {
        writer.Count(log.Sightings.Count);
        foreach (var sighting in log.Sightings)
        {
            writer.Text(sighting.Id.Value);
            writer.Instant(sighting.ReceivedAt);
            writer.Word(sighting.Topic);
            writer.Byte((byte)sighting.Grade);
            writer.OptionalWord(sighting.CustomerId?.Value);
            writer.Signed(sighting.Publicity);
            writer.OptionalInstant(sighting.KnownSince);
        }
    }

    private static CrisisLog Read(ref FactsReader reader)
    {
        var sightings = new ComplaintSighting[reader.Count("sightings", bytesEach: 7)];
        for (var i = 0; i < sightings.Length; i++)
        {
            reader.Enter("sightings", i);
            var id = new ComplaintId(reader.NotBlank("id", reader.Text("id")));
            var receivedAt = reader.Instant("receivedAt");
            var topic = reader.Word("topic");
            var grade = (ComplaintGrade)reader.Byte("grade");
            var customer = reader.OptionalUser("customerId");
            var publicity = reader.Signed("publicity", 0, int.MaxValue);
            sightings[i] = new(id, receivedAt, topic, grade, customer, publicity) { KnownSince = reader.OptionalInstant("knownSince") };
            if (SightingRules.Check(sightings[i]) is var (field, value, why))
            {
                throw reader.Refuse(field, $"It is '{value}'. {why}");
            }
        }

        reader.Enter("");
        return CrisisLog.FromChecked(sightings);
    }
}
