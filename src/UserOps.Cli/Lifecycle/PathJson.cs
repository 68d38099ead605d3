using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes paths for scripts. The member names are a contract.</summary>
internal static class PathJson
{
    private static readonly string[] Columns = ["step", "from", "to", "paths", "users"];

    /// <summary>Writes everything: policy, instant, input, counts, nodes, edges, key path, breakdown.</summary>
    public static void WriteResult(Utf8JsonWriter json, CountResult<PathPolicy, PathReport> result)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Report.Policy);
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        WriteReport(json, result.Report);
        json.WriteGroups(result.Groups, WriteReport);
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a move and line.</summary>
    public static void WriteJsonLines(CountResult<PathPolicy, PathReport> result, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var edge in result.Report.Edges)
        {
            lines.Write(edge, WriteEdge);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a move.</summary>
    public static void WriteCsv(CountResult<PathPolicy, PathReport> result, Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var edge in result.Report.Edges)
        {
            lines.Add(edge.Step).Add(edge.From).Add(edge.To).Add(edge.Paths).Add(edge.Users).EndRow();
        }

        lines.Flush();
    }

    private static void WriteReport(Utf8JsonWriter json, PathReport report)
    {
        json.WriteNumber("users", report.Users);
        json.WriteNumber("usersWithPath", report.UsersWithPath);
        json.WriteNumber("paths", report.Paths);
        json.WriteNumber("pathsToGoal", report.PathsToGoal);
        json.WriteList("nodes", report.Nodes, static (writer, node) =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", node.Step);
            writer.WriteString("event", node.Event);
            writer.WriteNumber("paths", node.Paths);
            writer.WriteNumber("users", node.Users);
            writer.WriteNumber("ends", node.Ends);
            writer.WriteNumber("cut", node.Cut);
            writer.WriteEndObject();
        });
        json.WriteList("edges", report.Edges, static (writer, edge) =>
        {
            writer.WriteStartObject();
            WriteEdge(writer, edge);
            writer.WriteEndObject();
        });
        if (report.KeyPath is not { } key)
        {
            json.WriteNull("keyPath");
            return;
        }

        json.WriteStartObject("keyPath");
        json.WriteList("steps", key.Steps, static (writer, step) =>
        {
            writer.WriteStartObject();
            writer.WriteString("event", step.Event);
            writer.WriteNumber("taken", step.Taken);
            writer.WriteNumber("paths", step.Paths);
            writer.WriteEndObject();
        });
        json.WriteNumber("share", key.Share);
        json.WriteEndObject();
    }

    private static void WriteEdge(Utf8JsonWriter json, PathEdge edge)
    {
        json.WriteNumber("step", edge.Step);
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
        json.WriteNumber("paths", edge.Paths);
        json.WriteNumber("users", edge.Users);
    }
}
