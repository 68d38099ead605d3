using NodaTime;

namespace UserOps.Tagging;

/// <summary>The figures of a user by which a <see cref="Tagging.Tagger"/> finds the tags at one instant: a row of slots, each once, with finished windows.</summary>
/// <remarks>
/// <para>Made by <see cref="Tagger.SlotsAt"/>. An engine that holds the facts computes the value of each slot, and
/// <see cref="Tagger.Evaluate(TagSlots, ReadOnlySpan{FactValue}, TagAnswers)"/> decides on them; <see cref="ValuesOf"/> is what
/// the engine must give. Immutable and thread-safe.</para>
/// <para>Attributes come first, by the ordinal order of their names; equal aggregates over equal windows are one slot. A
/// condition that asks for several periods has a slot for each.</para>
/// </remarks>
public sealed class TagSlots
{
    private readonly Aggregate[] _aggregates;
    private readonly EquatableArray<SlotUse>[] _uses;
    private readonly Dictionary<int, int[]> _slotsOfValue;

    internal TagSlots(Tagger tagger, Instant asOf)
    {
        Tagger = tagger;
        AsOf = asOf;
        var program = tagger.Program;
        var moment = new Moment(program.Clock);
        moment.MoveTo(asOf);
        var lister = new SlotLister(program, moment);
        _slotsOfValue = program.Attributes.ToDictionary(attribute => attribute.Value, attribute => new[] { lister.Add(attribute) });
        var readers = new List<(ISlotReader, int[])>();
        foreach (var input in program.Inputs)
        {
            if (input is ISlotReader reader)
            {
                var places = reader.List(lister);
                readers.Add((reader, places));
                _slotsOfValue.TryAdd(input.Value, places);
            }
        }

        Readers = [.. readers];
        Slots = lister.Slots.Select(pair => pair.Slot).ToEquatableArray();
        _aggregates = [.. lister.Slots.Select(pair => pair.Aggregate)];
        Unslotted = tagger.Places
            .Where(place => !_slotsOfValue.ContainsKey(ValueOf(place.Condition)))
            .Select(place => new UnslottedCondition(place.Place.ToString(), place.Rule, place.Feature))
            .ToEquatableArray();
        _uses = Uses();
    }

    /// <summary>Gets the tagger.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets the local day of the instant of judgement, in the catalogue's zone.</summary>
    public LocalDate Today => Tagger.Program.Clock.DayOf(AsOf);

    /// <summary>Gets the slots.</summary>
    public EquatableArray<TagSlot> Slots { get; }

    /// <summary>Gets the conditions that no slots answer, in the order of the catalogue's rules; with one of them, only the facts themselves can be judged.</summary>
    public EquatableArray<UnslottedCondition> Unslotted { get; }

    /// <summary>What reads the values, and which.</summary>
    internal (ISlotReader Reader, int[] Places)[] Readers { get; }

    /// <summary>Tells which conditions compare the value of a slot.</summary>
    /// <param name="slot">The place of the slot in <see cref="Slots"/>.</param>
    /// <returns>The conditions, in the order of the catalogue's rules; at least one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    public EquatableArray<SlotUse> UsesOf(int slot)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slot);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(slot, _uses.Length);
        return _uses[slot];
    }

    /// <summary>Tells which slots a condition compares.</summary>
    /// <param name="condition">A condition of the catalogue's rules that compares an attribute or an aggregate, or is <c>repeated</c>, <c>stopped</c> or <c>observedFor</c>.</param>
    /// <returns>The places of its slots in <see cref="Slots"/>: one, or of a repeated condition one a period, the earliest first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="condition"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The condition is not one of these.</exception>
    public EquatableArray<int> SlotsOf(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return Tagger.Conditions.Known.ContainsKey(condition) && _slotsOfValue.TryGetValue(ValueOf(condition), out var places)
            ? new(places)
            : throw new ArgumentException($"The condition {condition} has no slots in this catalogue.", nameof(condition));
    }

    /// <summary>Finds the instant that lies a length of time before the instant of judgement, as the catalogue counts: months on the local calendar of its zone.</summary>
    /// <param name="length">The length, such as that of <c>olderThan</c>.</param>
    /// <returns>The instant.</returns>
    public Instant InstantBefore(Lookback length) => LookbackClock.Before(AsOf, length, Tagger.Program.Clock.Zone);

    /// <summary>Finds the day that lies a length of time before <see cref="Today"/>.</summary>
    /// <param name="length">The length, of whole days or months.</param>
    /// <returns>The day.</returns>
    public LocalDate DayBefore(Lookback length) => DayNumber.ToDate(LookbackClock.DayBefore(DayNumber.Of(Today), length));

    /// <summary>Reads the values off facts: what an engine must compute.</summary>
    /// <remarks>For tests, and for hosts that keep the row. Costs a pass over the events of each slot.</remarks>
    /// <param name="facts">What is known of the user; events later than <see cref="AsOf"/> are not seen.</param>
    /// <returns>The value of each slot; <see cref="FactValue.None"/> where there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public FactValue[] ValuesOf(UserFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var program = Tagger.Program;
        var run = new ProgramRun(program);
        run.Load(facts, AsOf);
        var values = new FactValue[Slots.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Slots[i] switch
            {
                AttributeSlot => run.Values[program.Attributes[i].Value],
                AggregateSlot { From: var from, Until: var until } => Of(_aggregates[i], from, until, run),
                _ => run.ObservedSince is { } since && since <= AsOf ? since : FactValue.None,
            };
        }

        return values;
    }

    /// <summary>Returns the slots as text.</summary>
    /// <returns>How many there are, and of when.</returns>
    public override string ToString() => $"{Exact.Text(Slots.Count)} slots at {NodaTime.Text.InstantPattern.ExtendedIso.Format(AsOf)}";

    /// <summary>Refuses values that are none of these slots.</summary>
    internal void Check(ReadOnlySpan<FactValue> values)
    {
        if (Unslotted.Count > 0)
        {
            throw new ArgumentException(
                $"The catalogue has conditions that no slots answer: {string.Join(", ", Unslotted.Select(item => $"{item.Feature} at {item.Path}"))}. "
                    + "Judge the facts themselves, or take these conditions out.",
                nameof(values));
        }

        if (values.Length != Slots.Count)
        {
            throw new ArgumentException(
                $"There are {Exact.Text(values.Length)} values for {Exact.Text(Slots.Count)} slots; give one a slot, in their order.", nameof(values));
        }

        var slots = Slots.AsSpan();
        for (var i = 0; i < slots.Length; i++)
        {
            if (values[i].Type is { } type ? type != slots[i].Type : slots[i].IsTotal)
            {
                throw new ArgumentException(Problem(i, values[i]), nameof(values));
            }
        }
    }

    private static FactValue Of(in Aggregate aggregate, Instant? from, Instant until, ProgramRun run)
    {
        var stream = run.Streams[aggregate.Stream];
        return aggregate.Of(stream, from is { } start ? stream.CountBefore(start) : 0, stream.CountBefore(until), run);
    }

    private string Problem(int place, in FactValue value) => value.IsNone
        ? $"The value of slot {Exact.Text(place)}, {Slots[place]}, is missing; of no events it is 0. Give 0."
        : $"The value of slot {Exact.Text(place)}, {Slots[place]}, is {value.Type} ({value}); it must be {Slots[place].Type}.";

    /// <summary>Where a program keeps what a condition compares.</summary>
    private int ValueOf(Condition condition) => Tagger.Conditions.ValueOf(Tagger.Conditions.Known[condition]);

    private EquatableArray<SlotUse>[] Uses()
    {
        var uses = Array.ConvertAll(_aggregates, _ => new List<SlotUse>());
        foreach (var place in Tagger.Places)
        {
            if (_slotsOfValue.TryGetValue(ValueOf(place.Condition), out var slots))
            {
                var use = new SlotUse(place.Place.ToString(), place.Rule, place.Where?.ToString());
                foreach (var slot in slots)
                {
                    uses[slot].Add(use);
                }
            }
        }

        return Array.ConvertAll(uses, list => list.ToEquatableArray());
    }
}
