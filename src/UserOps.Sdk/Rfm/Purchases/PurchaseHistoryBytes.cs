using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Rfm;

/// <summary>Reads and writes a <see cref="PurchaseHistory"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: histories are equal exactly when their bytes are, whatever the order and split of their rows. They
/// begin with a version; a later library reads what an earlier one wrote. A typical row costs about ten bytes.</para>
/// <para>A history does not know its user: send the user id beside it. For people and other languages there is
/// <see cref="PurchaseHistoryJson"/>.</para>
/// </remarks>
public static class PurchaseHistoryBytes
{
    private static readonly FactsForm<PurchaseHistory> Form = new(FactsKind.PurchaseHistory, Write, Read);

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="history"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An order id has half a surrogate pair.</exception>
    public static byte[] Write(PurchaseHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return Form.Write(history);
    }

    /// <summary>Writes a history.</summary>
    /// <param name="history">The history.</param>
    /// <param name="into">Receives the bytes: all, or, where an exception is thrown, none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An order id has half a surrogate pair.</exception>
    public static void Write(PurchaseHistory history, IBufferWriter<byte> into)
    {
        ArgumentNullException.ThrowIfNull(history);
        Form.Write(history, into);
    }

    /// <summary>Reads a history.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one history, no more and no less.</param>
    /// <returns>The history, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static PurchaseHistory Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, PurchaseHistory history)
    {
        var entries = history.AsSpan();
        writer.Count(entries.Length);
        foreach (ref readonly var entry in entries)
        {
            writer.Instant(entry.At);
            writer.Text(entry.OrderId);
            WriteSum(writer, entry.Purchases, entry.Purchased);
            WriteSum(writer, entry.Refunds, entry.Refunded);
        }
    }

    /// <summary>Where there are no rows there is no sum.</summary>
    private static void WriteSum(FactsWriter writer, long rows, decimal sum)
    {
        writer.Whole((ulong)rows);
        if (rows > 0)
        {
            writer.Number(sum);
        }
    }

    private static PurchaseHistory Read(ref FactsReader reader)
    {
        var entries = new PurchaseEntry[reader.Count("entries", bytesEach: 4)];
        for (var i = 0; i < entries.Length; i++)
        {
            reader.Enter("entries", i);
            var at = reader.Instant("at");
            var order = reader.Text("orderId");
            var (purchases, purchased) = ReadSum(ref reader, "purchases");
            var (refunds, refunded) = ReadSum(ref reader, "refunds");
            entries[i] = new(at, order, purchases, purchased, refunds, refunded);
            if (PurchaseRules.Check(entries[i]) is { } fault)
            {
                throw reader.Refuse(fault.Field, $"It is '{fault.Value}'. {fault.Why}");
            }

            if (i > 0 && PurchaseEntry.Compare(entries[i - 1], entries[i]) >= 0)
            {
                throw reader.Refuse("at", "Entries stand by instant and then by order id, and no two share both. Take the bytes as they were written.");
            }
        }

        reader.Enter("");
        return entries.Length == 0 ? PurchaseHistory.Empty : new(entries);
    }

    private static (long Rows, decimal Sum) ReadSum(ref FactsReader reader, string field)
    {
        var rows = (long)reader.Whole(field, long.MaxValue);
        return (rows, rows > 0 ? reader.Number(field) : 0);
    }
}
