using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Writes graded complaints. The member names are a contract.</summary>
/// <param name="words">The language.</param>
/// <param name="explains">Whether to tell the reasons.</param>
internal sealed class GradeOutput(Words words, bool explains)
{
    /// <summary>How many complaints a table shows.</summary>
    private const int Most = 20;

    private static readonly string[] Columns = ["id", "grade", "score", "floor", "factors", "needsScreening", "nextTarget", "nextDue"];

    /// <summary>Writes everything: policies, calendar, input, grades, complaints.</summary>
    public void WriteResult(Utf8JsonWriter json, ComplaintRun run)
    {
        var rows = run.Rows().ToList();
        json.WriteStartObject();
        json.WritePolicy(run.Judge.Grader.PolicyRef);
        json.WritePolicy(run.Judge.Evaluator.PolicyRef, "casesPolicy");
        json.WritePolicy(run.Judge.Calendar.PolicyRef, "calendar");
        json.WriteInstant("asOf", run.AsOf);
        json.WriteInput(run.Counts);
        json.WriteStartArray("grades");
        foreach (var grade in Graves)
        {
            var some = rows.FindAll(row => row.Grading.Value.Grade == grade);
            json.WriteStartObject();
            json.WriteGrade("grade", grade);
            json.WriteString("name", words.Of(grade.Name()));
            json.WriteNumber("complaints", some.Count);
            json.WriteNumber("needsScreening", some.Count(row => row.Grading.Value.NeedsScreening));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("complaints");
        foreach (var row in rows)
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
    public void WriteJsonLines(ComplaintRun run, Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var row in run.Rows())
        {
            lines.Write(row, WriteMembers);
        }

        lines.Flush();
    }

    /// <summary>Writes comma-separated values, one row a complaint; factors stand in one field, with semicolons between them.</summary>
    public void WriteCsv(ComplaintRun run, Stream stream)
    {
        using var lines = new CsvLines(stream, explains ? [.. Columns, "reasons"] : Columns);
        foreach (var row in run.Rows())
        {
            var grading = row.Grading.Value;
            lines.Add(row.Facts.Id.Value).Add(grading.Grade.Number()).Add(grading.Score).Add(grading.Floor is { } floor ? floor.Number() : (long?)null)
                .Add(string.Join(';', grading.Factors.Select(Brief)))
                .Add(grading.NeedsScreening ? "true" : "false")
                .Add(ComplaintText.NextOf(row.Status)?.Target)
                .Add(row.Status.NextDue);
            if (explains)
            {
                lines.Add(string.Join(' ', row.Grading.Reasons.Select(reason => reason.In(words.Culture))));
            }

            lines.EndRow();
        }

        lines.Flush();
    }

    /// <summary>Shows everything of one run.</summary>
    public void Show(Screen screen, ComplaintRun run)
    {
        var rows = run.Rows().ToList();
        screen.ShowInput(words, run.Counts, run.AsOf, run.Judge.Days);
        ShowGrades(screen, rows);
        ShowFactors(screen, run.Judge.Grader.Policy, rows);
        var first = rows
            .OrderByDescending(row => row.Grading.Value.Grade)
            .ThenByDescending(row => row.Grading.Value.Score)
            .ThenBy(row => row.Facts.ReceivedAt)
            .ThenBy(row => row.Facts.Id)
            .Take(Most)
            .ToList();
        screen.Heading(rows.Count > Most
            ? words.Of($"The gravest {Most} of {Count(rows.Count)}", $"{Count(rows.Count)} 件中最重的 {Most} 件")
            : words.Of("Complaints, the gravest first", "投诉（由重到轻）"));
        var zone = run.Judge.Calendar.Zone;
        screen.Table(
            [
                words.Of("complaint", "投诉"), words.Of("grade", "级别"), Numbers(words.Of("points", "分数")), words.Of("decided by", "决定因素"), words.Of("to screen", "待查"),
                words.Of("next target", "下一时限"), words.Of($"due ({zone.Id})", $"截止（{zone.Id}）"), words.Of("status", "状态"),
            ],
            first.Select(row => (string[])
            [
                Shown.Text(row.Facts.Id.Value),
                ComplaintText.Grade(words, row.Grading.Value.Grade),
                Count(row.Grading.Value.Score),
                BasisOf(row.Grading.Value),
                string.Join(", ", row.Grading.Value.ToScreen),
                ComplaintText.NextOf(row.Status)?.Target ?? "-",
                ComplaintText.Local(row.Status.NextDue, zone),
                StatusOf(row.Status),
            ]));
        if (explains)
        {
            foreach (var row in first)
            {
                screen.Heading(words.Of($"Why is {Shown.Text(row.Facts.Id.Value)} grade {row.Grading.Value.Grade.Number()}?", $"{Shown.Text(row.Facts.Id.Value)} 为何是 {row.Grading.Value.Grade.Number()} 级？"));
                foreach (var reason in row.Grading.Reasons)
                {
                    screen.Line($"  {reason.In(words.Culture)}");
                }
            }
        }

        screen.Line();
        screen.Line(words.Of(
            $"Policies: {run.Judge.Grader.PolicyRef}, {run.Judge.Evaluator.PolicyRef}; calendar {run.Judge.Calendar.Calendar.Name} ({run.Judge.Calendar.Zone.Id}).",
            $"策略：{run.Judge.Grader.PolicyRef}，{run.Judge.Evaluator.PolicyRef}；日历 {run.Judge.Calendar.Calendar.Name}（{run.Judge.Calendar.Zone.Id}）。"));
    }

    /// <summary>Shows how many complaints have each grade.</summary>
    public void ShowGrades(Screen screen, IReadOnlyCollection<JudgedComplaint> rows)
    {
        screen.Heading(words.Of("Grades", "级别"));
        screen.Table(
            [words.Of("grade", "级别"), Numbers(words.Of("complaints", "投诉")), Numbers(words.Of("share", "占比")), "", Numbers(words.Of("to screen", "待查"))],
            Graves.Select(grade => (grade, some: rows.Where(row => row.Grading.Value.Grade == grade).ToList())).Select(line =>
            {
                var share = rows.Count == 0 ? (double?)null : (double)line.some.Count / rows.Count;
                return (string[])
                [
                    ComplaintText.Grade(words, line.grade), Count(line.some.Count), Percent(share), Bar(share), Count(line.some.Count(row => row.Grading.Value.NeedsScreening)),
                ];
            }));
    }

    private static IEnumerable<ComplaintGrade> Graves => ComplaintGrades.All.Reverse();

    private static string Brief(FactorFinding finding) =>
        $"{finding.Factor}={(finding.Level is { } level ? Exact.Text(level) : "?")}{(finding.IsProposed ? "*" : "")}";

    private static string BasisOf(ComplaintGrading grading) =>
        grading.Basis == GradeBasis.Threshold ? "" : $"{ComplaintText.NameOf(grading.Basis)}: {string.Join(", ", grading.DecidedBy)}";

    private string StatusOf(CaseStatus status)
    {
        var late = status.Targets.Where(target => target.Status == TargetState.Breached).Select(target => target.Target).ToList();
        return late.Count == 0 ? ComplaintText.Of(words, TargetState.Running) : $"{ComplaintText.Of(words, TargetState.Breached)}: {string.Join(", ", late)}";
    }

    private void ShowFactors(Screen screen, GradingPolicy policy, List<JudgedComplaint> rows)
    {
        var spoken = rows.SelectMany(row => row.Grading.Value.Factors).ToLookup(finding => finding.Factor, StringComparer.Ordinal);
        screen.Heading(words.Of("Factors that spoke, by level", "发挥作用的因素（按等级）"));
        screen.Table(
            [
                words.Of("factor", "因素"), Numbers("1"), Numbers("2"), Numbers("3"), Numbers(words.Of("proposed", "系统建议")), Numbers(words.Of("not known", "未知")),
            ],
            policy.Factors.Where(factor => spoken[factor.Id].Any()).Select(factor => (string[])
            [
                $"{factor.Id}: {words.Of(factor.Names)}",
                .. Enumerable.Range(1, 3).Select(level => Cell(spoken[factor.Id].Count(finding => finding.Level == level && !finding.IsProposed))),
                Cell(spoken[factor.Id].Count(finding => finding.IsProposed)),
                Cell(spoken[factor.Id].Count(finding => finding.IsUnknown)),
            ]));
    }

    private static string Cell(int count) => count == 0 ? "" : Count(count);

    private void WriteMembers(Utf8JsonWriter json, JudgedComplaint row)
    {
        var grading = row.Grading.Value;
        json.WriteString("id", row.Facts.Id.Value);
        json.WriteGrade("grade", grading.Grade);
        json.WriteNumber("score", grading.Score);
        json.WriteGrade("floor", grading.Floor);
        json.WriteStartArray("factors");
        foreach (var finding in grading.Factors)
        {
            json.WriteStartObject();
            json.WriteString("id", finding.Factor);
            json.WriteNullable("level", finding.Level);
            json.WriteNumber("points", finding.Points);
            json.WriteGrade("floor", finding.Floor);
            json.WriteBoolean("proposed", finding.IsProposed);
            json.WriteBoolean("unknown", finding.IsUnknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("needsScreening", grading.NeedsScreening);
        json.WriteStartArray("dues");
        foreach (var target in row.Status.Targets)
        {
            json.WriteStartObject();
            json.WriteString("target", target.Target);
            json.WriteInstant("dueAt", target.DueAt);
            json.WriteInstant("lastOnTimeAt", target.LastOnTimeAt);
            json.WriteString("status", ComplaintText.NameOf(target.Status));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteInstant("nextDue", row.Status.NextDue);
        if (explains)
        {
            json.WriteReasons(words, row.Grading.Reasons);
        }
    }
}
