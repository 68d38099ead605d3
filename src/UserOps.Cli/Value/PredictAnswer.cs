using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.CustomerValue;

namespace UserOps.Cli.Value;

/// <summary>Writes what <c>userops value predict</c> found. The member names are a contract: scripts rely on them.</summary>
/// <param name="result">What was found.</param>
internal sealed class PredictAnswer(ValuePredictResult result) : IAnswer
{
    private static readonly string[] Columns = ["user", "x", "tx", "t", "pAlive", "expected", "spend", "value"];

    private static readonly string[] ResidualColumns = ["dert", "residualValue"];

    private static readonly string[] IntervalColumns =
        ["expectedLower", "expectedUpper", "valueLower", "valueUpper", "purchasesLower", "purchasesUpper"];

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
    public void Show(Screen screen, Words words) => new PredictTables(screen, words).Show(result);

    private static void WriteUser(Utf8JsonWriter json, ValuePredictResult result, PredictedUser user)
    {
        var prediction = user.Prediction;
        json.WriteString("user", user.User.Value);
        json.WriteNumber("x", prediction.Statistics.Repeats);
        json.WriteNumber("tx", prediction.Statistics.LastRepeat);
        json.WriteNumber("t", prediction.Statistics.Observed);
        json.WriteNumber("pAlive", prediction.PAlive);
        json.WriteNumber("expected", prediction.Expected);
        json.WriteNullable("spend", prediction.Spend);
        json.WriteNullable("value", prediction.Value);
        foreach (var (name, value) in Further(result, user))
        {
            json.WriteNullable(name, value);
        }
    }

    /// <summary>Lists what was asked for besides, in the order of the columns.</summary>
    private static IEnumerable<(string Name, double? Value)> Further(ValuePredictResult result, PredictedUser user)
    {
        if (result.HasResidual)
        {
            yield return (ResidualColumns[0], user.ResidualPurchases);
            yield return (ResidualColumns[1], user.ResidualValue);
        }

        if (!result.HasIntervals)
        {
            yield break;
        }

        var ranges = new[] { user.Interval?.Expected, user.Interval?.Value, user.Interval?.Purchases };
        for (var i = 0; i < ranges.Length; i++)
        {
            yield return (IntervalColumns[2 * i], ranges[i]?.Lower);
            yield return (IntervalColumns[(2 * i) + 1], ranges[i]?.Upper);
        }
    }

    private static void WriteTotals(Utf8JsonWriter json, CustomerValueTotals totals)
    {
        json.WriteNumber("customers", totals.Customers);
        json.WriteNumber("alive", totals.Alive);
        json.WriteNumber("purchases", totals.Purchases);
        json.WriteNumber("value", totals.Value);
        json.WriteNumber("withoutValue", totals.WithoutValue);
    }

    private static void WriteModel(Utf8JsonWriter json, CustomerValueModel model)
    {
        var fit = model.Purchases;
        json.WriteStartObject("model");
        json.WriteInstant("fittedAt", model.FittedAt);
        json.WriteNumber("customers", model.Sample.Customers);
        json.WriteNumber("repeaters", model.Sample.Repeaters);
        json.WriteString("model", ValueText.IdOf(fit.Model.Kind));
        json.WriteBoolean("identifiable", fit.Identifiable);
        json.WriteString("predictsBy", ValueText.IdOf(fit.Predicting.Model.Kind));
        WriteParameters(json, "parameters", fit.Predicting.Model.Parameters);
        if (model.Spend is { } spend)
        {
            WriteParameters(json, "spend", spend.Model.Parameters);
        }
        else
        {
            json.WriteNull("spend");
        }

        json.WriteString("unit", JsonNamingPolicy.CamelCase.ConvertName(model.Policy.Unit.ToString()));
        json.WriteDuration("horizon", model.Policy.Horizon);
        json.WriteNumber("annualDiscountRate", model.Policy.AnnualDiscountRate);
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, string name, EquatableArray<ModelParameter> parameters)
    {
        json.WriteStartObject(name);
        foreach (var (parameter, value) in parameters)
        {
            json.WriteNumber(parameter, value);
        }

        json.WriteEndObject();
    }

    private void WriteDocument(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Model.PolicyRef);
        json.WriteInstant("asOf", result.AsOf);
        if (result.Counts is { } counts)
        {
            PurchaseCountsJson.WriteInput(json, counts);
        }

        WriteModel(json, result.Model);
        json.WriteNumber("neverPurchased", result.NeverPurchased);
        json.WriteStartObject("totals");
        WriteTotals(json, result.Totals);
        json.WriteEndObject();
        if (result.Groups is { } groups)
        {
            json.WriteStartArray("groups");
            foreach (var (group, totals) in groups)
            {
                json.WriteStartObject();
                json.WriteString("group", group);
                WriteTotals(json, totals);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("users");
        foreach (var user in result.Users)
        {
            json.WriteStartObject();
            WriteUser(json, result, user);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteJsonLines(Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var user in result.Users)
        {
            lines.Write((result, user), static (json, row) => WriteUser(json, row.result, row.user));
        }

        lines.Flush();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(
            stream, [.. Columns, .. result.HasResidual ? ResidualColumns : [], .. result.HasIntervals ? IntervalColumns : []]);
        foreach (var user in result.Users)
        {
            var prediction = user.Prediction;
            lines.Add(user.User.Value)
                .Add((long)prediction.Statistics.Repeats)
                .Add((double?)prediction.Statistics.LastRepeat)
                .Add((double?)prediction.Statistics.Observed)
                .Add((double?)prediction.PAlive)
                .Add((double?)prediction.Expected)
                .Add(prediction.Spend)
                .Add(prediction.Value);
            foreach (var (_, value) in Further(result, user))
            {
                lines.Add(value);
            }

            lines.EndRow();
        }

        lines.Flush();
    }
}
