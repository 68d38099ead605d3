using UserOps.Json;

namespace UserOps.Tagging;

/// <summary>Reads and writes the reports of tags as JSON, without reflection, as a host stores them.</summary>
/// <remarks>What was read equals what was written. A text of another shape is refused with an <see cref="InvalidPolicyException"/>: one problem, with path and line.</remarks>
public static class TagReportJson
{
    /// <summary>Writes a report on who has which tags.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Write(TagCoverageReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PolicyJson.Write(report, TaggingJsonContext.Default.TagCoverageReport);
    }

    /// <summary>Writes a report on who gets and loses which tags.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Write(TagMigrationReport<UserId> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PolicyJson.Write(report, TaggingJsonContext.Default.TagMigrationReportUserId);
    }

    /// <summary>Writes a report on audiences.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Write(AudienceReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PolicyJson.Write(report, TaggingJsonContext.Default.AudienceReport);
    }

    /// <summary>Reads a report on who has which tags.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a report.</exception>
    public static TagCoverageReport ReadCoverage(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.TagCoverageReport, nameof(json));

    /// <summary>Reads a report on who gets and loses which tags.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a report.</exception>
    public static TagMigrationReport<UserId> ReadMigration(string json) =>
        PolicyJson.Read(json, TaggingJsonContext.Default.TagMigrationReportUserId, nameof(json));

    /// <summary>Reads a report on audiences.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a report.</exception>
    public static AudienceReport ReadAudiences(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.AudienceReport, nameof(json));
}
