using System.Numerics;
using System.Runtime.InteropServices;

namespace UserOps.Rfm;

/// <summary>Finds the levels of a column of values, as many at a time as the machine compares at once.</summary>
internal static class ColumnLevels
{
    /// <summary>Finds the level of every value: 1 more than the number of limits below it.</summary>
    /// <param name="values">The values.</param>
    /// <param name="limits">The limits, ascending.</param>
    /// <param name="levels">Receives the levels.</param>
    /// <param name="withoutLimits">The level of every value when there are no limits.</param>
    public static void Find(ReadOnlySpan<int> values, ReadOnlySpan<int> limits, Span<byte> levels, int withoutLimits = 1)
    {
        if (limits.IsEmpty)
        {
            levels.Fill((byte)withoutLimits);
            return;
        }

        var vectors = MemoryMarshal.Cast<int, Vector<int>>(values);
        var i = 0;
        for (var at = 0; at + 4 <= vectors.Length; at += 4)
        {
            var (a, b, c, d) = (Vector<int>.One, Vector<int>.One, Vector<int>.One, Vector<int>.One);
            foreach (var limit in limits)
            {
                // A comparison that holds is -1 in each lane.
                var bound = new Vector<int>(limit);
                a -= Vector.GreaterThan(vectors[at], bound);
                b -= Vector.GreaterThan(vectors[at + 1], bound);
                c -= Vector.GreaterThan(vectors[at + 2], bound);
                d -= Vector.GreaterThan(vectors[at + 3], bound);
            }

            Vector.AsVectorByte(Vector.Narrow(Vector.Narrow(a, b), Vector.Narrow(c, d))).CopyTo(levels[i..]);
            i += Vector<byte>.Count;
        }

        FindOneByOne(values, limits, levels, i);
    }

    /// <summary>Finds the level of every value: 1 more than the number of limits below it.</summary>
    /// <param name="values">The values.</param>
    /// <param name="limits">The limits, ascending.</param>
    /// <param name="levels">Receives the levels.</param>
    /// <param name="withoutLimits">The level of every value when there are no limits.</param>
    public static void Find(ReadOnlySpan<long> values, ReadOnlySpan<long> limits, Span<byte> levels, int withoutLimits = 1)
    {
        if (limits.IsEmpty)
        {
            levels.Fill((byte)withoutLimits);
            return;
        }

        var vectors = MemoryMarshal.Cast<long, Vector<long>>(values);
        var i = 0;
        for (var at = 0; at + 8 <= vectors.Length; at += 8)
        {
            var low = Vector.Narrow(Pair(vectors, at, limits), Pair(vectors, at + 2, limits));
            var high = Vector.Narrow(Pair(vectors, at + 4, limits), Pair(vectors, at + 6, limits));
            Vector.AsVectorByte(Vector.Narrow(low, high)).CopyTo(levels[i..]);
            i += Vector<byte>.Count;
        }

        FindOneByOne(values, limits, levels, i);
    }

    private static Vector<int> Pair(ReadOnlySpan<Vector<long>> vectors, int at, ReadOnlySpan<long> limits)
    {
        var (a, b) = (Vector<long>.One, Vector<long>.One);
        foreach (var limit in limits)
        {
            var bound = new Vector<long>(limit);
            a -= Vector.GreaterThan(vectors[at], bound);
            b -= Vector.GreaterThan(vectors[at + 1], bound);
        }

        return Vector.Narrow(a, b);
    }

    private static void FindOneByOne<T>(ReadOnlySpan<T> values, ReadOnlySpan<T> limits, Span<byte> levels, int from)
        where T : struct, IBinaryInteger<T>
    {
        for (var i = from; i < values.Length; i++)
        {
            var level = 1;
            foreach (var limit in limits)
            {
                level += values[i] > limit ? 1 : 0;
            }

            levels[i] = (byte)level;
        }
    }
}
