using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UserOps.Tagging;

/// <summary>Loops over the bits of a block of users, as wide as the machine does them.</summary>
internal static class BitRows
{
    /// <summary>The words of a block: few enough that the bits of all conditions stay in the nearest caches.</summary>
    public const int Words = 16;

    public const int Users = Words * 64;

    public static void And(ReadOnlySpan<ulong> part, Span<ulong> answer)
    {
        var one = MemoryMarshal.Cast<ulong, Vector<ulong>>(part);
        var other = MemoryMarshal.Cast<ulong, Vector<ulong>>(answer);
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            other[i] &= one[i];
        }
    }

    public static void Or(ReadOnlySpan<ulong> part, Span<ulong> answer)
    {
        var one = MemoryMarshal.Cast<ulong, Vector<ulong>>(part);
        var other = MemoryMarshal.Cast<ulong, Vector<ulong>>(answer);
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            other[i] |= one[i];
        }
    }

    public static void AndNot(ReadOnlySpan<ulong> part, Span<ulong> answer)
    {
        var one = MemoryMarshal.Cast<ulong, Vector<ulong>>(part);
        var other = MemoryMarshal.Cast<ulong, Vector<ulong>>(answer);
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            other[i] = Vector.AndNot(other[i], one[i]);
        }
    }

    public static void Not(ReadOnlySpan<ulong> part, Span<ulong> answer)
    {
        var one = MemoryMarshal.Cast<ulong, Vector<ulong>>(part);
        var other = MemoryMarshal.Cast<ulong, Vector<ulong>>(answer);
        for (var i = 0; i < one.Length && i < other.Length; i++)
        {
            other[i] = ~one[i];
        }
    }

    /// <summary>Sets the bit of each user whose row lies in a stretch of rows.</summary>
    public static void Within(ReadOnlySpan<ushort> rows, ushort first, ushort last, Span<ulong> answer)
    {
        var vectors = MemoryMarshal.Cast<ushort, Vector256<ushort>>(rows);
        var low = Vector256.Create(first);
        var length = Vector256.Create((ushort)(last - first));
        for (var word = 0; word < answer.Length && vectors.Length >= 4; word++)
        {
            answer[word] |= Users32(vectors[0], vectors[1], low, length) | ((ulong)Users32(vectors[2], vectors[3], low, length) << 32);
            vectors = vectors[4..];
        }
    }

    /// <summary>Whether the row of each of 32 users lies in a stretch, as bits.</summary>
    private static uint Users32(Vector256<ushort> rows, Vector256<ushort> next, Vector256<ushort> low, Vector256<ushort> length)
    {
        // A row that is too low becomes a large number.
        var one = Vector256.LessThanOrEqual(rows - low, length);
        var other = Vector256.LessThanOrEqual(next - low, length);
        return Vector256.NarrowWithSaturation(one.AsInt16(), other.AsInt16()).ExtractMostSignificantBits();
    }
}
