using System.Numerics;
using System.Runtime.InteropServices;

namespace UserOps.Lifecycle;

/// <summary>Which of 64 days in a row are active: the days of number <c>64 * Index</c> to <c>64 * Index + 63</c>, the lowest bit first.</summary>
/// <param name="Index">The place of the block; may be negative.</param>
/// <param name="Bits">The active days; not zero in a set.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayBlock(int Index, ulong Bits)
{
    private const int Shift = 6;

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

    /// <summary>The bits of the days up to a day, that day included; the day is in this block or after it.</summary>
    public ulong UpTo(int day) => IndexOf(day) > Index ? Bits : Bits & (ulong.MaxValue >> (63 - (day & 63)));

    /// <summary>The bits of the days from a day on, that day included; the day is in this block or before it.</summary>
    public ulong From(int day) => IndexOf(day) < Index ? Bits : Bits & (ulong.MaxValue << (day & 63));
}
