namespace UserOps.Reporting;

/// <summary>A part of a report: what one module found, with its pictures.</summary>
/// <remarks>Immutable. Pictures are drawn when the page is written, once for wide and once for narrow screens.</remarks>
public sealed class ReportSection
{
    /// <summary>Gets what the part is called in links: lower-case letters, digits and dashes; unique in its report.</summary>
    public required string Id { get; init; }

    /// <summary>Gets its heading.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Gets one or two sentences under the heading: what was looked at, as of when, how many.</summary>
    public required LocalizedText Lead { get; init; }

    /// <summary>Gets what was found; a report's summary gathers those of all parts.</summary>
    public EquatableArray<Finding> Findings { get; init; }

    /// <summary>Gets the pictures, in order; each draws itself with the options it is given. An empty picture is left out of the page.</summary>
    public IReadOnlyList<Func<PictureOptions, Picture>> Pictures { get; init; } = [];

    /// <summary>Gets the policies that decided, for the end of the page.</summary>
    public EquatableArray<PolicyRef> Policies { get; init; }
}
