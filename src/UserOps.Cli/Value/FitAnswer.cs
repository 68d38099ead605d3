using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>Writes what <c>userops value fit</c> found. The member names are a contract: scripts rely on them.</summary>
/// <param name="result">What was found.</param>
internal sealed class FitAnswer(ValueFitResult result) : IAnswer
{
    private static readonly string[] ParameterColumns = ["model", "parameter", "value", "standardError"];

    private static readonly string[] TrackingColumns =
        ["day", "calibration", "customers", "cumulativeActual", "cumulativePredicted", "actual", "predicted"];

    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, WriteDocument);
                break;
            case OutputFormat.Jsonl:
                WriteJsonLines(stream);
                break;
            default:
                WriteCsv(stream);
                break;
        }
    }

    /// <inheritdoc />
    public void Show(Screen screen, Words words) => new FitTables(screen, words).Show(result);

    private void WriteDocument(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        using (var model = JsonDocument.Parse(CustomerValueModelJson.Write(result.Model)))
        {
            foreach (var member in model.RootElement.EnumerateObject())
            {
                member.WriteTo(json);
            }
        }

        if (result.Counts is { } counts)
        {
            PurchaseCountsJson.WriteInput(json, counts);
        }

        if (result.Holdout is { } holdout)
        {
            WriteHoldout(json, holdout);
        }

        if (result.Tracking is { } tracking)
        {
            json.WriteList("tracking", tracking, static (writer, point) =>
            {
                writer.WriteStartObject();
                WritePoint(writer, point);
                writer.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }

    private static void WriteHoldout(Utf8JsonWriter json, ValueHoldout holdout)
    {
        var report = holdout.Report;
        json.WriteStartObject("holdout");
        json.WriteInstant("until", holdout.Until);
        json.WriteNumber("customers", report.Customers);
        json.WriteNumber("actual", report.Actual);
        json.WriteNumber("predicted", report.Predicted);
        json.WriteNumber("meanAbsoluteError", report.MeanAbsoluteError);
        json.WriteNumber("rootMeanSquareError", report.RootMeanSquareError);
        json.WriteNullable("correlation", report.Correlation);
        json.WriteNumber("orders", holdout.Orders);
        json.WriteExact("money", holdout.Money);
        if (holdout.MoneyPerOrder is { } money)
        {
            json.WriteExact("moneyPerOrder", money);
        }
        else
        {
            json.WriteNull("moneyPerOrder");
        }

        json.WriteList("groups", report.Groups, static (writer, group) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("repeats", group.Repeats);
            writer.WriteBoolean("andMore", group.AndMore);
            writer.WriteNumber("customers", group.Customers);
            writer.WriteNumber("actual", group.Actual);
            writer.WriteNumber("predicted", group.Predicted);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, TrackingPoint point)
    {
        json.WriteDay("day", point.Day);
        json.WriteBoolean("calibration", point.IsCalibration);
        json.WriteNumber("customers", point.Customers);
        json.WriteNumber("cumulativeActual", point.CumulativeActual);
        json.WriteNumber("cumulativePredicted", point.CumulativePredicted);
        json.WriteNumber("actual", point.Actual);
        json.WriteNumber("predicted", point.Predicted);
    }

    private void WriteJsonLines(Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var point in result.Tracking ?? [])
        {
            lines.Write(point, WritePoint);
        }

        foreach (var row in result.Tracking is null ? FittedParameter.Of(result.Model) : [])
        {
            lines.Write(row, static (json, parameter) =>
            {
                json.WriteString("model", parameter.Model);
                json.WriteString("parameter", parameter.Name);
                json.WriteNumber("value", parameter.Value);
                json.WriteNullable("standardError", parameter.StandardError);
            });
        }

        lines.Flush();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, result.Tracking is null ? ParameterColumns : TrackingColumns);
        foreach (var point in result.Tracking ?? [])
        {
            lines.Add(point.Day).Add(point.IsCalibration ? "true" : "false").Add(point.Customers)
                .Add(point.CumulativeActual).Add((double?)point.CumulativePredicted).Add(point.Actual).Add((double?)point.Predicted)
                .EndRow();
        }

        foreach (var row in result.Tracking is null ? FittedParameter.Of(result.Model) : [])
        {
            lines.Add(row.Model).Add(row.Name).Add((double?)row.Value).Add(row.StandardError).EndRow();
        }

        lines.Flush();
    }
}
