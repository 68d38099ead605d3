namespace UserOps.CustomerValue;

/// <summary>Reads and writes an explained prediction as JSON, without reflection.</summary>
public static class CustomerValueAssessmentJson
{
    /// <summary>Writes an assessment: value, policy, asOf, validUntil, and reasons with their evidence and their text in every language.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="assessment"/> is <see langword="null"/>.</exception>
    public static string Write(Assessment<CustomerPrediction> assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return AssessmentJson.Write(assessment, CustomerValueJsonContext.Default.CustomerPrediction);
    }

    /// <summary>Reads an assessment back, as a host that stored it does.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The assessment, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of an assessment: one problem, with its path and line.</exception>
    public static Assessment<CustomerPrediction> Read(string json) =>
        AssessmentJson.Read(json, CustomerValueJsonContext.Default.CustomerPrediction);
}
