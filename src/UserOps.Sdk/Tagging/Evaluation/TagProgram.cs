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

    /// <summary>The number of answers.</summary>
    public required int Slots { get; init; }

    /// <summary>The number of values that are kept.</summary>
    public required int Values { get; init; }

    public required bool LooksAtEvents { get; init; }

    /// <summary>Whether there is a condition whose answer changes for ever, year after year.</summary>
    public required bool Recurs { get; init; }

    /// <summary>The combinations: operator, slot of the answer, number of parts, slots of the parts. To settle a tag: operator, tag.</summary>
    public required int[] Code { get; init; }

    /// <summary>Combines the answers to the comparisons into those to the conditions, and settles the tags in order.</summary>
    public void RunCode(ProgramRun run)
    {
        var truths = run.Truths;
        var code = Code.AsSpan();
        while (!code.IsEmpty)
        {
            if (code[0] == (int)Operation.Settle)
            {
                Settle(Tags[code[1]], run);
                code = code[2..];
                continue;
            }

            var parts = code.Slice(3, code[2]);
            var answer = truths[parts[0]];
            if (code[0] == (int)Operation.All)
            {
                foreach (var part in parts[1..])
                {
                    answer = Math.Min(answer, truths[part]);
                }
            }
            else if (code[0] == (int)Operation.Any)
            {
                foreach (var part in parts[1..])
                {
                    answer = Math.Max(answer, truths[part]);
                }
            }
            else
            {
                answer = (byte)((int)Truth.True - answer);
            }

            truths[code[1]] = answer;
            code = code[(3 + parts.Length)..];
        }
    }

    private static void Settle(TagPlan tag, ProgramRun run)
    {
        var truths = run.Truths;
        var given = TagPlan.NotGiven;
        var truth = (int)Truth.False;
        foreach (var rival in tag.Rivals)
        {
            if (run.Given[rival] != TagPlan.NotGiven)
            {
                Publish(tag, run, truth, given);
                return;
            }
        }

        foreach (var (slot, value) in tag.Alternatives)
        {
            if (truths[slot] == (byte)Truth.True)
            {
                truth = (int)Truth.True;
                given = value;
                break;
            }

            truth = Math.Max(truth, truths[slot]);
        }

        Publish(tag, run, truth, given);
    }

    /// <summary>Writes what became of a tag where rules of other tags ask for it.</summary>
    private static void Publish(TagPlan tag, ProgramRun run, int truth, int given)
    {
        run.Given[tag.Tag] = given;
        run.Tags[tag.Tag] = (byte)truth;
        foreach (var (slot, value) in tag.Askers)
        {
            run.Truths[slot] = value is TagPlan.AnyValue ? (byte)truth
                : given == value ? (byte)Truth.True
                : MayBe(tag, run, value, given) ? (byte)Truth.Unknown
                : (byte)Truth.False;
        }
    }

    /// <summary>Whether a value that was not given may yet turn out to go before the one that was.</summary>
    private static bool MayBe(TagPlan tag, ProgramRun run, int value, int given)
    {
        if (run.Tags[tag.Tag] == (byte)Truth.False)
        {
            return false;
        }

        foreach (var (slot, other) in tag.Alternatives)
        {
            if (run.Truths[slot] == (byte)Truth.True)
            {
                return false;
            }

            if (other == value && run.Truths[slot] == (byte)Truth.Unknown)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What a piece of code does.</summary>
internal enum Operation
{
    All = 0,
    Any = 1,
    Not = 2,
    Settle = 3,
}

/// <summary>An attribute that conditions look at.</summary>
internal sealed record AttributePlan(string Name, FactType Type, int Value, LeafSet Leaves);

/// <summary>How a tag is settled from the answers to its rules.</summary>
internal sealed record TagPlan(int Tag)
{
    public const int NotGiven = -1;

    /// <summary>What an asker has that asks for any value.</summary>
    public const int AnyValue = -1;

    /// <summary>The rules by precedence: the slot of the condition, the number of the value.</summary>
    public (int Slot, int Value)[] Alternatives { get; set; } = [];

    /// <summary>The rules by precedence, by their places in the catalogue.</summary>
    public int[] Rules { get; set; } = [];

    /// <summary>The values that rules give; a flag has one that is null.</summary>
    public Literal?[] Values { get; set; } = [];

    /// <summary>The tags of the same exclusive group that go before it.</summary>
    public int[] Rivals { get; set; } = [];

    /// <summary>The conditions that ask for the tag: their slot, and the number of the value.</summary>
    public (int Slot, int Value)[] Askers { get; set; } = [];
}
