using UserOps.Json;

namespace UserOps.Lifecycle;

/// <summary>Reads and writes a <see cref="RetentionReport"/> as JSON, without reflection.</summary>
public static class RetentionReportJson
{
    /// <summary>Writes a report: policy, asOf, columns, cohorts with their cells of retained, eligible, state and rate, and averages.</summary>
    /// <param name="report">The report.</param>
    /// <returns>The JSON text, indented.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    public static string Write(RetentionReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PolicyJson.Write(report, LifecycleJsonContext.Default.RetentionReport);
    }

    /// <summary>Reads a report back, as a host that stored it does.</summary>
    /// <param name="json">The JSON text.</param>
    /// <returns>The report, equal to the one that was written.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException">The text has not the form of a report: one problem, with its path and line.</exception>
    public static RetentionReport Read(string json) => PolicyJson.Read(json, LifecycleJsonContext.Default.RetentionReport, nameof(json));
}
