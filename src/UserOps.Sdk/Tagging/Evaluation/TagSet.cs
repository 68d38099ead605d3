namespace UserOps.Tagging;

/// <summary>What the rules say of every tag of a catalogue for one user, and why.</summary>
public sealed record TagSet
{
    /// <summary>Gets the verdicts, in the order of the catalogue's tags.</summary>
    public required EquatableArray<TagVerdict> Verdicts { get; init; }

    /// <summary>Lists the tags that are given, in the order of the catalogue.</summary>
    /// <returns>The tags with their values.</returns>
    public EquatableArray<GivenTag> Given() => Verdicts
        .Where(verdict => verdict.Truth == Truth.True)
        .Select(verdict => new GivenTag(verdict.Tag, verdict.Value))
        .ToEquatableArray();
}

/// <summary>A tag that the rules give, with its value.</summary>
/// <param name="Tag">The id of the tag.</param>
/// <param name="Value">The value; <see langword="null"/> for a flag.</param>
public readonly record struct GivenTag(string Tag, Literal? Value)
{
    /// <summary>Returns the tag as text.</summary>
    /// <returns>The id, and the value if it has one: <c>level = "vip"</c>.</returns>
    public override string ToString() => Value is null ? Tag : $"{Tag} = {Value}";
}

/// <summary>What the rules say of one tag for one user.</summary>
public sealed record TagVerdict
{
    /// <summary>Gets the id of the tag.</summary>
    public required string Tag { get; init; }

    /// <summary>
    /// Gets whether the tag is given: true; or not, though what is missing might give it: unknown; or not at all: false.
    /// </summary>
    public required Truth Truth { get; init; }

    /// <summary>Gets the value that is given; <see langword="null"/> for a flag, and when the tag is not given.</summary>
    public Literal? Value { get; init; }

    /// <summary>
    /// Gets the first instant after the judgement at which, with no new facts, the tag is given, taken or gets another value;
    /// <see langword="null"/>: never.
    /// </summary>
    public NodaTime.Instant? NextChange { get; init; }

    /// <summary>Gets the tag of the same exclusive group that was given in its place although a rule of this one holds; <see langword="null"/>: none.</summary>
    public string? YieldsTo { get; init; }

    /// <summary>Gets what each rule of the tag found, in the order in which they take precedence.</summary>
    public required EquatableArray<RuleTrace> Rules { get; init; }
}

/// <summary>What one rule found.</summary>
/// <param name="Rule">The place of the rule in the catalogue, from zero.</param>
/// <param name="Value">The value that the rule gives; <see langword="null"/> for a flag.</param>
/// <param name="When">The condition, and what was found at each part of it.</param>
public sealed record RuleTrace(int Rule, Literal? Value, ConditionTrace When);

/// <summary>What was found at one condition, and at the conditions that it is made of.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Truth">Whether it held.</param>
/// <param name="Seen">
/// The value that was compared; for a sequence, a stop, a return or a time known, the instant that decided. Missing:
/// <see cref="FactValue.None"/>.
/// </param>
/// <param name="Children">The parts of an <c>all</c>, an <c>any</c> or a <c>not</c>; else none.</param>
public sealed record ConditionTrace(Condition Condition, Truth Truth, FactValue Seen, EquatableArray<ConditionTrace> Children);
