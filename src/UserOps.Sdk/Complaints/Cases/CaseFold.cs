using NodaTime;

namespace UserOps.Complaints;

/// <summary>One case while its events are gone through: its state, its grade, its clocks.</summary>
/// <remarks>
/// Between two events time alone may move a case: silence closes it, age raises its grade. <see cref="Advance"/> does so, before
/// every event and at the end; so it does not matter how often anybody looked.
/// </remarks>
internal sealed partial class CaseFold
{
    private readonly CaseRules _rules;
    private readonly CauseIndex _causes;
    private readonly List<GradeChange> _grades = [];
    private readonly List<CaseTerm> _terms = [];
    private readonly List<PauseSpan> _waits = [];
    private readonly List<TargetRun> _runs = [];

    // The clocks that can still run: the latest of each kind, and the duties. All earlier ones are met or stopped.
    private readonly TargetRun?[] _latest = new TargetRun?[Enum.GetValues<ServiceTargetKind>().Length];
    private readonly List<TargetRun> _duties = [];
    private AgeMark? _aged;
    private AgeMark? _notBefore;
    private readonly List<CaseStep> _steps = [];
    private readonly List<CaseProblem> _problems = [];
    private readonly List<CaseFold> _members = [];
    private ComplaintFacts? _facts;
    private ComplaintGrading? _grading;
    private ComplaintGrade _standing;
    private ComplaintGrade _graded;
    private int _ageSteps;
    private long _cluster;
    private ComplaintGrade _gravestMember;
    private Instant? _earliestMember;
    private CaseFold? _into;
    private CaseState _before;
    private Instant _mergedAt;
    private TargetRun[] _halted = [];
    private Instant _seenUntil;
    private Instant _respondedAt;
    private Instant? _answeredAt;
    private Instant _closedAt;
    private bool _closedBySilence;
    private int _reopenings;
    private string? _handler;
    private CaseRecord _record = new();

    public CaseFold(ComplaintId id, CaseRules rules, CauseIndex causes)
    {
        Id = id;
        _rules = rules;
        _causes = causes;
    }

    public ComplaintId Id { get; }

    public CaseState State { get; private set; }

    public IReadOnlyList<CaseProblem> Problems => _problems;

    public ComplaintGrade Grade => ComplaintGrades.Graver(_standing, _gravestMember);

    private Instant ReceivedAt => _earliestMember is { } member && member < _facts!.ReceivedAt ? member : _facts!.ReceivedAt;

    /// <summary>Follows the merges to the case that goes on.</summary>
    public CaseFold Root
    {
        get
        {
            var fold = this;
            while (fold._into is { } up)
            {
                fold = up;
            }

            return fold;
        }
    }

    /// <summary>Takes an event, or notes why it can't be taken.</summary>
    public void Take(CaseEvent item, Func<ComplaintId, CaseFold?> find)
    {
        Advance(item.At);
        if (_into is not null)
        {
            // What time did to the case that this one is part of, it did before.
            Root.Advance(item.At);
        }

        if (Refusal(item, find) is { } problem)
        {
            _problems.Add(problem);
            return;
        }

        Apply(item, find);
        foreach (var run in _duties.Where(run => run.Duty!.Duty.SatisfiedBy.Contains(item.Type) && IsFor(item, run.Target)))
        {
            run.Meet(item.At);
        }

        Settle(item.At);
        _seenUntil = item.At;
        Advance(item.At);
    }

    /// <summary>Lets time pass: age raises the grade, silence closes the case.</summary>
    public void Advance(Instant asOf)
    {
        while (State.IsOpen() && CanAgeBy(asOf) && AgeStep(_ageSteps) is { } age && age.At <= asOf)
        {
            _ageSteps++;
            Raise(age.At, age.Grade, GradeCause.Age);
        }

        if (SilentAt() is { } silent && silent <= asOf)
        {
            // What the gate missed may have come after the silence was over: then the case closes with it.
            var at = Instant.Max(silent, _seenUntil);
            if (Missing(at).Count == 0)
            {
                Close(at);
                _closedBySilence = true;
            }
        }
    }

    /// <summary>When time alone changes the case next: age or silence; <see langword="null"/>: never.</summary>
    public Instant? NextMove(Instant asOf)
    {
        var age = State.IsOpen() ? NextRise(asOf) : null;
        var silent = SilentAt() is { } at && at > asOf && Missing(at).Count == 0 ? at : (Instant?)null;
        return age is { } one && silent is { } other ? Instant.Min(one, other) : age ?? silent;
    }

    // An extension speaks of one deadline; every other event of the whole case.
    private static bool IsFor(CaseEvent item, string target) => item is not DeadlineExtended extended || extended.Target == target;

    // Silence that would end after the end of time never does.
    private Instant? SilentAt()
    {
        if (State != CaseState.Responded)
        {
            return null;
        }

        var (date, days) = (_rules.Calendar.DateOf(_respondedAt), _rules.Policy.SilentDays + 1);
        return Period.DaysBetween(date, LocalDate.MaxIsoValue) < days ? null : _rules.Calendar.Zone.AtStartOfDay(date.PlusDays(days)).ToInstant();
    }

    // Age is measured against the target of the grade that facts and people gave, so that one rise does not bring the next.
    private (Instant At, ComplaintGrade Grade)? AgeStep(int place)
    {
        if (MarkOf(place, _waits.Count == 0 ? null : _waits[^1].Until) is not { } mark)
        {
            return null;
        }

        if (_aged is not { } known || known.For(mark) != mark)
        {
            _aged = known = mark with { At = AgedAt(mark, _waits) };
        }

        return known.At is { } at
            ? (Instant.Max(at, _terms[^1].From), _rules.Grader.Policy.Regrading.ByAge(_graded, known.Share))
            : null;
    }

    // A pause only moves a step further away. So a step that lies ahead though the pause that lasts is left out needs no second look
    // at each event, however many pauses there were.
    private bool CanAgeBy(Instant asOf)
    {
        if (MarkOf(_ageSteps, until: null) is not { } mark)
        {
            return false;
        }

        if (_notBefore is not { } known || known.For(mark with { Waits = known.Waits }) != mark with { Waits = known.Waits } || known.At <= asOf)
        {
            _notBefore = known = mark with { At = AgedAt(mark, _waits is [.., { Until: null }] ? _waits[..^1] : _waits) };
        }

        return known.At <= asOf;
    }

    private Instant? AgedAt(AgeMark mark, List<PauseSpan> waits) =>
        mark.Run.AgedAt(_rules.TargetOf(_graded, ServiceTargetKind.Resolve)!, mark.ReceivedAt, waits, mark.Share);

    private AgeMark? MarkOf(int place, Instant? until)
    {
        var steps = _rules.Grader.Policy.Regrading.Age;
        return place < steps.Count && Latest(ServiceTargetKind.Resolve) is { IsOpen: true } run && _rules.TargetOf(_graded, ServiceTargetKind.Resolve) is not null
            ? new(run, run.TakenUp, steps[place].Share, _graded, ReceivedAt, _waits.Count, until, At: null)
            : null;
    }

    // The steps of age that raise nothing are no news.
    private Instant? NextRise(Instant asOf)
    {
        for (var place = _ageSteps; AgeStep(place) is { } step; place++)
        {
            if (step.Grade > _standing && step.At > asOf)
            {
                return step.At;
            }
        }

        return null;
    }

    /// <summary>Changes the grade as the ratchet lets: by itself it only rises.</summary>
    private void GradeTo(GradeChange change)
    {
        var outcome = GradeRatchet.Apply(_grades.Count == 0 ? null : _standing, change);
        if (outcome.Kind is GradeOutcomeKind.Set or GradeOutcomeKind.Raised or GradeOutcomeKind.Lowered)
        {
            _standing = outcome.After;
            _grades.Add(change);
            Settle(change.At);
        }
    }

    private void Raise(Instant at, ComplaintGrade grade, GradeCause cause) => GradeTo(new() { At = at, Grade = grade, Cause = cause });

    /// <summary>Notes from when on another receipt or grade counts, here and in the cases that this one is part of.</summary>
    private void Settle(Instant at, BreachCause cause = BreachCause.Regrade)
    {
        for (var fold = this; fold is not null && fold.Note(at, cause); fold = fold._into)
        {
            fold._into?.Count(fold);
        }
    }

    // Whether anything changed that the case above must know.
    private bool Note(Instant at, BreachCause cause)
    {
        if (_facts is null)
        {
            return false;
        }

        var (start, grade) = (ReceivedAt, Grade);
        if (_terms.Count > 0 && _terms[^1].Start == start && _terms[^1].Grade == grade)
        {
            return false;
        }

        _terms.Add(new(at, start, grade, cause));
        return true;
    }

    private void Count(CaseFold member)
    {
        _gravestMember = ComplaintGrades.Graver(_gravestMember, member.Grade);
        _earliestMember = _earliestMember is { } earliest && earliest < member.ReceivedAt ? earliest : member.ReceivedAt;
    }

    private void CountAgain()
    {
        (_gravestMember, _earliestMember) = (ComplaintGrade.Minor, null);
        foreach (var member in _members)
        {
            Count(member);
        }
    }

    private void Move(CaseState state, Instant at)
    {
        State = state;
        _steps.Add(new(at, state));
    }

    private void Close(Instant at)
    {
        Move(CaseState.Closed, at);
        _closedAt = at;
    }

    /// <summary>What the instant of a step of age was computed from.</summary>
    private readonly record struct AgeMark(
        TargetRun Run, int TakenUp, decimal Share, ComplaintGrade Graded, Instant ReceivedAt, int Waits, Instant? Until, Instant? At)
    {
        public AgeMark For(AgeMark other) => this with { At = other.At };
    }
}
