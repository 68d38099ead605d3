using System.Numerics;
using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>Which of 64 days in a row are active: the days of number <c>64 * Index</c> to <c>64 * Index + 63</c>, the lowest bit first.</summary>
/// <param name="Index">The place of the block; may be negative.</param>
/// <param name="Bits">The active days; not zero in a set.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayBlock(int Index, ulong Bits)
{
    /// <summary>How many days a block has.</summary>
    public const int Days = 1 << Shift;

    private const int Shift = 6;

    /// <summary>Six years of blocks.</summary>
    private const int FewBlocks = 36;

    /// <summary>Gets the number of the first active day.</summary>
    public int First => (Index << Shift) + BitOperations.TrailingZeroCount(Bits);

    /// <summary>Gets the number of the last active day.</summary>
    public int Last => (Index << Shift) + 63 - BitOperations.LeadingZeroCount(Bits);

    /// <summary>Gets how many days are active.</summary>
    public int Count => BitOperations.PopCount(Bits);

    /// <summary>The place of the block that holds a day.</summary>
    public static int IndexOf(int day) => day >> Shift;

    /// <summary>The block in which one day alone is active.</summary>
    public static DayBlock Of(int day) => new(IndexOf(day), 1UL << (day & 63));

    /// <summary>Folds days in any order, repeated or not, into sorted blocks; returns how many.</summary>
    /// <param name="days">The days; may be sorted in place.</param>
    /// <param name="into">Receives the blocks; room for as many as there are days.</param>
    public static int Fold(Span<int> days, Span<DayBlock> into)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var day in days)
        {
            first = Math.Min(first, day);
            last = Math.Max(last, day);
        }

        var blocks = days.IsEmpty ? 0 : IndexOf(last) - IndexOf(first) + 1;
        return blocks <= FewBlocks ? FoldNear(days, IndexOf(first), blocks, into) : FoldSorted(days, into);
    }

    /// <summary>Unites two sets of sorted blocks; returns how many there are then.</summary>
    /// <param name="one">The one.</param>
    /// <param name="two">The other.</param>
    /// <param name="into">Receives the blocks; room for those of both.</param>
    public static int Unite(ReadOnlySpan<DayBlock> one, ReadOnlySpan<DayBlock> two, Span<DayBlock> into)
    {
        var (i, j, count) = (0, 0, 0);
        while (i < one.Length && j < two.Length)
        {
            var order = one[i].Index.CompareTo(two[j].Index);
            into[count++] = order == 0 ? new(one[i].Index, one[i++].Bits | two[j++].Bits)
                : order < 0 ? one[i++]
                : two[j++];
        }

        var rest = i < one.Length ? one[i..] : two[j..];
        rest.CopyTo(into[count..]);
        return count + rest.Length;
    }

    /// <summary>The bits of the days up to a day, that day included; the day is in this block or after it.</summary>
    public ulong UpTo(int day) => IndexOf(day) > Index ? Bits : Bits & (ulong.MaxValue >> (63 - (day & 63)));

    /// <summary>The bits of the days from a day on, that day included; the day is in this block or before it.</summary>
    public ulong From(int day) => IndexOf(day) < Index ? Bits : Bits & (ulong.MaxValue << (day & 63));

    /// <summary>Days of a few years in all: each has its bit in a row of blocks.</summary>
    private static int FoldNear(ReadOnlySpan<int> days, int first, int blocks, Span<DayBlock> into)
    {
        Span<ulong> row = stackalloc ulong[FewBlocks];
        foreach (var day in days)
        {
            row[IndexOf(day) - first] |= 1UL << (day & 63);
        }

        var count = 0;
        for (var i = 0; i < blocks; i++)
        {
            if (row[i] != 0)
            {
                into[count++] = new(first + i, row[i]);
            }
        }

        return count;
    }

    private static int FoldSorted(Span<int> days, Span<DayBlock> into)
    {
        days.Sort();
        var last = 0;
        into[0] = Of(days[0]);
        foreach (var day in days[1..])
        {
            var block = Of(day);
            if (into[last].Index == block.Index)
            {
                into[last] = new(block.Index, into[last].Bits | block.Bits);
            }
            else
            {
                into[++last] = block;
            }
        }

        return last + 1;
    }
}
