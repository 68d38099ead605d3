using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>A figure of a user that conditions compare. A closed family.</summary>
public abstract record TagSlot
{
    private protected TagSlot(FactType type) => Type = type;

    /// <summary>Gets the type of the value.</summary>
    public FactType Type { get; }

    /// <summary>Gets a value indicating whether there is always a value: a count, a sum or a number of days is 0 of no events.</summary>
    public virtual bool IsTotal => false;
}

/// <summary>An attribute of the user.</summary>
/// <param name="Name">The name of the attribute.</param>
/// <param name="Type">The type of the value.</param>
public sealed record AttributeSlot(string Name, FactType Type) : TagSlot(Type)
{
    /// <summary>Returns the slot as text.</summary>
    /// <returns>Such as <c>attribute 'points'</c>.</returns>
    public override string ToString() => $"attribute '{Name}'";
}

/// <summary>A number or value computed over the events of one type in a stretch of time.</summary>
/// <remarks>
/// An event counts when it lies in <c>[From, Until)</c> and the filter is true of it, not unknown. An event that lacks the
/// property adds nothing. What each function gives, and of no events, <see cref="AggregateFunction"/> says.
/// </remarks>
/// <param name="Function">What is computed.</param>
/// <param name="Event">The type of the events.</param>
/// <param name="Property">The property that is looked at; <see langword="null"/>: the event itself, for <see cref="AggregateFunction.First"/> and <see cref="AggregateFunction.Last"/> its instant.</param>
/// <param name="Type">The type of the value.</param>
/// <param name="Where">What must hold of an event's properties; <see langword="null"/>: nothing.</param>
/// <param name="From">The first instant of the window; <see langword="null"/>: from the beginning.</param>
/// <param name="Until">The first instant after the window: no later than a nanosecond after the instant of judgement. Of an empty window it is <paramref name="From"/>.</param>
public sealed record AggregateSlot(
    AggregateFunction Function,
    string Event,
    string? Property,
    FactType Type,
    Condition? Where,
    Instant? From,
    Instant Until) : TagSlot(Type)
{
    /// <inheritdoc />
    public override bool IsTotal => Function
        is AggregateFunction.Count or AggregateFunction.Sum or AggregateFunction.Distinct or AggregateFunction.DaysActive;

    /// <summary>Returns the slot as text.</summary>
    /// <returns>Such as <c>sum of 'order.amount' from 2026-05-01T00:00:00Z until 2026-05-08T00:00:00Z</c>.</returns>
    public override string ToString() =>
        $"{EnumJsonConverter<AggregateFunction>.NameOf(Function)} of '{Event}{(Property is null ? "" : ".")}{Property}'"
        + $"{(Where is null ? "" : $" where {Where}")}{(From is { } from ? $" from {InstantPattern.ExtendedIso.Format(from)}" : "")} until {InstantPattern.ExtendedIso.Format(Until)}";
}

/// <summary>Since when the user is known: the earlier of what the host says and the first event of any type. Missing when there is neither, or both are later than the instant of judgement.</summary>
public sealed record ObservedSinceSlot() : TagSlot(FactType.Instant)
{
    /// <summary>Returns the slot as text.</summary>
    /// <returns><c>observed since</c>.</returns>
    public override string ToString() => "observed since";
}
