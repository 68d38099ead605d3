using NodaTime;
using UserOps.Json;

namespace UserOps.Complaints;

/// <content>Which events a case can take.</content>
internal sealed partial class CaseFold
{
    private static readonly LocalizedText NotReceived = LocalizedText.Of(
        "The complaint has not come in. Add its receipt first.", "该投诉尚未登记。请先添加登记事件。");

    private static readonly LocalizedText Cycle = LocalizedText.Of(
        "The other case was merged into this one. Undo that merge first.", "对方案件已并入本案。请先撤销该并案。");

    private static readonly LocalizedText NoTarget = LocalizedText.Of(
        "The other case is not open. Name a case that is being handled.", "对方案件未在处理中。请指定在办案件。");

    private static readonly LocalizedText Lowering = LocalizedText.Of(
        "To lower a grade takes an actor and a reason. Give both.", "降级须有操作人和理由。请补充。");

    private static readonly LocalizedText NoExtension = LocalizedText.Of(
        "No such deadline runs, or it allows no further extension. Name one that runs, or leave it out.",
        "没有该时限，或已不能再延期。请指定正在计时的时限，或删除此事件。");

    /// <summary>What the gate misses at an instant.</summary>
    public EquatableArray<ClosingItem> Missing(Instant asOf)
    {
        var rule = _rules.Policy.Closing;
        return rule.Required.Where(item => item switch
        {
            ClosingItem.Outcome => _record.Outcome == CaseOutcome.Undecided,
            ClosingItem.ReasonsSent => !_record.ReasonsSent,
            ClosingItem.RemedyDelivered => _record.Outcome != CaseOutcome.NotUpheld && !_record.RemedyDelivered,
            ClosingItem.OutsideRouteTold => !_record.OutsideRouteTold,
            ClosingItem.RootCause => string.IsNullOrWhiteSpace(_record.RootCause),
            ClosingItem.CorrectiveAction => string.IsNullOrWhiteSpace(_record.CorrectiveAction) && NeedsAction(rule, asOf),
            _ => string.IsNullOrWhiteSpace(_record.Summary),
        }).ToEquatableArray();
    }

    /// <summary>The moves that are legal at an instant, their guards looked at.</summary>
    public EquatableArray<CaseEventType> LegalMoves(Instant asOf) =>
        CaseMoves.From(State).Where(move => Passes(move.Guard, asOf)).Select(move => move.By).Distinct().Order().ToEquatableArray();

    private bool NeedsAction(ClosingRule rule, Instant asOf) =>
        Grade >= rule.CorrectiveActionFrom
        || (_record.RootCause is { } cause && _causes.IsRepeated(cause, asOf, rule.RepeatedWithin, rule.RepeatedCause));

    private bool Passes(CaseGuard guard, Instant asOf) => guard switch
    {
        CaseGuard.Critical => Grade == ComplaintGrade.Critical,
        CaseGuard.Gate => Missing(asOf).Count == 0,
        CaseGuard.Silence => false,
        CaseGuard.ReopenWindow => _rules.Policy.Reopen.Mode != ReopenMode.NewCase && asOf - _closedAt <= _rules.Policy.Reopen.Within,
        _ => true,
    };

    private CaseProblem? Refusal(CaseEvent item, Func<ComplaintId, CaseFold?> find)
    {
        if (State == CaseState.None && item is not CaseReceived)
        {
            return Problem(item, NotReceived);
        }

        if (!IsRecord(item) && !CanMove(item))
        {
            return Illegal(item);
        }

        return item switch
        {
            CaseReceived received => Unreadable(item, received.Facts),
            EvidenceAdded evidence => Unreadable(item, WithReadings(evidence.Factors)),
            CaseScreened screened => Unreadable(item, WithReadings(screened.Factors)),
            CaseRegraded regraded when regraded.Grade < _standing && (string.IsNullOrWhiteSpace(item.Actor) || string.IsNullOrWhiteSpace(regraded.Reason)) =>
                Problem(item, Lowering),
            DeadlineExtended extended when !CanExtend(extended) => Problem(item, NoExtension),
            CaseMerged merged => RefuseMerge(merged, find),
            _ => null,
        };
    }

    // Recorded without a move: what is learnt, told or noted while the case is open; notes even after.
    private bool IsRecord(CaseEvent item) => item switch
    {
        CaseNoted => State is not (CaseState.None or CaseState.MergedInto),
        EvidenceAdded or ClusterCounted or CaseRegraded or DeadlineExtended or CustomerUpdated => State.IsOpen(),
        CaseAcknowledged => State.IsOpen() && State is not (CaseState.Received or CaseState.Screened),
        CaseAssigned => State.IsOpen() && State is not (CaseState.Received or CaseState.Screened or CaseState.Acknowledged),
        _ => false,
    };

    private bool CanMove(CaseEvent item)
    {
        foreach (var move in CaseMoves.All)
        {
            if (move.From == State && move.By == item.Type && Passes(move.Guard, item.At))
            {
                return true;
            }
        }

        return false;
    }

    private bool CanExtend(DeadlineExtended extended) =>
        _duties.FindLast(run => run.Target == extended.Target) is { IsOpen: true, Duty: { } duty } run
        && (run.Extensions < duty.Duty.Extensions.Count || duty.Duty.SatisfiedBy.Contains(CaseEventType.DeadlineExtended));

    private CaseProblem? RefuseMerge(CaseMerged merged, Func<ComplaintId, CaseFold?> find)
    {
        if (find(merged.Into) is not { _facts: not null } other)
        {
            return Problem(merged, NoTarget);
        }

        other.Root.Advance(merged.At);
        return other.Root == this ? Problem(merged, Cycle) : other.Root.State.IsOpen() ? null : Problem(merged, NoTarget);
    }

    private CaseProblem? Unreadable(CaseEvent item, ComplaintFacts facts) =>
        _rules.Grader.Check(facts, "event") is { } fault
            ? Problem(item, LocalizedText.Of($"{fault.Field} is '{fault.Value}': {fault.Why}", $"{fault.Field} 为“{fault.Value}”：{fault.Why}"))
            : null;

    private CaseProblem Problem(CaseEvent item, LocalizedText why) => new() { Event = item, State = State, Why = why };

    private CaseProblem Illegal(CaseEvent item)
    {
        var legal = LegalMoves(item.At);
        var missing = item is CaseClosed ? Missing(item.At) : [];
        var names = legal.Select(EnumJsonConverter<CaseEventType>.NameOf).ToList();
        var state = CaseWords.Name(State);
        var type = EnumJsonConverter<CaseEventType>.NameOf(item.Type);
        var (en, zh) = names.Count == 0
            ? ("Nothing moves it any more.", "该案件不能再变更。")
            : ($"Legal: {string.Join(", ", names)}.", $"可用操作：{string.Join("、", names)}。");
        if (missing.Count > 0)
        {
            en += $" Missing before closing: {string.Join(", ", missing.Select(part => CaseWords.Name(part).In("en")))}.";
            zh += $"结案前尚缺：{string.Join("、", missing.Select(part => CaseWords.Name(part).In("zh-CN")))}。";
        }

        return Problem(item, LocalizedText.Of($"A case that is {state.In("en")} can't take '{type}'. {en}", $"案件处于“{state.In("zh-CN")}”，不能执行“{type}”。{zh}")) with
        {
            Legal = legal,
            Missing = missing,
        };
    }
}
