using System.Globalization;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Complaints;

namespace UserOps.Hosting;

/// <summary>How a complaint stands, as texts to keep.</summary>
internal static class CaseStatusText
{
    public static string ValueOf(CaseStatus status) => Word(status.State);

    /// <summary>The grade, who has it, where it went, and each target with what is known for good: no length of time that is left, for that changes with every look.</summary>
    public static string DetailOf(CaseStatus status)
    {
        var parts = status.Targets.Select(TextOf);
        if (status.MergedInto is { } into)
        {
            parts = parts.Prepend($"into {into}");
        }

        return string.Join("; ", parts.Prepend(status.Grade is { } grade ? Word(grade) : "ungraded"));
    }

    public static string ToJson(Assessment<CaseStatus> assessment)
    {
        var status = assessment.Value!;
        return AnswerJson.Write(assessment.Policy, assessment.AsOf, assessment.ValidUntil, assessment.Reasons, writer =>
        {
            writer.WriteString("id", status.Id.Value);
            writer.WriteString("state", Word(status.State));
            AnswerJson.Write(writer, "since", status.Since);
            writer.WriteString("grade", status.Grade is { } grade ? Word(grade) : null);
            writer.WriteString("handler", status.Handler);
            writer.WriteString("mergedInto", status.MergedInto?.Value);
            writer.WriteStartArray("targets");
            foreach (var target in status.Targets)
            {
                writer.WriteStartObject();
                writer.WriteString("target", target.Target);
                writer.WriteString("status", Word(target.Status));
                AnswerJson.Write(writer, "start", target.Start);
                AnswerJson.Write(writer, "dueAt", target.DueAt);
                AnswerJson.Write(writer, "metAt", target.MetAt);
                AnswerJson.Write(writer, "breachedAt", target.BreachedAt);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static string TextOf(TargetStatus target)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{target.Target} {Word(target.Status)}");
        text = target.DueAt is { } due ? $"{text} due {Text(due)}" : text;
        text = target.MetAt is { } met ? $"{text} met {Text(met)}" : text;
        text = target.BreachedAt is { } breached ? $"{text} breached {Text(breached)}" : text;
        return target.Warned is { } share ? string.Create(CultureInfo.InvariantCulture, $"{text} warned {share}") : text;
    }

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
