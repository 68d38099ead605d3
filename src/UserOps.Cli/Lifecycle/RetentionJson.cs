using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes retention for scripts: the library's own JSON, and one row a cell. The member names are a contract.</summary>
internal static class RetentionJson
{
    private static readonly string[] Columns = ["cohort", "size", "complete", "from", "to", "retained", "eligible", "state", "rate"];

    /// <summary>Writes everything: policy, instant, input, columns, cohorts, averages, breakdown.</summary>
    public static void WriteResult(Utf8JsonWriter json, CountResult<RetentionPolicy, RetentionReport> result)
    {
        json.WriteStartObject();
        WriteReport(json, result.Report, isGroup: false, () => json.WriteInput(result.Input));
        json.WriteGroups(result.Groups, static (writer, report) => WriteReport(writer, report, isGroup: true, static () => { }));
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a cell and line.</summary>
    public static void WriteJsonLines(CountResult<RetentionPolicy, RetentionReport> result, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var row in CellsOf(result.Report))
        {
            lines.Write(row, static (json, line) =>
            {
                json.WriteDay("cohort", line.Cohort.Start);
                json.WriteNumber("size", line.Cohort.Size);
                json.WriteBoolean("complete", line.Cohort.Complete);
                json.WriteNumber("from", line.Column.From);
                json.WriteNumber("to", line.Column.To);
                json.WriteNumber("retained", line.Cell.Retained);
                json.WriteNumber("eligible", line.Cell.Eligible);
                json.WriteString("state", StateOf(line.Cell));
                json.WriteNullable("rate", line.Cell.Rate);
            });
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a cell.</summary>
    public static void WriteCsv(CountResult<RetentionPolicy, RetentionReport> result, Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var (cohort, column, cell) in CellsOf(result.Report))
        {
            lines.Add(cohort.Start)
                .Add(cohort.Size)
                .Add(cohort.Complete ? "true" : "false")
                .Add(column.From)
                .Add(column.To)
                .Add(cell.Retained)
                .Add(cell.Eligible)
                .Add(StateOf(cell))
                .Add(cell.Rate)
                .EndRow();
        }

        lines.Flush();
    }

    private static IEnumerable<(RetentionCohort Cohort, IntervalRange Column, RetentionCell Cell)> CellsOf(RetentionReport report) =>
        report.Cohorts.SelectMany(cohort => cohort.Cells.Select((cell, place) => (cohort, report.Columns[place], cell)));

    private static string StateOf(RetentionCell cell) => JsonNamingPolicy.CamelCase.ConvertName(cell.State.ToString());

    /// <summary>Copies the members of the library's own JSON; a group's policy and instant are those of the whole.</summary>
    private static void WriteReport(Utf8JsonWriter json, RetentionReport report, bool isGroup, Action afterHead)
    {
        using var document = JsonDocument.Parse(RetentionReportJson.Write(report));
        foreach (var member in document.RootElement.EnumerateObject())
        {
            var isHead = member.Name is "policy" or "asOf";
            if (!isHead || !isGroup)
            {
                member.WriteTo(json);
            }

            if (member.Name == "asOf")
            {
                afterHead();
            }
        }
    }
}
