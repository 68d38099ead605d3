using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;

namespace UserOps.Cli.Calendar;

/// <summary>Writes answers of a calendar. The members and columns are a contract: scripts rely on them.</summary>
internal static class CalendarOutput
{
    private static readonly string[] Columns = ["id", "start", "end", "dueAt", "lastOnTimeAt", "elapsed", "certain"];

    /// <summary>Writes one answer as a document.</summary>
    public static void WriteJson(Stream stream, BusinessClock clock, CalendarAnswer answer) => JsonText.WriteDocument(stream, json =>
    {
        json.WriteStartObject();
        WriteMembers(json, answer);
        json.WritePolicy(clock.PolicyRef, "calendar");
        json.WriteEndObject();
    });

    /// <summary>Writes many answers as a document.</summary>
    public static void WriteJson(Stream stream, BusinessClock clock, IEnumerable<CalendarAnswer> answers) => JsonText.WriteDocument(stream, json =>
    {
        json.WriteStartObject();
        json.WritePolicy(clock.PolicyRef, "calendar");
        json.WriteStartArray("answers");
        foreach (var answer in answers)
        {
            json.WriteStartObject();
            WriteMembers(json, answer);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <summary>Writes one JSON object a line.</summary>
    public static void WriteJsonLines(Stream stream, IEnumerable<CalendarAnswer> answers)
    {
        using var lines = new JsonLines(stream);
        foreach (var answer in answers)
        {
            lines.Write(answer, WriteMembers);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values.</summary>
    public static void WriteCsv(Stream stream, IEnumerable<CalendarAnswer> answers)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var answer in answers)
        {
            lines.Add(answer.Id).Add(answer.Start).Add(answer.End).Add(answer.Deadline.DueAt).Add(answer.Deadline.LastOnTimeAt)
                .Add(DurationText.FormatHours(answer.Elapsed))
                .Add(answer.Deadline.IsCertain ? "true" : "false")
                .EndRow();
        }

        lines.Flush();
    }

    /// <summary>Shows answers to people, on the clock of the calendar's zone: deadlines, or measured times.</summary>
    public static void Show(Screen screen, Words words, BusinessClock clock, IEnumerable<CalendarAnswer> answers)
    {
        List<CalendarAnswer> list = [.. answers];
        var hasId = list.Exists(answer => answer.Id.Length > 0);
        var hasEnd = list.Exists(answer => answer.End is not null);
        screen.Table(
            [
                .. Screen.Only<ScreenColumn>(hasId, "id"), words.Of("start", "开始"), .. Screen.Only<ScreenColumn>(hasEnd, words.Of("end", "结束")),
                ScreenColumn.Numbers(words.Of("working time", "工作时长")),
                .. hasEnd ? Array.Empty<ScreenColumn>() : [words.Of("due at", "到期"), words.Of("last on time at", "最晚准时")],
            ],
            list.Select(answer => (string[])
            [
                .. Screen.Only(hasId, Shown.Text(answer.Id)), Local(answer.Start), .. Screen.Only(hasEnd, Local(answer.End)),
                DurationText.FormatHours(answer.Elapsed), .. hasEnd ? Array.Empty<string>() : [Local(answer.Deadline.DueAt), Local(answer.Deadline.LastOnTimeAt)],
            ]));
        if (list.Exists(answer => !answer.Deadline.IsCertain))
        {
            var (known, count) = (Screen.Day(clock.KnownUntil), list.Count(answer => !answer.Deadline.IsCertain));
            screen.Line(words.Of(
                $"The holidays are known until {known}: {Screen.Count(count, "answer leans", "answers lean")} on later dates.",
                $"节假日只知道到 {known}：{Screen.Count(count)} 个答案依赖其后的日期。"));
        }

        screen.Line(words.Of(
            $"Calendar: {clock.PolicyRef}, times of {clock.Zone.Id}.", $"日历：{clock.PolicyRef}，时间为 {clock.Zone.Id} 时间。"));

        string Local(Instant? instant) =>
            instant is { } at ? OffsetDateTimePattern.ExtendedIso.Format(at.InZone(clock.Zone).ToOffsetDateTime()) : words.Of("never", "永不");
    }

    private static void WriteMembers(Utf8JsonWriter json, CalendarAnswer answer)
    {
        if (answer.Id.Length > 0)
        {
            json.WriteString("id", answer.Id);
        }

        json.WriteInstant("start", answer.Start);
        if (answer.End is { } end)
        {
            json.WriteInstant("end", end);
        }

        json.WriteInstant("dueAt", answer.Deadline.DueAt);
        json.WriteInstant("lastOnTimeAt", answer.Deadline.LastOnTimeAt);
        json.WriteString("elapsed", DurationText.FormatHours(answer.Elapsed));
        json.WriteBoolean("certain", answer.Deadline.IsCertain);
    }
}
