using NodaTime;
using UserOps.Complaints;

namespace UserOps.Reporting;

/// <summary>One case on its clock: states, the open spans that count for each target, pauses, due instants, and what happened.</summary>
internal static class CasePicture
{
    public static Picture Draw(CaseEvaluator evaluator, CaseStatus status, Instant asOf, DateTimeZone zone, CaseLog? log, PictureOptions? options)
    {
        var sheet = new Sheet(options, "complaints-case", words => TitleOf(words, status));
        var words = sheet.Words;
        if (status is not { ReceivedAt: { } receivedAt, Grade: not null })
        {
            return sheet.Nothing(words.Of($"Complaint {words.Name(status.Id.Value)} had not come in by {Words.Minute(asOf, zone)}.", $"截至 {Words.Minute(asOf, zone)}，投诉 {words.Name(status.Id.Value)} 尚未登记。"));
        }

        var clock = new Told(words, zone, asOf);
        TargetLine[] targets = [.. status.Targets.Select(target => new TargetLine(target, evaluator.Timeline(target, asOf)))];
        CaseEvent[] events = log is null ? [] : [.. log.Events.Where(item => item.At <= asOf)];
        var axis = AxisOf(status, receivedAt, asOf, zone, events);
        sheet.Lead(Pressing(clock, status));
        sheet.Legend(Legend(words, targets));
        SpanRows.Draw(
            sheet,
            [.. StateRow(clock, status), .. targets.Select(line => TargetRow(clock, line, (axis.Greatest - axis.Least) / sheet.Room, sheet.IsNarrow)), .. EventRow(clock, events)],
            axis,
            axis.Has(TimeAxis.ValueOf(asOf)) ? [new(TimeAxis.ValueOf(asOf), words.Of($"now, {clock.At(asOf)}", $"现在，{clock.At(asOf)}"), Style.InkLine)] : [],
            zone.Id);
        return sheet.Finish(Table(clock, status, targets, events), $"{TitleOf(words, status)}{words.Of(". ", "。")}{Pressing(clock, status)}");
    }

    /// <summary>Says how one target stands, with its instants.</summary>
    public static string Stands(Told clock, TargetStatus target) => target.Status switch
    {
        TargetState.Met => clock.Words.Of($"kept {clock.At(target.MetAt)}", $"{clock.At(target.MetAt)} 达成"),
        TargetState.Breached when target.MetAt is { } done => clock.Words.Of($"missed, done {clock.At(done)}", $"超时，{clock.At(done)} 完成"),
        TargetState.Breached => clock.Words.Of($"missed {clock.At(target.BreachedAt)}", $"{clock.At(target.BreachedAt)} 超时"),
        TargetState.Stopped => clock.Words.Of("ended", "已终止"),
        TargetState.Paused when target.DueAt is null => clock.Words.Of("stands", "暂停计时"),
        TargetState.Paused => clock.Words.Of($"stands, due {clock.At(target.DueAt)}", $"暂停，{clock.At(target.DueAt)} 到期"),
        _ when target.DueAt is null => clock.Words.Of("never due", "无到期时刻"),
        _ => clock.Words.Of($"due {clock.At(target.DueAt)}", $"{clock.At(target.DueAt)} 到期"),
    };

    private static string TitleOf(Words words, CaseStatus status) => status.Grade is { } grade
        ? words.Of(
            $"Complaint {words.Name(status.Id.Value)}, grade {ComplaintWords.Of(words, grade)}: {ComplaintWords.Of(words, status.State)}",
            $"投诉 {words.Name(status.Id.Value)}，{ComplaintWords.Of(words, grade)}：{ComplaintWords.Of(words, status.State)}")
        : words.Of($"Complaint {words.Name(status.Id.Value)}", $"投诉 {words.Name(status.Id.Value)}");

    /// <summary>What is missed and not done, and what is due next.</summary>
    private static string Pressing(Told clock, CaseStatus status)
    {
        var words = clock.Words;
        TargetStatus[] missed = [.. status.Targets.Where(target => target.IsOpen && target.Status == TargetState.Breached)];
        var next = status.Targets.Where(target => target.Status is TargetState.Running or TargetState.Paused && target.DueAt is not null).MinBy(target => target.DueAt);
        var late = missed.Length == 0 ? "" : words.Of(
            $"Missed and not done: {words.List(missed.Select(target => $"{ComplaintWords.Target(words, target.Target)} since {clock.At(target.BreachedAt)}"))}. ",
            $"已超时未完成：{words.List(missed.Select(target => $"{ComplaintWords.Target(words, target.Target)}（自 {clock.At(target.BreachedAt)}）"))}。");
        var kept = status.Targets.Count(target => target.Status == TargetState.Met);
        var ahead = next is null ? words.Of(
            $"Nothing is due any more; {Words.Count(kept)} of {words.Count(status.Targets.Count, "target was", "targets were", "")} kept.",
            $"已无待办时限；{Words.Count(status.Targets.Count)} 项时限中达成 {Words.Count(kept)} 项。") : words.Of(
            $"Next due: {ComplaintWords.Target(words, next.Target)} by {clock.At(next.DueAt)}, {ComplaintWords.Hours(words, next.Left)} of working time left.",
            $"下一时限：{ComplaintWords.Target(words, next.Target)}，{clock.At(next.DueAt)} 到期，剩余工作时间 {ComplaintWords.Hours(words, next.Left)}。");
        return late + ahead;
    }

    /// <summary>From the receipt to now and what is still due; of a case that is over, to its last event.</summary>
    private static TimeAxis AxisOf(CaseStatus status, Instant receivedAt, Instant asOf, DateTimeZone zone, CaseEvent[] events)
    {
        var starts = status.Targets.Select(target => target.Start).Append(receivedAt).Concat(status.Steps.Select(step => step.At)).Concat(events.Select(item => item.At));
        var ends = status.Targets.SelectMany(target => new[] { target.Start, target.MetAt, target.BreachedAt, target.IsOpen || target.Status == TargetState.Breached ? target.DueAt : null })
            .Concat(status.Steps.Select(step => (Instant?)step.At)).Concat(events.Select(item => (Instant?)item.At)).Append(receivedAt)
            .Append(status.State.IsOpen() ? asOf : null);
        var (from, to) = (starts.Min(), ends.Max()!.Value);
        var room = Duration.Max((to - from) / 40, Duration.FromMinutes(10));
        return new(Kept(from - Duration.Min(room, from - Instant.MinValue)), Kept(to + Duration.Min(room, Instant.MaxValue - to)), zone);

        // Within the years that every zone has.
        static Instant Kept(Instant at) => Instant.Max(Instant.FromUtc(1, 1, 1, 0, 0), Instant.Min(at, Instant.FromUtc(9998, 12, 31, 0, 0)));
    }

    private static IEnumerable<LegendEntry> Legend(Words words, TargetLine[] targets)
    {
        yield return LegendEntry.Square(words.Of("the clock runs", "计时中"), Style.Fill(0));
        if (targets.Any(line => line.Target.BreachedAt is not null))
        {
            yield return LegendEntry.Square(words.Of("runs after it was missed", "超时后计时"), Style.Bad);
        }

        if (targets.Any(line => line.Spans.Any(span => span.Pause != PauseReason.None)))
        {
            yield return LegendEntry.Square(words.Of("the clock stands", "暂停计时"), Style.Wash(1));
        }

        if (targets.Any(line => line.Spans.Any(span => !span.IsOpen)))
        {
            yield return LegendEntry.Square(words.Of("closed hours", "非营业时间"), Style.Neutral);
        }

        if (targets.Any(line => line.Target.IsOpen && line.Target.Warnings.Count > 0))
        {
            yield return LegendEntry.Line(words.Of("warning", "预警点"), Style.Line(Verdict.Warn));
        }

        yield return LegendEntry.Diamond(words.Of("due", "到期"), Style.InkFill);
        if (targets.Any(line => line.Target.MetAt is not null))
        {
            yield return LegendEntry.Disc(words.Of("done", "完成"), Style.Good);
        }
    }

    private static IEnumerable<SpanRow> StateRow(Told clock, CaseStatus status)
    {
        if (status.Steps.Count == 0)
        {
            yield break;
        }

        var spans = status.Steps.Select((step, place) =>
        {
            var until = place + 1 < status.Steps.Count ? status.Steps[place + 1].At : (Instant?)null;
            var name = ComplaintWords.Of(clock.Words, step.State);
            return new Span(
                TimeAxis.ValueOf(step.At),
                until is { } end ? TimeAxis.ValueOf(end) : TimeAxis.ValueOf(Instant.Max(clock.AsOf, step.At)),
                step.State is CaseState.WaitingCustomer or CaseState.WaitingThirdParty or CaseState.Testing ? Style.Wash(1) : place % 2 == 0 ? Style.Wash(0) : Style.Wash(2),
                name,
                $"{name}: {clock.At(step.At)} – {clock.At(until)}");
        });
        yield return new(clock.Words.Of("state", "状态"), [.. spans]);
    }

    private static SpanRow TargetRow(Told clock, TargetLine line, double pixel, bool isNarrow)
    {
        var (words, target) = (clock.Words, line.Target);
        var marks = new List<SpanMark>();
        if (target.IsOpen)
        {
            marks.AddRange(target.Warnings.Where(warning => warning.At is not null).Select(warning => new SpanMark(
                TimeAxis.ValueOf(warning.At!.Value), SpanMarkShape.Stroke, Style.Line(Verdict.Warn), words.Of($"{words.Percent((double)warning.Share)} used up: {clock.At(warning.At)}", $"已用 {words.Percent((double)warning.Share)}：{clock.At(warning.At)}"))));
        }

        if (target.DueAt is { } due)
        {
            marks.Add(new(TimeAxis.ValueOf(due), SpanMarkShape.Diamond, Style.InkFill, words.Of($"due {clock.At(due)}", $"{clock.At(due)} 到期")));
        }

        if (target.MetAt is { } met)
        {
            marks.Add(new(TimeAxis.ValueOf(met), SpanMarkShape.Disc, target.BreachedAt is null ? Style.Good : Style.Bad, words.Of($"done {clock.At(met)}", $"{clock.At(met)} 完成")));
        }

        var name = ComplaintWords.Target(words, target.Target);
        var text = Stands(clock, target);
        return new(isNarrow ? words.Of($"{name}: {text}", $"{name}：{text}") : name, [.. SpansOf(clock, line, pixel)]) { Marks = marks, Text = isNarrow ? null : text };
    }

    /// <summary>The stretches of a target; closed hours too short to be seen become part of the stretch around them, so that years don't take thousands.</summary>
    private static IEnumerable<Span> SpansOf(Told clock, TargetLine line, double pixel)
    {
        Span? last = null;
        foreach (var span in line.Spans.SelectMany(span => Parts(span, line.Target.BreachedAt)))
        {
            var style = span.Pause != PauseReason.None ? Style.Wash(1)
                : !span.IsOpen ? Style.Neutral
                : span.From >= line.Target.BreachedAt ? Style.Bad : Style.Fill(0);
            var (from, to) = (TimeAxis.ValueOf(span.From), TimeAxis.ValueOf(span.Until));
            var name = span.Pause != PauseReason.None ? ComplaintWords.Of(clock.Words, span.Pause)
                : span.IsOpen ? clock.Words.Of("the clock runs", "计时中") : clock.Words.Of("closed hours", "非营业时间");
            var next = new Span(from, to, style, span.Pause != PauseReason.None ? name : "", $"{name}: {clock.At(span.From)} – {clock.At(span.Until)}");
            if (last is not null && last.Style == next.Style && span.Pause == PauseReason.None)
            {
                last = last with { To = next.To };
            }
            else if (last is not null && next.Style == Style.Neutral && to - from < 1.5 * pixel && last.Style != Style.Wash(1))
            {
                last = last with { To = next.To };
            }
            else
            {
                if (last is not null)
                {
                    yield return last;
                }

                last = next;
            }
        }

        if (last is not null)
        {
            yield return last;
        }
    }

    /// <summary>A stretch before and after an instant.</summary>
    private static IEnumerable<ClockSpan> Parts(ClockSpan span, Instant? cut) => cut is { } at && at > span.From && at < span.Until
        ? [span with { Until = at }, span with { From = at }]
        : [span];

    private static IEnumerable<SpanRow> EventRow(Told clock, CaseEvent[] events)
    {
        if (events.Length > 0)
        {
            yield return new(clock.Words.Of($"events ({Words.Count(events.Length)})", $"事件（{Words.Count(events.Length)}）"))
            {
                Marks = [.. events.Select(item => new SpanMark(TimeAxis.ValueOf(item.At), SpanMarkShape.Stroke, Style.InkLine, $"{clock.At(item.At)} {ComplaintWords.Of(clock.Words, item.Type)}"))],
            };
        }
    }

    private static PictureTable Table(Told clock, CaseStatus status, TargetLine[] targets, CaseEvent[] events)
    {
        var words = clock.Words;
        var (target, state, happened) = (words.Of("target", "时限"), words.Of("state", "状态"), words.Of("event", "事件"));
        return Tables.Of(
            [
                Tables.Text(words.Of("kind", "类别")), Tables.Text(words.Of("what", "内容")), Tables.Text(words.Of("from", "起")), Tables.Text(words.Of("to or due", "至／到期")),
                Tables.Text(words.Of("how it stands", "情况")), Tables.Number(words.Of("counted", "已计时长")), Tables.Number(words.Of("left", "剩余")),
            ],
            targets.Select(line => (string[])
            [
                target, ComplaintWords.Target(words, line.Target.Target), clock.At(line.Target.Start), clock.At(line.Target.DueAt), Stands(clock, line.Target), ComplaintWords.Hours(words, line.Counted),
                line.Target.IsOpen ? ComplaintWords.Hours(words, line.Target.Left) : "–",
            ])
            .Concat(status.Steps.Select((step, place) => (string[])
            [
                state, ComplaintWords.Of(words, step.State), clock.At(step.At), place + 1 < status.Steps.Count ? clock.At(status.Steps[place + 1].At) : "–", "", "–", "–",
            ]))
            .Concat(events.Select(item => (string[])[happened, ComplaintWords.Of(words, item.Type), clock.At(item.At), "–", item.Actor is { } actor ? words.Name(actor) : "", "–", "–"])));
    }

    /// <summary>Tells instants in a zone.</summary>
    /// <param name="Words">The language.</param>
    /// <param name="Zone">The zone.</param>
    /// <param name="AsOf">The instant of the judgement.</param>
    public sealed record Told(Words Words, DateTimeZone Zone, Instant AsOf)
    {
        /// <summary>An instant to the minute.</summary>
        public string At(Instant? at) => at is { } instant ? Words.Minute(instant, Zone) : "–";
    }

    private sealed record TargetLine(TargetStatus Target, EquatableArray<ClockSpan> Spans)
    {
        public Duration Counted { get; } = Spans.Where(span => span.IsCounted).Aggregate(Duration.Zero, (sum, span) => sum + (span.Until - span.From));
    }
}
