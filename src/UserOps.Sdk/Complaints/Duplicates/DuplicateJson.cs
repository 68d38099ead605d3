using UserOps.Json;

namespace UserOps.Complaints;

/// <summary>Reads and writes what was found about duplicates as JSON, without reflection.</summary>
public static class DuplicateJson
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Write(DuplicateReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PolicyJson.Write(report, DuplicatesJsonContext.Default.DuplicateReport);
    }

    /// <summary>Writes an explained comparison: value, policy, asOf, and reasons with their evidence and their text in every language.</summary>
    /// <param name="assessment">The comparison.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assessment"/> is <see langword="null"/>.</exception>
    public static string Write(Assessment<DuplicateVerdict> assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return PolicyJson.Write(assessment, DuplicatesJsonContext.Default.AssessmentDuplicateVerdict);
    }

    /// <summary>Reads a report back.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a report: one problem, with its path and line.</exception>
    public static DuplicateReport ReadReport(string json) => PolicyJson.Read(json, DuplicatesJsonContext.Default.DuplicateReport, nameof(json));

    /// <summary>Reads an explained comparison back.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The comparison, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a comparison: one problem, with its path and line.</exception>
    public static Assessment<DuplicateVerdict> ReadAssessment(string json) =>
        PolicyJson.Read(json, DuplicatesJsonContext.Default.AssessmentDuplicateVerdict, nameof(json));
}
