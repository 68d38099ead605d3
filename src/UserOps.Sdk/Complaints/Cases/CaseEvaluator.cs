using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Complaints;

/// <summary>Says where cases stand: replays their events by a policy, and reads off state, grade, targets and what comes next.</summary>
/// <remarks>
/// <para>The constructor checks the policy and lays out its clocks. Immutable and thread-safe. It reads no clock and keeps no state: the
/// same events and instant always give the same answer, so any past decision can be made again.</para>
/// <para>A case costs its events, and a few dozen clock readings.</para>
/// </remarks>
public sealed class CaseEvaluator
{
    private static readonly ServiceTargetKind[] Kinds = Enum.GetValues<ServiceTargetKind>();

    private readonly CaseRules _rules;

    /// <summary>Initializes a new instance of the <see cref="CaseEvaluator"/> class.</summary>
    /// <param name="policy">How cases are followed.</param>
    /// <param name="grader">What grades them.</param>
    /// <param name="calendars">
    /// The calendars that the policy names. <c>always</c> is there without being given; so are, for regulators alone, the countries of
    /// <see cref="WorkingCalendars.Countries"/>.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems, or names a calendar that is not given.</exception>
    public CaseEvaluator(CasePolicy policy, ComplaintGrader grader, IReadOnlyDictionary<string, BusinessClock> calendars)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(grader);
        ArgumentNullException.ThrowIfNull(calendars);
        var problems = CasePolicyValidator.Validate(policy).ToList();
        foreach (var (path, name) in CaseRules.CalendarsOf(policy))
        {
            if (name != CaseRules.Always && !string.IsNullOrWhiteSpace(name) && calendars.GetValueOrDefault(name) is null)
            {
                problems.Add(new(path, null, $"'{name}'", $"'{CaseRules.Always}' or a calendar that the host gives", "Give the evaluator a calendar of that name, or name another."));
            }
        }

        if (problems.Count > 0)
        {
            throw new InvalidPolicyException(nameof(policy), [.. problems]);
        }

        Policy = policy;
        Grader = grader;
        PolicyRef = policy.ToRef();
        _rules = new(policy, grader, calendars);
    }

    /// <summary>Initializes a new instance of the <see cref="CaseEvaluator"/> class with one calendar for all but <c>always</c>.</summary>
    /// <param name="policy">How cases are followed.</param>
    /// <param name="grader">What grades them.</param>
    /// <param name="business">
    /// The calendar for every name that the policy uses, beside <c>always</c>. Regulators that name a country count its days, not the
    /// firm's.
    /// </param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems.</exception>
    public CaseEvaluator(CasePolicy policy, ComplaintGrader grader, BusinessClock business)
        : this(policy, grader, EveryName(policy, business))
    {
    }

    /// <summary>Gets the policy.</summary>
    public CasePolicy Policy { get; }

    /// <summary>Gets what grades the cases.</summary>
    public ComplaintGrader Grader { get; }

    /// <summary>Gets the reference of the policy.</summary>
    public PolicyRef PolicyRef { get; }

    /// <summary>Says where one case stands. Merges with other cases are not seen; for those, give the book.</summary>
    /// <param name="log">What happened to it.</param>
    /// <param name="asOf">The instant of the judgement; later events are not seen.</param>
    /// <returns>Where it stands, and until when that holds if nothing happens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="log"/> is empty.</exception>
    public Assessment<CaseStatus> Assess(CaseLog log, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (log.Events.Count == 0)
        {
            throw new ArgumentException("There is nothing in the log, so there is no case. Add the receipt of the complaint.", nameof(log));
        }

        var events = log.Events.Where(item => item.At <= asOf).ToArray();
        var replay = new CaseReplay(_rules, CauseIndex.Of(events), events);
        return Told(replay.Find(log.Events[0].ComplaintId) ?? new CaseFold(log.Events[0].ComplaintId, _rules, CauseIndex.Of([])), asOf);
    }

    /// <summary>Says where one case of a book stands, with those that were merged into it.</summary>
    /// <param name="book">What happened to all cases.</param>
    /// <param name="id">The complaint.</param>
    /// <param name="asOf">The instant of the judgement; later events are not seen.</param>
    /// <returns>Where it stands, and until when that holds if nothing happens.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="book"/> is <see langword="null"/>.</exception>
    public Assessment<CaseStatus> Assess(CaseBook book, ComplaintId id, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        var causes = book.Causes(asOf);
        var replay = new CaseReplay(_rules, causes, book.Group(id, asOf));
        return Told(replay.Find(id) ?? new CaseFold(id, _rules, causes), asOf);
    }

    /// <summary>Says where all cases of a book stand that had come in by then.</summary>
    /// <param name="book">What happened to all cases.</param>
    /// <param name="asOf">The instant of the judgement; later events are not seen.</param>
    /// <returns>One answer a complaint, in the ordinal order of the ids; the same in any arrival order of the events.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="book"/> is <see langword="null"/>.</exception>
    public IEnumerable<Assessment<CaseStatus>> AssessAll(CaseBook book, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        return Cases();

        IEnumerable<Assessment<CaseStatus>> Cases()
        {
            var causes = book.Causes(asOf);
            var waiting = new PriorityQueue<CaseFold, ComplaintId>();
            foreach (var (first, events) in book.Groups(asOf))
            {
                // Groups come in the order of their first complaints; the others of a group wait for their turn.
                while (waiting.TryPeek(out var next, out var id) && id < first)
                {
                    waiting.Dequeue();
                    yield return Told(next, asOf);
                }

                foreach (var fold in new CaseReplay(_rules, causes, events).Folds)
                {
                    waiting.Enqueue(fold, fold.Id);
                }
            }

            while (waiting.TryDequeue(out var rest, out _))
            {
                yield return Told(rest, asOf);
            }
        }
    }

    /// <summary>Says whether a case could take an event now, without taking it.</summary>
    /// <param name="book">What happened to all cases.</param>
    /// <param name="item">The event, not earlier than what happened.</param>
    /// <returns>Why not, with the moves that are legal; <see langword="null"/> if it could.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="book"/> or <paramref name="item"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="item"/> is not one that a case can have.</exception>
    public CaseProblem? Check(CaseBook book, CaseEvent item)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(item);
        if (CaseEventRules.Check(item) is { } fault)
        {
            throw new ArgumentException($"{fault.Field} is '{fault.Value}': {fault.Why}", nameof(item));
        }

        var events = book.Group(item.ComplaintId, item.At).Append(item);
        if (item is CaseMerged merge)
        {
            events = events.Concat(book.Group(merge.Into, item.At));
        }

        var replay = new CaseReplay(_rules, book.Causes(item.At), CaseEventOrder.Sort(events));
        return replay.Find(item.ComplaintId)!.Problems.FirstOrDefault(problem => problem.Event == item);
    }

    /// <summary>When a target of a fresh complaint of some grade is due; costs a clock reading and allocates nothing.</summary>
    /// <param name="grade">The grade.</param>
    /// <param name="target">The target.</param>
    /// <param name="receivedAt">The receipt.</param>
    /// <returns>When it is due; <c>default</c> if the grade has no such target.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="grade"/> or <paramref name="target"/> is none that is named.</exception>
    public BusinessDeadline DueOf(ComplaintGrade grade, ServiceTargetKind target, Instant receivedAt)
    {
        ArgumentOutOfRangeException.ThrowIfNegative((int)grade, nameof(grade));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)grade, (int)ComplaintGrade.Critical, nameof(grade));
        ArgumentOutOfRangeException.ThrowIfNegative((int)target, nameof(target));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)target, (int)ServiceTargetKind.Resolve, nameof(target));
        if (_rules.TargetOf(grade, target) is not { } service)
        {
            return default;
        }

        var due = service.Clock.Due(receivedAt, []);
        return service.Target.StrictDue ? due with { LastOnTimeAt = due.DueAt } : due;
    }

    /// <summary>Says how the targets of a complaint stand that nobody has touched yet, and the duties towards regulators; costs some clock readings.</summary>
    /// <remarks>As for a case of which only the receipt is known, of this grade for good: age does not raise it.</remarks>
    /// <param name="facts">What is known of the complaint.</param>
    /// <param name="grade">Its grade.</param>
    /// <param name="asOf">The instant of the judgement, not before the receipt.</param>
    /// <returns>The firm's targets of the grade and the regulators', in that order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="facts"/> is <see langword="null"/>.</exception>
    public EquatableArray<TargetStatus> TargetsOf(ComplaintFacts facts, ComplaintGrade grade, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var received = facts.ReceivedAt;
        List<CaseTerm> terms = [new(received, received, grade, BreachCause.None)];
        var targets = new List<TargetStatus>(4);
        foreach (var kind in Kinds)
        {
            Add(TargetRun.Of(kind, received, isFromReceipt: true));
        }

        AddDuties(RegulatorTrigger.Received, received);
        AddDuties(RegulatorTrigger.Sent, facts.SentAt ?? received);
        return targets.ToEquatableArray();

        void AddDuties(RegulatorTrigger trigger, Instant start)
        {
            foreach (var duty in _rules.Duties)
            {
                if (duty.Duty.Trigger == trigger && duty.Holds(start) && !targets.Exists(target => target.Target == duty.Name))
                {
                    Add(TargetRun.Of(duty, start, isFromReceipt: start == received));
                }
            }
        }

        void Add(TargetRun run)
        {
            if (run.Status(_rules, terms, [], asOf) is { } status)
            {
                targets.Add(status);
            }
        }
    }

    /// <summary>Tells where a target's clock counted, and where it did not, from its start to an instant: why it is where it is.</summary>
    /// <param name="target">The target, of a case that this evaluator judged.</param>
    /// <param name="asOf">Until when.</param>
    /// <returns>The spans in time, without a gap: open, closed, and paused with the reason.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="target"/> is <see langword="null"/>.</exception>
    public EquatableArray<ClockSpan> Timeline(TargetStatus target, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(target);
        return ClockSpan.Of(_rules.ClockOf(target.Target, target.Calendar), target, Instant.Min(asOf, target.MetAt ?? asOf));
    }

    private static Dictionary<string, BusinessClock> EveryName(CasePolicy policy, BusinessClock business)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(business);
        return CaseRules.CalendarsOf(policy)
            .Select(item => item.Name)
            .Where(name => name != CaseRules.Always)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(name => name, _ => business, StringComparer.Ordinal);
    }

    private Assessment<CaseStatus> Told(CaseFold fold, Instant asOf)
    {
        fold.Advance(asOf);
        var status = fold.ToStatus(asOf);
        return new(status, PolicyRef, asOf, status.State == CaseState.None ? null : fold.ValidUntil(status, asOf), CaseExplainer.Explain(status, asOf));
    }
}
