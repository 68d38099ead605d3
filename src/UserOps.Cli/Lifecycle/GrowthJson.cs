using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes growth for scripts. The member names are a contract.</summary>
internal static class GrowthJson
{
    private static readonly string[] Columns =
        ["start", "complete", "new", "retained", "resurrected", "dormant", "active", "quickRatio", "end", "dormantStock"];

    /// <summary>Writes everything: policy, instant, input, users, periods, breakdown.</summary>
    public static void WriteResult(Utf8JsonWriter json, CountResult<GrowthQuestion, GrowthReport> result)
    {
        var (question, policy) = (result.Policy, result.Policy.Policy);
        json.WriteStartObject();
        json.WriteStartObject("policy");
        json.WriteString("name", question.Preset);
        json.WriteString("period", Word(policy.Grid.Unit));
        json.WriteString("weekStart", Word(policy.Grid.WeekStart));
        json.WriteString("zone", question.Days.Zone.Id);
        json.WriteString("newUsers", Word(policy.NewUsers));
        json.WriteString("openPeriod", Word(policy.OpenPeriod));
        json.WriteEndObject();
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        WriteReport(json, result.Report);
        json.WriteGroups(result.Groups, WriteReport);
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a period and line.</summary>
    public static void WriteJsonLines(CountResult<GrowthQuestion, GrowthReport> result, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var period in result.Report.Periods)
        {
            lines.Write(period, WritePeriod);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a period.</summary>
    public static void WriteCsv(CountResult<GrowthQuestion, GrowthReport> result, Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var period in result.Report.Periods)
        {
            lines.Add(period.Start)
                .Add(period.Complete ? "true" : "false")
                .Add(period.New)
                .Add(period.Retained)
                .Add(period.Resurrected)
                .Add(period.Dormant)
                .Add(period.Active)
                .Add(period.QuickRatio)
                .Add(period.End)
                .Add(period.DormantStock)
                .EndRow();
        }

        lines.Flush();
    }

    private static void WriteReport(Utf8JsonWriter json, GrowthReport report)
    {
        json.WriteNumber("users", report.Users);
        json.WriteList("periods", report.Periods, static (writer, period) =>
        {
            writer.WriteStartObject();
            WritePeriod(writer, period);
            writer.WriteEndObject();
        });
    }

    private static void WritePeriod(Utf8JsonWriter json, GrowthPeriod period)
    {
        json.WriteDay("start", period.Start);
        json.WriteBoolean("complete", period.Complete);
        json.WriteNumber("new", period.New);
        json.WriteNumber("retained", period.Retained);
        json.WriteNumber("resurrected", period.Resurrected);
        json.WriteNullable("dormant", period.Dormant);
        json.WriteNumber("active", period.Active);
        json.WriteNullable("quickRatio", period.QuickRatio);
        json.WriteDay("end", period.End);
        json.WriteNullable("dormantStock", period.DormantStock);
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
