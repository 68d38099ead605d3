using UserOps.Reporting;

namespace UserOps.Cli.Reports;

/// <summary>A section that remembers which pictures a page drew of it, so that they need not be drawn again to be named.</summary>
internal sealed class DrawnSection
{
    private readonly Picture?[] _drawn;

    /// <summary>Initializes a new instance of the <see cref="DrawnSection"/> class.</summary>
    /// <param name="section">The section.</param>
    public DrawnSection(ReportSection section)
    {
        _drawn = new Picture?[section.Pictures.Count];
        Section = section.With([.. section.Pictures.Select((draw, place) => (Func<PictureOptions, Picture>)(options => _drawn[place] = draw(options)))]);
    }

    /// <summary>Gets the same section, to be written.</summary>
    public ReportSection Section { get; }

    /// <summary>Gets the pictures that show something; known once the page was written.</summary>
    public IReadOnlyList<Picture> Pictures => [.. _drawn.OfType<Picture>().Where(picture => !picture.IsEmpty)];
}
