using NodaTime;

namespace UserOps.Tickets;

/// <summary>The backlog day by day.</summary>
internal static class BacklogSeries
{
    public static EquatableArray<BacklogDay> Of(EquatableArray<TicketSummary> tickets, DayClock clock, LocalDate from, LocalDate to)
    {
        var opened = new List<Instant>();
        var reopened = new List<Instant>();
        var ended = new List<Instant>();
        foreach (var ticket in tickets)
        {
            for (var i = 0; i < ticket.OpenSpans.Count; i++)
            {
                var (start, end) = ticket.OpenSpans[i];
                (i == 0 ? opened : reopened).Add(start);
                if (end is { } instant)
                {
                    ended.Add(instant);
                }
            }
        }

        var (comings, returns, ends) = (new Tally(opened), new Tally(reopened), new Tally(ended));
        var origin = clock.StartOf(from);
        var open = comings.Before(origin) + returns.Before(origin) - ends.Before(origin);
        var days = new List<BacklogDay>();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var next = clock.StartOf(day.PlusDays(1));
            var (come, back, gone) = (comings.Before(next), returns.Before(next), ends.Before(next));
            open += come + back - gone;
            days.Add(new(day, come, back, gone, open));
        }

        return days.ToEquatableArray();
    }

    /// <summary>Instants in order, counted as time goes on.</summary>
    private sealed class Tally
    {
        private readonly List<Instant> _instants;
        private int _next;

        public Tally(List<Instant> instants)
        {
            instants.Sort();
            _instants = instants;
        }

        /// <summary>How many there are before an instant that weren't counted yet.</summary>
        public long Before(Instant limit)
        {
            var first = _next;
            while (_next < _instants.Count && _instants[_next] < limit)
            {
                _next++;
            }

            return _next - first;
        }
    }
}
