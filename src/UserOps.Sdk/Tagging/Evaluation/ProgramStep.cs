namespace UserOps.Tagging;

/// <summary>A piece of a program: things of one kind of which none rests on another, so that they are done in one loop.</summary>
internal abstract class ProgramStep
{
    public abstract void Run(TagProgram program, ProgramRun run);
}

/// <summary>How the answers to conditions combine.</summary>
internal enum Operation
{
    All = 0,
    Any = 1,
    Not = 2,
}

/// <summary>Combinations of the same operation with the same number of parts.</summary>
/// <param name="operation">The operation.</param>
/// <param name="parts">The number of parts.</param>
/// <param name="slots">For each combination the slot of the answer, and those of the parts.</param>
internal sealed class CombineStep(Operation operation, int parts, int[] slots) : ProgramStep
{
    public Operation Operation => operation;

    public int Parts => parts;

    public ReadOnlySpan<int> Slots => slots;

    public override void Run(TagProgram program, ProgramRun run)
    {
        switch (operation, parts)
        {
            case (Operation.Not, _):
                Negate(slots, run.Truths);
                break;
            case (Operation.All, 2):
                AllOfTwo(slots, run.Truths);
                break;
            case (Operation.All, 3):
                AllOfThree(slots, run.Truths);
                break;
            case (Operation.All, _):
                AllOf(slots, run.Truths);
                break;
            default:
                AnyOf(slots, run.Truths);
                break;
        }
    }

    private static void Negate(ReadOnlySpan<int> slots, Span<byte> truths)
    {
        for (; slots.Length >= 2; slots = slots[2..])
        {
            truths[slots[0]] = (byte)((int)Truth.True - truths[slots[1]]);
        }
    }

    private static void AllOfTwo(ReadOnlySpan<int> slots, Span<byte> truths)
    {
        for (; slots.Length >= 3; slots = slots[3..])
        {
            truths[slots[0]] = Math.Min(truths[slots[1]], truths[slots[2]]);
        }
    }

    private static void AllOfThree(ReadOnlySpan<int> slots, Span<byte> truths)
    {
        for (; slots.Length >= 4; slots = slots[4..])
        {
            truths[slots[0]] = Math.Min(truths[slots[1]], Math.Min(truths[slots[2]], truths[slots[3]]));
        }
    }

    private void AllOf(ReadOnlySpan<int> rest, Span<byte> truths)
    {
        for (; !rest.IsEmpty; rest = rest[(parts + 1)..])
        {
            var answer = (byte)Truth.True;
            foreach (var part in rest.Slice(1, parts))
            {
                answer = Math.Min(answer, truths[part]);
            }

            truths[rest[0]] = answer;
        }
    }

    private void AnyOf(ReadOnlySpan<int> rest, Span<byte> truths)
    {
        for (; !rest.IsEmpty; rest = rest[(parts + 1)..])
        {
            var answer = (byte)Truth.False;
            foreach (var part in rest.Slice(1, parts))
            {
                answer = Math.Max(answer, truths[part]);
            }

            truths[rest[0]] = answer;
        }
    }
}

/// <summary>Tags of one rule that have no rival and that no rule asks for: each is as true as its condition.</summary>
/// <param name="tags">The tags.</param>
/// <param name="slots">The slots of their conditions.</param>
internal sealed class FlagStep(int[] tags, int[] slots) : ProgramStep
{
    public ReadOnlySpan<int> Tags => tags;

    public ReadOnlySpan<int> Slots => slots;

    public override void Run(TagProgram program, ProgramRun run)
    {
        ReadOnlySpan<int> numbers = tags;
        ReadOnlySpan<int> conditions = slots;
        Span<byte> truths = run.Truths;
        Span<byte> truthOf = run.Tags;
        Span<int> given = run.Given;
        for (var i = 0; i < numbers.Length && i < conditions.Length; i++)
        {
            var truth = truths[conditions[i]];
            truthOf[numbers[i]] = truth;

            // The number of the only value, 0, when it is true, and else -1.
            given[numbers[i]] = (truth >> 1) - 1;
        }
    }
}

/// <summary>Other tags, settled one by one.</summary>
/// <param name="tags">The tags.</param>
internal sealed class SettleStep(int[] tags) : ProgramStep
{
    public ReadOnlySpan<int> Tags => tags;

    public override void Run(TagProgram program, ProgramRun run)
    {
        foreach (var tag in tags)
        {
            Settle(program.Tags[tag], program, run);
        }
    }

    private static void Settle(TagPlan tag, TagProgram program, ProgramRun run)
    {
        var truths = run.Truths;
        var given = TagPlan.NotGiven;
        var truth = (int)Truth.False;
        for (var rival = tag.Before; rival >= 0; rival = program.Tags[rival].Before)
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
                : MayBe(tag, run, value) ? (byte)Truth.Unknown
                : (byte)Truth.False;
        }
    }

    /// <summary>Whether a value that was not given may yet turn out to go before the one that was.</summary>
    private static bool MayBe(TagPlan tag, ProgramRun run, int value)
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
