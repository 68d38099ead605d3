using NodaTime;

namespace UserOps.Tagging;

/// <summary>What a tagger needs to know of one user, kept up to date event by event.</summary>
/// <remarks>
/// <para>Takes events in any order and gives the answers that <see cref="UserFacts"/> of all of them give; an evaluation looks
/// at no event outside the windows. Of an event it keeps the properties that rules read, once for each filter that the event
/// passes; events of types that no rule asks for leave nothing behind. Only an event with an id is kept whole, to be told from its repeats.</para>
/// <para>An event later than all others costs a few steps; an earlier one moves those after it. Good for one tagger: a new
/// catalogue starts anew from the facts. Not thread-safe.</para>
/// </remarks>
public sealed class TagState
{
    private readonly ProgramState _program;
    private readonly Dictionary<(string Type, string Id), UserEvent> _known = [];
    private Instant? _since; // what the host said, or the first event without an id
    private Instant? _firstKnown; // the first event with an id, which may yet be corrected to a later one

    internal TagState(Tagger tagger)
    {
        Tagger = tagger;
        _program = new(tagger.Program);
    }

    /// <summary>Gets the tagger that the state is for.</summary>
    public Tagger Tagger { get; }

    /// <summary>Gets the attributes that are known, by name.</summary>
    public EquatableMap<FactValue> Attributes { get; private set; } = [];

    /// <summary>Gets since when the user is known: what the host said, or the first event.</summary>
    public Instant? ObservedSince => Moment.Earlier(_since, _firstKnown);

    internal ProgramState Program => _program;

    /// <summary>Takes in an event.</summary>
    /// <param name="item">The event. One with an id that is known already counts once; the later (then the greater) of the two does.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The event has no type, or a property of another type than the catalogue says; nothing is taken in.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9998.</exception>
    public void Add(UserEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var table = UserFacts.From([], [item]).Tables[0];
        _program.Check(table);
        if (item.Id is not { } id)
        {
            ObserveSince(item.At);
        }
        else
        {
            item = table.Rows().Single(); // without missing values, as facts compare it
            if (_known.TryGetValue((item.Type, id), out var known))
            {
                if (EventTable.Compare(item, known) <= 0)
                {
                    return;
                }

                _program.Remove(UserFacts.From([], [known]).Tables[0]);
            }

            _known[(item.Type, id)] = item;
            _firstKnown = known is null || known.At != _firstKnown
                ? Moment.Earlier(_firstKnown, item.At)
                : _known.Values.Min(other => other.At);
        }

        _program.Add(table);
    }

    /// <summary>Sets an attribute, in place of its value if it has one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value; <see cref="FactValue.None"/> takes the attribute away.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    public void Set(string name, FactValue value) => Attributes = value.IsNone
        ? Attributes.Where(entry => entry.Key != name).ToEquatableMap()
        : Attributes.With(name, value);

    /// <summary>Says since when the host has known the user; the earliest that was said counts.</summary>
    /// <param name="since">Since when.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the years 1 to 9998.</exception>
    public void ObserveSince(Instant since)
    {
        if (!DayClock.InRange(since))
        {
            throw new ArgumentOutOfRangeException(nameof(since), since, "An instant must lie between the years 1 and 9998.");
        }

        _since = Moment.Earlier(_since, since);
    }

    /// <summary>Takes in all facts of a user.</summary>
    /// <param name="facts">The facts.</param>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A property has another type than the catalogue says.</exception>
    public void Add(UserFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach (var (name, value) in facts.Attributes)
        {
            Set(name, value);
        }

        foreach (var item in facts.Events)
        {
            Add(item);
        }

        if (facts.ObservedSince is { } since)
        {
            ObserveSince(since);
        }
    }
}

/// <summary>The events that each stream of a program has let through.</summary>
internal sealed class ProgramState
{
    private readonly StreamState[] _streams;

    public ProgramState(TagProgram program)
    {
        _streams = Array.ConvertAll(program.Streams, plan => new StreamState(plan));
        Inner = Array.ConvertAll(program.Inner, inner => new ProgramState(inner));
    }

    public ReadOnlySpan<StreamState> Streams => _streams;

    public ProgramState[] Inner { get; }

    /// <summary>Refuses an event with a property of another type than the catalogue says, before any stream has it.</summary>
    public void Check(EventTable row) => ForEach(row, (stream, table) => stream.Check(table));

    public void Add(EventTable row) => ForEach(row, (stream, table) => stream.Add(table));

    public void Remove(EventTable row) => ForEach(row, (stream, table) => stream.Remove(table));

    private void ForEach(EventTable row, Action<StreamState, EventTable> action)
    {
        foreach (var stream in _streams)
        {
            if (stream.Plan.Type == row.Type)
            {
                action(stream, row);
            }
        }

        foreach (var inner in Inner)
        {
            inner.ForEach(row, action);
        }
    }
}

/// <summary>The events that passed the filter of one stream, by time, in arrays that grow.</summary>
internal sealed class StreamState(StreamPlan plan)
{
    private readonly EventStream _one = new(plan);
    private readonly FactValue[][] _columns = [.. plan.Columns.Select(_ => new FactValue[4])];
    private Instant[] _at = new Instant[4];

    public StreamPlan Plan => plan;

    public int Count { get; private set; }

    public Instant[] At => _at;

    public FactValue[][] Columns => _columns;

    public void Check(EventTable row) => _one.Load(row);

    public void Add(EventTable row)
    {
        _one.Load(row);
        if (_one.Count == 0)
        {
            return;
        }

        if (Count == _at.Length)
        {
            Array.Resize(ref _at, 2 * Count);
            for (var i = 0; i < _columns.Length; i++)
            {
                Array.Resize(ref _columns[i], 2 * Count);
            }
        }

        var place = Count;
        while (place > 0 && _at[place - 1] > _one.At[0])
        {
            place--;
        }

        Move(place, place + 1);
        _at[place] = _one.At[0];
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i][place] = ValueOf(i);
        }

        Count++;
    }

    public void Remove(EventTable row)
    {
        _one.Load(row);
        if (_one.Count == 0)
        {
            return;
        }

        // Rows that are alike in time and in all that is read do as well as each other.
        for (var place = Array.IndexOf(_at, _one.At[0], 0, Count); ; place++)
        {
            if (Enumerable.Range(0, _columns.Length).All(i => _columns[i][place] == ValueOf(i)))
            {
                Move(place + 1, place);
                Count--;
                return;
            }
        }
    }

    private FactValue ValueOf(int column) => _one.Column(column) is { IsEmpty: false } values ? values[0] : FactValue.None;

    private void Move(int from, int to)
    {
        Array.Copy(_at, from, _at, to, Count - from);
        foreach (var column in _columns)
        {
            Array.Copy(column, from, column, to, Count - from);
        }
    }
}
