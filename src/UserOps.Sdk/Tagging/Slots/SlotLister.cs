using NodaTime;

namespace UserOps.Tagging;

/// <summary>Something whose answers closed figures tell.</summary>
internal interface ISlotReader
{
    /// <summary>Lists the slots that the answers rest on, and gives their numbers.</summary>
    int[] List(SlotLister lister);

    /// <summary>Writes the answers that the values of these slots give at the moment of the run.</summary>
    void Read(ProgramRun run, in SlotRow row);
}

/// <summary>The values of the slots that one reader listed.</summary>
internal readonly ref struct SlotRow(ReadOnlySpan<FactValue> values, ReadOnlySpan<int> places)
{
    private readonly ReadOnlySpan<FactValue> _values = values;
    private readonly ReadOnlySpan<int> _places = places;

    public ref readonly FactValue this[int number] => ref _values[_places[number]];
}

/// <summary>Lists slots at an instant, each once.</summary>
internal sealed class SlotLister(TagProgram program, Moment moment)
{
    private readonly List<(TagSlot Slot, Aggregate Aggregate)> _slots = [];
    private readonly Dictionary<TagSlot, int> _places = [];

    public Moment Moment => moment;

    /// <summary>The slots; those that are no aggregates have none.</summary>
    public IReadOnlyList<(TagSlot Slot, Aggregate Aggregate)> Slots => _slots;

    /// <summary>The stretch of a window of the program at the moment.</summary>
    public TimeRange RangeOf(int window) => program.Windows[window].RangeAt(moment);

    public int Add(AttributePlan attribute) => Add(new AttributeSlot(attribute.Name, attribute.Type), default);

    public int AddObservedSince() => Add(new ObservedSinceSlot(), default);

    public int Add(in Aggregate aggregate, TimeRange range)
    {
        // No event lies before the first instant in range, and none that is seen lies after the moment.
        var end = Instant.Max(DayClock.MinInstant, Instant.Min(range.End, moment.At + Duration.Epsilon));
        Instant? from = range.Start <= DayClock.MinInstant ? null : Instant.Min(range.Start, end);
        var stream = program.Streams[aggregate.Stream];
        var column = aggregate.Column == Aggregate.NoColumn ? default((string Name, FactType Type)?) : stream.Columns[aggregate.Column];
        var keepsType = aggregate.Function
            is AggregateFunction.Min or AggregateFunction.Max or AggregateFunction.First or AggregateFunction.Last;
        var type = keepsType ? column?.Type ?? FactType.Instant : FactType.Number;
        return Add(new AggregateSlot(aggregate.Function, stream.Type, column?.Name, type, stream.Where, from, end), aggregate);
    }

    private int Add(TagSlot slot, in Aggregate aggregate)
    {
        if (!_places.TryGetValue(slot, out var place))
        {
            place = _slots.Count;
            _places.Add(slot, place);
            _slots.Add((slot, aggregate));
        }

        return place;
    }
}
