using NodaTime;

namespace UserOps.Complaints;

/// <content>What is told of a case.</content>
internal sealed partial class CaseFold
{
    /// <summary>Where the case stands; call <see cref="Advance"/> first.</summary>
    public CaseStatus ToStatus(Instant asOf)
    {
        if (_facts is null)
        {
            return new() { Id = Id, State = CaseState.None, Since = null, Grade = null, Problems = _problems.ToEquatableArray(), LegalMoves = LegalMoves(asOf) };
        }

        var all = _runs.Select(run => (Run: run, Status: run.Status(_rules, _terms, _waits, asOf))).Where(pair => pair.Status is not null).ToList();
        var current = all.GroupBy(pair => pair.Run.Target, StringComparer.Ordinal).Select(group => group.Last().Status!).ToEquatableArray();
        var members = AllMembers();
        return new()
        {
            Id = Id,
            State = State,
            Since = _steps[^1].At,
            Grade = Grade,
            Grades = _grades.ToEquatableArray(),
            Grading = _grading,
            Facts = _facts,
            ReceivedAt = ReceivedAt,
            Handler = _handler,
            FirstAnsweredAt = _answeredAt,
            Channels = members.Prepend(this).Select(fold => fold._facts!.Channel).OfType<string>().Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal).ToEquatableArray(),
            Members = members.Select(fold => fold.Id).Order().ToEquatableArray(),
            MergedInto = _into?.Id,
            Targets = current,
            Breaches = all.Where(pair => pair.Status!.BreachedAt is not null)
                .Select(pair => new TargetBreach(pair.Run.Target, pair.Status!.DueAt, pair.Status.BreachedAt!.Value, pair.Status.MetAt, pair.Status.Cause))
                .OrderBy(breach => breach.BreachedAt).ThenBy(breach => breach.Target, StringComparer.Ordinal).ToEquatableArray(),
            Notices = Notices(current),
            Record = _record,
            Missing = Missing(asOf),
            ClosedBySilence = _closedBySilence,
            Reopenings = _reopenings,
            Steps = _steps.ToEquatableArray(),
            Problems = _problems.ToEquatableArray(),
            LegalMoves = LegalMoves(asOf),
        };
    }

    /// <summary>The first instant after <paramref name="asOf"/> at which time alone changes what is told; <see langword="null"/>: never.</summary>
    public Instant? ValidUntil(CaseStatus status, Instant asOf)
    {
        var next = Sooner(Sooner(NextMove(asOf), ReopenableUntil(asOf), asOf), ActionNeededUntil(asOf), asOf);
        foreach (var target in status.Targets)
        {
            if (target.Status is not (TargetState.Running or TargetState.Paused))
            {
                continue;
            }

            foreach (var warning in target.Warnings)
            {
                next = Sooner(next, warning.At, asOf);
            }

            next = Sooner(next, target.PausedUntil, asOf);
            next = target.LastOnTimeAt is { } last && last < Instant.MaxValue ? Sooner(next, last + Duration.FromNanoseconds(1), asOf) : next;
        }

        return next;
    }

    // When a closed case can't be reopened any more.
    private Instant? ReopenableUntil(Instant asOf) =>
        State == CaseState.Closed && Passes(CaseGuard.ReopenWindow, asOf) && _closedAt < Instant.MaxValue - _rules.Policy.Reopen.Within
            ? After(_closedAt + _rules.Policy.Reopen.Within)
            : null;

    // When the cause has not come back often enough any more to ask for an action.
    private Instant? ActionNeededUntil(Instant asOf)
    {
        var rule = _rules.Policy.Closing;
        return Grade < rule.CorrectiveActionFrom && rule.Required.Contains(ClosingItem.CorrectiveAction)
            && string.IsNullOrWhiteSpace(_record.CorrectiveAction) && _record.RootCause is { } cause
            ? _causes.RepeatedUntil(cause, asOf, rule.RepeatedWithin, rule.RepeatedCause)
            : null;
    }

    private static Instant? Sooner(Instant? next, Instant? other, Instant asOf) =>
        other is { } at && at > asOf && (next is null || at < next) ? at : next;

    private EquatableArray<CaseNotice> Notices(EquatableArray<TargetStatus> targets)
    {
        var notices = new List<CaseNotice>();
        foreach (var target in targets)
        {
            if (target.Status == TargetState.Stopped)
            {
                continue;
            }

            var points = target.Warnings.Append(new(1, target.BreachedAt ?? After(target.LastOnTimeAt)));
            foreach (var point in points)
            {
                var roles = _rules.Policy.Escalations
                    .Where(rule => rule.At == point.Share && Grade >= rule.Grade && (rule.Target is not { } kind || Json.EnumJsonConverter<ServiceTargetKind>.NameOf(kind) == target.Target))
                    .SelectMany(rule => rule.Tell).Distinct(StringComparer.Ordinal).ToEquatableArray();

                // What was done in time is not told of any more.
                if (roles.Count > 0 && point.At is { } at && (target.MetAt is not { } met || at <= met))
                {
                    notices.Add(new(at, target.Target, point.Share, roles));
                }
            }
        }

        return notices.OrderBy(notice => notice.At).ThenBy(notice => notice.Target, StringComparer.Ordinal).ToEquatableArray();
    }

    private static Instant? After(Instant? last) => last is { } at && at < Instant.MaxValue ? at + Duration.FromNanoseconds(1) : null;

    private List<CaseFold> AllMembers()
    {
        var found = new List<CaseFold>();
        var ahead = new Stack<CaseFold>(_members);
        while (ahead.TryPop(out var fold))
        {
            found.Add(fold);
            foreach (var member in fold._members)
            {
                ahead.Push(member);
            }
        }

        return found;
    }
}
