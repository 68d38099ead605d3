using NodaTime;

namespace UserOps.Tagging;

/// <summary>A program at work on the columns of many users, block by block. One bit of a user tells whether a condition is true, another whether it may be.</summary>
/// <remarks>
/// Kleene's logic is two-valued logic twice: the true ones of an <c>all</c> are those true in every part, and the possible ones
/// those possible in every part; a <c>not</c> swaps the two. Where nothing is missing the two are one, and one is computed.
/// </remarks>
internal sealed class ColumnRun
{
    private const int Width = BitRows.Words;

    private readonly ColumnProgram _program;
    private readonly UserFactsColumns _users;
    private readonly TagColumns _into;
    private readonly Instant _asOf;
    private readonly AttributeRun[] _attributes;
    private readonly ProgramRun _events;
    private readonly Moment _moment;
    private readonly ushort[] _rows = new ushort[BitRows.Users];
    private readonly ulong[] _planes;
    private readonly ulong[] _scratch = new ulong[2 * Width];
    private readonly bool _certain;

    public ColumnRun(ColumnProgram program, UserFactsColumns users, Instant asOf, TagColumns into)
    {
        _program = program;
        _users = users;
        _into = into;
        _asOf = asOf;
        _events = new(program.Program);
        _moment = new(program.Program.Clock);
        _moment.MoveTo(asOf);
        _planes = new ulong[2 * Width * program.Program.Slots];
        _attributes = Array.ConvertAll(program.Attributes, attribute => new AttributeRun(attribute, ColumnOf(attribute.Plan, users), _moment));
        _certain = program.EventSlots.Length == 0 && Array.TrueForAll(_attributes, attribute => !attribute.HasMissing);
    }

    /// <summary>Judges all users.</summary>
    public void Run()
    {
        if (_users.Histories is null && _program.EventSlots.Length > 0)
        {
            WriteSameEvents();
        }

        for (var first = 0; first < _users.Count; first += BitRows.Users)
        {
            var count = Math.Min(BitRows.Users, _users.Count - first);
            foreach (var attribute in _attributes)
            {
                attribute.Write(this, first, count);
            }

            if (_users.Histories is { } histories && _program.EventSlots.Length > 0)
            {
                WriteEvents(histories.AsSpan(first, count));
            }

            foreach (var step in _program.Program.Steps)
            {
                Run(step, first / TagColumns.WordBits);
            }

            _into.Trim(first / TagColumns.WordBits, Width);
        }
    }

    /// <summary>Those of whom a condition is true.</summary>
    private Span<ulong> TrueOf(int slot) => _planes.AsSpan(2 * Width * slot, Width);

    /// <summary>Those of whom a condition is true or unknown.</summary>
    private Span<ulong> PossibleOf(int slot) => _certain ? TrueOf(slot) : _planes.AsSpan((2 * Width * slot) + Width, Width);

    /// <summary>Both, one after the other; where they are one, that one.</summary>
    private Span<ulong> Both(int slot) => _planes.AsSpan(2 * Width * slot, _certain ? Width : 2 * Width);

    private static UserColumn? ColumnOf(AttributePlan attribute, UserFactsColumns users)
    {
        var column = users.Find(attribute.Name);
        return column?.FirstNot(attribute.Type) is { IsNone: false } wrong
            ? throw new ArgumentException(
                $"The attribute '{attribute.Name}' is {wrong.Type} ({wrong}); the catalogue says {attribute.Type}. "
                    + "Give the column that type, or mend the catalogue.",
                nameof(users))
            : column;
    }

    private void Run(ProgramStep step, int word)
    {
        switch (step)
        {
            case CombineStep { Operation: Operation.Not } not:
                for (var i = 0; i < not.Slots.Length; i += 2)
                {
                    Negate(not.Slots[i], not.Slots[i + 1]);
                }

                break;
            case CombineStep combine:
                Combine(combine);
                break;
            case FlagStep flags:
                for (var i = 0; i < flags.Tags.Length; i++)
                {
                    TrueOf(flags.Slots[i]).CopyTo(_into.TrueOf(flags.Tags[i], word, Width));
                    PossibleOf(flags.Slots[i]).CopyTo(_into.PossibleOf(flags.Tags[i], word, Width));
                }

                break;
            case SettleStep settle:
                foreach (var tag in settle.Tags)
                {
                    Settle(_program.Program.Tags[tag], word);
                }

                break;
        }
    }

    private void Negate(int answer, int part)
    {
        BitRows.Not(PossibleOf(part), TrueOf(answer));
        if (!_certain)
        {
            BitRows.Not(TrueOf(part), PossibleOf(answer));
        }
    }

    private void Combine(CombineStep step)
    {
        for (var rest = step.Slots; !rest.IsEmpty; rest = rest[(step.Parts + 1)..])
        {
            var answer = Both(rest[0]);
            Both(rest[1]).CopyTo(answer);
            foreach (var part in rest.Slice(2, step.Parts - 1))
            {
                if (step.Operation == Operation.All)
                {
                    BitRows.And(Both(part), answer);
                }
                else
                {
                    BitRows.Or(Both(part), answer);
                }
            }
        }
    }

    /// <summary>Settles a tag as <see cref="SettleStep"/> does for one user.</summary>
    private void Settle(TagPlan tag, int word)
    {
        var given = _into.TrueOf(tag.Tag, word, Width);
        var possible = _into.PossibleOf(tag.Tag, word, Width);
        var free = _scratch.AsSpan(0, Width);
        var chosen = _scratch.AsSpan(Width);
        free.Fill(ulong.MaxValue);
        for (var rival = tag.Before; rival >= 0; rival = _program.Program.Tags[rival].Before)
        {
            BitRows.AndNot(_into.TrueOf(rival, word, Width), free);
        }

        given.Clear();
        possible.Clear();
        for (var value = 0; value < tag.Values.Length; value++)
        {
            _into.ValueOf(tag.Tag, value, word, Width).Clear();
        }

        foreach (var (slot, value) in tag.Alternatives)
        {
            TrueOf(slot).CopyTo(chosen);
            BitRows.And(free, chosen);
            BitRows.AndNot(given, chosen);
            BitRows.Or(chosen, given);
            if (tag.Values.Length > 1)
            {
                BitRows.Or(chosen, _into.ValueOf(tag.Tag, value, word, Width));
            }

            BitRows.Or(PossibleOf(slot), possible);
        }

        BitRows.And(free, possible);
        foreach (var (slot, value) in tag.Askers)
        {
            Publish(tag, slot, value, word);
        }
    }

    /// <summary>Writes what became of a tag where rules of other tags ask for it.</summary>
    private void Publish(TagPlan tag, int slot, int value, int word)
    {
        if (value == TagPlan.AnyValue)
        {
            _into.TrueOf(tag.Tag, word, Width).CopyTo(TrueOf(slot));
            _into.PossibleOf(tag.Tag, word, Width).CopyTo(PossibleOf(slot));
            return;
        }

        TrueOf(slot).Clear();
        if (value < tag.Values.Length)
        {
            _into.ValueOf(tag.Tag, value, word, Width).CopyTo(TrueOf(slot));
        }

        if (_certain)
        {
            return;
        }

        // A value that was not given may be, when one of its rules is unknown and none before that one holds.
        var open = _scratch.AsSpan(0, Width);
        var maybe = _scratch.AsSpan(Width);
        _into.PossibleOf(tag.Tag, word, Width).CopyTo(open);
        var possible = PossibleOf(slot);
        TrueOf(slot).CopyTo(possible);
        foreach (var (alternative, other) in tag.Alternatives)
        {
            BitRows.AndNot(TrueOf(alternative), open);
            if (other == value)
            {
                PossibleOf(alternative).CopyTo(maybe);
                BitRows.And(open, maybe);
                BitRows.Or(maybe, possible);
            }
        }
    }

    private void WriteEvents(ReadOnlySpan<UserFacts> histories)
    {
        foreach (var slot in _program.EventSlots)
        {
            Both(slot).Clear();
        }

        for (var i = 0; i < histories.Length; i++)
        {
            _events.LoadHistory(histories[i], _asOf);
            _events.MoveTo(_asOf);
            foreach (var slot in _program.EventSlots)
            {
                Set(slot, i, (Truth)_events.Truths[slot]);
            }
        }
    }

    /// <summary>Answers what rests on events for users without any: the same for all.</summary>
    private void WriteSameEvents()
    {
        _events.LoadHistory(UserFacts.Empty, _asOf);
        _events.MoveTo(_asOf);
        foreach (var slot in _program.EventSlots)
        {
            TrueOf(slot).Fill(_events.Truths[slot] == (byte)Truth.True ? ulong.MaxValue : 0);
            PossibleOf(slot).Fill(_events.Truths[slot] != (byte)Truth.False ? ulong.MaxValue : 0);
        }
    }

    private void Set(int slot, int user, Truth truth)
    {
        var bit = 1UL << (user % TagColumns.WordBits);
        TrueOf(slot)[user / TagColumns.WordBits] |= truth == Truth.True ? bit : 0;
        PossibleOf(slot)[user / TagColumns.WordBits] |= truth != Truth.False ? bit : 0;
    }

    /// <summary>The comparisons of one attribute, as far as they are answered for all users at once.</summary>
    private sealed class AttributeRun
    {
        private readonly ColumnAttribute _attribute;
        private readonly UserColumn? _column;
        private readonly Moment _moment;

        /// <summary>For each block the row of each value of the dictionary; first that of a missing one.</summary>
        private readonly ushort[][] _rows = [];

        /// <summary>For each block its marks in the unit of the column.</summary>
        private readonly UnitMarks?[] _marks = [];

        /// <summary>For each other comparison the answer for each value of the dictionary; first that for a missing one.</summary>
        private readonly Truth[][] _truths = [];

        public AttributeRun(ColumnAttribute attribute, UserColumn? column, Moment moment)
        {
            _attribute = attribute;
            _column = column;
            _moment = moment;
            if (column is UnitColumn units)
            {
                _marks = Array.ConvertAll(attribute.Blocks, block => (block.Block as OrderBlock)?.ToUnits(units.Digits));
            }
            else if (column is CodedColumn coded)
            {
                FactValue[] values = [FactValue.None, .. coded.Values];
                _rows = Array.ConvertAll(
                    attribute.Blocks, block => block.IsNarrow ? Array.ConvertAll(values, value => (ushort)block.Block.Row(value)) : []);
                _truths = Array.ConvertAll(attribute.Others, other => Array.ConvertAll(values, value => other.Test.Of(value, moment)));
            }
        }

        public bool HasMissing => _column?.HasMissing != false;

        public void Write(ColumnRun run, int first, int count)
        {
            for (var block = 0; block < _attribute.Blocks.Length; block++)
            {
                if (_attribute.Blocks[block].IsNarrow)
                {
                    WriteRows(block, first, run._rows.AsSpan(0, count));
                    WriteBlock(run, _attribute.Blocks[block]);
                }
                else
                {
                    WriteWide(run, _attribute.Blocks[block], first, count);
                }
            }

            for (var i = 0; i < _attribute.Others.Length; i++)
            {
                var (slot, test) = _attribute.Others[i];
                run.Both(slot).Clear();
                for (var user = 0; user < count; user++)
                {
                    run.Set(slot, user, _column switch
                    {
                        null => test.OnMissing,
                        CodedColumn coded => _truths[i][coded.Codes[first + user] + 1],
                        _ => test.Of(_column.ValueOf(first + user), _moment),
                    });
                }
            }
        }

        private void WriteRows(int block, int first, Span<ushort> rows)
        {
            switch (_column)
            {
                case null:
                    rows.Clear();
                    break;
                case CodedColumn coded:
                    var codes = coded.Codes.Slice(first, rows.Length);
                    var rowOf = _rows[block].AsSpan();
                    for (var i = 0; i < codes.Length; i++)
                    {
                        rows[i] = rowOf[codes[i] + 1];
                    }

                    break;
                case UnitColumn units:
                    units.WriteRows(_attribute.Blocks[block].Block, _marks[block], first, rows);
                    break;
            }
        }

        private void WriteBlock(ColumnRun run, LeafRows block)
        {
            for (var leaf = 0; leaf < block.Leaves.Length; leaf++)
            {
                var (stretches, mayBeUnknown) = block.Leaves[leaf];
                var holds = run.TrueOf(block.Slot + leaf);
                holds.Clear();
                foreach (var (first, last) in stretches)
                {
                    BitRows.Within(run._rows, first, last, holds);
                }

                if (!run._certain)
                {
                    var possible = run.PossibleOf(block.Slot + leaf);
                    holds.CopyTo(possible);
                    if (mayBeUnknown && HasMissing)
                    {
                        BitRows.Within(run._rows, 0, 0, possible);
                    }
                }
            }
        }

        /// <summary>Answers a block of more rows than have numbers: a list of tens of thousands of values.</summary>
        private void WriteWide(ColumnRun run, LeafRows block, int first, int count)
        {
            for (var leaf = 0; leaf < block.Leaves.Length; leaf++)
            {
                run.Both(block.Slot + leaf).Clear();
            }

            for (var user = 0; user < count; user++)
            {
                var answers = block.Block.Answers(_column is null ? FactValue.None : _column.ValueOf(first + user));
                for (var leaf = 0; leaf < answers.Length; leaf++)
                {
                    run.Set(block.Slot + leaf, user, (Truth)answers[leaf]);
                }
            }
        }
    }
}
