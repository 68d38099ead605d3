namespace UserOps.Tagging;

/// <summary>What a condition shall be.</summary>
internal enum Demand
{
    True = 0,
    False = 1,
    NotTrue = 2,
    NotFalse = 3,
}

/// <summary>Something that shall be so of one user at one instant. A closed family.</summary>
internal abstract class Goal
{
    private protected Goal()
    {
    }
}

/// <summary>A condition has a truth value, or one of two.</summary>
internal sealed class Wish(RuleNode node, Demand demand) : Goal
{
    public RuleNode Node => node;

    public Demand Demand => demand;
}

/// <summary>A value lies in a domain.</summary>
internal sealed class Fit(int input, Domain domain) : Goal
{
    public int Input => input;

    public Domain Domain => domain;
}

/// <summary>All of some goals, or at least one.</summary>
internal sealed class Joint(bool isAll, params Goal[] parts) : Goal
{
    public bool IsAll => isAll;

    public Goal[] Parts => parts;
}

/// <summary>A condition in its normal form; equal ones are one node, but for the order of parts and what doubles.</summary>
internal sealed class RuleNode(int id, RuleNodeKind kind)
{
    public int Id => id;

    public RuleNodeKind Kind => kind;

    public RuleNode[] Parts { get; init; } = [];

    /// <summary>The value that is compared, of a leaf.</summary>
    public int Input { get; init; } = -1;

    public ValueTest? Test { get; init; }

    /// <summary>The tag that is asked for.</summary>
    public int Tag { get; init; } = -1;

    public Literal? Value { get; init; }

    /// <summary>The truth values that a condition without a value of its own can have: a bit each.</summary>
    public int Truths { get; init; } = 7;

    /// <summary>What is so besides when the condition is true.</summary>
    public Goal[] WhenTrue { get; init; } = [];

    /// <summary>What is so besides when the condition is not false.</summary>
    public Goal[] WhenNotFalse { get; init; } = [];
}

/// <summary>What a node is.</summary>
internal enum RuleNodeKind
{
    All = 0,
    Any = 1,
    Not = 2,
    Leaf = 3,
    Tag = 4,
    Opaque = 5,
}

/// <summary>A value that conditions look at.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">How it is compared.</param>
/// <param name="Base">What it can be at all.</param>
/// <param name="Set">The events that it is computed over; <see langword="null"/> for an attribute or a property.</param>
internal sealed record RuleInput(int Id, InputType Type, Domain Base, EventSet? Set);

/// <summary>The events of one type that pass a filter and lie in a window, and the values computed over them.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Event">The type.</param>
/// <param name="Where">The filter.</param>
/// <param name="Window">The window.</param>
/// <param name="IsDetached">Whether the window is any period of that length, not one at the instant of judgement.</param>
internal sealed record EventSet(int Id, string Event, RuleNode? Where, EventWindow? Window, bool IsDetached)
{
    /// <summary>The numbers of the values; <see langword="null"/> as function is the number of events that have the property.</summary>
    public Dictionary<(AggregateFunction? Function, string? Property), int> Inputs { get; } = [];
}
