using System.Text.Json;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Statistics;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tickets;

/// <summary>What is asked of the statistics of tickets.</summary>
/// <param name="By">What tickets are counted by.</param>
/// <param name="Against">What that is held against; <see langword="null"/> for nothing.</param>
/// <param name="From">The first day on which a ticket was opened; <see langword="null"/>: any.</param>
/// <param name="To">The last one.</param>
/// <param name="Clock">The clock of working time; <see langword="null"/> for none.</param>
internal sealed record StatisticsQuestion(
    Choice<Func<TicketSummary, string?>> By, Choice<Func<TicketSummary, string?>>? Against, LocalDate? From, LocalDate? To, BusinessClock? Clock);

/// <summary>How long, how many, where to and fro, and what comes again.</summary>
internal sealed class StatisticsAnswer : IAnswer
{
    private const int Most = 20;

    private static readonly string[] Columns =
        ["class", "tickets", "share", "cumulativeShare", "vital", "resolved", "reopened", "meanToFirst", "medianToFirst", "p90ToFirst", "meanToLast", "medianToLast", "p90ToLast"];

    private readonly TicketSet _set;
    private readonly StatisticsQuestion _question;
    private readonly DayClock _days;
    private readonly Dictionary<string, ResolutionFigures> _resolutions;

    private StatisticsAnswer(TicketSet set, StatisticsQuestion question, DayClock days, TicketStatistics statistics)
    {
        (_set, _question, _days, Statistics) = (set, question, days, statistics);
        Pareto = statistics.Pareto(question.By.Value);
        Handovers = statistics.Handovers();
        _resolutions = statistics.Where(ticket => question.By.Value(ticket) is not null)
            .ResolutionsBy(ticket => question.By.Value(ticket)!, question.Clock)
            .ToDictionary(group => group.Key, group => group.Figures, StringComparer.Ordinal);
    }

    /// <summary>Gets the statistics.</summary>
    public TicketStatistics Statistics { get; }

    /// <summary>Gets the classes, the largest first.</summary>
    public ParetoTable Pareto { get; }

    /// <summary>Gets how tickets go to and fro.</summary>
    public HandoverFigures Handovers { get; }

    /// <summary>Counts.</summary>
    /// <param name="set">The tickets.</param>
    /// <param name="question">What is asked.</param>
    /// <returns>The answer.</returns>
    public static StatisticsAnswer Of(TicketSet set, StatisticsQuestion question)
    {
        var days = new DayClock(set.Zone);
        Instant? from = question.From is { } first ? days.StartOf(first) : null, to = question.To is { } last ? days.StartOf(last.PlusDays(1)) : null;
        var statistics = TicketStatistics.Of(set.Log, set.Resolve(days));
        return new(set, question, days, from is null && to is null
            ? statistics
            : statistics.Where(ticket => (from is null || ticket.OpenedAt >= from) && (to is null || ticket.OpenedAt < to)));
    }

    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, WriteResult);
                break;
            case OutputFormat.Jsonl:
                using (var lines = new JsonLines(stream))
                {
                    foreach (var row in Pareto.Rows)
                    {
                        lines.Write((Answer: this, row), static (json, line) => line.Answer.WriteClass(json, line.row));
                    }

                    lines.Flush();
                }

                break;
            default:
                WriteCsv(stream);
                break;
        }
    }

    /// <inheritdoc />
    public void Show(Screen screen, Words words)
    {
        screen.ShowInput(words, _set);
        screen.Line(words.Of(
            $"{Count(Statistics.Tickets.Count, "ticket", "tickets")} as of {TicketText.AsOf(words, Statistics.AsOf, _days)}{Period(words)}.",
            $"截至 {TicketText.AsOf(words, Statistics.AsOf, _days)}{Period(words)}共 {Count(Statistics.Tickets.Count)} 张工单。"));
        ShowRates(screen, words);
        ShowResolution(screen, words);
        ShowBacklog(screen, words);
        ShowStates(screen, words);
        ShowHandovers(screen, words);
        ShowClasses(screen, words);
        ShowCross(screen, words);
        ShowSurges(screen, words);
        ShowRecurrences(screen, words);
    }

    /// <summary>Shows how often tickets go to and fro.</summary>
    public void ShowHandovers(Screen screen, Words words)
    {
        screen.Heading(words.Of("Handovers", "转派"));
        screen.Line(words.Of(
            $"{Count(Handovers.Handovers, "handover", "handovers")} of {Count(Handovers.HandedOver.Successes, "ticket", "tickets")} ({Percent(Handovers.HandedOver.Rate)} of those whose place is known): {Count(Handovers.PingPongs)} straight back (ping-pong), {Count(Handovers.Revisits)} to where it had been before.",
            $"{Count(Handovers.HandedOver.Successes)} 张工单（占已知归属者 {Percent(Handovers.HandedOver.Rate)}）转派 {Count(Handovers.Handovers)} 次：其中原路退回（乒乓）{Count(Handovers.PingPongs)} 次，回到曾到之处 {Count(Handovers.Revisits)} 次。"));
        if (Handovers.Matrix.Count > 0)
        {
            screen.Table(
                [words.Of("from", "转出"), words.Of("to", "转入"), Numbers(words.Of("times", "次数"))],
                Handovers.Matrix.Take(10).Select(flow => (string[])[Shown.Text(flow.From), Shown.Text(flow.To), Count(flow.Count)]));
        }
    }

    private string Period(Words words) => (_question.From, _question.To) is (null, null)
        ? ""
        : words.Of($", opened {Ends()}", $"（{Ends()} 开单）");

    private string Ends() => $"{(_question.From is { } from ? Day(from) : "")}..{(_question.To is { } to ? Day(to) : "")}";

    private void ShowRates(Screen screen, Words words)
    {
        var rates = Statistics.Rates();
        screen.Heading(words.Of("Known, solved, come back", "已知、解决与重开"));
        screen.Table(
            [words.Of("rate", "比率"), Numbers("k"), Numbers("n"), Numbers(words.Of("share", "占比")), Numbers(words.Of("95 % from", "95% 下限")), Numbers(words.Of("to", "上限"))],
            new[]
            {
                (words.Of("kind known", "类型已知"), rates.KindKnown), (words.Of("root cause known", "根因已知"), rates.RootCauseKnown),
                (words.Of("solved at first contact", "首次解决"), rates.FirstContact), (words.Of("reopened", "重开"), rates.Reopened),
            }.Select(line => (string[])
            [
                line.Item1, Count(line.Item2.Successes), Count(line.Item2.Trials), Percent(line.Item2.Rate), Percent(line.Item2.Wilson()?.Lower), Percent(line.Item2.Wilson()?.Upper),
            ]));
    }

    private void ShowResolution(Screen screen, Words words)
    {
        var figures = Statistics.Resolutions(_question.Clock);
        screen.Heading(words.Of("Time to the solution", "解决用时"));
        screen.Table(
            [
                words.Of("time", "用时"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("mean", "均值")), Numbers("25 %"), Numbers(words.Of("median", "中位数")), Numbers("75 %"),
                Numbers("90 %"),
            ],
            new[]
            {
                (words.Of("to the first", "至首次解决"), figures.ToFirst), (words.Of("to the last", "至最终解决"), figures.ToLast),
                (words.Of("to the first, working time", "至首次解决（工作时间）"), figures.WorkingToFirst), (words.Of("to the last, working time", "至最终解决（工作时间）"), figures.WorkingToLast),
            }.Where(line => line.Item2 is not null).Select(line => (string[])
            [
                line.Item1, Count(line.Item2!.Count), DurationText.Of(line.Item2.Mean, words), DurationText.Of(line.Item2.LowerQuartile, words), DurationText.Of(line.Item2.Median, words),
                DurationText.Of(line.Item2.UpperQuartile, words), DurationText.Of(line.Item2.NinthDecile, words),
            ]));
    }

    private void ShowBacklog(Screen screen, Words words)
    {
        var backlog = Statistics.BacklogAt(Statistics.AsOf);
        screen.Heading(words.Of(
            $"Backlog: {Count(backlog.Open)} open, {Count(backlog.Reopened)} of them reopened", $"积压：未结 {Count(backlog.Open)} 张，其中重开 {Count(backlog.Reopened)} 张"));
        if (backlog.Open > 0)
        {
            screen.Table(
                [words.Of("age", "账龄"), Numbers(words.Of("tickets", "工单"))],
                backlog.Bands.Select(band => (string[])
                [
                    band.To is { } to ? words.Of($"below {DurationText.Of(to, words)}", $"{DurationText.Of(to, words)}以内") : words.Of($"{DurationText.Of(band.From, words)} and more", $"{DurationText.Of(band.From, words)}以上"),
                    Count(band.Count),
                ]));
        }
    }

    private void ShowStates(Screen screen, Words words)
    {
        var states = Statistics.TimeInStates().States;
        if (states.All(state => state.State is null))
        {
            return;
        }

        screen.Heading(words.Of("Time in states", "状态用时"));
        screen.Table(
            [words.Of("state", "状态"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("share of the time", "时间占比")), Numbers(words.Of("median", "中位数")), Numbers("90 %")],
            states.Take(Most).Select(state => (string[])
            [
                state.State is { } name ? Shown.Text(name) : words.Of("(none told)", "（未知）"), Count(state.Tickets), Percent(state.Share), DurationText.Of(state.PerTicket.Median, words),
                DurationText.Of(state.PerTicket.NinthDecile, words),
            ]));
    }

    private void ShowClasses(Screen screen, Words words)
    {
        screen.Heading(words.Of(
            $"By {_question.By.Word}: {Count(Pareto.VitalFew)} of {Count(Pareto.Rows.Count)} make 80 %; {Count(Pareto.Missing)} without",
            $"按 {_question.By.Word}：{Count(Pareto.Rows.Count)} 类中 {Count(Pareto.VitalFew)} 类占 80%；{Count(Pareto.Missing)} 张无此项"));
        screen.Table(
            [
                _question.By.Word, Numbers(words.Of("tickets", "工单")), Numbers(words.Of("share", "占比")), Numbers(words.Of("together", "累计")), Numbers(words.Of("median to the last solution", "解决用时中位数")),
                Numbers(words.Of("reopened", "重开")),
            ],
            Pareto.Rows.Take(Most).Select(row => (row, Figures: _resolutions[row.Key])).Select(line => (string[])
            [
                Shown.Text(line.row.Key), Count(line.row.Count), Percent(line.row.Share), Percent(line.row.CumulativeShare), DurationText.Of(line.Figures.ToLast?.Median, words),
                Percent(line.Figures.Reopened.Rate),
            ]));
    }

    private CrossTable? Cross() => _question.Against is { } against ? Statistics.Cross(_question.By.Value, against.Value) : null;

    private void ShowCross(Screen screen, Words words)
    {
        if (Cross() is not { } cross)
        {
            return;
        }

        var table = cross.Table;
        screen.Heading(words.Of($"{_question.By.Word} against {_question.Against!.Word}", $"{_question.By.Word} 与 {_question.Against!.Word} 交叉分析"));
        screen.Line(words.Of(
            $"Chi-square {Number(table.ChiSquare)} with {Count(table.DegreesOfFreedom)} degrees of freedom, p {P(table.PValue)}, Cramér's V {Number(table.CramersV)}{(table.MeetsCochran ? "" : "; counts are too small to trust p")}.",
            $"卡方 {Number(table.ChiSquare)}，自由度 {Count(table.DegreesOfFreedom)}，p {P(table.PValue)}，Cramér V {Number(table.CramersV)}{(table.MeetsCochran ? "" : "；计数过小，p 值不可靠")}。"));
        var cells = Cells(cross).Where(cell => cell.Cell.AdjustedPValue <= 0.05).OrderByDescending(cell => Math.Abs(cell.Cell.Residual))
            .ThenBy(cell => cell.Row, StringComparer.Ordinal).ThenBy(cell => cell.Column, StringComparer.Ordinal).ToList();
        screen.Line(words.Of($"{Count(cells.Count, "cell stands", "cells stand")} out:", $"显著偏离的单元 {Count(cells.Count)} 个："));
        screen.Table(
            [_question.By.Word, _question.Against.Word, Numbers(words.Of("tickets", "工单")), Numbers(words.Of("expected", "期望")), Numbers(words.Of("residual", "残差"))],
            cells.Take(Most).Select(cell => (string[])[Shown.Text(cell.Row), Shown.Text(cell.Column), Count(cell.Cell.Count), Number(cell.Cell.Expected), Number(cell.Cell.Residual)]));
    }

    private static IEnumerable<(string Row, string Column, ContingencyCell Cell)> Cells(CrossTable cross)
    {
        for (var row = 0; row < cross.Rows.Count; row++)
        {
            for (var column = 0; column < cross.Columns.Count; column++)
            {
                yield return (cross.Rows[row], cross.Columns[column], cross.Table[row, column]);
            }
        }
    }

    private static string P(double value) => value.ToString("0.###E+0", System.Globalization.CultureInfo.InvariantCulture);

    private EquatableArray<TicketSurge> Surges() => Statistics.Surges(_question.By.Value, _days, SurgeSearch.Weekly);

    private void ShowSurges(Screen screen, Words words)
    {
        var surges = Surges();
        screen.Heading(words.Of($"Weeks with too many of one {_question.By.Word}: {Count(surges.Count)}", $"{_question.By.Word} 突增的周：{Count(surges.Count)}"));
        if (surges.Count > 0)
        {
            screen.Table(
                [words.Of("week from", "周起"), _question.By.Word, Numbers(words.Of("tickets", "工单")), Numbers(words.Of("a week before", "此前每周")), Numbers(words.Of("chance", "偶然概率"))],
                surges.TakeLast(Most).Select(surge => (string[])
                [
                    Day(surge.From), Shown.Text(surge.Key), Count(surge.Count), Number((double)surge.PastCount / surge.PastPeriods), P(surge.Chance),
                ]));
        }
    }

    private void ShowRecurrences(Screen screen, Words words)
    {
        var recurrences = Statistics.Recurrences();
        screen.Heading(words.Of(
            $"Come again after a solution: {Count(recurrences.Recurred.Successes)} of {Count(recurrences.Recurred.Trials)} whose bug or cause is known",
            $"解决后复发：已知缺陷或根因的 {Count(recurrences.Recurred.Trials)} 张中 {Count(recurrences.Recurred.Successes)} 张"));
        if (recurrences.Groups.Count > 0)
        {
            screen.Table(
                [words.Of("bug, or module / cause", "缺陷，或模块/根因"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("again", "复发"))],
                recurrences.Groups.Take(10).Select(group => (string[])
                [
                    Shown.Text(group.BugId ?? $"{group.Module} / {group.RootCause}"), Count(group.Tickets), Count(group.Again.Count),
                ]));
        }
    }

    private void WriteResult(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteInstant("asOf", Statistics.AsOf);
        json.WriteInput(_set);
        json.WriteDay("from", _question.From);
        json.WriteDay("to", _question.To);
        json.WriteNumber("tickets", Statistics.Tickets.Count);
        WriteRates(json);
        json.WriteStartObject("resolution");
        WriteFigures(json, Statistics.Resolutions(_question.Clock));
        json.WriteEndObject();
        WriteBacklog(json);
        WriteHandovers(json);
        json.WriteList("states", Statistics.TimeInStates().States, static (writer, state) =>
        {
            writer.WriteStartObject();
            writer.WriteString("state", state.State);
            writer.WriteNumber("tickets", state.Tickets);
            writer.WriteNumber("stays", state.Stays);
            writer.WriteNumber("hours", state.TotalHours);
            writer.WriteNumber("share", state.Share);
            WriteDurations(writer, "perTicket", state.PerTicket);
            writer.WriteEndObject();
        });
        json.WriteString("by", _question.By.Word);
        json.WriteNumber("without", Pareto.Missing);
        json.WriteNumber("vitalFew", Pareto.VitalFew);
        json.WriteList("classes", Pareto.Rows, (writer, row) =>
        {
            writer.WriteStartObject();
            WriteClass(writer, row);
            writer.WriteEndObject();
        });
        WriteCross(json);
        WriteSurges(json);
        WriteRecurrences(json);
        json.WriteEndObject();
    }

    private void WriteRates(Utf8JsonWriter json)
    {
        var rates = Statistics.Rates();
        json.WriteStartObject("rates");
        WriteRate(json, "kindKnown", rates.KindKnown);
        WriteRate(json, "rootCauseKnown", rates.RootCauseKnown);
        WriteRate(json, "firstContact", rates.FirstContact);
        WriteRate(json, "reopened", rates.Reopened);
        json.WriteEndObject();
    }

    private static void WriteRate(Utf8JsonWriter json, string name, ProportionCount rate)
    {
        json.WriteStartObject(name);
        json.WriteNumber("k", rate.Successes);
        json.WriteNumber("n", rate.Trials);
        json.WriteNullable("rate", rate.Rate);
        json.WriteNullable("lower", rate.Wilson()?.Lower);
        json.WriteNullable("upper", rate.Wilson()?.Upper);
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, ResolutionFigures figures)
    {
        WriteRate(json, "resolved", figures.Resolved);
        WriteRate(json, "reopened", figures.Reopened);
        WriteDurations(json, "toFirst", figures.ToFirst);
        WriteDurations(json, "toLast", figures.ToLast);
        WriteDurations(json, "workingToFirst", figures.WorkingToFirst);
        WriteDurations(json, "workingToLast", figures.WorkingToLast);
    }

    private static void WriteDurations(Utf8JsonWriter json, string name, DurationSummary? summary)
    {
        if (summary is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("count", summary.Count);
        json.WriteDuration("mean", summary.Mean);
        json.WriteDuration("least", summary.Least);
        json.WriteDuration("lowerQuartile", summary.LowerQuartile);
        json.WriteDuration("median", summary.Median);
        json.WriteDuration("upperQuartile", summary.UpperQuartile);
        json.WriteDuration("ninthDecile", summary.NinthDecile);
        json.WriteDuration("greatest", summary.Greatest);
        json.WriteEndObject();
    }

    private void WriteBacklog(Utf8JsonWriter json)
    {
        var backlog = Statistics.BacklogAt(Statistics.AsOf);
        json.WriteStartObject("backlog");
        json.WriteNumber("open", backlog.Open);
        json.WriteNumber("reopened", backlog.Reopened);
        WriteDurations(json, "ages", backlog.Ages);
        json.WriteList("bands", backlog.Bands, static (writer, band) =>
        {
            writer.WriteStartObject();
            writer.WriteDuration("from", band.From);
            writer.WriteDuration("to", band.To);
            writer.WriteNumber("tickets", band.Count);
            writer.WriteEndObject();
        });
        json.WriteList("days", Days(), static (writer, day) =>
        {
            writer.WriteStartObject();
            writer.WriteDay("day", day.Day);
            writer.WriteNumber("opened", day.Opened);
            writer.WriteNumber("reopened", day.Reopened);
            writer.WriteNumber("ended", day.Ended);
            writer.WriteNumber("open", day.Open);
            writer.WriteEndObject();
            writer.FlushIfMuch();
        });
        json.WriteEndObject();
    }

    private EquatableArray<BacklogDay> Days()
    {
        if (Statistics.Tickets.Count == 0)
        {
            return [];
        }

        var last = _days.DayOf(Statistics.AsOf);
        var first = LocalDate.Max(_days.DayOf(Statistics.Tickets.Min(ticket => ticket.OpenedAt)), last.PlusDays(-3_660));
        return Statistics.BacklogByDay(_days, first, last);
    }

    private void WriteHandovers(Utf8JsonWriter json)
    {
        json.WriteStartObject("handovers");
        WriteRate(json, "handedOver", Handovers.HandedOver);
        json.WriteNumber("handovers", Handovers.Handovers);
        json.WriteNumber("pingPongs", Handovers.PingPongs);
        json.WriteNumber("revisits", Handovers.Revisits);
        json.WriteList("matrix", Handovers.Matrix, static (writer, flow) =>
        {
            writer.WriteStartObject();
            writer.WriteString("from", flow.From);
            writer.WriteString("to", flow.To);
            writer.WriteNumber("times", flow.Count);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteClass(Utf8JsonWriter json, ParetoRow row)
    {
        json.WriteString("class", row.Key);
        json.WriteNumber("tickets", row.Count);
        json.WriteNumber("share", row.Share);
        json.WriteNumber("cumulativeShare", row.CumulativeShare);
        json.WriteBoolean("vital", row.IsVital);
        WriteFigures(json, _resolutions[row.Key]);
    }

    private void WriteCross(Utf8JsonWriter json)
    {
        if (Cross() is not { } cross)
        {
            return;
        }

        json.WriteStartObject("cross");
        json.WriteString("against", _question.Against!.Word);
        json.WriteNumber("without", cross.Missing);
        json.WriteNumber("chiSquare", cross.Table.ChiSquare);
        json.WriteNumber("degreesOfFreedom", cross.Table.DegreesOfFreedom);
        json.WriteNumber("pValue", cross.Table.PValue);
        json.WriteNumber("cramersV", cross.Table.CramersV);
        json.WriteBoolean("meetsCochran", cross.Table.MeetsCochran);
        json.WriteList("cells", Cells(cross).ToEquatableArray(), static (writer, cell) =>
        {
            writer.WriteStartObject();
            writer.WriteString("row", cell.Row);
            writer.WriteString("column", cell.Column);
            writer.WriteNumber("tickets", cell.Cell.Count);
            writer.WriteNumber("expected", cell.Cell.Expected);
            writer.WriteNumber("residual", cell.Cell.Residual);
            writer.WriteNumber("pValue", cell.Cell.PValue);
            writer.WriteNumber("adjustedPValue", cell.Cell.AdjustedPValue);
            writer.WriteEndObject();
            writer.FlushIfMuch();
        });
        json.WriteEndObject();
    }

    private void WriteSurges(Utf8JsonWriter json) => json.WriteList("surges", Surges(), static (writer, surge) =>
    {
        writer.WriteStartObject();
        writer.WriteString("class", surge.Key);
        writer.WriteDay("from", surge.From);
        writer.WriteDay("to", surge.To);
        writer.WriteNumber("tickets", surge.Count);
        writer.WriteNumber("pastTickets", surge.PastCount);
        writer.WriteNumber("pastWeeks", surge.PastPeriods);
        writer.WriteNumber("chance", surge.Chance);
        writer.WriteEndObject();
    });

    private void WriteRecurrences(Utf8JsonWriter json)
    {
        var recurrences = Statistics.Recurrences();
        json.WriteStartObject("recurrences");
        WriteRate(json, "recurred", recurrences.Recurred);
        json.WriteList("groups", recurrences.Groups, static (writer, group) =>
        {
            writer.WriteStartObject();
            writer.WriteString("bugId", group.BugId);
            writer.WriteString("module", group.Module);
            writer.WriteString("rootCause", group.RootCause);
            writer.WriteNumber("tickets", group.Tickets);
            writer.WriteList("again", group.Again, static (inner, id) => inner.WriteStringValue(id));
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var row in Pareto.Rows)
        {
            var figures = _resolutions[row.Key];
            lines.Add(row.Key).Add(row.Count).Add(row.Share).Add(row.CumulativeShare).Add(row.IsVital ? "true" : "false")
                .Add(figures.Resolved.Successes).Add(figures.Reopened.Successes);
            foreach (var summary in new[] { figures.ToFirst, figures.ToLast })
            {
                lines.Add(Text(summary?.Mean)).Add(Text(summary?.Median)).Add(Text(summary?.NinthDecile));
            }

            lines.EndRow();
        }

        lines.Flush();
    }

    private static string? Text(Duration? length) => length is { } known ? DurationText.Format(known) : null;
}
