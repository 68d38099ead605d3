using System.Diagnostics.CodeAnalysis;

namespace UserOps.Tagging;

/// <summary>Makes conditions fluently: <c>When.Count("order").InLast("P30D").AtLeast(3)</c>.</summary>
/// <remarks>
/// What it makes are the records that JSON is read into; <see cref="WhenExtensions"/> adds windows, filters and comparisons,
/// each giving a new record. Nothing is checked against a catalogue here: compiling that does. Lengths of time are ISO 8601
/// texts as in JSON; a text that is none throws a <see cref="FormatException"/>.
/// </remarks>
[SuppressMessage("Naming", "CA1716:Identifiers should not match keywords", Justification = "It is a keyword of Visual Basic, which can write it in brackets; no other word reads so well.")]
public static class When
{
    /// <summary>Makes a condition that holds when all of some do.</summary>
    /// <param name="conditions">The conditions; at least one.</param>
    /// <returns>The condition.</returns>
    public static AllCondition All(params ReadOnlySpan<Condition> conditions) => new([.. conditions]);

    /// <summary>Makes a condition that holds when one of some does.</summary>
    /// <param name="conditions">The conditions; at least one.</param>
    /// <returns>The condition.</returns>
    public static AnyCondition Any(params ReadOnlySpan<Condition> conditions) => new([.. conditions]);

    /// <summary>Makes a condition that holds when another is false.</summary>
    /// <param name="condition">The other.</param>
    /// <returns>The condition.</returns>
    public static NotCondition Not(Condition condition) => new(condition);

    /// <summary>Begins a comparison of an attribute.</summary>
    /// <param name="name">The name of the attribute.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static AttributeCondition Attribute(string name) => new(name);

    /// <summary>Begins a comparison of a property of an event, in a filter.</summary>
    /// <param name="name">The name of the property.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static PropertyCondition Property(string name) => new(name);

    /// <summary>Begins a comparison of the number of events.</summary>
    /// <param name="type">The type of the event.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static CountCondition Count(string type) => new(type);

    /// <summary>Begins a comparison of the sum of a number of events.</summary>
    /// <param name="source">The type of the event and the property: <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static SumCondition Sum(string source) => new(source);

    /// <summary>Begins a comparison of the mean of a number of events.</summary>
    /// <param name="source">The type of the event and the property: <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static AvgCondition Avg(string source) => new(source);

    /// <summary>Begins a comparison of the least value of a property of events.</summary>
    /// <param name="source">The type of the event and the property: <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static MinCondition Min(string source) => new(source);

    /// <summary>Begins a comparison of the greatest value of a property of events.</summary>
    /// <param name="source">The type of the event and the property: <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static MaxCondition Max(string source) => new(source);

    /// <summary>Begins a comparison of how many different values a property of events has.</summary>
    /// <param name="source">The type of the event and the property: <c>order.sku</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static DistinctCondition Distinct(string source) => new(source);

    /// <summary>Begins a comparison of the earliest event's instant, or of its property.</summary>
    /// <param name="source">The type of the event, and the property if it is one: <c>order</c>, <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static FirstCondition First(string source) => new(source);

    /// <summary>Begins a comparison of the latest event's instant, or of its property.</summary>
    /// <param name="source">The type of the event, and the property if it is one: <c>order</c>, <c>order.amount</c>.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static LastCondition Last(string source) => new(source);

    /// <summary>Begins a comparison of the number of local days with an event.</summary>
    /// <param name="type">The type of the event.</param>
    /// <returns>The condition, still without a comparison.</returns>
    public static DaysActiveCondition DaysActive(string type) => new(type);

    /// <summary>Names a kind of event, as a step or a habit.</summary>
    /// <param name="type">The type of the event.</param>
    /// <returns>The kind of event, without a filter.</returns>
    public static EventPattern Event(string type) => new(type);

    /// <summary>Makes a condition that holds when steps came in order within a length of time.</summary>
    /// <param name="within">The length of time, such as <c>P7D</c>.</param>
    /// <param name="steps">The steps; at least two.</param>
    /// <returns>The condition.</returns>
    public static SequenceCondition Sequence(string within, params ReadOnlySpan<EventPattern> steps) => new([.. steps], Lookback.Parse(within));

    /// <summary>Makes a condition that holds when an aggregate held in enough of the last periods.</summary>
    /// <param name="aggregate">The aggregate with its comparison, without a window.</param>
    /// <param name="inAtLeast">In how many of the periods.</param>
    /// <param name="of">How many periods are looked at.</param>
    /// <param name="period">The kind of period.</param>
    /// <param name="includeCurrent">Whether the current period is the last one looked at; by default the one before it is.</param>
    /// <returns>The condition.</returns>
    public static RepeatedCondition Repeated(AggregateCondition aggregate, int inAtLeast, int of, CalendarPeriod period, bool includeCurrent = false) =>
        new(aggregate, inAtLeast, of, period) { IncludeCurrent = includeCurrent };

    /// <summary>Makes a condition that holds when the user did something once, and not again for a length of time.</summary>
    /// <param name="pattern">What the user did: <c>When.Event("visit")</c>.</param>
    /// <param name="after">The length of time, such as <c>P30D</c>.</param>
    /// <returns>The condition.</returns>
    public static StoppedCondition Stopped(EventPattern pattern, string after) => new(pattern, Lookback.Parse(after));

    /// <summary>Makes a condition that holds when the user came back after a length of time.</summary>
    /// <param name="pattern">What the user did: <c>When.Event("visit")</c>.</param>
    /// <param name="after">The length of time, such as <c>P30D</c>.</param>
    /// <returns>The condition.</returns>
    public static ResumedCondition Resumed(EventPattern pattern, string after) => new(pattern, Lookback.Parse(after));

    /// <summary>Makes a condition that holds when another has held without a break for a length of time.</summary>
    /// <param name="condition">The other; on events alone.</param>
    /// <param name="length">The length of time, such as <c>P7D</c>.</param>
    /// <returns>The condition.</returns>
    public static HeldCondition Held(Condition condition, string length) => new(condition, Lookback.Parse(length));

    /// <summary>Makes a condition that holds when the user has been known for a length of time.</summary>
    /// <param name="length">The length of time, such as <c>P30D</c>.</param>
    /// <returns>The condition.</returns>
    public static ObservedForCondition ObservedFor(string length) => new(Lookback.Parse(length));

    /// <summary>Makes a condition that holds when the rules give a tag.</summary>
    /// <param name="id">The id of the tag.</param>
    /// <param name="value">The value of the tag; <see langword="null"/>, the default: any.</param>
    /// <returns>The condition.</returns>
    public static TagCondition Tag(string id, Literal? value = null) => new(id, value);
}
