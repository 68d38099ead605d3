using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>The opportunities of the few causes and topics that most tickets of the period have.</summary>
internal sealed class NaiveVitalFewJudge(NaiveLog log, EvidenceRequest request)
{
    /// <summary>Whether a proposal is about a cause: what it does not say fits all.</summary>
    public static bool IsTargeted(NaiveCause cause, ProposalSubmitted proposal) =>
        proposal is { Module: not null } or { RootCause: not null }
        && (proposal.Module ?? cause.Module) == cause.Module
        && (proposal.RootCause ?? cause.RootCause) == cause.RootCause;

    public IEnumerable<NaiveOpportunity> Opportunities()
    {
        if (request.To > request.AsOf)
        {
            return [];
        }

        var end = request.To is { } to ? to - Duration.Epsilon : request.AsOf;
        return [.. P4(end), .. R5(end)];
    }

    private IEnumerable<NaiveOpportunity> P4(Instant end)
    {
        var times = TimesOf(known => known.TechnicalCause);
        foreach (var cause in VitalFew(times))
        {
            // A hotspot on a day that is not over when the period begins, by the tickets from before its end.
            var days = times[cause].Where(at => at <= end).Select(log.Clock.DayOf).ToList();
            if (NaiveDeskJudge.Reached(days, log.Policy).Any(day => !(log.Clock.StartOf(day.PlusDays(1)) <= request.From)))
            {
                var start = times[cause].Where(IsInPeriod).Min();
                var isImproved = log.Firsts<ProposalShipped>(item => item.ProposalId).Any(shipped =>
                    shipped.At >= start
                    && shipped.At <= end
                    && log.Firsts<ProposalSubmitted>(item => item.ProposalId)
                        .Any(item => item.ProposalId == shipped.ProposalId && item.At <= end && IsTargeted(cause, item)));
                yield return new(IndicatorId.P4, end, isImproved);
            }
        }
    }

    private IEnumerable<NaiveOpportunity> R5(Instant end)
    {
        foreach (var topic in VitalFew(TimesOf(known => known.UsageTopic)))
        {
            yield return new(
                IndicatorId.R5,
                end,
                log.Firsts<InsightPublished>(item => item.InsightId).Any(item => item.Topic == topic && item.At <= end)
                || log.Firsts<ProposalSubmitted>(item => item.ProposalId).Any(item => item.Topic == topic && item.At <= end));
        }
    }

    private Dictionary<T, List<Instant>> TimesOf<T>(Func<NaiveRecord, T?> classOf)
        where T : class =>
        log.Judged.SelectMany(ticket => ticket.FirstTimes(classOf)).GroupBy(pair => pair.Key)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Select(pair => pair.Value).ToList());

    /// <summary>The fewest of the largest classes that together have the vital share of all tickets of the period.</summary>
    private IEnumerable<T> VitalFew<T>(Dictionary<T, List<Instant>> times)
        where T : class
    {
        var classes = times
            .Select(pair => (pair.Key, Count: pair.Value.Count(IsInPeriod)))
            .Where(item => item.Count > 0)
            .OrderByDescending(item => item.Count)
            .ThenBy(item => item.Key.ToString(), StringComparer.Ordinal)
            .ToList();
        var (all, sum) = (classes.Sum(item => item.Count), 0);
        foreach (var (key, count) in classes)
        {
            if (sum >= log.Policy.Hotspots.VitalShare * all)
            {
                yield break;
            }

            sum += count;
            yield return key;
        }
    }

    private bool IsInPeriod(Instant at) => !(at < request.From) && !(at >= request.To);
}
