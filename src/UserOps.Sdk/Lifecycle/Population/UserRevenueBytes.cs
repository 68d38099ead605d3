using System.Buffers;
using UserOps.Bytes;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="UserRevenue"/> as bytes, for queues, checkpoints and merges between processes.</summary>
/// <remarks>
/// <para>The bytes are canonical: revenue is equal exactly when its bytes are, whatever the order and split of the amounts. They begin
/// with a version; a later library reads what an earlier one wrote.</para>
/// <para>Revenue does not know its user: send the user id beside it.</para>
/// </remarks>
public static class UserRevenueBytes
{
    private static readonly FactsForm<UserRevenue> Form = new(FactsKind.UserRevenue, Write, Read);

    /// <summary>Writes one user's revenue.</summary>
    /// <param name="revenue">The revenue.</param>
    /// <returns>The bytes.</returns>
    public static byte[] Write(UserRevenue revenue) => Form.Write(revenue);

    /// <summary>Writes one user's revenue.</summary>
    /// <param name="revenue">The revenue.</param>
    /// <param name="into">Receives the bytes.</param>
    /// <exception cref="ArgumentNullException"><paramref name="into"/> is <see langword="null"/>.</exception>
    public static void Write(UserRevenue revenue, IBufferWriter<byte> into) => Form.Write(revenue, into);

    /// <summary>Reads one user's revenue.</summary>
    /// <remarks>Costs a writing as well: what is read is written again and held against the bytes.</remarks>
    /// <param name="bytes">The bytes of one user's revenue, no more and no less.</param>
    /// <returns>The revenue, equal to the one that was written.</returns>
    /// <exception cref="InvalidFactsException">The bytes are not what was written: the byte, the field and what to do.</exception>
    public static UserRevenue Read(ReadOnlySpan<byte> bytes) => Form.Read(bytes);

    private static void Write(FactsWriter writer, UserRevenue revenue)
    {
        writer.Count(revenue.Sums.Length);
        var before = 0;
        foreach (var (day, units) in revenue.Sums)
        {
            writer.Signed(day - before);
            writer.Number(units < 0, (UInt128)Int128.Abs(units), UserRevenue.MaxDecimals);
            before = day;
        }
    }

    private static UserRevenue Read(ref FactsReader reader)
    {
        var sums = new UserRevenue.DaySum[reader.Count("entries", bytesEach: 3)];
        var before = 0;
        for (var i = 0; i < sums.Length; i++)
        {
            reader.Enter("entries", i);
            var day = before + reader.Signed("day", i == 0 ? DayNumber.Min : 1, DayNumber.Max - before);
            sums[i] = new(day, ReadUnits(ref reader));
            before = day;
        }

        reader.Enter("");
        return UserRevenue.Of([.. sums]);
    }

    /// <summary>Reads an amount, and counts it in thousand-millionths.</summary>
    private static Int128 ReadUnits(ref FactsReader reader)
    {
        var (isNegative, digits, scale) = reader.Digits("amount", UserRevenue.MaxDecimals, (UInt128)Int128.MaxValue);
        var power = UInt128.One;
        for (var i = scale; i < UserRevenue.MaxDecimals; i++)
        {
            power *= 10;
        }

        return digits <= (UInt128)Int128.MaxValue / power
            ? (Int128)(digits * power) * (isNegative ? -1 : 1)
            : throw reader.Refuse("amount", "It is larger than any sum of amounts. Take the bytes as they were written.");
    }
}
