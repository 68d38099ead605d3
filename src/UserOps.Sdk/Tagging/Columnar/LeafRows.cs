namespace UserOps.Tagging;

/// <summary>A block of comparisons, each as the stretches of rows in which it is true: most comparisons have one or two.</summary>
internal sealed class LeafRows
{
    private LeafRows(LeafBlock block, int slot, LeafRow[] leaves)
    {
        Block = block;
        Slot = slot;
        Leaves = leaves;
    }

    public LeafBlock Block { get; }

    /// <summary>The slot of the first comparison.</summary>
    public int Slot { get; }

    public LeafRow[] Leaves { get; }

    /// <summary>Whether rows have numbers that fit a column of them.</summary>
    public bool IsNarrow => Block.Rows <= ushort.MaxValue;

    public static LeafRows Of(LeafBlock block, int slot) => new(
        block,
        slot,
        [.. Enumerable.Range(0, block.Leaves).Select(leaf => new LeafRow([.. Stretches(block, leaf)], block.Answer(0, leaf) == Truth.Unknown))]);

    private static IEnumerable<(ushort First, ushort Last)> Stretches(LeafBlock block, int leaf)
    {
        var rows = Math.Min(block.Rows, ushort.MaxValue);
        for (var row = 0; row < rows; row++)
        {
            if (block.Answer(row, leaf) == Truth.True)
            {
                var first = row;
                while (row + 1 < rows && block.Answer(row + 1, leaf) == Truth.True)
                {
                    row++;
                }

                yield return ((ushort)first, (ushort)row);
            }
        }
    }
}

/// <summary>A comparison: the stretches of rows in which it is true, and whether it is unknown of a missing value, which has row 0.</summary>
internal readonly record struct LeafRow((ushort First, ushort Last)[] Stretches, bool MayBeUnknown);
