using System.Buffers;
using System.Buffers.Binary;
using UserOps.Bytes;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="UserActivity"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: activity is equal exactly when its bytes are, whatever the order, split and repeats of the events.
/// They begin with a version; a later library reads what an earlier one wrote. A stretch of 64 days with an active one costs 3 to 10 bytes.</para>
/// <para>Activity does not know its user: send the user id beside it. For people and other languages there is
/// <see cref="UserActivityJson"/>.</para>
/// </remarks>
public static class UserActivityBytes
{
    private static readonly FactsForm<UserActivity> Form = new(FactsKind.UserActivity, Write, Read);

    /// <summary>Writes one user's activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(in UserActivity activity) => Form.Write(activity);

    /// <summary>Writes one user's activity.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="into">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="into"/> is <see langword="null"/>.</exception>
    public static void Write(in UserActivity activity, IBufferWriter<byte> into) => Form.Write(activity, into);

    /// <summary>Reads one user's activity.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one user's activity, no more and no less.</param>
    /// <returns>The activity, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static UserActivity Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, UserActivity activity)
    {
        writer.OptionalSigned(activity.RegisteredNumber == DaySpan.None ? null : activity.RegisteredNumber);
        var blocks = activity.Days.Blocks;
        writer.Count(blocks.Length);
        var before = 0;
        foreach (var block in blocks)
        {
            writer.Signed(block.Index - before);
            WriteBits(writer, block.Bits);
            before = block.Index;
        }
    }

    /// <summary>Which of the eight bytes are not zero, and these.</summary>
    private static void WriteBits(FactsWriter writer, ulong bits)
    {
        Span<byte> eight = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, bits);
        var mask = 0;
        for (var i = 0; i < eight.Length; i++)
        {
            mask |= eight[i] == 0 ? 0 : 1 << i;
        }

        writer.Byte((byte)mask);
        foreach (var part in eight)
        {
            if (part != 0)
            {
                writer.Byte(part);
            }
        }
    }

    private static UserActivity Read(ref FactsReader reader)
    {
        var registered = reader.Flag("registered") ? reader.Signed("registered", DayNumber.Min, DayNumber.Max) : DaySpan.None;
        var blocks = new DayBlock[reader.Count("days", bytesEach: 3)];
        var before = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            reader.Enter("days", i);
            var (least, most) = (DayBlock.IndexOf(DayNumber.Min) - before, DayBlock.IndexOf(DayNumber.Max) - before);
            var index = before + reader.Signed("block", i == 0 ? least : 1, most);
            blocks[i] = new(index, ReadBits(ref reader));
            if (blocks[i].Bits == 0 || blocks[i].First < DayNumber.Min || blocks[i].Last > DayNumber.Max)
            {
                throw reader.Refuse("bits", "A block has an active day, and all its days lie between the years 1 and 9998. Take the bytes as they were written.");
            }

            before = index;
        }

        reader.Enter("");
        return UserActivity.Of(new(blocks, 0, blocks.Length), registered);
    }

    private static ulong ReadBits(ref FactsReader reader)
    {
        var bits = 0UL;
        var mask = reader.Byte("bits");
        for (var i = 0; i < sizeof(ulong); i++)
        {
            if ((mask & (1 << i)) != 0)
            {
                bits |= (ulong)reader.Byte("bits") << (8 * i);
            }
        }

        return bits;
    }
}
