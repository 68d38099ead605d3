namespace UserOps.Tagging;

/// <summary>A catalogue's rules compiled: every distinct comparison, aggregate and combination once, in an order in which each finds its parts done.</summary>
internal sealed class TagProgram
{
    public required DayClock Clock { get; init; }

    /// <summary>The attributes that conditions look at, in the ordinal order of their names.</summary>
    public required AttributePlan[] Attributes { get; init; }

    public required StreamPlan[] Streams { get; init; }

    public required WindowPlan[] Windows { get; init; }

    public required TimedInput[] Inputs { get; init; }

    public required TagProgram[] Inner { get; init; }

    public required TagPlan[] Tags { get; init; }

    /// <summary>For each tag the inputs that it depends on, by way of other tags too; known when the tags are in order.</summary>
    public Lazy<int[][]> InputsOf { get; set; } = new([]);

    /// <summary>The number of answers.</summary>
    public required int Slots { get; init; }

    /// <summary>The number of values that are kept.</summary>
    public required int Values { get; init; }

    public required bool LooksAtEvents { get; init; }

    /// <summary>Whether there is a condition whose answer changes for ever, year after year.</summary>
    public required bool Recurs { get; init; }

    /// <summary>What is done in what order once the comparisons are answered.</summary>
    public required ProgramStep[] Steps { get; init; }

    /// <summary>Combines the answers to the comparisons into those to the conditions, and settles the tags.</summary>
    public void RunCode(ProgramRun run)
    {
        foreach (var step in Steps)
        {
            step.Run(this, run);
        }
    }
}

/// <summary>An attribute that conditions look at.</summary>
internal sealed record AttributePlan(string Name, FactType Type, int Value, LeafSet Leaves);

/// <summary>How a tag is settled from the answers to its rules.</summary>
internal sealed record TagPlan(int Tag)
{
    public const int NotGiven = -1;

    /// <summary>What an asker has that asks for any value.</summary>
    public const int AnyValue = -1;

    /// <summary>What an asker has that asks for a value which no rule gives.</summary>
    public const int NeverGiven = int.MaxValue;

    /// <summary>The rules by precedence: the slot of the condition, the number of the value.</summary>
    public (int Slot, int Value)[] Alternatives { get; set; } = [];

    /// <summary>The rules by precedence, by their places in the catalogue.</summary>
    public int[] Rules { get; set; } = [];

    /// <summary>The values that rules give; a flag has one that is null.</summary>
    public Literal?[] Values { get; set; } = [];

    /// <summary>The tag of the same exclusive group that stands last before it; -1 when none does.</summary>
    public int Before { get; set; } = -1;

    /// <summary>The conditions that ask for the tag: their slot, and the number of the value.</summary>
    public (int Slot, int Value)[] Askers { get; set; } = [];

    /// <summary>The number of each value; a flag has none.</summary>
    public Dictionary<Literal, int> NumbersOfValues() =>
        Values.Index().Where(pair => pair.Item is not null).ToDictionary(pair => pair.Item!, pair => pair.Index);
}
