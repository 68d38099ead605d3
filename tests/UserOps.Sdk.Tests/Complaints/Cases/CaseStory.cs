using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

/// <summary>Tells what happens to one case, line by line; the times are UTC, and the calendar is Monday to Friday, 9 to 17.</summary>
internal sealed class CaseStory
{
    private readonly List<CaseEvent> _events = [];
    private readonly ComplaintId _id;

    public CaseStory(string id = "C-1") => _id = new(id);

    public static BusinessClock Business { get; } = new(WorkingCalendars.MonFri9To17("UTC"));

    public static ComplaintGrader Grader { get; } = new(GradingPolicies.Default);

    public static CaseEvaluator Evaluator { get; } = new(CasePolicies.Default, Grader, Business);

    /// <summary>Confirms that nothing grave is there, so that no grade hangs on what is unknown.</summary>
    public static EquatableMap<FactorReading> Harmless { get; } =
        [new("safety", new(0)), new("legal", new(0)), new("privacy", new(0))];

    public IReadOnlyList<CaseEvent> Events => _events;

    public static Instant At(string time) => InstantPattern.ExtendedIso.Parse(time.Length == 16 ? $"{time}:00Z" : $"{time}Z").Value;

    public static string Text(Instant? at) => at is { } instant ? instant.ToString("uuuu-MM-dd'T'HH:mm:ss.FFFFFFFFF", CultureInfo.InvariantCulture) : "never";

    /// <summary>A receipt whose factors give a grade: 4, 3 (severity 2), 2 (safety 2), 1 (safety 3).</summary>
    public CaseStory Received(string at, int grade = 4, string? channel = null) => Add(new CaseReceived
    {
        ComplaintId = _id,
        At = At(at),
        Facts = new() { Id = _id, ReceivedAt = At(at), Channel = channel, Factors = Factors(grade) },
    });

    public CaseStory Screened(string at, params (string Factor, int Level)[] readings) => Add(new CaseScreened
    {
        ComplaintId = _id,
        At = At(at),
        Factors = readings.Select(pair => KeyValuePair.Create(pair.Factor, new FactorReading(pair.Level))).ToEquatableMap(),
    });

    public CaseStory Evidence(string at, string factor, int level) => Add(new EvidenceAdded
    {
        ComplaintId = _id,
        At = At(at),
        Factors = [new(factor, new(level))],
    });

    public CaseStory Acknowledged(string at) => Add(new CaseAcknowledged { ComplaintId = _id, At = At(at) });

    public CaseStory Assigned(string at) => Add(new CaseAssigned { ComplaintId = _id, At = At(at), Handler = "agent-7" });

    public CaseStory Investigated(string at) => Add(new InvestigationStarted { ComplaintId = _id, At = At(at) });

    public CaseStory Updated(string at) => Add(new CustomerUpdated { ComplaintId = _id, At = At(at) });

    public CaseStory Paused(string at, PauseReason reason = PauseReason.WaitingCustomer) => Add(new CasePaused { ComplaintId = _id, At = At(at), Reason = reason });

    public CaseStory Resumed(string at) => Add(new CaseResumed { ComplaintId = _id, At = At(at) });

    public CaseStory Decided(string at, CaseOutcome outcome = CaseOutcome.Upheld) => Add(new CaseDecided { ComplaintId = _id, At = At(at), Outcome = outcome });

    public CaseStory Responded(string at) => Add(new CaseResponded { ComplaintId = _id, At = At(at), ReasonsSent = true, OutsideRouteTold = true });

    public CaseStory Noted(string at, string cause = "late-parcel", string? action = "CAPA-1") => Add(new CaseNoted
    {
        ComplaintId = _id,
        At = At(at),
        RootCause = cause,
        CorrectiveAction = action,
        RemedyDelivered = true,
        Summary = "Sent again.",
    });

    public CaseStory Add(CaseEvent item)
    {
        _events.Add(item);
        return this;
    }

    public CaseStory Add(Func<ComplaintId, CaseEvent> item) => Add(item(_id));

    /// <summary>From receipt to the investigation, all at one instant.</summary>
    public CaseStory ReceivedAndInvestigated(string at, int grade = 4) =>
        Received(at, grade).Screened(at).Acknowledged(at).Assigned(at).Investigated(at);

    public CaseLog ToLog() => CaseLog.From(_events);

    public CaseStatus AsOf(string at, CaseEvaluator? evaluator = null) => (evaluator ?? Evaluator).Assess(ToLog(), At(at)).Value;

    public Assessment<CaseStatus> Assess(string at, CaseEvaluator? evaluator = null) => (evaluator ?? Evaluator).Assess(ToLog(), At(at));

    /// <summary>An event of a type that nothing but its state can forbid.</summary>
    public static CaseEvent Any(CaseEventType type, ComplaintId id, Instant at) => type switch
    {
        CaseEventType.Received => new CaseReceived { ComplaintId = id, At = at, Facts = new() { Id = id, ReceivedAt = at } },
        CaseEventType.EvidenceAdded => new EvidenceAdded { ComplaintId = id, At = at },
        CaseEventType.ClusterCounted => new ClusterCounted { ComplaintId = id, At = at, Customers = 1 },
        CaseEventType.Screened => new CaseScreened { ComplaintId = id, At = at },
        CaseEventType.Acknowledged => new CaseAcknowledged { ComplaintId = id, At = at },
        CaseEventType.Assigned => new CaseAssigned { ComplaintId = id, At = at, Handler = "agent-7" },
        CaseEventType.InvestigationStarted => new InvestigationStarted { ComplaintId = id, At = at },
        CaseEventType.CustomerUpdated => new CustomerUpdated { ComplaintId = id, At = at },
        CaseEventType.Paused => new CasePaused { ComplaintId = id, At = at, Reason = PauseReason.Testing },
        CaseEventType.Resumed => new CaseResumed { ComplaintId = id, At = at },
        CaseEventType.Decided => new CaseDecided { ComplaintId = id, At = at, Outcome = CaseOutcome.Upheld },
        CaseEventType.Responded => new CaseResponded { ComplaintId = id, At = at },
        CaseEventType.Accepted => new CustomerAccepted { ComplaintId = id, At = at },
        CaseEventType.Disputed => new CustomerDisputed { ComplaintId = id, At = at },
        CaseEventType.ReferredOutside => new ReferredOutside { ComplaintId = id, At = at, Body = "ombudsman" },
        CaseEventType.Noted => new CaseNoted { ComplaintId = id, At = at },
        CaseEventType.Closed => new CaseClosed { ComplaintId = id, At = at },
        CaseEventType.Reopened => new CaseReopened { ComplaintId = id, At = at },
        CaseEventType.Withdrawn => new CaseWithdrawn { ComplaintId = id, At = at },
        CaseEventType.NotAccepted => new CaseNotAccepted { ComplaintId = id, At = at, Reason = "not ours" },
        _ => new CaseUnmerged { ComplaintId = id, At = at },
    };

    private static EquatableMap<FactorReading> Factors(int grade) => grade switch
    {
        1 => Harmless.With("safety", new(3)),
        2 => Harmless.With("safety", new(2)),
        3 => Harmless.With("severity", new(2)),
        _ => Harmless,
    };
}
