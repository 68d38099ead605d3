using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Complaints;

/// <summary>Reads and writes what is known of one complaint as bytes, for queues and checkpoints.</summary>
/// <remarks>
/// <para>The bytes are canonical: facts are equal exactly when their bytes are. They begin with a version; a later library reads what an
/// earlier one wrote.</para>
/// <para>These facts are one word on a complaint and do not merge; what merges is the log of its events, see <see cref="CaseLogBytes"/>. For
/// people and other languages there is <see cref="ComplaintFactsJson"/>.</para>
/// </remarks>
public static class ComplaintFactsBytes
{
    private static readonly FactsForm<ComplaintFacts> Form = new(FactsKind.ComplaintFacts, Write, Read);

    /// <summary>Writes what is known of a complaint.</summary>
    /// <param name="facts">What is known.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentException">The id is <see cref="ComplaintId.None"/>, or a text has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public static byte[] Write(ComplaintFacts facts) => Form.Write(Checked(facts));

    /// <summary>Writes what is known of a complaint.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentException">The id is <see cref="ComplaintId.None"/>, or a text has half a surrogate pair.</exception>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public static void Write(ComplaintFacts facts, IBufferWriter<byte> into) => Form.Write(Checked(facts), into);

    /// <summary>Reads what is known of a complaint.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one complaint, no more and no less.</param>
    /// <returns>The facts, equal to those that were written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static ComplaintFacts Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    /// <summary>Writes all but the id and the receipt.</summary>
    internal static void WriteRest(FactsWriter writer, ComplaintFacts facts)
    {
        writer.OptionalInstant(facts.SentAt);
        writer.OptionalWord(facts.CustomerId?.Value);
        writer.OptionalWord(facts.Channel);
        writer.OptionalWord(facts.Product);
        writer.OptionalWord(facts.Topic);
        writer.OptionalText(facts.Text);
        writer.Count(facts.Keys.Count);
        foreach (var key in facts.Keys)
        {
            writer.OptionalWord(key.Kind);
            writer.OptionalText(key.Value);
        }

        WriteFactors(writer, facts.Factors);
        writer.OptionalSigned(facts.Affected);
        WriteMoney(writer, facts.Amount);
    }

    internal static void WriteFactors(FactsWriter writer, EquatableMap<FactorReading> factors)
    {
        writer.Count(factors.Count);
        foreach (var (factor, reading) in factors)
        {
            writer.Word(factor);
            writer.OptionalSigned(reading.Level);
            writer.Flag(reading.IsProposed);
            writer.OptionalText(reading.Evidence);
        }
    }

    internal static void WriteMoney(FactsWriter writer, Money? money)
    {
        writer.Flag(money is not null);
        if (money is { } amount)
        {
            writer.Number(amount.Value);
            writer.OptionalWord(amount.Currency);
        }
    }

    /// <summary>Reads what <see cref="WriteRest"/> wrote into a complaint that has an id and a receipt.</summary>
    internal static ComplaintFacts ReadRest(ref FactsReader reader, ComplaintFacts known)
    {
        var sentAt = reader.OptionalInstant("sentAt");
        var customer = reader.OptionalUser("customerId");
        var channel = reader.OptionalWord("channel");
        var product = reader.OptionalWord("product");
        var topic = reader.OptionalWord("topic");
        var text = reader.OptionalText("text");
        var keys = new ComplaintKey[reader.Count("keys", bytesEach: 2)];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = new(reader.OptionalWord("keys")!, reader.OptionalText("keys")!);
        }

        return known with
        {
            SentAt = sentAt,
            CustomerId = customer,
            Channel = channel,
            Product = product,
            Topic = topic,
            Text = text,
            Keys = new(keys),
            Factors = ReadFactors(ref reader),
            Affected = reader.OptionalSigned("affected"),
            Amount = ReadMoney(ref reader, "amount"),
        };
    }

    internal static EquatableMap<FactorReading> ReadFactors(ref FactsReader reader)
    {
        var factors = new Dictionary<string, FactorReading>(StringComparer.Ordinal);
        var count = reader.Count("factors", bytesEach: 4);
        for (var i = 0; i < count; i++)
        {
            var factor = reader.Word("factors");
            int? level = reader.Flag("factors") ? reader.Signed("factors", int.MinValue, int.MaxValue) : null;
            factors[factor] = new(level) { IsProposed = reader.Flag("factors"), Evidence = reader.OptionalText("factors") };
        }

        return factors.ToEquatableMap();
    }

    internal static Money? ReadMoney(ref FactsReader reader, string field) =>
        reader.Flag(field) ? new(reader.Number(field), reader.OptionalWord(field)!) : null;

    private static ComplaintFacts Checked(ComplaintFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.Id.IsNone
            ? throw new ArgumentException("The id is ComplaintId.None; every complaint needs its id.", nameof(facts))
            : facts;
    }

    private static void Write(FactsWriter writer, ComplaintFacts facts)
    {
        writer.Text(facts.Id.Value);
        writer.Instant(facts.ReceivedAt);
        WriteRest(writer, facts);
    }

    private static ComplaintFacts Read(ref FactsReader reader)
    {
        var id = new ComplaintId(reader.NotBlank("id", reader.Text("id")));
        return ReadRest(ref reader, new() { Id = id, ReceivedAt = reader.Instant("receivedAt") });
    }
}
