using System.Text.Json;
using UserOps.Cli.Output;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Writes stages for scripts. The member names are a contract.</summary>
/// <param name="words">The language of names and reasons.</param>
internal sealed class StageJson(Words words)
{
    private static readonly string[] Columns = ["user", "stage", "since", "until", "reasons", "validUntil"];

    /// <summary>Writes everything: policy, instant, input, population, stages, breakdown, users.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="result">The result.</param>
    /// <param name="cancellationToken">Stops the writing; asked with every user.</param>
    public void WriteResult(Utf8JsonWriter json, StagesResult result, CancellationToken cancellationToken)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Evaluator.PolicyRef);
        json.WriteInstant("asOf", result.AsOf);
        json.WriteInput(result.Input);
        WriteCounts(json, result.Counts);
        if (result.Groups is { } groups)
        {
            json.WriteList("groups", groups, (writer, group) =>
            {
                writer.WriteStartObject();
                writer.WriteString("group", group.Group);
                WriteCounts(writer, group.Counts);
                writer.WriteEndObject();
            });
        }

        json.WriteStartArray("users");
        foreach (var (user, activity) in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            json.WriteStartObject();
            WriteUser(json, result, user, activity);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a user and line.</summary>
    public void WriteJsonLines(StagesResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new JsonLines(stream);
        foreach (var (user, activity) in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            lines.Write((result, user, activity), (json, row) => WriteUser(json, row.result, row.user, row.activity));
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a user; the reasons are one field, sentence after sentence.</summary>
    public void WriteCsv(StagesResult result, Stream stream, CancellationToken cancellationToken)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var (user, activity) in result.Users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var assessment = result.Evaluator.Explain(activity, result.AsOf);
            lines.Add(user.Value)
                .Add(assessment.Value.Stage.Value)
                .Add(assessment.Value.Since)
                .Add(assessment.Value.Until)
                .Add(string.Join(words.Of(" ", ""), assessment.Reasons.Select(reason => reason.In(words.Culture))))
                .Add(assessment.ValidUntil)
                .EndRow();
        }

        lines.Flush();
    }

    /// <summary>Writes the stages that one user went through.</summary>
    public static void WriteTimeline(Utf8JsonWriter json, StagesResult result, string user, EquatableArray<StageSpan> spans)
    {
        json.WriteStartObject();
        json.WriteString("user", user);
        json.WritePolicy(result.Evaluator.PolicyRef);
        json.WriteInstant("asOf", result.AsOf);
        json.WriteList("spans", spans, static (writer, span) =>
        {
            writer.WriteStartObject();
            WriteSpan(writer, span);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteSpan(Utf8JsonWriter json, StageSpan span)
    {
        json.WriteString("stage", span.Stage.Value);
        json.WriteDay("since", span.Since);
        json.WriteDay("until", span.Until);
    }

    private void WriteUser(Utf8JsonWriter json, StagesResult result, UserId user, UserActivity activity)
    {
        var assessment = result.Evaluator.Explain(activity, result.AsOf);
        json.WriteString("user", user.Value);
        WriteSpan(json, assessment.Value);
        json.WriteList("reasons", assessment.Reasons, (writer, reason) => writer.WriteStringValue(reason.In(words.Culture)));
        json.WriteInstant("validUntil", assessment.ValidUntil);
    }

    private void WriteCounts(Utf8JsonWriter json, StageCounts counts)
    {
        json.WriteStartObject("population");
        json.WriteNumber("users", counts.Users);
        json.WriteNumber("everActive", counts.EverActive);
        json.WriteNumber("neverActive", counts.NeverActive);
        json.WriteNumber("notSeen", counts.NotSeen);
        json.WriteNumber("activeBeforeRegistration", counts.ActiveBeforeRegistration);
        json.WriteEndObject();
        json.WriteList("stages", counts.Stages, (writer, line) =>
        {
            writer.WriteStartObject();
            writer.WriteString("stage", line.Stage.Id);
            writer.WriteString("name", words.Of(line.Stage.Name));
            writer.WriteNumber("users", line.Users);
            writer.WriteNumber("userShare", line.UserShare);
            writer.WriteNumber("rank", line.Stage.Rank);
            writer.WriteString("aim", JsonNamingPolicy.CamelCase.ConvertName(line.Stage.Aim.ToString()));
            writer.WriteString("meaning", words.Of(line.Stage.Meaning));
            writer.WriteString("action", words.Of(line.Stage.Action));
            writer.WriteEndObject();
        });
    }
}
