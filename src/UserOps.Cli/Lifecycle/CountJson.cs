using System.Text.Json;
using UserOps.Cli.Activity;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes what all answers of the lifecycle tell alike: what became of the records, and the breakdown.</summary>
internal static class CountJson
{
    /// <summary>Writes what became of the records, as the member <c>input</c>; nothing when there was no file.</summary>
    public static void WriteInput(this Utf8JsonWriter json, ActivityCounts? input)
    {
        if (input is { } counts)
        {
            json.WriteStartObject("input");
            json.WriteNumber("records", counts.Records);
            json.WriteNumber("accepted", counts.Accepted);
            json.WriteNumber("rejected", counts.Rejected);
            json.WriteNumber("anonymous", counts.Anonymous);
            json.WriteNumber("leftOut", counts.LeftOut);
            json.WriteEndObject();
        }
    }

    /// <summary>Writes the member <c>groups</c>; nothing where no breakdown was asked for.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="groups">The groups; <see langword="null"/> without a breakdown.</param>
    /// <param name="writeReport">Writes the members of one group's report.</param>
    public static void WriteGroups<TReport>(
        this Utf8JsonWriter json,
        IReadOnlyList<CountGroup<TReport>>? groups,
        Action<Utf8JsonWriter, TReport> writeReport)
    {
        if (groups is null)
        {
            return;
        }

        json.WriteStartArray("groups");
        foreach (var group in groups)
        {
            json.WriteStartObject();
            json.WriteString("group", group.Group);
            writeReport(json, group.Report);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
