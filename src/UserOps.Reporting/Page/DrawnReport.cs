namespace UserOps.Reporting;

/// <summary>A report in one language, with its pictures drawn and without what is empty.</summary>
/// <param name="Words">The language.</param>
/// <param name="Title">The title.</param>
/// <param name="Lead">What stands under it; may be blank.</param>
/// <param name="Parts">The parts that have something to show.</param>
/// <param name="Policies">The policies that decided, each once, also those of parts that have nothing to show.</param>
internal sealed record DrawnReport(Words Words, string Title, string Lead, IReadOnlyList<DrawnPart> Parts, IReadOnlyList<PolicyRef> Policies)
{
    /// <summary>The width of pictures on wide screens and on paper, in CSS pixels.</summary>
    public const int Wide = 720;

    /// <summary>The width of pictures on telephones.</summary>
    public const int Narrow = 340;

    /// <summary>Draws a report.</summary>
    public static DrawnReport Of(Report report, Words words) => new(
        words,
        words.Of(report.Title),
        SafeText.Sentence(report.Lead.In(words.Culture)),
        [.. report.Sections.Select(section => PartOf(section, words)).Where(part => part.Findings.Count > 0 || part.Pictures.Count > 0)],
        [.. report.Sections.SelectMany(section => section.Policies).Distinct()]);

    private static DrawnPart PartOf(ReportSection section, Words words) => new(
        section.Id,
        words.Of(section.Title),
        SafeText.Sentence(section.Lead.In(words.Culture)),
        [.. section.Findings.Select(finding => (finding.Kind, Text: SafeText.Sentence(finding.Text.In(words.Culture)))).Where(finding => finding.Text.Length > 0)],
        [.. section.Pictures.Select((draw, place) => Draw(draw, $"{section.Id}_{Words.Plain(place + 1)}", words)).OfType<DrawnPicture>()]);

    private static DrawnPicture? Draw(Func<PictureOptions, Picture> draw, string id, Words words)
    {
        var options = new PictureOptions { Culture = words.Culture, Theme = PictureTheme.Inherit, Width = Wide, HasTitle = false };
        var wide = draw(options);
        return wide.IsEmpty ? null : new(id, wide, draw(options with { Width = Narrow }).Svg);
    }
}

/// <summary>A part that has something to show.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lead">What stands under it; may be blank.</param>
/// <param name="Findings">What was found, in its own order.</param>
/// <param name="Pictures">Its pictures, none of them empty.</param>
internal sealed record DrawnPart(
    string Id, string Title, string Lead, IReadOnlyList<(FindingKind Kind, string Text)> Findings, IReadOnlyList<DrawnPicture> Pictures)
{
    /// <summary>What was found of a kind.</summary>
    public IReadOnlyList<string> TextsOf(FindingKind kind) => [.. Findings.Where(finding => finding.Kind == kind).Select(finding => finding.Text)];
}

/// <summary>A picture in both widths.</summary>
/// <param name="Id">Its id on the page; no part has one with an underscore.</param>
/// <param name="Wide">The wide one, with its words and figures.</param>
/// <param name="NarrowSvg">The narrow one.</param>
internal sealed record DrawnPicture(string Id, Picture Wide, string NarrowSvg);
