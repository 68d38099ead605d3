namespace UserOps.Reporting;

/// <summary>What a report tells: a summary, a part for each module, and what decided. A page is written of it.</summary>
/// <remarks>Immutable. It carries no time of its own: the same report gives the same bytes, whenever it is written.</remarks>
public sealed class Report
{
    /// <summary>Gets the title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>Gets one or two sentences under the title: whose data it is, as of when.</summary>
    public required LocalizedText Lead { get; init; }

    /// <summary>Gets the parts, in order; their ids differ.</summary>
    public required IReadOnlyList<ReportSection> Sections { get; init; }
}
