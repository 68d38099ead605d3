namespace UserOps.Tagging;

/// <summary>What the columnar form needs of a program besides its steps.</summary>
internal sealed class ColumnProgram
{
    public ColumnProgram(TagProgram program)
    {
        Program = program;
        Attributes = Array.ConvertAll(program.Attributes, attribute => new ColumnAttribute(attribute));
        EventSlots = [.. program.Inputs.SelectMany(input => Enumerable.Range(input.EventSlots.First, input.EventSlots.Count))];
    }

    public TagProgram Program { get; }

    public ColumnAttribute[] Attributes { get; }

    /// <summary>The slots of the answers that rest on events.</summary>
    public int[] EventSlots { get; }
}

/// <summary>An attribute with its comparisons.</summary>
internal sealed class ColumnAttribute
{
    public ColumnAttribute(AttributePlan plan)
    {
        Plan = plan;
        var slot = plan.Leaves.First;
        var blocks = new List<LeafRows>();
        foreach (var block in plan.Leaves.Blocks)
        {
            blocks.Add(LeafRows.Of(block, slot));
            slot += block.Leaves;
        }

        Blocks = [.. blocks];
        Others = [.. plan.Leaves.Others.Select(test => (slot++, test))];
    }

    public AttributePlan Plan { get; }

    public LeafRows[] Blocks { get; }

    /// <summary>The comparisons that no block answers, with their slots.</summary>
    public (int Slot, ValueTest Test)[] Others { get; }
}
