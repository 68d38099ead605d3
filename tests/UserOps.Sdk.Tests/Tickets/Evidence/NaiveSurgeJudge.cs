using NodaTime;
using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Evidence;

/// <summary>The opportunities of surges, foreseen or not, and of warnings after which none came.</summary>
internal sealed class NaiveSurgeJudge(NaiveLog log)
{
    private SurgeRule Rule => log.Policy.Surges;

    public IEnumerable<NaiveOpportunity> Opportunities()
    {
        if (log.Judged.Count == 0)
        {
            yield break;
        }

        var first = MondayOf(log.Judged.Min(ticket => ticket.Events[0].At));
        var risks = log.Work.OfType<RiskRaised>().ToList();
        var mondays = log.Judged
            .SelectMany(ticket => ticket.FirstTimes(known => known.Category).Concat(ticket.FirstTimes(known => known.Cause?.ToString())))
            .ToLookup(pair => pair.Key, pair => MondayOf(pair.Value), StringComparer.Ordinal);
        foreach (var key in mondays)
        {
            foreach (var monday in Surges([.. key], first) is var surges ? surges.Where(week => !surges.Contains(week.PlusWeeks(-1))) : [])
            {
                var (start, end) = Span(monday);
                yield return new(IndicatorId.P5, end, risks.Exists(risk => risk.Key == key.Key && risk.At < start && risk.Until >= start));
            }
        }

        foreach (var risk in risks)
        {
            var surges = Surges([.. mondays[risk.Key]], first);
            var last = MondayOf(risk.Until);
            if (last > first.PlusWeeks(Rule.LeastWeeks) && !surges.Exists(monday => Span(monday).End > risk.At && Span(monday).Start <= risk.Until))
            {
                yield return new(IndicatorId.P5, Span(last).End, IsSuccess: false);
            }
        }
    }

    /// <summary>The weeks that are over in which a key surges, by their Mondays.</summary>
    private List<LocalDate> Surges(List<LocalDate> mondays, LocalDate first)
    {
        var (surges, calm) = (new List<LocalDate>(), new List<int>());
        for (var monday = first.PlusWeeks(1); Span(monday).End <= log.AsOf; monday = monday.PlusWeeks(1))
        {
            var count = mondays.Count(other => other == monday);
            var baseline = calm.TakeLast(Rule.BaselineWeeks).ToList();
            if (count >= Rule.LeastCount
                && baseline.Count >= Rule.LeastWeeks
                && GammaPoissonDistribution.UpperTail(count, baseline.Sum(), baseline.Count) <= (double)Rule.Chance)
            {
                surges.Add(monday);
            }
            else
            {
                calm.Add(count);
            }
        }

        return surges;
    }

    private LocalDate MondayOf(Instant at) => log.Clock.DayOf(at).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday));

    private (Instant Start, Instant End) Span(LocalDate monday) => (log.Clock.StartOf(monday), log.Clock.StartOf(monday.PlusWeeks(1)));
}
