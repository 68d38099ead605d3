using NodaTime;

namespace UserOps.Tickets;

/// <summary>Looks for surges, key by key and period by period.</summary>
internal sealed class TicketSurges
{
    private readonly SurgeSearch _search;
    private readonly DayLookup _days;
    private readonly int _first;
    private readonly int _running;

    /// <summary>The search over the periods that are over; that in which the first ticket was opened isn't whole and counts for nothing.</summary>
    private TicketSurges(SurgeSearch search, DayClock clock, Instant firstOpenedAt, Instant asOf)
    {
        (_search, _days) = (search, new(clock));
        _first = PeriodOf(firstOpenedAt) + 1;

        // The period of the instant after is the first that may still grow; after the last day of all none is.
        _running = DayClock.InRange(asOf) && asOf + Duration.Epsilon is var next && DayClock.InRange(next) ? PeriodOf(next) : int.MaxValue;
    }

    public static EquatableArray<TicketSurge> Of(
        EquatableArray<TicketSummary> tickets, Func<TicketSummary, string?> key, DayClock clock, SurgeSearch search, Instant asOf)
    {
        if (tickets.Count == 0)
        {
            return [];
        }

        var scan = new TicketSurges(search, clock, tickets.Min(ticket => ticket.OpenedAt), asOf);
        return tickets
            .Select(ticket => (Key: key(ticket), ticket.OpenedAt))
            .Where(pair => pair.Key is not null)
            .GroupBy(pair => pair.Key!, pair => scan.PeriodOf(pair.OpenedAt), StringComparer.Ordinal)
            .SelectMany(group => scan.Scan(group.Key, group.CountBy(period => period).ToDictionary(pair => pair.Key, pair => (long)pair.Value)))
            .OrderBy(surge => surge.From)
            .ThenBy(surge => surge.Key, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private IEnumerable<TicketSurge> Scan(string key, Dictionary<int, long> counts) =>
        SurgeScan.Of(counts, _first, _running, _search).Select(surge => new TicketSurge(
            key, StartOf(surge.Period), StartOf(surge.Period + 1).PlusDays(-1), surge.Count, surge.PastCount, surge.PastPeriods, surge.Chance));

    /// <summary>The number of the day, or of the week.</summary>
    private int PeriodOf(Instant instant)
    {
        var day = _days.DayOf(instant);
        return _search.Period == SurgePeriod.Day ? day : SurgeScan.WeekOf(day);
    }

    private LocalDate StartOf(int period) => DayNumber.ToDate(_search.Period == SurgePeriod.Day ? period : SurgeScan.FirstDayOf(period));
}
