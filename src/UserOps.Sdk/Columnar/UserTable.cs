using System.Numerics;
using System.Runtime.CompilerServices;

namespace UserOps.Columnar;

/// <summary>A hash table of the users of one part, with open addressing, linear probing and at most half its slots in use.</summary>
/// <remarks>
/// Slots are bare numbers of entries, and entries lie packed in the order in which their users first came: what is
/// touched stays in the cache, and what is read out is already in order. Used again for one part after another.
/// </remarks>
internal sealed class UserTable<TUser, TEntry>
    where TUser : notnull
    where TEntry : struct, IUserEntry<TUser, TEntry>
{
    private const int SmallestSlots = 64;
    private const int LargestFirstSlots = 8192;

    /// <summary>The number of the slot's entry, from 1; 0 is an empty slot.</summary>
    private int[] _slots = new int[SmallestSlots];
    private int _slotsInUse = SmallestSlots;
    private TEntry[] _entries = new TEntry[SmallestSlots / 2];
    private int _count;

    /// <summary>Empties the table for a part of so many rows.</summary>
    public void Clear(int rows)
    {
        Resize((int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(rows, SmallestSlots, LargestFirstSlots)));
        _count = 0;
    }

    /// <summary>Finds a user's entry, or adds an empty one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ref TEntry EntryOf(TUser user, int place)
    {
        var hash = unchecked((uint)KeyHash.Of(user));
        var slots = _slots;
        var mask = (uint)_slotsInUse - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = slots[slot];
            if (number == 0)
            {
                slots[slot] = _count + 1;
                return ref Add(user, hash, place);
            }

            ref var entry = ref _entries[number - 1];
            if (entry.Hash == hash && EqualityComparer<TUser>.Default.Equals(entry.User, user))
            {
                return ref entry;
            }
        }
    }

    /// <summary>Copies the entries out, in the order in which their users first came.</summary>
    public TEntry[] ToArray() => _entries.AsSpan(0, _count).ToArray();

    private ref TEntry Add(TUser user, uint hash, int place)
    {
        if (_count == _entries.Length)
        {
            Array.Resize(ref _entries, _count * 2);
        }

        ref var entry = ref _entries[_count++];
        entry = TEntry.Of(user, hash, place);
        if (_count > _slotsInUse / 2)
        {
            Resize(_slotsInUse * 2);
            for (var number = 1; number <= _count; number++)
            {
                Fill(_entries[number - 1].Hash, number);
            }
        }

        return ref entry;
    }

    private void Fill(uint hash, int number)
    {
        var mask = (uint)_slotsInUse - 1;
        var slot = hash & mask;
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & mask;
        }

        _slots[slot] = number;
    }

    private void Resize(int slots)
    {
        if (slots > _slots.Length)
        {
            _slots = new int[slots];
        }
        else
        {
            Array.Clear(_slots, 0, slots);
        }

        _slotsInUse = slots;
    }
}
