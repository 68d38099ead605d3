using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UserOps.Tagging;

/// <summary>Sorted marks as bounds of whole numbers of a unit, which a mark itself need not be.</summary>
/// <param name="reached">For each mark the greatest number of units that is less than it or equal.</param>
/// <param name="before">For each mark the greatest number of units that is less than it.</param>
internal sealed class UnitMarks(long[] reached, long[] before)
{
    /// <summary>With more marks it is cheaper to search than to compare with all.</summary>
    private const int MostCompared = 96;

    /// <summary>Writes the place of each value, as <see cref="ScaledMarks"/> counts them, plus one: twice the marks below it, and one more at a mark.</summary>
    public void WriteRows(ReadOnlySpan<long> units, Span<ushort> rows)
    {
        var done = 0;
        if (reached.Length <= MostCompared)
        {
            var values = MemoryMarshal.Cast<long, Vector256<long>>(units);
            var places = MemoryMarshal.Cast<ushort, Vector256<short>>(rows);
            for (; values.Length >= 4; values = values[4..])
            {
                places[0] = Vector256<short>.One - Vector256.Narrow(
                    Vector256.Narrow(Count(values[0], reached, before), Count(values[1], reached, before)),
                    Vector256.Narrow(Count(values[2], reached, before), Count(values[3], reached, before)));
                places = places[1..];
                done += Vector256<short>.Count;
            }
        }

        for (; done < units.Length; done++)
        {
            rows[done] = (ushort)(1 + CountBelow(reached, units[done]) + CountBelow(before, units[done]));
        }
    }

    /// <summary>Compares values with all bounds. A comparison that holds is -1, so what is counted is negative.</summary>
    private static Vector256<long> Count(Vector256<long> values, ReadOnlySpan<long> reached, ReadOnlySpan<long> before)
    {
        var count = Vector256<long>.Zero;
        for (var mark = 0; mark < reached.Length && mark < before.Length; mark++)
        {
            count += Vector256.GreaterThan(values, Vector256.Create(reached[mark])) + Vector256.GreaterThan(values, Vector256.Create(before[mark]));
        }

        return count;
    }

    private static int CountBelow(ReadOnlySpan<long> bounds, long value)
    {
        var low = 0;
        for (var length = bounds.Length; length > 0;)
        {
            var half = (length + 1) >>> 1;
            low += bounds[low + half - 1] < value ? half : 0;
            length -= half;
        }

        return low;
    }
}
