using System.Numerics;

namespace UserOps.Lifecycle;

/// <summary>Looks into the sorted blocks of a set of days. Days are numbers; <see cref="None"/> stands for no day.</summary>
internal readonly ref struct DaySpan(ReadOnlySpan<DayBlock> blocks)
{
    /// <summary>No day: below every day that a clock can name.</summary>
    public const int None = int.MinValue;

    private readonly ReadOnlySpan<DayBlock> _blocks = blocks;

    public bool IsEmpty => _blocks.IsEmpty;

    public int First => _blocks.IsEmpty ? None : _blocks[0].First;

    /// <summary>The set as it was known at the end of a day: nothing later is in it.</summary>
    public Known UpTo(int day)
    {
        var count = CountBlocksUpTo(DayBlock.IndexOf(day));
        if (count == 0)
        {
            return default;
        }

        var last = _blocks[count - 1];
        var bits = last.UpTo(day);
        return bits != 0 ? new(_blocks[..count], bits)
            : count > 1 ? new(_blocks[..(count - 1)], _blocks[count - 2].Bits)
            : default;
    }

    /// <summary>The first active day on or after a day.</summary>
    public int NextFrom(int day)
    {
        var index = DayBlock.IndexOf(day);
        var place = CountBlocksUpTo(index - 1);
        if (place == _blocks.Length)
        {
            return None;
        }

        var block = _blocks[place];
        var bits = block.From(day);
        return bits != 0 ? new DayBlock(block.Index, bits).First
            : place + 1 < _blocks.Length ? _blocks[place + 1].First
            : None;
    }

    /// <summary>How many blocks have an index up to the one given. Looks from the end, where judgements are made, then by halves.</summary>
    private int CountBlocksUpTo(int index)
    {
        var high = _blocks.Length;
        if (high == 0 || _blocks[high - 1].Index <= index)
        {
            return high;
        }

        var low = 0;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _blocks[middle].Index <= index ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The days known at the end of some day: sorted blocks, the last of which is cut to <paramref name="tail"/>.</summary>
    internal readonly ref struct Known(ReadOnlySpan<DayBlock> blocks, ulong tail)
    {
        private readonly ReadOnlySpan<DayBlock> _blocks = blocks;
        private readonly ulong _tail = tail;

        public bool IsEmpty => _blocks.IsEmpty;

        public int First => _blocks.IsEmpty ? None
            : _blocks.Length == 1 ? new DayBlock(_blocks[0].Index, _tail).First
            : _blocks[0].First;

        public int Last => _blocks.IsEmpty ? None : new DayBlock(_blocks[^1].Index, _tail).Last;

        /// <summary>Gets how many blocks there are.</summary>
        public int Blocks => _blocks.Length;

        public int Count
        {
            get
            {
                var count = 0;
                for (var i = 0; i < _blocks.Length; i++)
                {
                    count += BitsAt(i).Count;
                }

                return count;
            }
        }

        /// <summary>How many active days lie on or after a day.</summary>
        public int CountFrom(int day)
        {
            var index = DayBlock.IndexOf(day);
            var count = 0;
            for (var i = _blocks.Length - 1; i >= 0 && _blocks[i].Index >= index; i--)
            {
                count += BitOperations.PopCount(BitsAt(i).From(day));
            }

            return count;
        }

        /// <summary>The k-th active day counted from the latest, which is the first.</summary>
        public int KthLatest(int k)
        {
            for (var i = _blocks.Length - 1; i >= 0; i--)
            {
                var block = BitsAt(i);
                var count = block.Count;
                if (k <= count)
                {
                    var bits = block.Bits;
                    for (var skip = count - k; skip > 0; skip--)
                    {
                        bits &= bits - 1;
                    }

                    return new DayBlock(block.Index, bits).First;
                }

                k -= count;
            }

            return None;
        }

        /// <summary>The last active day before a day.</summary>
        public int LastBefore(int day) => day > Last ? Last : new DaySpan(_blocks).UpTo(day - 1).Last;

        /// <summary>Walks the active days in ascending order.</summary>
        public Enumerator GetEnumerator() => new(this);

        /// <summary>Walks the active days after a day in ascending order.</summary>
        public Enumerator EnumerateAfter(int day)
        {
            var place = _blocks.Length;
            while (place > 0 && _blocks[place - 1].Index >= DayBlock.IndexOf(day + 1))
            {
                place--;
            }

            return new(this, place, day + 1);
        }

        /// <summary>The first blocks, the last of which is cut to <paramref name="tail"/>.</summary>
        public Known Prefix(int blocks, ulong tail) => new(_blocks[..blocks], tail);

        /// <summary>The days but for the last one.</summary>
        public Known WithoutLast()
        {
            var bits = _tail & ~(1UL << (63 - BitOperations.LeadingZeroCount(_tail)));
            return bits != 0 ? new(_blocks, bits)
                : _blocks.Length > 1 ? new(_blocks[..^1], _blocks[^2].Bits)
                : default;
        }

        /// <summary>The block at a place, without later days.</summary>
        public DayBlock BitsAt(int place) =>
            place == _blocks.Length - 1 ? new(_blocks[place].Index, _tail) : _blocks[place];

        internal ref struct Enumerator
        {
            private readonly Known _days;
            private readonly int _from;
            private int _place;
            private int _index;
            private ulong _bits;

            public Enumerator(Known days)
                : this(days, 0, None)
            {
            }

            public Enumerator(Known days, int place, int from)
            {
                _days = days;
                _place = place - 1;
                _from = from;
            }

            public int Current { get; private set; }

            public readonly Enumerator GetEnumerator() => this;

            public bool MoveNext()
            {
                while (_bits == 0)
                {
                    if (++_place >= _days._blocks.Length)
                    {
                        return false;
                    }

                    var block = _days.BitsAt(_place);
                    _index = block.Index;
                    _bits = block.From(_from);
                }

                Current = new DayBlock(_index, _bits).First;
                _bits &= _bits - 1;
                return true;
            }
        }
    }
}
