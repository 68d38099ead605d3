using System.Text;
using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>What must be so for a tag to be given. A closed family; at an instant it is true, false or unknown.</summary>
/// <remarks>
/// The three values combine by S. C. Kleene's strong logic (Introduction to Metamathematics, 1952, section 64): unknown is
/// what could still turn out either way. <see cref="When"/> makes conditions fluently; their JSON is told by the member that
/// each has.
/// </remarks>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>Returns the condition as it stands in a catalogue.</summary>
    /// <returns>Its JSON, without white space.</returns>
    public sealed override string ToString() =>
        Encoding.UTF8.GetString(PolicyJson.Bytes(this, TaggingJsonContext.Default.Condition, indented: false));
}

/// <summary>Every one of some conditions holds: false when one is false, else unknown when one is unknown.</summary>
/// <param name="All">The conditions; at least one.</param>
public sealed record AllCondition(EquatableArray<Condition> All) : Condition;

/// <summary>At least one of some conditions holds: true when one is true, else unknown when one is unknown.</summary>
/// <param name="Any">The conditions; at least one.</param>
public sealed record AnyCondition(EquatableArray<Condition> Any) : Condition;

/// <summary>A condition does not hold; unknown when that one is.</summary>
/// <param name="Not">The condition.</param>
public sealed record NotCondition(Condition Not) : Condition;

/// <summary>An attribute of the user is compared.</summary>
/// <param name="Attribute">The name of the attribute, as the catalogue declares it.</param>
public sealed record AttributeCondition(string Attribute) : ComparingCondition
{
    /// <summary>Gets the list that the value is in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<Literal>? In { get; init; }
}

/// <summary>A property of an event is compared; only in the filter of what looks at events.</summary>
/// <remarks>The lengths of time and the anniversary are not for filters, for what an event is does not change with time: <c>in</c> says when.</remarks>
/// <param name="Property">The name of the property, as the catalogue declares it for the event.</param>
public sealed record PropertyCondition(string Property) : ComparingCondition
{
    /// <summary>Gets the list that the value is in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EquatableArray<Literal>? In { get; init; }
}

/// <summary>A tag was given by the rules, with any value or with one. Unknown when it was not given but may yet turn out to be.</summary>
/// <remarks>Exclusive groups are settled first. Pins, bans and expiry are not seen: they are the ledger's.</remarks>
/// <param name="Tag">The id of the tag.</param>
/// <param name="Value">The value; <see langword="null"/>, the default: any.</param>
public sealed record TagCondition(
    string Tag,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Literal? Value = null) : Condition;

/// <summary>Events in an order: each step later than the one before it, the last one less than a length of time after the first.</summary>
/// <param name="Sequence">The steps in order; at least two.</param>
/// <param name="Within">
/// The length of time, counted back from the last step: all steps lie in <c>(last - within, last]</c>.
/// </param>
public sealed record SequenceCondition(EquatableArray<EventPattern> Sequence, Lookback Within) : Condition
{
    /// <summary>Gets the window in which all steps lie; <see langword="null"/>, the default: all time up to the instant of judgement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventWindow? In { get; init; }
}

/// <summary>An aggregate held in enough of the last periods of the local calendar.</summary>
/// <param name="Repeated">The aggregate with its comparison; it has no window of its own, for each period is one.</param>
/// <param name="InAtLeast">In how many of the periods.</param>
/// <param name="Of">How many periods are looked at.</param>
/// <param name="Period">The kind of period; weeks start on Monday.</param>
public sealed record RepeatedCondition(AggregateCondition Repeated, int InAtLeast, int Of, CalendarPeriod Period) : Condition
{
    /// <summary>
    /// Gets a value indicating whether the current period is the last one looked at; by default the one before it is, so that
    /// only whole periods count.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IncludeCurrent { get; init; }
}

/// <summary>The user did something once, and not again for a length of time: the last time is at or before <c>asOf - after</c>.</summary>
/// <remarks>False for a user who never did it: who never began has not stopped.</remarks>
/// <param name="Stopped">What the user did.</param>
/// <param name="After">The length of time.</param>
public sealed record StoppedCondition(EventPattern Stopped, Lookback After) : Condition;

/// <summary>The user came back: the last time lies within a length of time, and the time before it at least that length before it.</summary>
/// <remarks>It holds from the return on until the next time, or until the user has stopped again.</remarks>
/// <param name="Resumed">What the user did.</param>
/// <param name="After">The length of time.</param>
public sealed record ResumedCondition(EventPattern Resumed, Lookback After) : Condition;

/// <summary>A condition on events has held without a break for a length of time: at every instant from <c>asOf - for</c> on.</summary>
/// <remarks>False when it was false at any of them, else unknown when it was unknown at any.</remarks>
/// <param name="Held">The condition; on events alone, for attributes carry no history.</param>
/// <param name="For">The length of time.</param>
public sealed record HeldCondition(Condition Held, Lookback For) : Condition;

/// <summary>The user has been known for a length of time: since the first event, or since when the facts say, whichever is earlier.</summary>
/// <remarks>Unknown for a user of whom neither is there. It tells "no order in 30 days" of a new user from that of an old one.</remarks>
/// <param name="ObservedFor">The length of time.</param>
public sealed record ObservedForCondition(Lookback ObservedFor) : Condition;

/// <summary>A kind of event, as a step or a habit.</summary>
/// <param name="Event">The type of the event, as the catalogue declares it.</param>
public sealed record EventPattern(string Event)
{
    /// <summary>Gets what must hold of the event's properties; <see langword="null"/>, the default: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Condition? Where { get; init; }
}

/// <summary>A condition, told by the member that it has.</summary>
internal sealed class ConditionJsonConverter : UnionJsonConverter<Condition>
{
    public override IReadOnlyList<UnionVariant> Variants { get; } =
    [
        new("all", typeof(AllCondition)),
        new("any", typeof(AnyCondition)),
        new("not", typeof(NotCondition)),
        new("attribute", typeof(AttributeCondition)),
        new("property", typeof(PropertyCondition)),
        .. AggregateConditionJsonConverter.Functions,
        new("sequence", typeof(SequenceCondition)),
        new("repeated", typeof(RepeatedCondition)),
        new("stopped", typeof(StoppedCondition)),
        new("resumed", typeof(ResumedCondition)),
        new("held", typeof(HeldCondition)),
        new("observedFor", typeof(ObservedForCondition)),
        new("tag", typeof(TagCondition)),
    ];
}
