using NodaTime;

namespace UserOps.Complaints;

/// <content>What each event does to a case.</content>
internal sealed partial class CaseFold
{
    /// <summary>What need be done but once for all cases of one matter.</summary>
    private static readonly ServiceTargetKind[] Answers = [ServiceTargetKind.Acknowledge, ServiceTargetKind.FirstResponse];

    private void Apply(CaseEvent item, Func<ComplaintId, CaseFold?> find)
    {
        switch (item)
        {
            case CaseReceived received:
                Receive(received);
                break;
            case EvidenceAdded evidence:
                Learn(evidence.At, WithReadings(evidence.Factors) with { Affected = evidence.Affected ?? _facts!.Affected, Amount = evidence.Amount ?? _facts!.Amount });
                break;
            case CaseScreened screened:
                Learn(screened.At, WithReadings(screened.Factors));
                Move(CaseState.Screened, screened.At);
                break;
            case ClusterCounted cluster:
                _cluster = Math.Max(_cluster, cluster.Customers);
                Raise(cluster.At, _rules.Grader.Policy.Regrading.ByCluster(_standing, _cluster), GradeCause.ClusterGrowth);
                break;
            case CaseRegraded regraded:
                Regrade(regraded);
                break;
            case DeadlineExtended extended:
                _duties.FindLast(run => run.Target == extended.Target)!.Extend(extended.At);
                break;
            case CaseNoted note:
                Record(note);
                break;
            case CaseMerged merged:
                Merge(merged.At, find(merged.Into)!);
                break;
            case CaseUnmerged unmerged:
                Unmerge(unmerged.At);
                break;
            default:
                Proceed(item);
                break;
        }
    }

    private void Proceed(CaseEvent item)
    {
        switch (item)
        {
            case CaseAcknowledged:
                Contact(item.At, isAnswer: false);
                OpenDuties(RegulatorTrigger.Acknowledged, item.At, isFromReceipt: false);
                if (State == CaseState.Screened)
                {
                    Move(CaseState.Acknowledged, item.At);
                }

                break;
            case CaseAssigned assigned:
                _handler = assigned.Handler;
                if (State == CaseState.Acknowledged)
                {
                    Move(CaseState.Assigned, item.At);
                }

                break;
            case CustomerUpdated:
                Contact(item.At, isAnswer: true);
                break;
            case InvestigationStarted:
                Investigate(item.At);
                break;
            case CasePaused paused:
                Wait(paused);
                break;
            case CaseResumed:
                _waits[^1] = _waits[^1] with { Until = item.At };
                Move(CaseState.Investigating, item.At);
                break;
            case CaseDecided decided:
                _record = _record with { Outcome = decided.Outcome };
                Move(CaseState.DecisionReady, item.At);
                break;
            case CaseResponded responded:
                Respond(responded);
                break;
            default:
                End(item);
                break;
        }
    }

    private void End(CaseEvent item)
    {
        switch (item)
        {
            case CustomerAccepted:
                Move(CaseState.Accepted, item.At);
                break;
            case CustomerDisputed:
                Latest(ServiceTargetKind.Resolve)?.TakeUp(item.At, PauseReason.WithCustomer);
                Open(ServiceTargetKind.NextUpdate, item.At, isFromReceipt: false);
                Move(CaseState.Disputed, item.At);
                break;
            case ReferredOutside:
                // The response stands, and what follows is another's: the firm's own clocks end.
                Latest(ServiceTargetKind.Resolve)?.LayDown();
                StopOpen(item.At, run => run.Kind is not null);
                Move(CaseState.External, item.At);
                break;
            case CaseClosed:
                Close(item.At);
                break;
            case CaseReopened:
                Reopen(item.At);
                break;
            case CaseWithdrawn:
                Leave(CaseState.Withdrawn, item.At);
                break;
            case CaseNotAccepted:
                foreach (var run in _duties.Where(run => run.Duty!.Duty.SatisfiedBy.Contains(CaseEventType.NotAccepted)))
                {
                    run.Meet(item.At);
                }

                Leave(CaseState.NotAccepted, item.At);
                break;
        }
    }

    private void Receive(CaseReceived received)
    {
        _facts = received.Facts;
        _grading = _rules.Grader.Grade(_facts, received.At).Value;
        _graded = _grading.Grade;
        Raise(received.At, _graded, GradeCause.NewEvidence);
        Open(ServiceTargetKind.Acknowledge, received.At, isFromReceipt: true);
        Open(ServiceTargetKind.FirstResponse, received.At, isFromReceipt: true);
        Open(ServiceTargetKind.NextUpdate, received.At, isFromReceipt: true);
        Open(ServiceTargetKind.Resolve, received.At, isFromReceipt: true);
        OpenDuties(RegulatorTrigger.Received, received.At, isFromReceipt: true);
        OpenDuties(RegulatorTrigger.Sent, _facts.SentAt ?? received.At, isFromReceipt: _facts.SentAt is null);
        Move(CaseState.Received, received.At);
    }

    private ComplaintFacts WithReadings(EquatableMap<FactorReading> readings)
    {
        var factors = _facts!.Factors;
        foreach (var (factor, reading) in readings)
        {
            factors = factors.With(factor, reading);
        }

        return _facts with { Factors = factors };
    }

    // What is learnt may raise the grade and never lowers it; that takes a person and a reason.
    private void Learn(Instant at, ComplaintFacts facts)
    {
        var before = _grading!.Grade;
        _facts = facts;
        _grading = _rules.Grader.Grade(facts, at).Value;
        if (_grading.Grade > before)
        {
            _graded = ComplaintGrades.Graver(_graded, _grading.Grade);
            Raise(at, _grading.Grade, GradeCause.NewEvidence);
        }
    }

    private void Regrade(CaseRegraded regraded)
    {
        _graded = regraded.Grade;
        GradeTo(new() { At = regraded.At, Grade = regraded.Grade, Cause = GradeCause.Review, Actor = regraded.Actor, Reason = regraded.Reason });
    }

    private void Investigate(Instant at)
    {
        if (State == CaseState.External)
        {
            Latest(ServiceTargetKind.Resolve)?.TakeUp(at, PauseReason.WithCustomer);
            Open(ServiceTargetKind.NextUpdate, at, isFromReceipt: false);
        }

        Move(CaseState.Investigating, at);
    }

    private void Wait(CasePaused paused)
    {
        _waits.Add(new(paused.At, Until: null, paused.Reason));
        if (paused.Reason == PauseReason.WaitingCustomer)
        {
            // The customer was asked, so the customer was spoken to.
            Contact(paused.At, isAnswer: true);
        }

        Move(
            paused.Reason switch
            {
                PauseReason.WaitingCustomer => CaseState.WaitingCustomer,
                PauseReason.WaitingThirdParty => CaseState.WaitingThirdParty,
                _ => CaseState.Testing,
            },
            paused.At);
    }

    private void Respond(CaseResponded responded)
    {
        Latest(ServiceTargetKind.Acknowledge)?.Meet(responded.At);
        Latest(ServiceTargetKind.FirstResponse)?.Meet(responded.At);
        Latest(ServiceTargetKind.NextUpdate)?.Meet(responded.At);
        Latest(ServiceTargetKind.Resolve)?.Meet(responded.At);
        _record = _record with
        {
            ReasonsSent = _record.ReasonsSent || responded.ReasonsSent,
            OutsideRouteTold = _record.OutsideRouteTold || responded.OutsideRouteTold,
        };
        _respondedAt = responded.At;
        _answeredAt ??= responded.At;
        OpenDuties(RegulatorTrigger.Responded, responded.At, isFromReceipt: false);
        Move(CaseState.Responded, responded.At);
    }

    private void Reopen(Instant at)
    {
        _reopenings++;
        _closedBySilence = false;
        Raise(at, _rules.Grader.Policy.Regrading.WhenReopened(_standing), GradeCause.Reopened);
        if (_rules.Policy.Reopen.Mode == ReopenMode.Restart)
        {
            _ageSteps = 0;
            Open(ServiceTargetKind.Acknowledge, at, isFromReceipt: false);
            Open(ServiceTargetKind.FirstResponse, at, isFromReceipt: false);
            Open(ServiceTargetKind.Resolve, at, isFromReceipt: false);
        }
        else
        {
            var resolve = Latest(ServiceTargetKind.Resolve);
            resolve?.TakeUp(at, PauseReason.Closed);
        }

        Open(ServiceTargetKind.NextUpdate, at, isFromReceipt: false);
        Move(CaseState.Reopened, at);
    }

    private void Leave(CaseState state, Instant at)
    {
        StopOpen(at, _ => true);
        Move(state, at);
    }

    private void Merge(Instant at, CaseFold into)
    {
        _before = State;
        _mergedAt = at;
        _halted = [.. Current.Where(run => run.OwnMetAt is null && run.StoppedAt is null)];
        StopOpen(at, _ => true);
        Move(CaseState.MergedInto, at);
        _into = into;
        into._members.Add(this);
        into.Count(this);
        into.Settle(at, BreachCause.Merge);
        foreach (var kind in Answers)
        {
            // It is one matter: who was answered there need not be answered again.
            if (Latest(kind)?.MetAt is not null)
            {
                into.Root.Latest(kind)?.MeetByMember(at);
            }
        }
    }

    private void Unmerge(Instant at)
    {
        var root = Root;
        var into = _into!;
        _into = null;
        into._members.Remove(this);
        for (var fold = into; fold is not null; fold = fold._into)
        {
            fold.CountAgain();
            fold.Settle(at, BreachCause.Merge);
        }

        foreach (var run in _halted)
        {
            run.GoOn();
        }

        root.HearMembers();
        HearMembers();
        Move(_before, at);
    }

    // What the members that are left had done; each counts from when it came to be part of this case.
    private void HearMembers()
    {
        foreach (var kind in Answers)
        {
            Latest(kind)?.ForgetMembers();
        }

        var ahead = new Stack<(CaseFold Fold, Instant Since)>(_members.Select(member => (member, member._mergedAt)));
        while (ahead.TryPop(out var part))
        {
            foreach (var kind in Answers)
            {
                if (part.Fold.Latest(kind)?.OwnMetAt is not null)
                {
                    Latest(kind)?.MeetByMember(part.Since);
                }
            }

            foreach (var member in part.Fold._members)
            {
                ahead.Push((member, Instant.Max(part.Since, member._mergedAt)));
            }
        }
    }

    private void Record(CaseNoted note) => _record = _record with
    {
        RootCause = note.RootCause ?? _record.RootCause,
        RootCauseAt = note.RootCause is { } cause && cause != _record.RootCause ? note.At : _record.RootCauseAt,
        CorrectiveAction = note.CorrectiveAction ?? _record.CorrectiveAction,
        CorrectiveActionAt = _record.CorrectiveActionAt ?? (IsAction(note.CorrectiveAction) ? note.At : null),
        RemedyDelivered = note.RemedyDelivered ?? _record.RemedyDelivered,
        RedressKind = note.RedressKind ?? _record.RedressKind,
        RedressAmount = note.RedressAmount ?? _record.RedressAmount,
        Satisfaction = note.Satisfaction ?? _record.Satisfaction,
        Summary = note.Summary ?? _record.Summary,
    };

    private static bool IsAction(string? text) =>
        !string.IsNullOrWhiteSpace(text) && text.Split(':')[0].Trim() is var word && !string.Equals(word, "none", StringComparison.OrdinalIgnoreCase);

    // A word to the customer: it acknowledges, may answer, and sets the clock of the next update again.
    private void Contact(Instant at, bool isAnswer)
    {
        Latest(ServiceTargetKind.Acknowledge)?.Meet(at);
        if (isAnswer)
        {
            _answeredAt ??= at;
            Latest(ServiceTargetKind.FirstResponse)?.Meet(at);
        }

        if (Latest(ServiceTargetKind.NextUpdate) is { IsOpen: true } update)
        {
            update.Meet(at);
            Open(ServiceTargetKind.NextUpdate, at, isFromReceipt: false);
        }
    }

    private void Open(ServiceTargetKind kind, Instant at, bool isFromReceipt)
    {
        var run = TargetRun.Of(kind, at, isFromReceipt);
        _runs.Add(run);
        _latest[(int)kind] = run;
    }

    private void OpenDuties(RegulatorTrigger trigger, Instant at, bool isFromReceipt)
    {
        foreach (var duty in _rules.Duties)
        {
            if (duty.Duty.Trigger == trigger && duty.Holds(at) && !_duties.Exists(run => run.Target == duty.Name))
            {
                var run = TargetRun.Of(duty, at, isFromReceipt);
                _runs.Add(run);
                _duties.Add(run);
            }
        }
    }

    private IEnumerable<TargetRun> Current => _latest.OfType<TargetRun>().Concat(_duties);

    private TargetRun? Latest(ServiceTargetKind kind) => _latest[(int)kind];

    private void StopOpen(Instant at, Func<TargetRun, bool> which)
    {
        foreach (var run in Current.Where(which))
        {
            run.Stop(at);
        }
    }
}
