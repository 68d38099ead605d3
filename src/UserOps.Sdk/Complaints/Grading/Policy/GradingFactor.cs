namespace UserOps.Complaints;

/// <summary>One line of the table: something that makes a complaint graver, with its levels.</summary>
public sealed record GradingFactor
{
    /// <summary>Gets the id, such as <c>safety</c>, by which facts name it.</summary>
    public required string Id { get; init; }

    /// <summary>Gets how a person calls it.</summary>
    public required LocalizedText Names { get; init; }

    /// <summary>Gets why it is looked at: a standard and its clause; <see langword="null"/>, the default, if it is the firm's own.</summary>
    public string? Source { get; init; }

    /// <summary>Gets what holds while it is not known.</summary>
    public required UnknownRule WhenUnknown { get; init; }

    /// <summary>
    /// Gets a value indicating whether it says who shall work on the complaint, and nothing of how grave it is: all points
    /// are 0, and there are no floors. <see langword="false"/> by default.
    /// </summary>
    public bool RoutesOnly { get; init; }

    /// <summary>Gets the levels, from 0, which speaks for nothing, to the gravest.</summary>
    public required EquatableArray<GradingLevel> Levels { get; init; }

    /// <summary>Returns the factor as text.</summary>
    /// <returns>The id.</returns>
    public override string ToString() => Id;
}

/// <summary>One level of a <see cref="GradingFactor"/>.</summary>
public sealed record GradingLevel
{
    /// <summary>Gets the points that it adds to the sum; 0 for level 0.</summary>
    public required int Points { get; init; }

    /// <summary>Gets the grade that a complaint has at least when this level is confirmed; <see langword="null"/>, the default: none.</summary>
    public ComplaintGrade? Floor { get; init; }

    /// <summary>Gets what it looks like, such as "injury, death, ongoing danger".</summary>
    public required LocalizedText Names { get; init; }
}

/// <summary>What holds while a factor is not known. The order of the values means nothing.</summary>
public enum UnknownRule
{
    /// <summary>It is taken for level 0, and a complaint that does not name it has level 0.</summary>
    LevelZero = 0,

    /// <summary>
    /// The complaint has at least the grade of <see cref="GradingPolicy.ScreeningFloor"/> until somebody looked, and a complaint
    /// that does not name it was not looked at.
    /// </summary>
    NeedsScreening = 1,
}
