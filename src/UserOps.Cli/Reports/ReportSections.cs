using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>Sections with something more.</summary>
internal static class ReportSections
{
    /// <summary>Adds a picture at the end.</summary>
    /// <param name="section">The section.</param>
    /// <param name="picture">The picture.</param>
    /// <returns>A section with it.</returns>
    public static ReportSection With(this ReportSection section, Func<PictureOptions, Picture> picture) => new()
    {
        Id = section.Id,
        Title = section.Title,
        Lead = section.Lead,
        Findings = section.Findings,
        Pictures = [.. section.Pictures, picture],
        Policies = section.Policies,
    };

    /// <summary>Says something else under the heading.</summary>
    /// <param name="section">The section.</param>
    /// <param name="lead">What is said.</param>
    /// <returns>A section with it.</returns>
    public static ReportSection With(this ReportSection section, LocalizedText lead) => new()
    {
        Id = section.Id,
        Title = section.Title,
        Lead = lead,
        Findings = section.Findings,
        Pictures = section.Pictures,
        Policies = section.Policies,
    };

    /// <summary>Adds a policy that decided, unless it is there already.</summary>
    /// <param name="section">The section.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>A section with it.</returns>
    public static ReportSection With(this ReportSection section, PolicyRef policy) => section.Policies.Contains(policy) ? section : new()
    {
        Id = section.Id,
        Title = section.Title,
        Lead = section.Lead,
        Findings = section.Findings,
        Pictures = section.Pictures,
        Policies = [.. section.Policies, policy],
    };

    /// <summary>Has other pictures in the place of its own.</summary>
    /// <param name="section">The section.</param>
    /// <param name="pictures">The pictures.</param>
    /// <returns>A section with them.</returns>
    public static ReportSection With(this ReportSection section, IReadOnlyList<Func<PictureOptions, Picture>> pictures) => new()
    {
        Id = section.Id,
        Title = section.Title,
        Lead = section.Lead,
        Findings = section.Findings,
        Pictures = pictures,
        Policies = section.Policies,
    };
}
