using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Writes the deadlines of complaints, the next first. The member names are a contract.</summary>
internal sealed class DeadlinesOutput
{
    /// <summary>How many complaints a table shows.</summary>
    private const int Most = 20;

    private static readonly string[] Columns =
        ["id", "grade", "target", "start", "dueAt", "lastOnTimeAt", "status", "left", "workingLeft", "calendar", "certain"];

    private readonly Words _words;
    private readonly ComplaintRun _run;
    private readonly bool _hasTimeline;
    private readonly List<JudgedComplaint> _rows;

    /// <summary>Initializes a new instance of the <see cref="DeadlinesOutput"/> class: judges every complaint.</summary>
    /// <param name="words">The language.</param>
    /// <param name="run">The complaints.</param>
    /// <param name="hasTimeline">Whether to tell where each clock counts.</param>
    public DeadlinesOutput(Words words, ComplaintRun run, bool hasTimeline)
    {
        (_words, _run, _hasTimeline) = (words, run, hasTimeline);
        _rows = [.. run.Rows().OrderBy(row => row.Status.NextDue ?? Instant.MaxValue).ThenBy(row => row.Facts.Id)];
    }

    /// <summary>Writes everything: policies, calendar, input, targets, complaints.</summary>
    public void WriteResult(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePolicy(_run.Judge.Grader.PolicyRef);
        json.WritePolicy(_run.Judge.Evaluator.PolicyRef, "casesPolicy");
        json.WritePolicy(_run.Judge.Calendar.PolicyRef, "calendar");
        json.WriteInstant("asOf", _run.AsOf);
        json.WriteInput(_run.Counts);
        json.WriteStartArray("targets");
        foreach (var line in Targets())
        {
            json.WriteStartObject();
            json.WriteString("target", line.Target);
            json.WriteNumber("complaints", line.Some.Count);
            json.WriteNumber("running", line.Some.Count(target => target.Status == TargetState.Running));
            json.WriteNumber("breached", line.Some.Count(target => target.Status == TargetState.Breached));
            json.WriteNumber("uncertain", line.Some.Count(target => !target.IsCertain));
            json.WriteInstant("nextDue", NextOf(line.Some));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("complaints");
        foreach (var row in _rows)
        {
            json.WriteStartObject();
            WriteMembers(json, row);
            json.WriteEndObject();
            json.FlushIfMuch();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes one JSON object a complaint.</summary>
    public void WriteJsonLines(Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var row in _rows)
        {
            lines.Write(row, WriteMembers);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a complaint and target.</summary>
    public void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var row in _rows)
        {
            foreach (var target in row.Status.Targets)
            {
                lines.Add(row.Facts.Id.Value).Add(row.Grading.Value.Grade.Number()).Add(target.Target).Add((Instant?)target.Start)
                    .Add(target.DueAt).Add(target.LastOnTimeAt).Add(ComplaintText.NameOf(target.Status))
                    .Add(DurationText.Format(LeftOf(row, target))).Add(DurationText.FormatHours(target.Left)).Add(target.Calendar).Add(target.IsCertain ? "true" : "false")
                    .EndRow();
            }
        }

        lines.Flush();
    }

    /// <summary>Shows what became of the records, and how each target stands.</summary>
    public void ShowTargets(Screen screen)
    {
        var zone = _run.Judge.Calendar.Zone;
        screen.ShowInput(_words, _run.Counts, _run.AsOf, _run.Judge.Days);
        screen.Heading(_words.Of("Targets and duties", "时限与法定义务"));
        screen.Table(
            [
                _words.Of("target", "时限"), Numbers(_words.Of("complaints", "投诉")), Numbers(_words.Of("running", "计时中")), Numbers(_words.Of("breached", "已超时")),
                Numbers(_words.Of("uncertain", "日历不确定")), _words.Of($"next due ({zone.Id})", $"最近截止（{zone.Id}）"),
            ],
            Targets().Select(line => (string[])
            [
                line.Target, Count(line.Some.Count), Count(line.Some.Count(target => target.Status == TargetState.Running)),
                Count(line.Some.Count(target => target.Status == TargetState.Breached)), Count(line.Some.Count(target => !target.IsCertain)),
                ComplaintText.Local(NextOf(line.Some), zone),
            ]));
        ShowRegulators(screen);
    }

    /// <summary>Shows everything of one run.</summary>
    public void Show(Screen screen)
    {
        ShowTargets(screen);
        var zone = _run.Judge.Calendar.Zone;
        var first = _rows.FindAll(row => row.Status.NextDue is not null).Take(Most).ToList();
        screen.Heading(_words.Of($"The next {first.Count} of {Count(_rows.Count)}", $"{Count(_rows.Count)} 件中最近的 {first.Count} 件"));
        screen.Table(
            [
                _words.Of("complaint", "投诉"), _words.Of("grade", "级别"), _words.Of("received", "受理"), _words.Of("target", "时限"), _words.Of("due", "截止"),
                _words.Of("in time until", "最迟"), _words.Of("left", "剩余"), _words.Of("calendar", "日历"), _words.Of("breached", "已超时"),
            ],
            first.Select(row => (row, next: ComplaintText.NextOf(row.Status)!))
                .Select(line => (string[])
                [
                    Shown.Text(line.row.Facts.Id.Value),
                    ComplaintText.Grade(_words, line.row.Grading.Value.Grade),
                    ComplaintText.Local(line.row.Facts.ReceivedAt, zone),
                    line.next.Target,
                    ComplaintText.Local(line.next.DueAt, zone),
                    ComplaintText.Local(line.next.LastOnTimeAt, zone),
                    DurationText.Of(LeftOf(line.row, line.next), _words),
                    $"{line.next.Calendar}{(line.next.IsCertain ? "" : " ?")}",
                    string.Join(", ", line.row.Status.Targets.Where(target => target.Status == TargetState.Breached).Select(target => target.Target)),
                ]));
        foreach (var row in _hasTimeline ? first : [])
        {
            ShowTimeline(screen, row, zone);
        }
    }

    private static Instant? NextOf(IReadOnlyList<TargetStatus> targets) =>
        targets.Where(target => target.Status is TargetState.Running or TargetState.Paused).Min(target => target.DueAt);

    private static string Minute(Instant at, DateTimeZone zone) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(at.InZone(zone).TimeOfDay);

    private IEnumerable<(string Target, List<TargetStatus> Some)> Targets() => _rows
        .SelectMany(row => row.Status.Targets)
        .GroupBy(target => target.Target, StringComparer.Ordinal)
        .Select(group => (group.Key, group.ToList()));

    private Duration LeftOf(JudgedComplaint row, TargetStatus target) =>
        target is { Status: TargetState.Running or TargetState.Paused, DueAt: { } due } ? Duration.Max(due - (_run.AsOf ?? row.Facts.ReceivedAt), Duration.Zero) : Duration.Zero;

    private Instant UntilOf(JudgedComplaint row, TargetStatus target) => _run.AsOf ?? target.DueAt ?? row.Facts.ReceivedAt;

    private void ShowRegulators(Screen screen)
    {
        foreach (var regulator in _run.Judge.Evaluator.Policy.Regulators)
        {
            screen.Line();
            screen.Line(_words.Of(
                $"{regulator.Name}: {_words.Of(regulator.Names)}; {regulator.Source}; checked on {Day(regulator.VerifiedOn)}, sureness {ComplaintText.NameOf(regulator.Confidence)}. Not legal advice.",
                $"{regulator.Name}：{_words.Of(regulator.Names)}；{regulator.Source}；核对于 {Day(regulator.VerifiedOn)}，可信度 {ComplaintText.NameOf(regulator.Confidence)}。不构成法律意见。"));
        }
    }

    private void ShowTimeline(Screen screen, JudgedComplaint row, DateTimeZone zone)
    {
        foreach (var target in row.Status.Targets)
        {
            var until = UntilOf(row, target);
            screen.Heading(_words.Of(
                $"{Shown.Text(row.Facts.Id.Value)}, {target.Target}: the clock from {ComplaintText.Local(target.Start, zone)} to {ComplaintText.Local(until, zone)}",
                $"{Shown.Text(row.Facts.Id.Value)}，{target.Target}：{ComplaintText.Local(target.Start, zone)} 至 {ComplaintText.Local(until, zone)} 的计时"));
            screen.Table(
                [_words.Of("from", "自"), _words.Of("until", "至"), _words.Of("clock", "计时"), Numbers(_words.Of("length", "时长"))],
                _run.Judge.Timeline(target, until).Select(span => (string[])
                [
                    ComplaintText.Local(span.From, zone),
                    span.From.InZone(zone).Date == span.Until.InZone(zone).Date ? Minute(span.Until, zone) : ComplaintText.Local(span.Until, zone),
                    span.Pause != PauseReason.None ? ComplaintText.NameOf(span.Pause) : span.IsCounted ? _words.Of("counts", "计时") : _words.Of("closed", "不计时"),
                    DurationText.Of(span.Until - span.From, _words),
                ]));
        }
    }

    private void WriteMembers(Utf8JsonWriter json, JudgedComplaint row)
    {
        json.WriteString("id", row.Facts.Id.Value);
        json.WriteInstant("receivedAt", row.Facts.ReceivedAt);
        json.WriteInstant("sentAt", row.Facts.SentAt);
        json.WriteGrade("grade", row.Grading.Value.Grade);
        json.WriteStartArray("dues");
        foreach (var target in row.Status.Targets)
        {
            json.WriteStartObject();
            json.WriteString("target", target.Target);
            json.WriteInstant("dueAt", target.DueAt);
            json.WriteInstant("lastOnTimeAt", target.LastOnTimeAt);
            json.WriteString("status", ComplaintText.NameOf(target.Status));
            json.WriteInstant("start", target.Start);
            json.WriteDuration("left", LeftOf(row, target));
            json.WriteString("workingLeft", DurationText.FormatHours(target.Left));
            json.WriteString("calendar", target.Calendar);
            json.WriteBoolean("certain", target.IsCertain);
            if (_hasTimeline)
            {
                json.WriteTimeline(_run.Judge.Timeline(target, UntilOf(row, target)));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteInstant("nextDue", row.Status.NextDue);
    }
}
