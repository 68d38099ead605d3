using System.Text.Json;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Where the cases of one file stand.</summary>
/// <param name="Judge">What judged.</param>
/// <param name="AsOf">The instant of judgement.</param>
/// <param name="Counts">What became of the events.</param>
/// <param name="Cases">The cases that had come in by then, those that merges tie together beside each other.</param>
internal sealed record CasesResult(ComplaintJudge Judge, Instant AsOf, ComplaintCounts Counts, IReadOnlyList<Assessment<CaseStatus>> Cases);

/// <summary>Writes where cases stand. The member names are a contract.</summary>
/// <param name="words">The language.</param>
/// <param name="result">The cases.</param>
internal sealed class CasesOutput(Words words, CasesResult result) : ICaseOutput
{
    private static readonly string[] Columns =
        ["id", "state", "since", "grade", "receivedAt", "handler", "mergedInto", "breached", "missing", "nextTarget", "nextDue", "validUntil"];

    /// <inheritdoc />
    public void WriteResult(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePolicy(result.Judge.Grader.PolicyRef);
        json.WritePolicy(result.Judge.Evaluator.PolicyRef, "casesPolicy");
        json.WritePolicy(result.Judge.Calendar.PolicyRef, "calendar");
        json.WriteInstant("asOf", result.AsOf);
        json.WriteStartObject("input");
        json.WriteNumber("records", result.Counts.Records);
        json.WriteNumber("accepted", result.Counts.Accepted);
        json.WriteNumber("rejected", result.Counts.Rejected);
        json.WriteEndObject();
        json.WriteStartArray("states");
        foreach (var (state, cases) in States())
        {
            json.WriteStartObject();
            json.WriteString("state", ComplaintText.NameOf(state));
            json.WriteNumber("cases", cases);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cases");
        foreach (var item in result.Cases)
        {
            json.WriteStartObject();
            WriteMembers(json, item);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc />
    public void WriteJsonLines(Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var item in result.Cases)
        {
            lines.Write(item, WriteMembers);
        }

        lines.Flush();
    }

    /// <inheritdoc />
    public void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var item in result.Cases)
        {
            var status = item.Value;
            lines.Add(status.Id.Value).Add(ComplaintText.NameOf(status.State)).Add(status.Since).Add(status.Grade?.Number())
                .Add(status.ReceivedAt).Add(status.Handler).Add(status.MergedInto?.Value)
                .Add(string.Join(';', status.Breaches.Select(breach => breach.Target).Distinct(StringComparer.Ordinal)))
                .Add(string.Join(';', status.Missing.Select(ComplaintText.NameOf)))
                .Add(ComplaintText.NextOf(status)?.Target).Add(status.NextDue).Add(item.ValidUntil)
                .EndRow();
        }

        lines.Flush();
    }

    /// <inheritdoc />
    public void Show(Screen screen)
    {
        var zone = result.Judge.Calendar.Zone;
        screen.Line(words.Of(
            $"{Count(result.Counts.Records, "record", "records")}: {Count(result.Counts.Accepted, "event", "events")}, {Count(result.Counts.Rejected)} rejected.",
            $"{Count(result.Counts.Records)} 条记录：事件 {Count(result.Counts.Accepted)} 条，拒收 {Count(result.Counts.Rejected)} 条。"));
        screen.Line(words.Of(
            $"{Count(result.Cases.Count, "case", "cases")} as of {ComplaintText.AsOf(words, result.AsOf, result.Judge.Days)}.",
            $"截至 {ComplaintText.AsOf(words, result.AsOf, result.Judge.Days)} 共 {Count(result.Cases.Count)} 件。"));
        screen.Heading(words.Of("Cases, by state", "案件（按状态）"));
        screen.Table(
            [words.Of("state", "状态"), Numbers(words.Of("cases", "案件"))],
            States().Select(line => (string[])[ComplaintText.NameOf(line.State), Count(line.Cases)]));
        screen.Heading(words.Of("Cases, the next due first", "案件（按截止先后）"));
        screen.Table(
            [
                words.Of("case", "案件"), words.Of("grade", "级别"), words.Of("state", "状态"), words.Of($"since ({zone.Id})", $"起始（{zone.Id}）"), words.Of("with", "并入件"),
                words.Of("handler", "处理人"), words.Of("next target", "下一时限"), words.Of("due", "截止"), words.Of("missed", "已超时"), words.Of("may be told now", "可用操作"),
            ],
            result.Cases.OrderBy(item => item.Value.NextDue ?? Instant.MaxValue).Select(item => item.Value).Select(status => (string[])
            [
                Shown.Text(status.Id.Value),
                status.Grade is { } grade ? ComplaintText.Grade(words, grade) : "-",
                $"{ComplaintText.NameOf(status.State)}{(status.MergedInto is { } into ? $" → {Shown.Text(into.Value)}" : "")}",
                ComplaintText.Local(status.Since, zone),
                string.Join(", ", status.Members.Select(member => Shown.Text(member.Value))),
                Shown.Text(status.Handler ?? ""),
                ComplaintText.NextOf(status)?.Target ?? "-",
                ComplaintText.Local(status.NextDue, zone),
                string.Join(", ", status.Breaches.Select(breach => breach.Target).Distinct(StringComparer.Ordinal)),
                string.Join(", ", status.LegalMoves.Select(ComplaintText.NameOf)),
            ]));
        screen.Line();
        screen.Line(words.Of(
            $"Policies: {result.Judge.Grader.PolicyRef}, {result.Judge.Evaluator.PolicyRef}; calendar {result.Judge.Calendar.Calendar.Name} ({zone.Id}).",
            $"策略：{result.Judge.Grader.PolicyRef}，{result.Judge.Evaluator.PolicyRef}；日历 {result.Judge.Calendar.Calendar.Name}（{zone.Id}）。"));
    }

    private static void WriteIds(Utf8JsonWriter json, string name, EquatableArray<ComplaintId> ids) =>
        json.WriteList(name, ids, static (writer, id) => writer.WriteStringValue(id.Value));

    private static void WriteDue(Utf8JsonWriter json, TargetStatus target)
    {
        json.WriteStartObject();
        json.WriteString("target", target.Target);
        json.WriteInstant("dueAt", target.DueAt);
        json.WriteInstant("lastOnTimeAt", target.LastOnTimeAt);
        json.WriteString("status", ComplaintText.NameOf(target.Status));
        json.WriteInstant("start", target.Start);
        json.WriteInstant("metAt", target.MetAt);
        json.WriteInstant("breachedAt", target.BreachedAt);
        json.WriteString("cause", target.Cause == BreachCause.None ? null : ComplaintText.NameOf(target.Cause));
        json.WriteInstant("pausedUntil", target.PausedUntil);
        json.WriteString("workingLeft", DurationText.FormatHours(target.Left));
        json.WriteShare("warned", target.Warned);
        json.WriteString("calendar", target.Calendar);
        json.WriteBoolean("certain", target.IsCertain);
        json.WriteEndObject();
    }

    private static void WriteHistory(Utf8JsonWriter json, CaseStatus status)
    {
        json.WriteList("breaches", status.Breaches, static (writer, breach) =>
        {
            writer.WriteStartObject();
            writer.WriteString("target", breach.Target);
            writer.WriteInstant("dueAt", breach.DueAt);
            writer.WriteInstant("breachedAt", breach.BreachedAt);
            writer.WriteInstant("metAt", breach.MetAt);
            writer.WriteString("cause", ComplaintText.NameOf(breach.Cause));
            writer.WriteEndObject();
        });
        json.WriteList("notices", status.Notices, static (writer, notice) =>
        {
            writer.WriteStartObject();
            writer.WriteInstant("at", notice.At);
            writer.WriteString("target", notice.Target);
            writer.WriteShare("share", notice.Share);
            writer.WriteList("roles", notice.Roles, static (inner, role) => inner.WriteStringValue(role));
            writer.WriteEndObject();
        });
        json.WriteBoolean("closedBySilence", status.ClosedBySilence);
        json.WriteNumber("reopenings", status.Reopenings);
    }

    private IEnumerable<(CaseState State, int Cases)> States() =>
        result.Cases.GroupBy(item => item.Value.State).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    private void WriteMembers(Utf8JsonWriter json, Assessment<CaseStatus> item)
    {
        var status = item.Value;
        json.WriteString("id", status.Id.Value);
        json.WriteString("state", ComplaintText.NameOf(status.State));
        json.WriteInstant("since", status.Since);
        json.WriteGrade("grade", status.Grade);
        json.WriteList("grades", status.Grades, static (writer, change) =>
        {
            writer.WriteStartObject();
            writer.WriteInstant("at", change.At);
            writer.WriteGrade("grade", change.Grade);
            writer.WriteString("cause", ComplaintText.NameOf(change.Cause));
            writer.WriteString("actor", change.Actor);
            writer.WriteString("reason", change.Reason);
            writer.WriteEndObject();
        });
        json.WriteInstant("receivedAt", status.ReceivedAt);
        json.WriteString("handler", status.Handler);
        json.WriteList("channels", status.Channels, static (writer, channel) => writer.WriteStringValue(channel));
        WriteIds(json, "members", status.Members);
        json.WriteString("mergedInto", status.MergedInto?.Value);
        json.WriteList("dues", status.Targets, WriteDue);
        WriteHistory(json, status);
        json.WriteList("missing", status.Missing, static (writer, missing) => writer.WriteStringValue(ComplaintText.NameOf(missing)));
        json.WriteList("legalMoves", status.LegalMoves, static (writer, move) => writer.WriteStringValue(ComplaintText.NameOf(move)));
        json.WriteInstant("nextDue", status.NextDue);
        json.WriteInstant("validUntil", item.ValidUntil);
        json.WriteReasons(words, item.Reasons);
    }
}
