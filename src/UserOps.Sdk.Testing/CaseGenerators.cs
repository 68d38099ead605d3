using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;

namespace UserOps.Testing;

/// <summary>Generates histories of complaints: mostly legal, with events now and then that no case can take.</summary>
/// <remarks>
/// Histories run over some five weeks from <see cref="Start"/>, a Monday, through the make-up workdays and the Spring Festival of 2026.
/// Histories of several cases merge them and undo that. Lists of events shrink by leaving events out.
/// </remarks>
public static class CaseGenerators
{
    private const int MaxEvents = 16;
    private static readonly string[] Factors = ["safety", "legal", "severity", "privacy", "urgency"];
    private static readonly CaseOutcome[] Outcomes = [CaseOutcome.Upheld, CaseOutcome.NotUpheld, CaseOutcome.Settled];
    private static readonly PauseReason[] Pauses = [PauseReason.WaitingCustomer, PauseReason.WaitingThirdParty, PauseReason.Testing];

    /// <summary>Gets the first instant of a history: Monday, the 2 February 2026, 8:00 in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2026, 2, 2, 8, 0);

    /// <summary>Gets instants from a day before to two months after <see cref="Start"/>, at minutes and next to them.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from minutes in Gen.Choose(-1_440, 60 * 24 * 60)
         from round in Gen.Elements(1, 1, 60, 480)
         from nanosecond in Gen.Elements(0L, 0L, 1L, -1L)
         select Start + Duration.FromMinutes(minutes / round * round) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets calendars by which the targets are counted.</summary>
    public static Arbitrary<BusinessClock> Calendars { get; } =
        Gen.Elements(
            new BusinessClock(WorkingCalendars.MonFri9To17("UTC")),
            new BusinessClock(WorkingCalendars.Named("cn")),
            new BusinessClock(WorkingCalendars.Always())).ToArbitrary();

    /// <summary>Gets policies of cases: short and long targets, strict or not, all modes of reopening.</summary>
    public static Arbitrary<CasePolicy> Policies { get; } =
        (from silent in Gen.Elements(1, 3, 14)
         from mode in Gen.Elements(ReopenMode.Resume, ReopenMode.Resume, ReopenMode.Restart, ReopenMode.NewCase)
         from reopenDays in Gen.Elements(3, 30)
         from strict in Gen.Elements(false, false, true)
         from shorter in Gen.Elements(1, 1, 4)
         from gate in Gen.Elements(false, false, true)
         select CasePolicies.Default with
         {
             SilentDays = silent,
             Reopen = new() { Mode = mode, Within = Duration.FromDays(reopenDays) },
             Targets = CasePolicies.Default.Targets.Select(target => target with
             {
                 StrictDue = strict,
                 Within = target.Within / shorter,
                 WorkingDays = target.WorkingDays is { } days ? Math.Max(1, days / shorter) : null,
             }).ToEquatableArray(),
             Closing = gate ? CasePolicies.Default.Closing : CasePolicies.Default.Closing with { Required = [ClosingItem.Outcome] },
         }).ToArbitrary();

    /// <summary>Gets gradings whose grade age, growing clusters and reopening raise, or do not.</summary>
    public static Arbitrary<ComplaintGrader> Graders { get; } =
        Gen.Elements(
            new ComplaintGrader(GradingPolicies.Default),
            new ComplaintGrader(GradingPolicies.Default with { Regrading = new() }),
            new ComplaintGrader(GradingPolicies.Default with
            {
                Regrading = new()
                {
                    Age = [new() { Share = 0.5m, Raise = 1, UpTo = ComplaintGrade.Major }, new() { Share = 1, Raise = 2, UpTo = ComplaintGrade.Critical }],
                    Cluster = [new() { From = 3, Floor = ComplaintGrade.Major }],
                    Reopened = ComplaintGrade.Standard,
                },
            })).ToArbitrary();

    /// <summary>Gets histories of one complaint, in the order of time.</summary>
    public static Arbitrary<CaseEvent[]> Histories { get; } = Arb.From(AnyHistory(new("C-1"), []), Shrinking.LeavingOut);

    /// <summary>Gets histories of three complaints that are merged with each other and parted again.</summary>
    public static Arbitrary<CaseEvent[]> MergedHistories { get; } = Arb.From(
        from first in AnyHistory(new("C-1"), [new("C-2"), new("C-3")])
        from second in AnyHistory(new("C-2"), [new("C-1"), new("C-3")])
        from third in AnyHistory(new("C-3"), [new("C-1"), new("C-2")])
        select first.Concat(second).Concat(third).OrderBy(item => item.At).ToArray(),
        Shrinking.LeavingOut);

    private static Gen<CaseEvent[]> AnyHistory(ComplaintId id, ComplaintId[] others) =>
        from delay in Gen.Choose(0, 2_000)
        from level in Gen.Choose(0, 3)
        from factor in Gen.Elements(Factors)
        from steps in Gen.ArrayOf(
            from gap in Gen.Frequency((2, Gen.Choose(0, 120)), (3, Gen.Choose(1, 3_000)), (1, Gen.Elements(0, 480, 1_440, 14_400)))
            from wild in Gen.Choose(0, 7)
            from choice in Gen.Choose(0, 1_000)
            select (gap, wild == 0, choice))
        select Tell(id, others, delay, factor, level, [.. steps.Take(MaxEvents)]);

    // Walks the table of moves without looking at their guards, so that guarded moves are tried too.
    private static CaseEvent[] Tell(ComplaintId id, ComplaintId[] others, int delay, string factor, int level, (int Gap, bool Wild, int Choice)[] steps)
    {
        var at = Start + Duration.FromMinutes(delay);
        var events = new List<CaseEvent>
        {
            new CaseReceived { ComplaintId = id, At = at, Facts = new() { Id = id, ReceivedAt = at, Factors = [new(factor, new(level))], Channel = $"channel-{id}" } },
        };
        var state = CaseState.Received;
        foreach (var (gap, wild, choice) in steps)
        {
            at += Duration.FromMinutes(gap);
            var moves = CaseMoves.From(state).Where(move => others.Length > 0 || move.By is not (CaseEventType.Merged or CaseEventType.Unmerged)).ToList();
            var onward = moves.Where(move => move.By is not (CaseEventType.Withdrawn or CaseEventType.NotAccepted)).ToList();
            moves = onward.Count > 0 && choice % 10 > 0 ? onward : moves;
            if (!wild && moves.Count > 0)
            {
                var move = moves[choice % moves.Count];
                events.Add(Make(move.By, id, others, at, choice));
                state = move.To;
            }
            else
            {
                events.Add(Make((CaseEventType)(choice % Enum.GetValues<CaseEventType>().Length), id, others, at, choice));
            }
        }

        return [.. events];
    }

    private static CaseEvent Make(CaseEventType type, ComplaintId id, ComplaintId[] others, Instant at, int choice) => type switch
    {
        CaseEventType.Received => new CaseReceived { ComplaintId = id, At = at, Facts = new() { Id = id, ReceivedAt = at } },
        CaseEventType.EvidenceAdded => new EvidenceAdded { ComplaintId = id, At = at, Factors = [new(Factors[choice % Factors.Length], new(choice % 4))] },
        CaseEventType.ClusterCounted => new ClusterCounted { ComplaintId = id, At = at, Customers = 1 + (choice % 5) },
        CaseEventType.Screened => new CaseScreened { ComplaintId = id, At = at, Factors = [new("safety", new(choice % 7 == 0 ? 3 : 0)), new("legal", new(0)), new("privacy", new(0))] },
        CaseEventType.Acknowledged => new CaseAcknowledged { ComplaintId = id, At = at },
        CaseEventType.Assigned => new CaseAssigned { ComplaintId = id, At = at, Handler = $"h-{choice % 3}" },
        CaseEventType.Regraded => new CaseRegraded
        {
            ComplaintId = id,
            At = at,
            Grade = (ComplaintGrade)(choice % 4),
            Actor = choice % 3 == 0 ? null : "lead-1",
            Reason = "looked again",
        },
        CaseEventType.DeadlineExtended => new DeadlineExtended { ComplaintId = id, At = at, Target = "resolve", Reason = "complex" },
        CaseEventType.InvestigationStarted => new InvestigationStarted { ComplaintId = id, At = at },
        CaseEventType.CustomerUpdated => new CustomerUpdated { ComplaintId = id, At = at },
        CaseEventType.Paused => new CasePaused { ComplaintId = id, At = at, Reason = Pauses[choice % 3] },
        CaseEventType.Resumed => new CaseResumed { ComplaintId = id, At = at },
        CaseEventType.Decided => new CaseDecided { ComplaintId = id, At = at, Outcome = Outcomes[choice % 3] },
        CaseEventType.Responded => new CaseResponded { ComplaintId = id, At = at, ReasonsSent = true, OutsideRouteTold = true },
        CaseEventType.Accepted => new CustomerAccepted { ComplaintId = id, At = at },
        CaseEventType.Disputed => new CustomerDisputed { ComplaintId = id, At = at },
        CaseEventType.ReferredOutside => new ReferredOutside { ComplaintId = id, At = at, Body = "ombudsman" },
        CaseEventType.Noted => new CaseNoted { ComplaintId = id, At = at, RootCause = $"cause-{choice % 2}", RemedyDelivered = true, CorrectiveAction = "none: small", Summary = "done" },
        CaseEventType.Closed => new CaseClosed { ComplaintId = id, At = at },
        CaseEventType.Reopened => new CaseReopened { ComplaintId = id, At = at },
        CaseEventType.Withdrawn => new CaseWithdrawn { ComplaintId = id, At = at },
        CaseEventType.NotAccepted => new CaseNotAccepted { ComplaintId = id, At = at, Reason = "not ours" },
        CaseEventType.Merged => new CaseMerged { ComplaintId = id, At = at, Into = others.Length == 0 ? new("C-9") : others[choice % others.Length] },
        _ => new CaseUnmerged { ComplaintId = id, At = at },
    };
}
