using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Writes what a store keeps of a person as JSON to hand out.</summary>
internal static class PersonalJson
{
    public static string Write(AssessmentState state, UserId user) => RowsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", state.Key.Kind);
        writer.WriteString("subject", state.Key.Subject);
        writer.WriteString("user", user.Value);
        writer.WriteNumber("touches", state.Touches);
        Write(writer, "touchedAt", state.TouchedAt);
        Write(writer, "due", state.Due);
        Write(writer, "judgedAt", state.JudgedAt);
        if (state.Assessment is { } answer)
        {
            writer.WriteString("value", answer.Value);
            writer.WriteString("detail", answer.Detail);
            WriteDocument(writer, "answer", answer.Json);
            Write(writer, answer.Policy);
            Write(writer, "asOf", answer.AsOf);
        }

        writer.WriteEndObject();
    });

    public static string Write(RunCheckpoint checkpoint) => RowsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", checkpoint.Kind);
        writer.WriteNumber("version", checkpoint.Version);
        Write(writer, "asOf", checkpoint.AsOf);
        Write(writer, checkpoint.Policy);
        writer.WriteString("position", checkpoint.Position);
        writer.WriteNumber("subjects", checkpoint.Subjects);
        writer.WriteBoolean("isFinished", checkpoint.IsFinished);
        writer.WriteEndObject();
    });

    public static string Write(RunRejection rejection) => RowsJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", rejection.Kind);
        Write(writer, "asOf", rejection.AsOf);
        writer.WriteString("source", rejection.Rejection.Source);
        writer.WriteString("field", rejection.Rejection.Field);
        writer.WriteString("value", rejection.Rejection.Value);
        writer.WriteString("why", rejection.Rejection.Why);
        if (rejection.Rejection.Line is { } line)
        {
            writer.WriteNumber("line", line);
        }

        if (rejection.Rejection.Key is { } key)
        {
            writer.WriteString("key", key);
        }

        writer.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter writer, PolicyRef policy)
    {
        writer.WriteStartObject("policy");
        writer.WriteString("name", policy.Name);
        writer.WriteString("version", policy.Version);
        writer.WriteString("hash", policy.Hash);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string member, Instant? instant)
    {
        if (instant is { } known)
        {
            writer.WriteString(member, InstantPattern.ExtendedIso.Format(known));
        }
    }

    // As it is; a host that keeps something else there than JSON gets it as a text.
    private static void WriteDocument(Utf8JsonWriter writer, string member, string json)
    {
        writer.WritePropertyName(member);
        try
        {
            writer.WriteRawValue(json);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(json);
        }
    }
}
