using NodaTime;

namespace UserOps.Tagging;

/// <summary>All conditions on one value: an attribute, or an aggregate over events.</summary>
internal sealed class LeafSet
{
    private const int MostLeaves = 128;

    private readonly LeafBlock[] _blocks;
    private readonly ValueTest[] _single;
    private readonly ValueTest[] _moving;
    private readonly decimal[] _marks;
    private readonly int _first;

    private LeafSet(LeafBlock[] blocks, ValueTest[] single, ValueTest[] moving, decimal[] marks, int first)
    {
        (_blocks, _single, _moving, _marks, _first) = (blocks, single, moving, marks, first);
    }

    public bool Moves => _moving.Length > 0;

    /// <summary>The slot of the first answer: those of the blocks, then of the single conditions, then of those that move.</summary>
    public int First => _first;

    public int Count => _blocks.Sum(block => block.Leaves) + _single.Length + _moving.Length;

    public ReadOnlySpan<LeafBlock> Blocks => _blocks;

    /// <summary>The conditions that no block answers; the answers of the later ones move with time.</summary>
    public IEnumerable<ValueTest> Others => _single.Concat(_moving);

    /// <summary>Lays conditions out in a row of slots, and tells each its slot.</summary>
    /// <param name="tests">The conditions.</param>
    /// <param name="first">The first slot.</param>
    /// <param name="slots">The slot of each condition.</param>
    public static LeafSet Of(IReadOnlyList<ValueTest> tests, int first, Span<int> slots)
    {
        var kinds = tests.Select((test, i) => (test, i)).ToLookup(pair => KindOf(pair.test));
        var order = new List<int>(tests.Count);
        var blocks = new List<LeafBlock>();
        foreach (var (kind, make) in new (Kind, Func<IReadOnlyList<ValueTest>, LeafBlock>)[] { (Kind.Order, OrderBlock.Of), (Kind.Text, TextBlock.Of) })
        {
            var open = new List<ValueTest>();
            var marks = 0;
            foreach (var (test, place) in kinds[kind])
            {
                var more = kind == Kind.Order ? 2 * OrderBlock.Marks([test]).Count() : TextBlock.Marks([test]).Count();
                if (open.Count > 0 && (open.Count == MostLeaves || (marks + more) * (open.Count + 1) > LeafBlock.MostCells))
                {
                    blocks.Add(make(open));
                    open = [];
                    marks = 0;
                }

                open.Add(test);
                order.Add(place);
                marks += more;
            }

            if (open.Count > 0)
            {
                blocks.Add(make(open));
            }
        }

        order.AddRange(kinds[Kind.Single].Concat(kinds[Kind.Moving]).Select(pair => pair.i));
        for (var i = 0; i < order.Count; i++)
        {
            slots[order[i]] = first + i;
        }

        decimal[] sorted = [.. OrderBlock.Marks(Tests(Kind.Order)).Distinct().Order()];
        return new([.. blocks], Tests(Kind.Single), Tests(Kind.Moving), sorted, first);

        ValueTest[] Tests(Kind kind) => [.. kinds[kind].Select(pair => pair.test)];
    }

    /// <summary>Writes the answers that hold at all times for a value, and those of the moment.</summary>
    /// <returns>Whether one is another than before.</returns>
    public bool Write(in FactValue value, Moment moment, Span<byte> truth)
    {
        var slot = WriteFixed(value, truth, out var changes);
        foreach (var test in _moving)
        {
            var answer = (byte)test.Of(value, moment);
            changes |= truth[slot] != answer;
            truth[slot++] = answer;
        }

        return changes;
    }

    /// <summary>Tells by how many a count may fall, less one, before an answer may change; at a mark, or with none below, at once or never.</summary>
    public int Idle(decimal count)
    {
        var place = MemoryExtensions.BinarySearch(_marks, count);
        return place >= 0 ? 0
            : ~place == 0 || _marks[~place - 1] < 0 ? int.MaxValue
            : (int)(count - decimal.Floor(_marks[~place - 1])) - 1;
    }

    /// <summary>Writes the answers that hold at all times for a value.</summary>
    public void WriteFixed(in FactValue value, Span<byte> truth) => WriteFixed(value, truth, out _);

    private int WriteFixed(in FactValue value, Span<byte> truth, out bool changes)
    {
        var slot = _first;
        changes = false;
        foreach (var block in _blocks)
        {
            var answers = block.Answers(value);
            var before = truth.Slice(slot, answers.Length);
            changes |= !answers.SequenceEqual(before);
            answers.CopyTo(before);
            slot += answers.Length;
        }

        foreach (var test in _single)
        {
            var answer = (byte)test.Of(value);
            changes |= truth[slot] != answer;
            truth[slot++] = answer;
        }

        return slot;
    }

    /// <summary>The next instant at which an answer may change although the value stays.</summary>
    /// <param name="value">The value.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="finite">Whether to leave out what comes again every year for ever.</param>
    public Instant? NextTurn(in FactValue value, Moment moment, bool finite)
    {
        Instant? next = null;
        foreach (var test in _moving)
        {
            next = Moment.Earlier(next, test.NextTurn(value, moment, finite));
        }

        return next;
    }

    private static Kind KindOf(ValueTest test) =>
        test.Moves ? Kind.Moving
        : test.Sets.Length > 0 ? Kind.Single
        : test.Texts.Length == 0 ? Kind.Order
        : Array.TrueForAll(test.Texts, text => text is { Operator: TextOperator.In or TextOperator.NotIn, IgnoreCase: false }) ? Kind.Text
        : Kind.Single;

    private enum Kind
    {
        Order = 0,
        Text = 1,
        Single = 2,
        Moving = 3,
    }
}
