using System.Text.Json.Serialization;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>A number or value computed over the events of one type is compared.</summary>
/// <remarks>
/// An event counts when it lies in the window and its filter is true (not unknown). An event that lacks the property adds
/// nothing.
/// </remarks>
public abstract record AggregateCondition : ComparingCondition
{
    private protected AggregateCondition()
    {
    }

    /// <summary>Gets what must hold of an event's properties; <see langword="null"/>, the default: nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Condition? Where { get; init; }

    /// <summary>Gets the window; <see langword="null"/>, the default: all time up to the instant of judgement.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventWindow? In { get; init; }

    /// <summary>Gets the function.</summary>
    internal abstract AggregateFunction Function { get; }

    /// <summary>Gets the type of the event, and the property after a dot.</summary>
    internal abstract string Source { get; }
}

/// <summary>Compares how many events there are. None is 0, never unknown.</summary>
/// <param name="Count">The type of the event.</param>
public sealed record CountCondition(string Count) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Count;

    internal override string Source => Count;
}

/// <summary>Compares the sum of a number of the events. Of none it is 0, never unknown.</summary>
/// <param name="Sum">The type of the event and the number property: <c>order.amount</c>.</param>
public sealed record SumCondition(string Sum) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Sum;

    internal override string Source => Sum;
}

/// <summary>Compares the mean of a number of the events; missing when no event has it.</summary>
/// <param name="Avg">The type of the event and the number property: <c>order.amount</c>.</param>
public sealed record AvgCondition(string Avg) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Avg;

    internal override string Source => Avg;
}

/// <summary>Compares the least number, date or instant of the events; missing when no event has it.</summary>
/// <param name="Min">The type of the event and the property.</param>
public sealed record MinCondition(string Min) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Min;

    internal override string Source => Min;
}

/// <summary>Compares the greatest number, date or instant of the events; missing when no event has it.</summary>
/// <param name="Max">The type of the event and the property.</param>
public sealed record MaxCondition(string Max) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Max;

    internal override string Source => Max;
}

/// <summary>Compares how many different values a property of the events has. Of none it is 0, never unknown.</summary>
/// <param name="Distinct">The type of the event and the property.</param>
public sealed record DistinctCondition(string Distinct) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Distinct;

    internal override string Source => Distinct;
}

/// <summary>Compares a property of the earliest event that has it, or the instant of the earliest event; missing when there is none. Of several at one instant, the least value.</summary>
/// <param name="First">The type of the event, and the property if it is one.</param>
public sealed record FirstCondition(string First) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.First;

    internal override string Source => First;
}

/// <summary>Compares a property of the latest event that has it, or the instant of the latest event; missing when there is none. Of several at one instant, the greatest value.</summary>
/// <param name="Last">The type of the event, and the property if it is one.</param>
public sealed record LastCondition(string Last) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.Last;

    internal override string Source => Last;
}

/// <summary>Compares on how many local days there is an event. None is 0, never unknown.</summary>
/// <param name="DaysActive">The type of the event.</param>
public sealed record DaysActiveCondition(string DaysActive) : AggregateCondition
{
    internal override AggregateFunction Function => AggregateFunction.DaysActive;

    internal override string Source => DaysActive;
}

/// <summary>An aggregate, told by the member that names its function.</summary>
internal sealed class AggregateConditionJsonConverter : UnionJsonConverter<AggregateCondition>
{
    public static IReadOnlyList<UnionVariant> Functions { get; } =
    [
        new("count", typeof(CountCondition)),
        new("sum", typeof(SumCondition)),
        new("avg", typeof(AvgCondition)),
        new("min", typeof(MinCondition)),
        new("max", typeof(MaxCondition)),
        new("distinct", typeof(DistinctCondition)),
        new("first", typeof(FirstCondition)),
        new("last", typeof(LastCondition)),
        new("daysActive", typeof(DaysActiveCondition)),
    ];

    public override IReadOnlyList<UnionVariant> Variants => Functions;
}
