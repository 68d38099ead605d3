using System.Collections.Frozen;
using NodaTime;

namespace UserOps.Tagging;

/// <summary>A catalogue, compiled: gives each user the tags whose rules hold.</summary>
/// <remarks>
/// <para>Immutable and thread-safe. Making one checks the whole catalogue and compiles every distinct comparison, aggregate
/// and combination once: keep it.</para>
/// <para>An evaluation costs one look at each attribute that rules ask for, one pass over the events of the types that they
/// ask for and one more over the events in each aggregate's window, and a few machine instructions for each condition.</para>
/// </remarks>
/// <example>
/// <code>
/// var tagger = new Tagger(TagCatalogJson.Read(json));
/// var answers = tagger.NewAnswers();
/// tagger.Evaluate(facts, asOf, answers);
/// </code>
/// </example>
public sealed class Tagger
{
    private readonly TagProgram _program;
    private readonly ProgramBuilder _conditions;
    private readonly FrozenDictionary<string, int> _tags;
    private readonly Lazy<PolicyRef> _policy;
    private readonly Lazy<ColumnProgram> _columns;
    private readonly Lazy<IReadOnlyList<ConditionPlace>> _places;

    /// <summary>Initializes a new instance of the <see cref="Tagger"/> class.</summary>
    /// <param name="catalog">The catalogue.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalog"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The catalogue has problems; all of them are listed, and no rule is in force.</exception>
    public Tagger(TagCatalog catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        var binder = new CatalogBinder(catalog);
        binder.Bind();
        InvalidPolicyException.ThrowIfAny(binder.Problems.ToEquatableArray(), nameof(catalog));

        Catalog = catalog;
        _program = binder.Build();
        _conditions = binder.Conditions;
        _tags = catalog.Tags.Select((tag, i) => (tag.Id, i)).ToFrozenDictionary(pair => pair.Id, pair => pair.i, StringComparer.Ordinal);
        _policy = new(catalog.ToRef);
        _columns = new(() => new(_program));
        _places = new(() => ConditionPlace.Of(catalog));
    }

    /// <summary>Gets the catalogue.</summary>
    public TagCatalog Catalog { get; }

    /// <summary>Gets the reference to the catalogue that answers carry.</summary>
    public PolicyRef Policy => _policy.Value;

    internal TagProgram Program => _program;

    internal ProgramBuilder Conditions => _conditions;

    /// <summary>The conditions that compare something, and where they stand.</summary>
    internal IReadOnlyList<ConditionPlace> Places => _places.Value;

    /// <summary>Finds the place of a tag in the catalogue.</summary>
    /// <param name="tag">The id of the tag.</param>
    /// <returns>The place, from zero; -1 when the catalogue has no such tag.</returns>
    public int Find(string tag) => _tags.GetValueOrDefault(tag, -1);

    /// <summary>Makes answers for <see cref="Evaluate(UserFacts, Instant, TagAnswers)"/> to fill, again and again.</summary>
    /// <returns>The answers, empty until they are filled.</returns>
    public TagAnswers NewAnswers() => new(this, _program);

    /// <summary>Makes a state of a user of whom nothing is known, to be kept up to date event by event.</summary>
    /// <returns>The state.</returns>
    public TagState NewState() => new(this);

    /// <summary>Finds the tags of a user. Allocates nothing once the answers have met a user with as many events.</summary>
    /// <param name="facts">What is known of the user; events later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="into">The answers to fill.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says, or the answers are another tagger's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public void Evaluate(UserFacts facts, Instant asOf, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(facts);
        Check(asOf, into);
        into.Run.Load(facts, asOf);
        Judge(asOf, into);
    }

    /// <summary>Makes answers for many users, for <see cref="Evaluate(UserFactsColumns, Instant, TagColumns)"/> to fill, again and again.</summary>
    /// <returns>The answers, of no users until they are filled.</returns>
    public TagColumns NewColumns() => new(this);

    /// <summary>Finds the tags of many users at once: the same as of each alone, in a small part of the time.</summary>
    /// <param name="users">What is known of the users; events later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="into">The answers to fill.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says, or the answers are another tagger's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public void Evaluate(UserFactsColumns users, Instant asOf, TagColumns into)
    {
        ArgumentNullException.ThrowIfNull(users);
        ArgumentNullException.ThrowIfNull(into);
        CheckOwn(into.Tagger, nameof(into));
        CheckRange(asOf);
        var run = new ColumnRun(_columns.Value, users, asOf, into);
        into.Prepare(users.Count, BitRows.Words);
        run.Run();
    }

    /// <summary>Finds the tags of a user as <see cref="Evaluate(UserFacts, Instant, TagAnswers)"/> does, and for each the instant at which it next changes by time alone.</summary>
    /// <remarks>Walks from one instant to the next at which an answer may change, until every tag that changes has; costs a piece of an evaluation at each.</remarks>
    /// <param name="facts">What is known of the user; events later than <paramref name="asOf"/> never come to be seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="into">The answers to fill.</param>
    /// <returns>The earliest of the instants; <see langword="null"/>: with no new facts, no tag ever changes.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says, or the answers are another tagger's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public Instant? Foresee(UserFacts facts, Instant asOf, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(into);
        Evaluate(facts, asOf, into);
        return Foresee(asOf, into);
    }

    /// <summary>Finds the tags of a user whose state is kept up to date event by event.</summary>
    /// <param name="state">The state; events later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="into">The answers to fill.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An attribute has another type than the catalogue says, or the state or the answers are another tagger's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public void Evaluate(TagState state, Instant asOf, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(state);
        Check(asOf, into);
        if (state.Tagger != this)
        {
            throw new ArgumentException("The state is another tagger's; make one by NewState of this one, and add the facts.", nameof(state));
        }

        into.Run.Load(state, state.Program, asOf);
        Judge(asOf, into);
    }

    /// <summary>Finds the tags of a user whose state is kept up to date event by event, and for each the instant at which it next changes by time alone.</summary>
    /// <param name="state">The state; events later than <paramref name="asOf"/> never come to be seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="into">The answers to fill.</param>
    /// <returns>The earliest of the instants; <see langword="null"/>: with no new facts, no tag ever changes.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An attribute has another type than the catalogue says, or the state or the answers are another tagger's.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public Instant? Foresee(TagState state, Instant asOf, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(into);
        Evaluate(state, asOf, into);
        return Foresee(asOf, into);
    }

    /// <summary>Lists the figures of a user by which the tags can be found at an instant, for an engine that computes them elsewhere.</summary>
    /// <remarks>Costs a walk of the catalogue: ask once an instant, not once a user.</remarks>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The slots, each once, with finished windows.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    public TagSlots SlotsAt(Instant asOf)
    {
        CheckRange(asOf);
        return new(this, asOf);
    }

    /// <summary>Finds the tags of a user by the values of slots: the same as of the facts that the values were read off. Allocates nothing.</summary>
    /// <param name="slots">The slots.</param>
    /// <param name="values">The value of each slot in their order; <see cref="FactValue.None"/> where there is none.</param>
    /// <param name="into">The answers to fill.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">
    /// The slots or the answers are another tagger's; a condition of the catalogue has no slots; there are more or fewer values
    /// than slots; a value has another type than its slot; or a count, a sum or a number of days is missing, which of no events is 0.
    /// </exception>
    public void Evaluate(TagSlots slots, ReadOnlySpan<FactValue> values, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(slots);
        Check(slots.AsOf, into);
        if (slots.Tagger != this)
        {
            throw new ArgumentException("The slots are another tagger's; make them by SlotsAt of this one.", nameof(slots));
        }

        slots.Check(values);
        into.Run.Answer(slots, values);
        into.Run.RunCode();
        Array.Clear(into.Changes);
    }

    /// <summary>Finds the first instant at which, with no new facts, a tag of a user is given, taken, or gets another value.</summary>
    /// <param name="facts">What is known of the user; events later than <paramref name="asOf"/> never come to be seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The instant; <see langword="null"/>: never.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public Instant? NextChange(UserFacts facts, Instant asOf) => Foresee(facts, asOf, NewAnswers());

    /// <summary>Finds the tags of a user and explains each: every rule, every condition of it, the value seen, and what was unknown.</summary>
    /// <param name="facts">What is known of the user; events later than <paramref name="asOf"/> are not seen.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The tags, good until the earliest of their next changes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A value has another type than the catalogue says.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998.</exception>
    /// <exception cref="OverflowException">A sum is beyond 7.9e28.</exception>
    public Assessment<TagSet> Explain(UserFacts facts, Instant asOf)
    {
        var answers = NewAnswers();
        var until = Foresee(facts, asOf, answers);
        var set = TagTracer.Trace(answers, _conditions);
        return new(set, Policy, asOf, until, TagExplainer.Explain(set, Catalog).ToEquatableArray());
    }

    internal TagPlan Plan(int tag) => _program.Tags[tag];

    private static void Judge(Instant asOf, TagAnswers into)
    {
        into.Run.MoveTo(asOf);
        into.Run.RunCode();
        Array.Clear(into.Changes);
    }

    private Instant? Foresee(Instant asOf, TagAnswers into)
    {
        var earliest = Future.Walk(_program, into);

        // The answers are those of the instant of judgement again.
        into.Run.MoveTo(asOf);
        into.Run.RunCode();
        return earliest;
    }

    private void Check(Instant asOf, TagAnswers into)
    {
        ArgumentNullException.ThrowIfNull(into);
        CheckOwn(into.Tagger, nameof(into));
        CheckRange(asOf);
    }

    private void CheckOwn(Tagger maker, string parameter)
    {
        if (maker != this)
        {
            throw new ArgumentException("The answers are another tagger's; make them by this one.", parameter);
        }
    }

    private static void CheckRange(Instant asOf)
    {
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "An instant must lie between the years 1 and 9998.");
        }
    }
}
