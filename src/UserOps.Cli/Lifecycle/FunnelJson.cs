using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes funnels for scripts. The member names are a contract.</summary>
/// <param name="words">The language of the names of steps.</param>
internal sealed class FunnelJson(Words words)
{
    private static readonly string[] Columns =
    [
        "step", "name", "events", "reached", "open", "dropped", "fromBefore", "fromFirst", "reachedClosed", "closedFromBefore",
        "closedFromFirst", "medianTime", "quantile90Time",
    ];

    /// <summary>Writes everything: policy, instant, input, counts, steps, breakdown.</summary>
    public void WriteResult(Utf8JsonWriter json, CountResult<FunnelPolicy, FunnelReport> result)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Report.Policy);
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        WriteReport(json, result.Report);
        json.WriteGroups(result.Groups, WriteReport);
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a step and line.</summary>
    public void WriteJsonLines(CountResult<FunnelPolicy, FunnelReport> result, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var step in result.Report.Steps)
        {
            lines.Write(step, WriteStep);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a step: of shares the estimate, and events with bars between them.</summary>
    public void WriteCsv(CountResult<FunnelPolicy, FunnelReport> result, Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var step in result.Report.Steps)
        {
            lines.Add(step.Step)
                .Add(step.Name is { } name ? words.Of(name) : null)
                .Add(string.Join('|', step.Events))
                .Add(step.Reached)
                .Add(step.Open)
                .Add(step.Dropped)
                .Add(step.FromBefore?.Estimate)
                .Add(step.FromFirst?.Estimate)
                .Add(step.ReachedClosed)
                .Add(step.ClosedFromBefore?.Estimate)
                .Add(step.ClosedFromFirst?.Estimate)
                .Add(step.MedianTime is { } median ? DurationText.Format(median) : null)
                .Add(step.Quantile90Time is { } quantile ? DurationText.Format(quantile) : null)
                .EndRow();
        }

        lines.Flush();
    }

    private void WriteReport(Utf8JsonWriter json, FunnelReport report)
    {
        json.WriteNumber("users", report.Users);
        json.WriteNumber("started", report.Started);
        json.WriteNumber("converted", report.Converted);
        json.WriteNumber("open", report.Open);
        json.WriteNumber("dropped", report.Dropped);
        json.WriteList("steps", report.Steps, (writer, step) =>
        {
            writer.WriteStartObject();
            WriteStep(writer, step);
            writer.WriteEndObject();
        });
    }

    private void WriteStep(Utf8JsonWriter json, FunnelStepReport step)
    {
        json.WriteNumber("step", step.Step);
        json.WriteString("name", step.Name is { } name ? words.Of(name) : null);
        json.WriteList("events", step.Events, static (writer, text) => writer.WriteStringValue(text));
        json.WriteNumber("reached", step.Reached);
        json.WriteNumber("open", step.Open);
        json.WriteNumber("dropped", step.Dropped);
        json.WriteInterval("fromBefore", step.FromBefore);
        json.WriteInterval("fromFirst", step.FromFirst);
        json.WriteNumber("reachedClosed", step.ReachedClosed);
        json.WriteInterval("closedFromBefore", step.ClosedFromBefore);
        json.WriteInterval("closedFromFirst", step.ClosedFromFirst);
        json.WriteDuration("medianTime", step.MedianTime);
        json.WriteDuration("quantile90Time", step.Quantile90Time);
    }
}
