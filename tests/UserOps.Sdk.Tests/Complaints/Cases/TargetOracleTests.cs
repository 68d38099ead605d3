using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

/// <summary>Targets with pauses against a walk minute by minute, and date by date, written from the definition.</summary>
public sealed class TargetOracleTests
{
    private static readonly Duration Minute = Duration.FromMinutes(1);

    private static readonly Arbitrary<(int Start, int Target, (int Gap, int Length)[] Pauses, bool Lasts)> Plans = Arb.From(
        from start in Gen.Choose(0, 20_000)
        from target in Gen.Frequency((3, Gen.Choose(1, 3_000)), (2, Gen.Choose(1, 20).Select(hours => hours * 60)))
        from pauses in Gen.ArrayOf(from gap in Gen.Choose(1, 3_000) from length in Gen.Choose(1, 6_000) select (gap, length))
        from lasts in Gen.Elements(false, false, true)
        select (start, target, pauses.Take(4).ToArray(), lasts),
        plan => Shrink(plan.Item3).Select(pauses => (plan.Item1, plan.Item2, pauses, plan.Item4)));

    [Fact]
    public void Working_time_is_counted_as_by_a_walk_minute_by_minute() =>
        Law.Holds(Plans, CaseGenerators.Calendars, (plan, clock) =>
        {
            var (target, pauses, start) = Judge(plan, clock, within: Duration.FromMinutes(plan.Target), days: null);
            var (due, last) = ByMinutes(clock, start, pauses, plan.Target);
            return target.DueAt == due && target.LastOnTimeAt == last;
        });

    [Fact]
    public void Working_days_are_counted_as_by_a_walk_date_by_date() =>
        Law.Holds(Plans, CaseGenerators.Calendars, (plan, clock) =>
        {
            var days = 1 + (plan.Target % 12);
            var (target, pauses, start) = Judge(plan, clock, within: null, days);
            return target.DueAt == ByDates(clock, start, pauses, days);
        });

    private static (TargetStatus Target, List<(Instant From, Instant? Until)> Pauses, Instant Start) Judge(
        (int Start, int Target, (int Gap, int Length)[] Pauses, bool Lasts) plan, BusinessClock clock, Duration? within, int? days)
    {
        var policy = CasePolicies.Default with
        {
            Targets = ComplaintGrades.All.Select(grade => new ServiceTarget
            {
                Grade = grade,
                Target = ServiceTargetKind.Resolve,
                Within = within,
                WorkingDays = days,
                Calendar = "business",
                PausedBy = [PauseReason.Testing],
            }).ToEquatableArray(),
            Escalations = [],
        };
        var start = CaseGenerators.Start + Duration.FromMinutes(plan.Start);
        var id = new ComplaintId("C-1");
        var events = new List<CaseEvent>
        {
            new CaseReceived { ComplaintId = id, At = start, Facts = new() { Id = id, ReceivedAt = start, Factors = [new("safety", new(3))] } },
            new InvestigationStarted { ComplaintId = id, At = start },
        };
        var pauses = new List<(Instant From, Instant? Until)>();
        var at = start;
        for (var i = 0; i < plan.Pauses.Length; i++)
        {
            var from = at + Duration.FromMinutes(plan.Pauses[i].Gap);
            at = from + Duration.FromMinutes(plan.Pauses[i].Length);
            var lasts = plan.Lasts && i == plan.Pauses.Length - 1;
            pauses.Add((from, lasts ? null : at));
            events.Add(new CasePaused { ComplaintId = id, At = from, Reason = PauseReason.Testing });
            if (!lasts)
            {
                events.Add(new CaseResumed { ComplaintId = id, At = at });
            }
        }

        var grader = new ComplaintGrader(GradingPolicies.Default with { Regrading = new() });
        var status = new CaseEvaluator(policy, grader, clock).Assess(CaseLog.From(events), at + Minute).Value;
        Assert.Empty(status.Problems);
        return (Assert.Single(status.Targets), pauses, start);
    }

    // A minute counts if the calendar is open and no pause holds it; pauses hold open minutes until they held as many as the target has.
    private static (Instant Due, Instant Last) ByMinutes(BusinessClock clock, Instant start, List<(Instant From, Instant? Until)> pauses, int target)
    {
        var (counted, held) = (0, 0);
        Instant? due = null;
        for (var at = start; ; at += Minute)
        {
            if (!clock.IsOpen(at))
            {
                continue;
            }

            if (held < target && pauses.Exists(pause => pause.From <= at && (pause.Until is null || at < pause.Until)))
            {
                held++;
                continue;
            }

            if (counted == target)
            {
                return (due!.Value, at);
            }

            counted++;
            due = counted == target ? at + Minute : due;
        }
    }

    private static Instant ByDates(BusinessClock clock, Instant start, List<(Instant From, Instant? Until)> pauses, int days)
    {
        var moved = 0;
        var due = Closing(clock, start, days);
        foreach (var (from, until) in pauses)
        {
            // A pause that begins when more working time was used than the target has moves nothing.
            var last = due;
            while (!clock.IsOpen(last))
            {
                last += Minute;
            }

            if (from > last)
            {
                break;
            }

            var held = 0;
            for (var date = clock.DateOf(from).PlusDays(1); until is { } end && date <= clock.DateOf(end); date = date.PlusDays(1))
            {
                held += clock.IsWorkingDay(date) ? 1 : 0;
            }

            moved = Math.Min(days, moved + (until is null ? days : held));
            due = Closing(clock, start, days + moved);
        }

        return due;
    }

    private static Instant Closing(BusinessClock clock, Instant start, int days)
    {
        var date = clock.DateOf(start);
        while (days > 0)
        {
            date = date.PlusDays(1);
            days -= clock.IsWorkingDay(date) ? 1 : 0;
        }

        return clock.LastClosingOf(date)!.Value;
    }

    private static IEnumerable<(int Gap, int Length)[]> Shrink((int Gap, int Length)[] pauses) =>
        Enumerable.Range(0, pauses.Length).Select(left => pauses.Where((_, i) => i != left).ToArray());
}
