using NodaTime;
using NodaTime.Text;

namespace UserOps.Complaints;

/// <summary>The sentences that tell where a case stands.</summary>
internal static class CaseExplainer
{
    private static readonly LocalizedText NotYet = LocalizedText.Of(
        "Complaint {id} had not come in by then.", "截至该时刻，投诉 {id} 尚未登记。");

    private static readonly LocalizedText Standing = LocalizedText.Of(
        "Complaint {id} is {state} since {since}; grade {grade}.", "投诉 {id} 自 {since} 起处于“{state}”；{grade} 级。");

    private static readonly LocalizedText Regraded = LocalizedText.Of(
        "At {at} the grade became {grade}: {cause}{by}.", "{at} 改为 {grade} 级：{cause}{by}。");

    private static readonly LocalizedText Merged = LocalizedText.Of(
        "{count} {count:complaint|complaints} merged into it: earliest receipt {received}, gravest grade {grade}.",
        "已并入 {count} 件投诉：取最早登记时间 {received}，取最重级别 {grade} 级。");

    private static readonly LocalizedText Into = LocalizedText.Of(
        "It is handled as part of {into}.", "现作为 {into} 的一部分处理。");

    private static readonly LocalizedText Running = LocalizedText.Of(
        "The {target} is due at {due}; late after {last}.", "“{target}”应于 {due} 前完成；晚于 {last} 即超时。");

    private static readonly LocalizedText Never = LocalizedText.Of(
        "The {target} has no due instant: no open hour lies ahead, or its clock stands until somebody says otherwise.",
        "“{target}”没有到期时刻：此后没有营业时间，或计时已暂停直至恢复。");

    private static readonly LocalizedText Paused = LocalizedText.Of(
        "The clock of the {target} stands: {reason} since {since}. It goes on at {until} at the latest.",
        "“{target}”暂停计时：自 {since} 起{reason}。最迟于 {until} 恢复。");

    private static readonly LocalizedText PausedOpen = LocalizedText.Of(
        "The clock of the {target} stands: {reason} since {since}. It goes on when that is over.",
        "“{target}”暂停计时：自 {since} 起{reason}。该情形结束后恢复。");

    private static readonly LocalizedText Breached = LocalizedText.Of(
        "The {target} was missed at {at}: it was due at {due}.", "“{target}”已于 {at} 超时：应于 {due} 前完成。");

    private static readonly LocalizedText BreachedByRegrade = LocalizedText.Of(
        "The {target} was late at once at {at}: the graver grade has it due at {due}.",
        "“{target}”在 {at} 升级时即已超时：按更重的级别应于 {due} 前完成。");

    private static readonly LocalizedText BreachedByMerge = LocalizedText.Of(
        "The {target} was late at once at {at}: counted from the earliest receipt it was due at {due}.",
        "“{target}”在 {at} 并案时即已超时：按最早登记时间应于 {due} 前完成。");

    private static readonly LocalizedText Met = LocalizedText.Of(
        "The {target} was done in time, at {at}.", "“{target}”已于 {at} 按时完成。");

    private static readonly LocalizedText Uncertain = LocalizedText.Of(
        "The calendar {calendar} does not know its holidays that far; the instants of the {target} may yet move.",
        "日历 {calendar} 尚不知晓届时的节假日；“{target}”的时刻可能变动。");

    private static readonly LocalizedText Silence = LocalizedText.Of(
        "Nobody answered the response, so silence closed the case.", "答复后期满无回音，案件静默关闭。");

    private static readonly LocalizedText Missing = LocalizedText.Of(
        "It can't be closed before there is: {items}.", "结案前尚缺：{items}。");

    private static readonly LocalizedText Illegal = LocalizedText.Of(
        "An event of {at} was not taken: {why}", "{at} 的事件未被采纳：{why}");

    private static readonly LocalizedText[] Causes =
    [
        LocalizedText.Of("new evidence", "新证据"),
        LocalizedText.Of("age", "久未办结"),
        LocalizedText.Of("more customers complain of the same", "同类投诉增多"),
        LocalizedText.Of("it was reopened", "案件重开"),
        LocalizedText.Of("a merged case is graver", "并入更重的案件"),
        LocalizedText.Of("a person decided so", "人工改级"),
    ];

    public static EquatableArray<Reason> Explain(CaseStatus status, Instant asOf)
    {
        if (status.State == CaseState.None)
        {
            return [new("case.notReceived", NotYet, [new("id", status.Id.Value)])];
        }

        var reasons = new List<Reason>
        {
            new("case.state", Standing, [new("id", status.Id.Value), State(status.State), At("since", status.Since!.Value), Grade(status.Grade!.Value)]),
        };
        reasons.AddRange(status.Grades.Skip(1).Select(Change));
        if (status.MergedInto is { } into)
        {
            reasons.Add(new("case.mergedInto", Into, [new("into", into.Value)]));
        }

        if (status.Members.Count > 0)
        {
            reasons.Add(new("case.merged", Merged, [new("count", Exact.Text(status.Members.Count)), At("received", status.ReceivedAt!.Value), Grade(status.Grade.Value)]));
        }

        foreach (var target in status.Targets)
        {
            AddTarget(target, reasons);
        }

        if (status.ClosedBySilence)
        {
            reasons.Add(new("case.silence", Silence, []));
        }

        if (status.State is CaseState.Responded or CaseState.Accepted or CaseState.External && status.Missing.Count > 0)
        {
            reasons.Add(new("case.missing", Missing, [Items(status.Missing)]));
        }

        reasons.AddRange(status.Problems.Select(problem => new Reason(
            "case.refused", Illegal, [At("at", problem.Event.At), new("why", problem.Why.In("en")) { Display = problem.Why }])));
        return reasons.ToEquatableArray();
    }

    private static void AddTarget(TargetStatus target, List<Reason> reasons)
    {
        var name = Target(target.Target);
        switch (target.Status)
        {
            case TargetState.Running when target.DueAt is { } due && target.LastOnTimeAt is { } last:
                reasons.Add(new("case.running", Running, [name, At("due", due), At("last", last)]));
                break;
            case TargetState.Running:
                reasons.Add(new("case.never", Never, [name]));
                break;
            case TargetState.Paused:
                var pause = target.Pauses[^1];
                reasons.Add(target.PausedUntil is { } until
                    ? new("case.paused", Paused, [name, Pause(pause.Reason), At("since", pause.From), At("until", until)])
                    : new("case.paused", PausedOpen, [name, Pause(pause.Reason), At("since", pause.From)]));
                break;
            case TargetState.Breached:
                var template = target.Cause switch
                {
                    BreachCause.Regrade => BreachedByRegrade,
                    BreachCause.Merge => BreachedByMerge,
                    _ => Breached,
                };
                reasons.Add(new("case.breached", template, [name, At("at", target.BreachedAt!.Value), At("due", target.DueAt!.Value)]));
                break;
            case TargetState.Met:
                reasons.Add(new("case.met", Met, [name, At("at", target.MetAt!.Value)]));
                break;
        }

        if (!target.IsCertain && target.Status is TargetState.Running or TargetState.Paused)
        {
            reasons.Add(new("case.uncertain", Uncertain, [name, new("calendar", target.Calendar)]));
        }
    }

    private static Reason Change(GradeChange change) => new("case.regraded", Regraded,
    [
        At("at", change.At),
        Grade(change.Grade),
        new("cause", Json.EnumJsonConverter<GradeCause>.NameOf(change.Cause)) { Display = Causes[(int)change.Cause] },
        change.Actor is null
            ? new("by", "") { Display = LocalizedText.Of("", "") }
            : new("by", change.Actor) { Display = LocalizedText.Of($" ({change.Actor}: {change.Reason})", $"（{change.Actor}：{change.Reason}）") },
    ]);

    private static Evidence At(string name, Instant at) => new(name, InstantPattern.ExtendedIso.Format(at));

    private static Evidence Grade(ComplaintGrade grade) => new("grade", Exact.Text(grade.Number()));

    private static Evidence State(CaseState state) =>
        new("state", Json.EnumJsonConverter<CaseState>.NameOf(state)) { Display = CaseWords.Name(state) };

    private static Evidence Pause(PauseReason reason) =>
        new("reason", Json.EnumJsonConverter<PauseReason>.NameOf(reason)) { Display = CaseWords.Name(reason) };

    private static Evidence Items(EquatableArray<ClosingItem> items) => new("items", string.Join(", ", items.Select(Json.EnumJsonConverter<ClosingItem>.NameOf)))
    {
        Display = LocalizedText.Of(
            string.Join(", ", items.Select(item => CaseWords.Name(item).In("en"))), string.Join("、", items.Select(item => CaseWords.Name(item).In("zh-CN")))),
    };

    private static Evidence Target(string target) =>
        Enum.GetValues<ServiceTargetKind>().Cast<ServiceTargetKind?>().FirstOrDefault(kind => Json.EnumJsonConverter<ServiceTargetKind>.NameOf(kind!.Value) == target) is { } known
            ? new("target", target) { Display = CaseWords.Name(known) }
            : new("target", target);
}
