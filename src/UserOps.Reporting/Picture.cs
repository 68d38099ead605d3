namespace UserOps.Reporting;

/// <summary>One picture: its SVG, what it says in words, and the figures behind it.</summary>
/// <remarks>
/// Immutable. The SVG is whole by itself: it needs no script, no font and no other file, has no ids that could meet those of a page,
/// and everything in it that came from data is encoded. A picture of nothing is a sentence that says so.
/// </remarks>
public sealed record Picture
{
    /// <summary>Gets what kind of picture it is, such as <c>rfm-grid</c>; never changes, for links and file names.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the title, in the picture's language. Text, not markup.</summary>
    public required string Title { get; init; }

    /// <summary>Gets what the picture shows, for those who can't see it; one to three sentences. Text, not markup.</summary>
    public required string Description { get; init; }

    /// <summary>Gets the picture: one <c>svg</c> element, for a page or for a file of its own.</summary>
    public required string Svg { get; init; }

    /// <summary>Gets the figures behind it.</summary>
    public required PictureTable Table { get; init; }

    /// <summary>Gets a value indicating whether there was nothing to draw: then <see cref="Svg"/> shows the sentence of <see cref="Description"/>.</summary>
    public bool IsEmpty { get; init; }
}
