using NodaTime;

namespace UserOps.Tickets;

/// <summary>The verdicts of one ticket for the indicators that are judged ticket by ticket, as of one instant.</summary>
/// <remarks>
/// Each is judged once, at the instant at which its opportunity comes to its end, on what was recorded up to then; what is written here is
/// the definition, indicator by indicator. Used again for ticket after ticket, by one thread.
/// </remarks>
internal sealed class TicketVerdicts(MaturityProgram program)
{
    /// <summary>The indicators judged ticket by ticket.</summary>
    public static readonly IndicatorId[] Judged =
    [
        IndicatorId.M1, IndicatorId.M2, IndicatorId.M3, IndicatorId.M4, IndicatorId.S1, IndicatorId.S2, IndicatorId.S3, IndicatorId.S4,
        IndicatorId.S5, IndicatorId.D1, IndicatorId.D2, IndicatorId.D3, IndicatorId.P1, IndicatorId.P2, IndicatorId.R1,
    ];

    private readonly Verdict[] _verdicts = new Verdict[Enum.GetValues<IndicatorId>().Length];

    private EvidenceRequest? _request;

    public Verdict this[IndicatorId id] => _verdicts[(int)id];

    /// <summary>Gets the first instant after that of judgement at which, with no new event, a verdict of the period may fall or turn.</summary>
    public Instant? Next { get; private set; }

    public void Judge(TicketFacts facts, EvidenceRequest request, WorkIndex work)
    {
        Array.Clear(_verdicts);
        (_request, Next) = (request, null);
        var asOf = request.AsOf;
        JudgeClassification(facts, asOf);
        JudgePassingOn(facts, asOf);
        JudgeSolution(facts, asOf);
        JudgeRelay(facts);
        JudgeDrive(facts, asOf);
        JudgeClosing(facts, work);
        JudgeFix(facts, asOf, work);
    }

    /// <summary>Notes that an opportunity may come to its end later.</summary>
    private void Await(IndicatorId id, Instant at)
    {
        if (_request!.Awaits(at) && program.Settings.ContainsKey(id))
        {
            Next = Earlier(Next, at);
        }
    }

    /// <summary>Notes that a success may turn later: it counts in the period in which it fell, whenever it turns.</summary>
    private void AwaitTurn(IndicatorId id, Instant at)
    {
        if (this[id] is { IsOver: true, IsSuccess: true } verdict && at > _request!.AsOf && _request.Holds(verdict.At) && program.Settings.ContainsKey(id))
        {
            Next = Earlier(Next, at);
        }
    }

    private void Set(IndicatorId id, bool isSuccess, Instant at) => _verdicts[(int)id] = Verdict.Of(isSuccess, at);

    /// <summary>M1 at the first handover or solution, M2 at the solution, M4 when classified or when the triage target is past.</summary>
    private void JudgeClassification(TicketFacts facts, Instant asOf)
    {
        Instant? classifiedAt = facts.Kinds.Count > 0 ? facts.Kinds[0].At : null;
        var end = Earlier(facts.HandedOverAt, facts.ResolvedAt);
        if (end is { } over && facts.FirstAgentAt <= over)
        {
            Set(IndicatorId.M1, classifiedAt <= over, over);
        }

        if (facts.ResolvedAt is { } solvedAt && classifiedAt <= solvedAt)
        {
            Set(IndicatorId.M2, facts.Kinds[0].Kind == facts.KindAt(solvedAt), solvedAt);
        }

        if (facts.CreatedAt is { } createdAt)
        {
            var due = createdAt + program.Triage;
            if (classifiedAt <= due)
            {
                Set(IndicatorId.M4, isSuccess: true, Later(classifiedAt.Value, createdAt));
            }
            else if (due <= asOf)
            {
                Set(IndicatorId.M4, isSuccess: false, due);
            }
            else
            {
                Await(IndicatorId.M4, due);
            }
        }
    }

    /// <summary>
    /// M3 once the solution is settled: the ticket is closed, or the reopen window of its solution is over. Until then the solving team may change. Where
    /// it is reopened and settled again by another team than the first to receive it, a success becomes a failure.
    /// </summary>
    private void JudgePassingOn(TicketFacts facts, Instant asOf)
    {
        if (facts.HandedOverAt is not { } handedOverAt)
        {
            return;
        }

        Instant? settledAt = null;
        for (var i = 0; i < facts.Turns.Count; i++)
        {
            var (at, type) = facts.Turns[i];
            settledAt = type switch
            {
                TicketEventType.Closed => Earlier(settledAt, at),
                TicketEventType.Resolved => Earlier(settledAt, at + program.Reopen),
                _ => null,
            };

            // It stands so until it is reopened; closings and solutions further on are of the same stand.
            var isLast = i + 1 == facts.Turns.Count;
            if (settledAt is not { } settled || (!isLast && facts.Turns[i + 1].Type != TicketEventType.Reopened))
            {
                continue;
            }

            var until = isLast ? asOf : facts.Turns[i + 1].At - Duration.Epsilon;
            var end = Later(settled, handedOverAt);
            var before = this[IndicatorId.M3];
            if (before is { IsOver: true, IsSuccess: false })
            {
                return;
            }

            if (isLast && before.IsOver)
            {
                AwaitTurn(IndicatorId.M3, end);
            }
            else if (isLast)
            {
                Await(IndicatorId.M3, end);
            }

            if (end <= until)
            {
                Set(IndicatorId.M3, IsFirstReceiver(facts, end, until), before.IsOver ? before.At : end);
            }
        }
    }

    /// <summary>Whether the team that first received a ticket has it throughout a stretch of time; one that passed it on within the same instant never had it.</summary>
    private static bool IsFirstReceiver(TicketFacts facts, Instant start, Instant end)
    {
        var receiver = facts.Places[1].Place;
        for (var i = 0; i < facts.Places.Count; i++)
        {
            var (at, place, _) = facts.Places[i];
            var isPassing = i + 1 < facts.Places.Count && facts.Places[i + 1].At == at;
            if (at > start && at <= end && !isPassing && !string.Equals(place, receiver, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return string.Equals(facts.PlaceAt(start), receiver, StringComparison.Ordinal);
    }

    /// <summary>S1, S2 and S5 when the reopen window of the first solution is over, or at once when the ticket comes back within it.</summary>
    private void JudgeSolution(TicketFacts facts, Instant asOf)
    {
        if (facts.ResolvedAt is not { } solvedAt)
        {
            return;
        }

        var end = solvedAt + program.Reopen;
        var reopenedAt = FirstTurn(facts, TicketEventType.Reopened, solvedAt);
        var isReopened = reopenedAt <= end;
        end = isReopened ? reopenedAt!.Value : end;
        if (end > asOf)
        {
            Await(IndicatorId.S1, end);
            Await(IndicatorId.S2, end);
            Await(IndicatorId.S5, end);
            return;
        }

        var isPassedOn = facts.HandedOverAt <= end;
        Set(IndicatorId.S5, !isReopened, end);

        // Who closes a ticket, or looks at it again, is not who solved it: on many desks one account closes all.
        var isByOne = facts.FirstStaffAt <= solvedAt && !(facts.SecondStaffAt <= solvedAt);
        Set(IndicatorId.S2, !isReopened && !isPassedOn && isByOne, end);
        if (facts.KindAt(end) == TicketKind.Usage)
        {
            Set(IndicatorId.S1, !isReopened && !isPassedOn, end);
        }
    }

    /// <summary>S3 at the handover of a technical ticket, S4 at its first solution from then on; what was solved before it was passed on is not that.</summary>
    private void JudgeRelay(TicketFacts facts)
    {
        if (facts.HandedOverAt is not { } handedOverAt || facts.KindAt(handedOverAt) != TicketKind.Technical)
        {
            return;
        }

        Set(IndicatorId.S3, facts.ModuleAtHandover is not null && facts.CauseAtHandover is not null, handedOverAt);
        if (facts.ModuleAtHandover is not null && facts.SolvedAfterHandoverAt is { } solvedAt)
        {
            Set(IndicatorId.S4, string.Equals(facts.ModuleAtHandover, facts.ModuleAtSolution, StringComparison.Ordinal), solvedAt);
        }
    }

    /// <summary>D2 at the solution or when the drive target is past; D3 when a ticket passed on has been open for longer than the silence limit.</summary>
    private void JudgeDrive(TicketFacts facts, Instant asOf)
    {
        if (facts.HandedOverAt is not { } handedOverAt || IsSolvedBefore(facts, handedOverAt))
        {
            return;
        }

        var solvedAt = Earlier(FirstTurn(facts, TicketEventType.Resolved, handedOverAt), FirstTurn(facts, TicketEventType.Closed, handedOverAt));
        var due = handedOverAt + program.Drive;
        var end = solvedAt <= due ? solvedAt.Value : due;
        if (end <= asOf && facts.KindAt(end) == TicketKind.Technical)
        {
            Set(IndicatorId.D2, solvedAt <= due, end);
        }

        Await(IndicatorId.D2, end);
        var silentAt = handedOverAt + program.Silence;
        if (solvedAt <= silentAt)
        {
            return;
        }

        if (silentAt < asOf && facts.KindAt(silentAt) == TicketKind.Technical)
        {
            Set(IndicatorId.D3, !HasGap(facts, handedOverAt, solvedAt ?? asOf), silentAt);
        }

        if (solvedAt is null)
        {
            AwaitSilence(facts, silentAt);
        }
    }

    /// <summary>An open ticket has been so for longer than the limit right after it, and a gap is too long right after it.</summary>
    private void AwaitSilence(TicketFacts facts, Instant silentAt)
    {
        Await(IndicatorId.D3, silentAt + Duration.Epsilon);
        var touch = facts.Touches.Count > 0 ? facts.Touches[^1] : facts.FirstAt;
        var gapAt = Later(touch, facts.HandedOverAt!.Value) + program.Silence + Duration.Epsilon;
        AwaitTurn(IndicatorId.D3, gapAt);
    }

    /// <summary>D1, P1 and R1 at the first closing.</summary>
    private void JudgeClosing(TicketFacts facts, WorkIndex work)
    {
        if (facts.ClosedAt is not { } closedAt)
        {
            return;
        }

        var kind = facts.KindAt(closedAt);
        if (kind == TicketKind.Technical)
        {
            Set(
                IndicatorId.D1,
                facts.RootCauseAtClosing is { } cause && !program.UnknownCauses.Contains(cause) && facts.OwnerAtClosing is not null,
                closedAt);
        }

        if (facts.RootCauseAtClosing is { } root && program.ProductCauses.Contains(root))
        {
            Set(IndicatorId.P1, facts.BugAtClosing is not null, closedAt);
        }

        if (kind is TicketKind.Usage or TicketKind.Requirement)
        {
            Set(IndicatorId.R1, facts.InsightAtClosing is not null || work.CitedAt(facts.TicketId) <= closedAt, closedAt);
        }
    }

    /// <summary>P2 when the bug of a closed ticket is released and the customer knows, or when the fix horizon is past.</summary>
    private void JudgeFix(TicketFacts facts, Instant asOf, WorkIndex work)
    {
        if (facts.ClosedAt is not { } closedAt || facts.Bugs.Count == 0)
        {
            return;
        }

        // The bug it was tied to when both were there first; a later one does not change what was promised.
        var (linkedAt, bugId) = facts.Bugs[0];
        foreach (var (at, id) in facts.Bugs)
        {
            (linkedAt, bugId) = at <= closedAt ? (at, id) : (linkedAt, bugId);
        }

        var start = Later(closedAt, linkedAt);
        var due = start + program.FixHorizon;
        if (work.Bug(bugId)?.ReleasedAt is { } releasedAt
            && Earlier(FirstTurn(facts, TicketEventType.Closed, releasedAt), First(facts.Notices, releasedAt)) is { } told
            && Later(told, start) <= due)
        {
            Set(IndicatorId.P2, isSuccess: true, Later(told, start));
        }
        else if (due <= asOf)
        {
            Set(IndicatorId.P2, isSuccess: false, due);
        }
        else
        {
            Await(IndicatorId.P2, due);
        }
    }

    /// <summary>Whether a ticket stands solved just before an instant.</summary>
    private static bool IsSolvedBefore(TicketFacts facts, Instant instant)
    {
        var isSolved = false;
        foreach (var (at, type) in facts.Turns)
        {
            if (at >= instant)
            {
                break;
            }

            isSolved = type != TicketEventType.Reopened;
        }

        return isSolved;
    }

    private bool HasGap(TicketFacts facts, Instant start, Instant end)
    {
        var last = start;
        foreach (var touch in facts.Touches)
        {
            if (touch >= end)
            {
                break;
            }

            if (touch > last)
            {
                if (touch - last > program.Silence)
                {
                    return true;
                }

                last = touch;
            }
        }

        return end - last > program.Silence;
    }

    private static Instant? FirstTurn(TicketFacts facts, TicketEventType type, Instant from)
    {
        foreach (var (at, turn) in facts.Turns)
        {
            if (turn == type && at >= from)
            {
                return at;
            }
        }

        return null;
    }

    private static Instant? First(List<Instant> instants, Instant from)
    {
        foreach (var at in instants)
        {
            if (at >= from)
            {
                return at;
            }
        }

        return null;
    }

    private static Instant? Earlier(Instant? x, Instant? y) => x is null ? y : y is null ? x : x <= y ? x : y;

    private static Instant Later(Instant x, Instant y) => x >= y ? x : y;
}
