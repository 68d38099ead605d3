using NodaTime;

namespace UserOps.Complaints;

/// <summary>What a case's targets are counted by from some instant on: the receipt, the grade.</summary>
internal readonly record struct CaseTerm(Instant From, Instant Start, ComplaintGrade Grade, BreachCause Cause);

/// <summary>One clock of a case, from when it was set until it was met or stopped.</summary>
/// <remarks>
/// It holds facts alone; when it is due is computed from them and the case's terms when it is asked for. So a case that is replayed
/// gives the same answer as one that was followed.
/// </remarks>
internal sealed class TargetRun
{
    private static readonly Duration Tick = Duration.FromNanoseconds(1);
    private readonly List<PauseSpan> _own = [];
    private readonly List<Instant> _extensions = [];

    private TargetRun(string target, ServiceTargetKind? kind, DutyClock? duty, Instant opened, bool isFromReceipt)
    {
        Target = target;
        Kind = kind;
        Duty = duty;
        Opened = opened;
        IsFromReceipt = isFromReceipt;
    }

    public string Target { get; }

    public ServiceTargetKind? Kind { get; }

    public DutyClock? Duty { get; }

    public Instant Opened { get; }

    /// <summary>Whether the clock is set by the receipt, which a merge can make earlier.</summary>
    public bool IsFromReceipt { get; }

    /// <summary>When it was done: for the case itself, or for one that was merged into it.</summary>
    public Instant? MetAt => OwnMetAt is { } own && !(MemberMetAt < own) ? own : MemberMetAt;

    public Instant? OwnMetAt { get; private set; }

    /// <summary>From when on it counts that it was done for a case that was merged into this one.</summary>
    public Instant? MemberMetAt { get; private set; }

    public Instant? StoppedAt { get; private set; }

    public bool IsOpen => MetAt is null && StoppedAt is null;

    public static TargetRun Of(ServiceTargetKind kind, Instant opened, bool isFromReceipt) =>
        new(Json.EnumJsonConverter<ServiceTargetKind>.NameOf(kind), kind, duty: null, opened, isFromReceipt);

    public static TargetRun Of(DutyClock duty, Instant opened, bool isFromReceipt) => new(duty.Name, kind: null, duty, opened, isFromReceipt);

    public void Meet(Instant at)
    {
        if (StoppedAt is null)
        {
            OwnMetAt ??= at;
        }
    }

    /// <summary>Counts that it was done for a member, from the member's joining on.</summary>
    public void MeetByMember(Instant at)
    {
        if (at >= Opened && !(StoppedAt <= at) && !(MemberMetAt <= at))
        {
            MemberMetAt = at;
        }
    }

    public void ForgetMembers() => MemberMetAt = null;

    /// <summary>Ends the clock, unless it was met for the case itself: that a member had it done may be undone.</summary>
    public void Stop(Instant at)
    {
        if (OwnMetAt is null)
        {
            StoppedAt ??= at;
        }
    }

    /// <summary>Undoes <see cref="Stop"/>.</summary>
    public void GoOn() => StoppedAt = null;

    /// <summary>Takes the clock up again: the time since it was met is a pause.</summary>
    public void TakeUp(Instant at, PauseReason reason)
    {
        if (OwnMetAt is { } met && StoppedAt is null)
        {
            _own.Add(new(met, at, reason));
            OwnMetAt = null;
        }
    }

    /// <summary>Undoes the last <see cref="TakeUp"/>: it was met after all.</summary>
    public void LayDown()
    {
        if (OwnMetAt is null && _own.Count > 0)
        {
            OwnMetAt = _own[^1].From;
            _own.RemoveAt(_own.Count - 1);
        }
    }

    /// <summary>How often it was taken up again.</summary>
    public int TakenUp => _own.Count;

    public int Extensions => _extensions.Count;

    public void Extend(Instant at) => _extensions.Add(at);

    /// <summary>How the target stands at an instant; <see langword="null"/> if the grade has no such target.</summary>
    public TargetStatus? Status(CaseRules rules, List<CaseTerm> terms, List<PauseSpan> waits, Instant asOf)
    {
        var limit = Earliest(MetAt, StoppedAt, asOf);
        Reading? current = null;
        for (var i = FirstTerm(terms); i < terms.Count; i++)
        {
            var end = i + 1 < terms.Count ? terms[i + 1].From : (Instant?)null;

            // What changed right when it was met comes too late to count.
            if (terms[i].From > limit || (current is not null && terms[i].From >= MetAt))
            {
                break;
            }

            // An extension given within the term parts it.
            foreach (var (from, until, count) in Parts(terms[i].From, end))
            {
                if (from > limit || Read(rules, terms[i], waits, count, asOf) is not { } reading)
                {
                    continue;
                }

                current = reading;
                if (reading.OnTimeUntil is { } last && last < Instant.MaxValue && Instant.Max(last + Tick, from) is var breach && breach <= limit && (until is null || breach <= until))
                {
                    var cause = breach > last + Tick && i > 0 ? terms[i].Cause : BreachCause.Late;
                    return Finish(reading, asOf, limit, breach, cause);
                }
            }
        }

        return current is { } standing ? Finish(standing, asOf, limit, breachedAt: null, BreachCause.None) : null;
    }

    /// <summary>When a share of the target is used up, of the case's age; at the whole, when it is missed. <see langword="null"/>: never.</summary>
    public Instant? AgedAt(ServiceClock target, Instant receivedAt, List<PauseSpan> waits, decimal share)
    {
        var start = IsFromReceipt ? receivedAt : Opened;
        var pauses = PausesOf(waits, target.Target.PausedBy, start, Instant.MaxValue);
        if (share != 1)
        {
            return target.Clock.WarnAt(start, pauses, share);
        }

        var due = target.Clock.Due(start, pauses);
        return (target.Target.StrictDue ? due.DueAt : due.LastOnTimeAt) is { } last && last < Instant.MaxValue ? last + Tick : null;
    }

    private static Instant Earliest(Instant? met, Instant? stopped, Instant asOf)
    {
        var limit = met is { } done && done < asOf ? done : asOf;
        return stopped is { } end && end < limit ? end : limit;
    }

    private IEnumerable<(Instant From, Instant? Until, int Count)> Parts(Instant from, Instant? until)
    {
        var count = _extensions.Count(at => at <= from);
        foreach (var at in _extensions.Where(at => at > from && (until is null || at < until)))
        {
            yield return (from, at, count);
            (from, count) = (at, count + 1);
        }

        yield return (from, until, count);
    }

    private Reading? Read(CaseRules rules, CaseTerm term, List<PauseSpan> waits, int extensions, Instant asOf)
    {
        var start = IsFromReceipt ? term.Start : Opened;
        if (Duty is { } duty)
        {
            var longer = 0;
            for (var i = 0; i < Math.Min(extensions, duty.Duty.Extensions.Count); i++)
            {
                longer += duty.Duty.Extensions[i];
            }

            return new(duty.Clock, start, PausesOf(waits, duty.Duty.PausedBy, start, asOf), longer, IsStrict: false, DutyClock.WarnAt, duty.Calendar);
        }

        return rules.TargetOf(term.Grade, Kind!.Value) is { } service
            ? new(
                service.Clock,
                start,
                PausesOf(waits, service.Target.PausedBy, start, asOf),
                0,
                service.Target.StrictDue,
                service.Target.WarnAt,
                service.Target.Calendar)
            : null;
    }

    // The last term that began before the clock was set; the first, if none did.
    private int FirstTerm(List<CaseTerm> terms)
    {
        var (low, high) = (0, terms.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = terms[middle].From <= Opened ? (middle + 1, high) : (low, middle);
        }

        return Math.Max(0, low - 1);
    }

    // Waits are in order and apart. Those that began when it was done moved nothing.
    private PauseSpan[] PausesOf(List<PauseSpan> waits, EquatableArray<PauseReason> reasons, Instant start, Instant asOf)
    {
        var (low, high) = (0, waits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = waits[middle].Until <= start ? (middle + 1, high) : (low, middle);
        }

        var pauses = new List<PauseSpan>(_own);
        for (var end = MetAt ?? StoppedAt; low < waits.Count && waits[low].From <= asOf && !(waits[low].From >= end); low++)
        {
            if (reasons.Contains(waits[low].Reason))
            {
                pauses.Add(waits[low]);
            }
        }

        return _own.Count == 0 ? [.. pauses] : [.. pauses.OrderBy(pause => pause.From)];
    }

    private TargetStatus Finish(Reading reading, Instant asOf, Instant limit, Instant? breachedAt, BreachCause cause)
    {
        var pauses = reading.Pauses;
        var isOpen = IsOpen && breachedAt is null;
        var lasting = isOpen && pauses is [.., { Until: null } last] && last.From <= asOf ? last : (PauseSpan?)null;
        var pausedUntil = lasting is null ? null : reading.Clock.PausedUntil(reading.Start, pauses, reading.Extension);
        var isPaused = lasting is not null && (pausedUntil is null || asOf < pausedUntil);
        var warnings = reading.WarnAt
            .Select(share => new TargetWarning(share, reading.Clock.WarnAt(reading.Start, pauses, share, reading.Extension)))
            .ToEquatableArray();
        decimal? warned = null;
        foreach (var warning in warnings)
        {
            warned = warning.At <= limit ? warning.Share : warned;
        }

        var state = breachedAt is not null ? TargetState.Breached
            : MetAt is not null ? TargetState.Met
            : StoppedAt is not null ? TargetState.Stopped
            : isPaused ? TargetState.Paused : TargetState.Running;
        return new()
        {
            Target = Target,
            Status = state,
            Start = reading.Start,
            DueAt = reading.Due.DueAt,
            LastOnTimeAt = reading.OnTimeUntil,
            MetAt = MetAt,
            BreachedAt = breachedAt,
            Cause = cause,
            PausedUntil = isPaused ? pausedUntil : null,
            Left = isOpen ? reading.Clock.Left(reading.Start, pauses, asOf, reading.Due) : Duration.Zero,
            Warnings = warnings,
            Warned = warned,
            Pauses = pauses.ToEquatableArray(),
            Stood = reading.Clock.Stood(reading.Start, pauses, asOf).ToEquatableArray(),
            Calendar = reading.Calendar,
            IsCertain = reading.Due.IsCertain,
            IsEnded = StoppedAt is not null && MetAt is null,
        };
    }

    private readonly record struct Reading(
        TargetClock Clock,
        Instant Start,
        PauseSpan[] Pauses,
        int Extension,
        bool IsStrict,
        EquatableArray<decimal> WarnAt,
        string Calendar)
    {
        public BusinessTime.BusinessDeadline Due { get; } = Clock.Due(Start, Pauses, Extension);

        public Instant? OnTimeUntil => IsStrict ? Due.DueAt : Due.LastOnTimeAt;
    }
}
