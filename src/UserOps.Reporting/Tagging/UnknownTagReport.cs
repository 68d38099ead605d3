namespace UserOps.Reporting;

/// <summary>Of how many users it is not known whether they have a tag, because facts are missing.</summary>
/// <remarks>Immutable; made by <see cref="UnknownTagCounter"/>.</remarks>
public sealed record UnknownTagReport
{
    /// <summary>Gets how many users there are.</summary>
    public required long Users { get; init; }

    /// <summary>Gets the tags in the order of the catalogue, also those that are known of everybody.</summary>
    public required EquatableArray<UnknownTag> Tags { get; init; }
}

/// <summary>Of how many users it is not known whether they have one tag.</summary>
/// <param name="Tag">The id of the tag.</param>
/// <param name="Users">How many users.</param>
/// <param name="Missing">The facts that were missing, those of most users first; none where only answers were counted.</param>
public sealed record UnknownTag(string Tag, long Users, EquatableArray<MissingFact> Missing);

/// <summary>A fact that was missing.</summary>
/// <param name="Name">The attribute, or the event and its property: <c>order.amount</c>.</param>
/// <param name="IsOfEvents">Whether events tell it: then the user may have had none, and nothing need be amiss.</param>
/// <param name="Users">Of how many users a tag was unknown because of it.</param>
public sealed record MissingFact(string Name, bool IsOfEvents, long Users);
