using NodaTime;
using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>The opportunities of reports, hotspots, releases, insights and proposals.</summary>
internal sealed class NaiveDeskJudge(NaiveLog log)
{
    private MaturityWindows Windows => log.Policy.Windows;

    public IEnumerable<NaiveOpportunity> Opportunities() => [.. D4(), .. D5(), .. P3(), .. R2(), .. R3(), .. R4()];

    /// <summary>The days on which a cause with technical tickets on these days becomes a hotspot.</summary>
    public static IEnumerable<LocalDate> Reached(IReadOnlyList<LocalDate> days, MaturityPolicy policy)
    {
        var window = (7 * policy.Hotspots.Window.Weeks) + policy.Hotspots.Window.Days;
        var pause = (int)Math.Ceiling(policy.Windows.FixHorizon / Duration.FromDays(1));
        LocalDate? passed = null;
        foreach (var day in days.Distinct().Order())
        {
            if (!(day <= passed) && days.Count(other => other <= day && other > day.PlusDays(-window) && !(other <= passed)) >= policy.Hotspots.LeastTickets)
            {
                yield return day;
                passed = day.PlusDays(pause);
            }
        }
    }

    private IEnumerable<NaiveOpportunity> D4()
    {
        var months = log.Judged.Select(ticket => ticket.Created).OfType<Instant>().Select(at => log.Clock.DayOf(at).ToYearMonth()).Distinct();
        foreach (var month in months)
        {
            var start = log.Clock.StartOf(month.OnDayOfMonth(1));
            var end = log.Clock.StartOf(month.PlusMonths(1).OnDayOfMonth(1));
            var due = end + Windows.ReportGrace;
            var report = log.Work.OfType<ReportPublished>().FirstOrDefault(item => item.From <= start && item.To >= end && item.At <= due)?.At;
            yield return new(IndicatorId.D4, report is { } at ? Instant.Max(at, end) : due, report is not null);
        }
    }

    private IEnumerable<NaiveOpportunity> D5()
    {
        var technical = log.Judged.SelectMany(ticket => ticket.FirstTimes(known => known.TechnicalCause).Select(pair => (Cause: pair.Key, At: pair.Value, ticket)));
        foreach (var tickets in technical.GroupBy(item => item.Cause))
        {
            var records = log.Firsts<BugOpened>(item => item.BugId)
                .Where(item => item.Module == tickets.Key.Module && item.RootCause == tickets.Key.RootCause)
                .Select(item => item.At)
                .Concat(tickets
                    .Select(item => (item.At, Linked: item.ticket.FirstOf(other => other.BugId is not null)))
                    .Where(item => item.Linked is not null)
                    .Select(item => Instant.Max(item.At, item.Linked!.Value)))
                .ToList();
            foreach (var day in Reached([.. tickets.Select(item => log.Clock.DayOf(item.At))], log.Policy))
            {
                var due = log.Clock.StartOf(day.PlusDays(1)) + Windows.FixHorizon;
                var isRecorded = records.Exists(at => at <= due);
                yield return new(IndicatorId.D5, isRecorded ? Instant.Max(records.Min(), log.Clock.StartOf(day)) : due, isRecorded);
            }
        }
    }

    private IEnumerable<NaiveOpportunity> P3()
    {
        foreach (var release in log.Work.OfType<BugReleased>().GroupBy(item => (item.BugId, item.ReleaseId)).Select(items => items.First()))
        {
            var opened = log.Firsts<BugOpened>(item => item.BugId).FirstOrDefault(item => item.BugId == release.BugId);
            var cause = opened is { Module: { } module, RootCause: { } root } ? new NaiveCause(module, root) : null;
            var over = release.At + Windows.Recurrence;
            var again = log.Judged
                .Where(ticket => ticket.Created > release.At && ticket.Created <= over)
                .Where(ticket => ticket.FirstTimes(known => known.Bug).ContainsKey(release.BugId)
                    || (cause is not null && ticket.FirstTimes(known => known.Cause).ContainsKey(cause)))
                .Min(ticket => ticket.Created);
            yield return new(IndicatorId.P3, again ?? over, again is null);
        }
    }

    private IEnumerable<NaiveOpportunity> R2()
    {
        foreach (var insight in log.Firsts<InsightPublished>(item => item.InsightId))
        {
            var cited = log.Tickets
                .Where(ticket => insight.TicketIds.Contains(ticket.Id))
                .Select(ticket => ticket.RecordAt(insight.At))
                .Where(known => known.HasEvents)
                .ToList();
            var customers = cited.Select(known => known.FirstCustomer).OfType<UserId>().Distinct().Count();
            yield return new(
                IndicatorId.R2, insight.At, cited.Count >= log.Policy.Research.LeastTickets && customers >= log.Policy.Research.LeastCustomers);
        }
    }

    private IEnumerable<NaiveOpportunity> R3() =>
        log.Firsts<ProposalDecided>(item => item.ProposalId).Select(item => new NaiveOpportunity(IndicatorId.R3, item.At, item.Adopted));

    private IEnumerable<NaiveOpportunity> R4()
    {
        foreach (var decision in log.Firsts<ProposalDecided>(item => item.ProposalId).Where(item => item.Adopted))
        {
            if (log.Firsts<ProposalShipped>(item => item.ProposalId).FirstOrDefault(item => item.ProposalId == decision.ProposalId) is { } shipped)
            {
                var isGood = log.Policy.Research.GoodOutcomes.Contains(shipped.Outcome, StringComparer.OrdinalIgnoreCase);
                yield return new(IndicatorId.R4, Instant.Max(decision.At, shipped.At) + Windows.Recurrence, isGood || Fell(shipped));
            }
        }
    }

    /// <summary>Whether the tickets that a proposal targets became fewer once it was shipped.</summary>
    private bool Fell(ProposalShipped shipped)
    {
        if (log.Judged.Count == 0
            || log.Firsts<ProposalSubmitted>(item => item.ProposalId).FirstOrDefault(item => item.ProposalId == shipped.ProposalId) is not { } proposal
            || proposal.At > shipped.At + Windows.Recurrence)
        {
            return false;
        }

        var end = shipped.At + Windows.Recurrence;
        var created = log.Judged
            .Where(ticket => ticket.FirstTimes(known => known.Cause).Any(pair => pair.Value <= end && NaiveVitalFewJudge.IsTargeted(pair.Key, proposal))
                || ticket.FirstTimes(known => known.Category).Any(pair => pair.Value <= end && pair.Key == proposal.Topic))
            .Select(ticket => ticket.Created)
            .ToList();
        var logStart = log.Clock.StartOf(log.Clock.DayOf(log.Judged.Min(ticket => ticket.Events[0].At)));
        var before = Duration.Min(Windows.Recurrence, shipped.At - logStart);
        return before > Duration.Zero
            && PoissonComparison.PValueOfFall(
                created.Count(at => at > shipped.At - Windows.Recurrence && at <= shipped.At),
                before.TotalDays,
                created.Count(at => at > shipped.At && at <= end),
                Windows.Recurrence.TotalDays) <= (double)log.Policy.Research.EffectChance;
    }
}
