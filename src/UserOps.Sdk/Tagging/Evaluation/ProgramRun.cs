using NodaTime;

namespace UserOps.Tagging;

/// <summary>A program at work on one user: the answers to its conditions at a moment that moves. Used again for each user; not thread-safe.</summary>
internal sealed class ProgramRun
{
    private readonly TagProgram _program;
    private readonly (int Moves, TimeRange Range)[] _ranges;
    private DayLookup? _days;

    public ProgramRun(TagProgram program)
    {
        _program = program;
        Moment = new(program.Clock);
        Truths = new byte[program.Slots];
        Values = new FactValue[program.Values];
        Streams = Array.ConvertAll(program.Streams, plan => new EventStream(plan));
        Inner = Array.ConvertAll(program.Inner, inner => new ProgramRun(inner));
        Given = new int[program.Tags.Length];
        Array.Fill(Given, TagPlan.NotGiven);
        Tags = new byte[program.Tags.Length];
        _ranges = new (int, TimeRange)[program.Windows.Length];
    }

    public Moment Moment { get; }

    /// <summary>The answer to each condition.</summary>
    public byte[] Truths { get; }

    /// <summary>The values that were compared: of attributes, of aggregates, of single conditions.</summary>
    public FactValue[] Values { get; }

    public EventStream[] Streams { get; }

    /// <summary>The runs of the conditions that must have held for a while.</summary>
    public ProgramRun[] Inner { get; }

    /// <summary>For each tag the number of the value that is given; -1 when none is.</summary>
    public int[] Given { get; }

    /// <summary>For each tag whether it is given.</summary>
    public byte[] Tags { get; }

    /// <summary>Since when the user is known.</summary>
    public Instant? ObservedSince { get; private set; }

    /// <summary>Events from here on are not seen, however far the moment moves.</summary>
    public Instant SeenBefore { get; private set; }

    public HashSet<FactValue> Distinct { get; } = [];

    public DayLookup DayLookup => _days ??= new(_program.Clock);

    /// <summary>Takes in the facts of a user.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="asOf">Events later than it are not seen.</param>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says.</exception>
    public void Load(UserFacts facts, Instant asOf)
    {
        LoadAttributes(facts.Attributes);
        LoadHistory(facts, asOf);
    }

    /// <summary>Takes in the facts of a user but for the attributes.</summary>
    public void LoadHistory(UserFacts facts, Instant asOf)
    {
        if (_program.LooksAtEvents)
        {
            LoadEvents(facts);
        }

        See(asOf);
        foreach (var inner in Inner)
        {
            inner.Load(facts, asOf);
        }
    }

    /// <summary>Takes in what was gathered of a user event by event.</summary>
    /// <param name="state">What was gathered.</param>
    /// <param name="events">The part of it that is this program's.</param>
    /// <param name="asOf">Events later than it are not seen.</param>
    /// <exception cref="ArgumentException">An attribute has another type than the catalogue says.</exception>
    public void Load(TagState state, ProgramState events, Instant asOf)
    {
        LoadAttributes(state.Attributes);
        ObservedSince = state.ObservedSince;
        for (var i = 0; i < Streams.Length; i++)
        {
            Streams[i].Load(events.Streams[i]);
        }

        See(asOf);
        for (var i = 0; i < Inner.Length; i++)
        {
            Inner[i].Load(state, events.Inner[i], asOf);
        }
    }

    /// <summary>Answers all conditions at the instant of the slots, by their values.</summary>
    public void Answer(TagSlots slots, ReadOnlySpan<FactValue> values)
    {
        ObservedSince = null;
        See(slots.AsOf);
        Moment.MoveTo(slots.AsOf);
        foreach (var stream in Streams)
        {
            stream.Clear();
        }

        for (var i = 0; i < _program.Attributes.Length; i++)
        {
            var attribute = _program.Attributes[i];
            Values[attribute.Value] = values[i];
            attribute.Leaves.WriteFixed(values[i], Truths);
        }

        foreach (var (reader, places) in slots.Readers)
        {
            reader.Read(this, new(values, places));
        }
    }

    /// <summary>Answers all conditions at an instant.</summary>
    public void MoveTo(Instant at)
    {
        Moment.MoveTo(at);
        foreach (var input in _program.Inputs)
        {
            input.Refresh(this);
        }
    }

    /// <summary>Combines the answers, and settles the tags.</summary>
    public void RunCode() => _program.RunCode(this);

    /// <summary>The next instant after the moment at which an answer may change.</summary>
    public Instant? NextTurn()
    {
        Instant? next = null;
        foreach (var input in _program.Inputs)
        {
            next = Moment.Earlier(next, input.NextTurn(this));
        }

        return next;
    }

    /// <summary>The rows of a stream that lie in a window and are seen.</summary>
    public (int First, int End) RangeOf(EventStream stream, int window)
    {
        ref var kept = ref _ranges[window];
        if (kept.Moves != Moment.Moves)
        {
            kept = (Moment.Moves, _program.Windows[window].RangeAt(Moment));
        }

        var end = stream.CountBefore(Instant.Min(kept.Range.End, SeenBefore));
        return (Math.Min(end, stream.CountBefore(kept.Range.Start)), end);
    }

    /// <summary>The next instant at which an event may come into a window or go out of it, but for some that may go out idly.</summary>
    public Instant? NextTurn(int stream, int window, int idle = 0) =>
        _program.Windows[window].NextTurn(Streams[stream], SeenBefore, Moment, idle);

    /// <summary>The number of events of a stream that are seen at the moment.</summary>
    public int CountSeen(EventStream stream) => stream.CountBefore(Instant.Min(Moment.At + Duration.Epsilon, SeenBefore));

    /// <summary>The next event that will be seen.</summary>
    public Instant? NextArrival(EventStream stream) =>
        stream.CountBefore(Moment.At + Duration.Epsilon) is var next && next < stream.Count && stream.At[next] < SeenBefore ? stream.At[next] : null;

    private void See(Instant asOf) => SeenBefore = asOf + Duration.Epsilon;

    private void LoadAttributes(in EquatableMap<FactValue> attributes)
    {
        // Both lists are in ordinal order of their names.
        var names = attributes.NamesSpan;
        var values = attributes.ValuesSpan;
        var place = 0;
        foreach (var attribute in _program.Attributes)
        {
            var order = -1;
            while (place < names.Length && (order = string.CompareOrdinal(names[place], attribute.Name)) < 0)
            {
                place++;
            }

            ref var value = ref Values[attribute.Value];
            value = place < names.Length && order == 0 ? values[place] : FactValue.None;
            if (value.Type is { } type && type != attribute.Type)
            {
                throw new ArgumentException(
                    $"The attribute '{attribute.Name}' is {type} ({value}); the catalogue says {attribute.Type}. "
                        + "Give the value that type, or mend the catalogue.",
                    nameof(attributes));
            }

            attribute.Leaves.WriteFixed(value, Truths);
        }
    }

    private void LoadEvents(UserFacts facts)
    {
        ObservedSince = facts.ObservedSince;
        foreach (var table in facts.Tables)
        {
            if (ObservedSince is null || table.At[0] < ObservedSince)
            {
                ObservedSince = table.At[0];
            }
        }

        foreach (var stream in Streams)
        {
            stream.Clear();
            foreach (var table in facts.Tables)
            {
                if (table.Type == stream.Plan.Type)
                {
                    stream.Load(table);
                    break;
                }
            }
        }
    }
}
