using System.Runtime.InteropServices;
using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>An instant to the nanosecond and the number of an event's name, in twelve bytes. Sorts by instant, then by number.</summary>
/// <remarks>
/// Between the years 1 and 9998 an instant is 62 bits of ticks of 100 ns and 7 bits of nanoseconds within the tick, which
/// share a word with the number.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct PackedEvent
{
    /// <summary>How many names there can be.</summary>
    public const int Names = 1 << NameBits;

    private const int NameBits = 25;

    private readonly long _ticks;
    private readonly uint _rest;

    public PackedEvent(Instant at, int name)
    {
        _ticks = at.ToUnixTimeTicks();
        var nanoseconds = (at - Instant.FromUnixTimeTicks(_ticks)).SubsecondNanoseconds;
        _rest = ((uint)nanoseconds << NameBits) | (uint)name;
    }

    private PackedEvent(long ticks, uint rest) => (_ticks, _rest) = (ticks, rest);

    public Instant At => Instant.FromUnixTimeTicks(_ticks).PlusNanoseconds(_rest >> NameBits);

    public int Name => (int)(_rest & (Names - 1));

    public static int Compare(PackedEvent left, PackedEvent right) =>
        left._ticks != right._ticks ? left._ticks.CompareTo(right._ticks) : left._rest.CompareTo(right._rest);

    public PackedEvent WithName(int name) => new(_ticks, (_rest & ~(uint)(Names - 1)) | (uint)name);
}
