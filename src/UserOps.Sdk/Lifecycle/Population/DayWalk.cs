namespace UserOps.Lifecycle;

/// <summary>Walks forward through a set of days, in leaps: the whole walk costs one pass over the blocks, and one step a leap.</summary>
internal ref struct DayWalk(ReadOnlySpan<DayBlock> blocks)
{
    private readonly ReadOnlySpan<DayBlock> _blocks = blocks;
    private int _place;

    /// <summary>Finds the first active day on or after a day, or <see cref="DaySpan.None"/>; no day asked for lies before an earlier one.</summary>
    public int NextFrom(int day)
    {
        var index = DayBlock.IndexOf(day);
        for (; _place < _blocks.Length; _place++)
        {
            var block = _blocks[_place];
            if (block.Index < index)
            {
                continue;
            }

            var bits = block.From(day);
            if (bits != 0)
            {
                return new DayBlock(block.Index, bits).First;
            }
        }

        return DaySpan.None;
    }
}
