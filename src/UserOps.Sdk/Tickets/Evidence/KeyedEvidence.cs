using System.Globalization;
using NodaTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>Reads the indicators that are not about single tickets off the counts by key and day.</summary>
internal sealed class KeyedEvidence(TicketEvidenceState state, ReadingTally reading, EvidenceTally tally, string? group)
{
    private readonly MaturityProgram _program = state.Program;
    private readonly EvidenceRequest _request = state.Request;
    private readonly WorkIndex _work = state.Work;

    /// <summary>Gets the first instant at which, with no new event, one of the indicators counted so far may differ.</summary>
    public Instant? Next { get; private set; }

    /// <summary>Counts an indicator that is about months, causes, topics, releases, insights or proposals; <see langword="null"/> for any other.</summary>
    public IndicatorTally? Count(IndicatorId id) =>
        id switch
        {
            IndicatorId.D4 => Reports(),
            IndicatorId.D5 => Hotspots(),
            IndicatorId.P3 => Releases(),
            IndicatorId.P4 => Improvements(),
            IndicatorId.P5 => Surges(),
            IndicatorId.R2 => Insights(),
            IndicatorId.R3 => Decisions(),
            IndicatorId.R4 => Effects(),
            IndicatorId.R5 => Topics(),
            _ => null,
        };

    private IndicatorTally NewTally() => new(_request.TicketsNamed);

    private void Add(IndicatorTally into, bool isSuccess, Instant at, string id)
    {
        if (_request.Holds(at))
        {
            into.Add(Verdict.Of(isSuccess, at), id);
        }

        Await(at);
    }

    private void Await(Instant at)
    {
        if (_request.Awaits(at) && !(Next <= at))
        {
            Next = at;
        }
    }

    /// <summary>D4: each whole month with a ticket, once its report is out or its grace is over.</summary>
    private IndicatorTally Reports()
    {
        var counts = NewTally();
        foreach (var month in tally.Months)
        {
            var first = new LocalDate(month / 12, (month % 12) + 1, 1);
            var (start, end) = (_program.Days.StartOf(first), _program.Days.StartOf(first.PlusMonths(1)));
            var due = end + _program.ReportGrace;
            Instant? publishedAt = null;
            foreach (var report in _work.Reports)
            {
                if (report.At <= due && report.From <= start && report.To >= end)
                {
                    publishedAt = report.At;
                    break;
                }
            }

            var at = publishedAt is { } published ? Instant.Max(published, end) : due;
            Add(counts, publishedAt is not null, at, first.ToString("uuuu'-'MM", CultureInfo.InvariantCulture));
        }

        return counts;
    }

    /// <summary>D5: each hotspot, once it has a bug or the fix horizon after it became one is over.</summary>
    private IndicatorTally Hotspots()
    {
        var counts = NewTally();
        foreach (var (cause, classed) in tally.Technical)
        {
            var bugAt = FirstBug(cause);
            foreach (var reached in HotspotDays(classed.Days))
            {
                var since = _program.Days.StartOf(DayNumber.ToDate(reached));
                var due = _program.Days.StartOf(DayNumber.ToDate(reached + 1)) + _program.FixHorizon;
                var hasBug = bugAt <= due;
                Add(counts, hasBug, hasBug ? Instant.Max(bugAt!.Value, since) : due, cause.ToString());
            }
        }

        return counts;
    }

    private Instant? FirstBug(CauseKey cause)
    {
        Instant? first = tally.FirstBugs.TryGetValue(cause, out var linked) ? linked : null;
        foreach (var bug in _work.Bugs.Values)
        {
            if (bug.Cause == cause && bug.OpenedAt is { } opened && !(first <= opened))
            {
                first = opened;
            }
        }

        return first;
    }

    /// <summary>The days on which a cause became a hotspot. While one is being dealt with, its tickets make no further one.</summary>
    private List<int> HotspotDays(DayCounts days)
    {
        var reached = new List<int>();
        var window = new Queue<(int Day, int Count)>();
        var (sum, blockedUntil) = (0, int.MinValue);
        var horizon = (int)Math.Min(Math.Ceiling(_program.FixHorizon.TotalDays), DayNumber.Max);
        foreach (var (day, count) in days.InOrder())
        {
            if (day <= blockedUntil)
            {
                continue;
            }

            window.Enqueue((day, count));
            sum += count;
            while (window.Peek().Day <= day - _program.HotspotDays)
            {
                sum -= window.Dequeue().Count;
            }

            if (sum >= _program.Policy.Hotspots.LeastTickets)
            {
                reached.Add(day);
                blockedUntil = day + horizon;
                window.Clear();
                sum = 0;
            }
        }

        return reached;
    }

    /// <summary>P3: each release of a fix, once its bug came again or the recurrence window is over.</summary>
    private IndicatorTally Releases()
    {
        var counts = NewTally();
        for (var place = 0; place < _work.Releases.Count; place++)
        {
            var release = _work.Releases[place];
            var bug = _work.Bug(release.BugId);
            if (!IsOfGroup(bug?.Owner, bug?.TeamId, bug?.Cause?.Module))
            {
                continue;
            }

            if (reading.Recurrences.TryGetValue(place, out var again))
            {
                Add(counts, isSuccess: false, again.At, release.BugId);
            }
            else
            {
                Add(counts, isSuccess: true, release.At + _program.Recurrence, release.BugId);
            }
        }

        return counts;
    }

    /// <summary>P4: of the few causes of most technical tickets of the period, those that are hotspots; at the period's end.</summary>
    private IndicatorTally Improvements()
    {
        if (PeriodEnd() is not { } end)
        {
            return NewTally();
        }

        var counts = NewTally();
        foreach (var cause in VitalFew(tally.Technical, cause => cause.ToString()))
        {
            var classed = tally.Technical[cause];
            if (!HotspotDays(classed.DaysToEnd).Exists(IsAfterStart))
            {
                continue;
            }

            var isImproved = _work.Proposals.Any(proposal =>
                proposal is { Submitted: { } submitted, Shipped: { } shipped }
                && submitted.At <= end && shipped.At >= classed.FirstInPeriod && shipped.At <= end && proposal.Targets(cause));
            counts.Add(Verdict.Of(isImproved, end), cause.ToString());
        }

        return counts;
    }

    /// <summary>R5: the few topics of most usage questions of the period; at the period's end.</summary>
    private IndicatorTally Topics()
    {
        if (PeriodEnd() is not { } end)
        {
            return NewTally();
        }

        var counts = NewTally();
        foreach (var topic in VitalFew(tally.UsageTopics, topic => topic))
        {
            var isAddressed = _work.Insights.Exists(insight => insight.At <= end && string.Equals(insight.Topic, topic, StringComparison.Ordinal))
                || _work.Proposals.Any(proposal => proposal.Submitted is { } submitted && submitted.At <= end && proposal.Targets(topic));
            counts.Add(Verdict.Of(isAddressed, end), topic);
        }

        return counts;
    }

    /// <summary>The last instant of the period, if it is over; a period without end ends now, once it has begun.</summary>
    private Instant? PeriodEnd()
    {
        if (_request.To is not { } to)
        {
            if (_request.From is { } from && from > _request.AsOf)
            {
                Next = Next <= from ? Next : from;
                return null;
            }

            return _request.AsOf;
        }

        if (to > _request.AsOf)
        {
            Next = Next <= to ? Next : to;
            return null;
        }

        return to - Duration.Epsilon;
    }

    /// <summary>Whether a day is not over when the period begins.</summary>
    private bool IsAfterStart(int day) => _request.From is not { } from || _program.Days.StartOf(DayNumber.ToDate(day + 1)) > from;

    /// <summary>The fewest of the largest classes that have the vital share of the period's tickets; of equal ones the first by name.</summary>
    private List<TKey> VitalFew<TKey>(Dictionary<TKey, ClassCounts> counts, Func<TKey, string> nameOf)
        where TKey : notnull
    {
        var totals = counts
            .Select(pair => (pair.Key, Count: pair.Value.InPeriod))
            .Where(total => total.Count > 0)
            .OrderByDescending(total => total.Count)
            .ThenBy(total => nameOf(total.Key), StringComparer.Ordinal)
            .ToList();
        var needed = _program.Policy.Hotspots.VitalShare * totals.Sum(total => total.Count);
        var few = new List<TKey>();
        var sum = 0L;
        foreach (var (key, count) in totals)
        {
            if (sum >= needed)
            {
                break;
            }

            few.Add(key);
            sum += count;
        }

        return few;
    }

    /// <summary>P5: each surge, and each risk raised that came to nothing. Weeks of a surge one after another are one surge.</summary>
    private IndicatorTally Surges()
    {
        var counts = NewTally();
        var surges = new Dictionary<string, HashSet<int>>(StringComparer.Ordinal);
        var running = WeekOf(_request.AsOf);
        foreach (var (key, days) in tally.SurgeKeys)
        {
            var weeks = days.InOrder().GroupBy(day => SurgeScan.WeekOf(day.Day)).ToDictionary(week => week.Key, week => week.Sum(day => (long)day.Count));
            if (weeks.Any(week => week.Key >= running && week.Value >= _program.Surges.LeastCount))
            {
                Await(StartOf(running + 1));
            }

            var found = surges[key] = [.. SurgeScan.Of(weeks, FirstWeek + 1, running, _program.Surges).Select(surge => surge.Period)];
            foreach (var week in found.Where(week => !found.Contains(week - 1)))
            {
                var start = StartOf(week);
                var isAnnounced = _work.Risks.Exists(risk => string.Equals(risk.Key, key, StringComparison.Ordinal) && risk.At < start && risk.Until >= start);
                Add(counts, isAnnounced, StartOf(week + 1), key);
            }
        }

        foreach (var risk in _work.Risks)
        {
            var last = WeekOf(risk.Until);
            var isJudged = reading.FirstDay is not null && last - FirstWeek > _program.Surges.LeastBaseline;
            var hasCome = surges.TryGetValue(risk.Key, out var weeks) && weeks.Any(week => week >= WeekOf(risk.At) && week <= last);
            if (isJudged && !hasCome && IsOfGroup(risk.Author, risk.TeamId, ModuleOf(risk.Key)))
            {
                Add(counts, isSuccess: false, StartOf(last + 1), risk.Key);
            }
        }

        return counts;
    }

    private int FirstWeek => reading.FirstDay is { } day ? SurgeScan.WeekOf(day) : 0;

    private int WeekOf(Instant instant) => SurgeScan.WeekOf(DayNumber.Of(_program.Days.DayOf(instant)));

    private Instant StartOf(int week) => _program.Days.StartOf(DayNumber.ToDate(SurgeScan.FirstDayOf(week)));

    private static string? ModuleOf(string key) => key.LastIndexOf('/') is var slash and > 0 ? key[..slash] : null;

    /// <summary>R2: each insight, when it is published.</summary>
    private IndicatorTally Insights()
    {
        var counts = NewTally();
        var rule = _program.Policy.Research;
        foreach (var insight in _work.Insights)
        {
            if (!IsOfGroup(insight.Author, insight.TeamId, module: null))
            {
                continue;
            }

            var tickets = insight.TicketIds.Distinct(StringComparer.Ordinal)
                .Select(id => state.Cited.GetValueOrDefault(id))
                .Where(ticket => ticket is not null && ticket.KnownFrom <= insight.At)
                .ToList();
            var customers = tickets.Where(ticket => ticket!.CustomerKnownAt <= insight.At).Select(ticket => ticket!.Customer).Distinct().Count();
            Add(counts, tickets.Count >= rule.LeastTickets && customers >= rule.LeastCustomers, insight.At, insight.InsightId);
        }

        return counts;
    }

    /// <summary>R3: each proposal, when it is decided.</summary>
    private IndicatorTally Decisions()
    {
        var counts = NewTally();
        foreach (var proposal in _work.Proposals)
        {
            if (proposal.Decided is { } decided && IsOfGroup(proposal))
            {
                Add(counts, decided.Adopted, decided.At, proposal.Id);
            }
        }

        return counts;
    }

    /// <summary>R4: each proposal that was adopted and shipped, when its window is over.</summary>
    private IndicatorTally Effects()
    {
        var counts = NewTally();
        for (var place = 0; place < _work.Proposals.Length; place++)
        {
            var proposal = _work.Proposals[place];
            if (proposal is { Decided.Adopted: true, Shipped: { } shipped } && IsOfGroup(proposal))
            {
                var at = Instant.Max(shipped.At, proposal.Decided.At) + _program.Recurrence;
                Add(counts, IsGood(shipped.Outcome) || HasFallen(shipped.At, reading.Effects[place]), at, proposal.Id);
            }
        }

        return counts;
    }

    private bool IsGood(string? outcome) => outcome is not null && _program.GoodOutcomes.Contains(outcome);

    /// <summary>Whether the rate fell by more than chance; the time before is no longer than the log.</summary>
    private bool HasFallen(Instant shippedAt, (long Before, long After) tickets)
    {
        if (reading.FirstDay is not { } day)
        {
            return false;
        }

        var observed = shippedAt - _program.Days.StartOf(DayNumber.ToDate(day));
        var before = Math.Min(observed.TotalDays, _program.Recurrence.TotalDays);
        return before > 0
            && PoissonComparison.PValueOfFall(tickets.Before, before, tickets.After, _program.Recurrence.TotalDays) <= (double)_program.Policy.Research.EffectChance;
    }

    private bool IsOfGroup(ProposalRecord proposal) =>
        IsOfGroup(proposal.Submitted?.Author, proposal.Submitted?.TeamId, proposal.Submitted?.Module);

    private bool IsOfGroup(string? author, string? team, string? module) =>
        group is null || string.Equals(
            group,
            _request.By switch { TicketScope.Actor => author, TicketScope.Team => team, TicketScope.Module => module, _ => null },
            StringComparison.Ordinal);
}
