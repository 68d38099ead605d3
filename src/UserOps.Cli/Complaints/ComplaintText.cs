using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Complaints;

/// <summary>What all answers about complaints write alike.</summary>
internal static class ComplaintText
{
    /// <summary>Writes the word of an enumeration as JSON has it.</summary>
    public static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Writes a grade for people: its number and its name.</summary>
    public static string Grade(Words words, ComplaintGrade grade) => $"{Exact.Text(grade.Number())} {words.Of(grade.Name())}";

    /// <summary>Writes an instant in the local time of a zone, to the minute; a dash for none.</summary>
    public static string Local(Instant? at, DateTimeZone zone) =>
        at is { } instant ? LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Format(instant.InZone(zone).LocalDateTime) : "-";

    /// <summary>Writes when it was judged.</summary>
    public static string AsOf(Words words, Instant? asOf, DayClock days) => asOf is not { } instant ? words.Of("its own receipt", "各自的受理时刻")
        : days.EndOf(days.DayOf(instant)) == instant ? words.Of($"{Day(days.DayOf(instant))} ({days.Zone.Id})", $"{Day(days.DayOf(instant))}（{days.Zone.Id}）")
        : InstantPattern.ExtendedIso.Format(instant);

    /// <summary>Writes how a target stands.</summary>
    public static string Of(Words words, TargetState state) => state switch
    {
        TargetState.Running => words.Of("running", "计时中"),
        TargetState.Paused => words.Of("paused", "已暂停"),
        TargetState.Met => words.Of("met", "已完成"),
        TargetState.Breached => words.Of("breached", "已超时"),
        _ => words.Of("stopped", "已终止"),
    };

    /// <summary>Shows what became of the records.</summary>
    public static void ShowInput(this Screen screen, Words words, ComplaintCounts counts, Instant? asOf, DayClock days)
    {
        screen.Line(words.Of(
            $"{Count(counts.Records, "record", "records")}: {Count(counts.Accepted, "complaint", "complaints")}, {Count(counts.Rejected)} rejected.",
            $"{Count(counts.Records)} 条记录：投诉 {Count(counts.Accepted)} 件，拒收 {Count(counts.Rejected)} 条。"));
        var judged = counts.Accepted - counts.Later;
        screen.Line(asOf is null
            ? words.Of($"{Count(judged)} judged, each as of its own receipt.", $"已判定 {Count(judged)} 件，均以各自受理时刻为准。")
            : words.Of(
                $"{Count(judged)} judged as of {AsOf(words, asOf, days)}; {Count(counts.Later)} received later, and not seen.",
                $"截至 {AsOf(words, asOf, days)} 判定 {Count(judged)} 件；其后受理 {Count(counts.Later)} 件，未计入。"));
    }

    /// <summary>Writes what became of the records.</summary>
    public static void WriteInput(this Utf8JsonWriter json, ComplaintCounts counts)
    {
        json.WriteStartObject("input");
        json.WriteNumber("records", counts.Records);
        json.WriteNumber("accepted", counts.Accepted);
        json.WriteNumber("rejected", counts.Rejected);
        json.WriteNumber("later", counts.Later);
        json.WriteEndObject();
    }

    /// <summary>Writes a grade as its number; <see langword="null"/> as <c>null</c>.</summary>
    public static void WriteGrade(this Utf8JsonWriter json, string name, ComplaintGrade? grade) => json.WriteNullable(name, grade is { } known ? known.Number() : (long?)null);

    /// <summary>Writes reasons in the language of the texts.</summary>
    public static void WriteReasons(this Utf8JsonWriter json, Words words, EquatableArray<Reason> reasons)
    {
        json.WriteStartArray("reasons");
        foreach (var reason in reasons)
        {
            json.WriteStringValue(reason.In(words.Culture));
        }

        json.WriteEndArray();
    }

    /// <summary>Writes where a clock counted and where not.</summary>
    public static void WriteTimeline(this Utf8JsonWriter json, EquatableArray<ClockSpan> spans) => json.WriteList("timeline", spans, static (writer, span) =>
    {
        writer.WriteStartObject();
        writer.WriteInstant("from", span.From);
        writer.WriteInstant("until", span.Until);
        writer.WriteBoolean("open", span.IsOpen);
        writer.WriteBoolean("counted", span.IsCounted);
        writer.WriteString("pause", span.Pause == PauseReason.None ? null : NameOf(span.Pause));
        writer.WriteEndObject();
    });

    /// <summary>Writes a share; <see langword="null"/> as <c>null</c>.</summary>
    public static void WriteShare(this Utf8JsonWriter json, string name, decimal? share)
    {
        if (share is { } known)
        {
            json.WriteExact(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>Finds the target that is due next; <see langword="null"/>: none is ahead.</summary>
    public static TargetStatus? NextOf(CaseStatus status) => status.NextDue is { } due
        ? status.Targets.First(target => target.DueAt == due && target.Status is TargetState.Running or TargetState.Paused)
        : null;
}
