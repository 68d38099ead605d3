using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>Writes an explained score as JSON, without reflection.</summary>
public static class RfmAssessmentJson
{
    /// <summary>Writes an assessment: value, policy, asOf, validUntil, and reasons with their evidence and their text in every language.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assessment"/> is <see langword="null"/>.</exception>
    public static string Write(Assessment<RfmScore> assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return PolicyJson.Write(assessment, RfmJsonContext.Default.AssessmentRfmScore);
    }
}
