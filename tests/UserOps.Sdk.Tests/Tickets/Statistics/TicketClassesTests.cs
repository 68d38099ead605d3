using NodaTime;
using UserOps.Statistics;
using UserOps.Testing;
using UserOps.Tickets;
using static UserOps.Tests.Tickets.Statistics.TicketHistories;

namespace UserOps.Tests.Tickets.Statistics;

public class TicketClassesTests
{
    private static readonly SurgeSearch Eager = SurgeSearch.Daily with { Chance = 0.4, LeastCount = 1, Baseline = 5, LeastBaseline = 2 };

    private static readonly Comparer<TicketSurge> BySurge = Comparer<TicketSurge>.Create((x, y) =>
        x.From != y.From ? x.From.CompareTo(y.From) : string.CompareOrdinal(x.Key, y.Key));

    [Fact]
    public void The_vital_few_are_the_least_number_of_classes_that_reach_the_share()
    {
        // 5 + 3 of 10 are exactly 80 %; the two of one ticket each stand in ordinal order.
        var classes = new[] { "e", "a", "c", "a", "c", "a", "B", "a", "c", "a" };
        var table = Read(classes.Append(null).Select((name, i) => Event($"t{i}", 0, TicketEventType.Created) with { Category = name }))
            .Pareto(ticket => ticket.Category);

        Assert.Equal((10L, 1L, 2), (table.Total, table.Missing, table.VitalFew));
        Assert.Equal([new("a", 5, 0.5, 0.5, true), new("c", 3, 0.3, 0.8, true), new("B", 1, 0.1, 0.9, false), new("e", 1, 0.1, 1, false)], table.Rows);
    }

    [Fact]
    public void A_knowledge_candidate_has_many_tickets_solved_at_once_without_an_article()
    {
        var events = new List<TicketEvent>();
        for (var i = 0; i < 25; i++)
        {
            events.Add(Event($"t{i:00}", i, TicketEventType.Created) with { Category = "login", ArticleId = i < 5 ? "kb" : null });
            events.Add(Event($"t{i:00}", i + 1, TicketEventType.Resolved) with { ActorId = i % 5 == 0 ? null : "ann" });
        }

        events.AddRange(Enumerable.Range(0, 19).SelectMany(i => new[] { Event($"u{i}", i, TicketEventType.Resolved) with { Category = "mail", ActorId = "ann" } }));
        var candidate = Read(events).KnowledgeCandidates(ticket => ticket.Category, examples: 3).Single();

        Assert.Equal(("login", 25L, 5L, 20L), (candidate.Key, candidate.Tickets, candidate.Linked, candidate.OneTouch));
        Assert.Equal(16, candidate.Score);
        Assert.Equal(["t24", "t23", "t22"], candidate.Examples);
        Assert.Equal(2, Read(events).KnowledgeCandidates(ticket => ticket.Category, leastTickets: 19).Count);
    }

    [Fact]
    public void A_surge_is_held_against_the_weeks_before_it_without_surges()
    {
        // Weeks from Monday: the first is not whole; then 1 1 1 1, a surge of 8, one of 1, a surge of 9, and one that still runs.
        int[] weeks = [1, 1, 1, 1, 1, 8, 1, 9, 30];
        var events = weeks.SelectMany((count, week) => Enumerable.Range(0, count)
            .Select(i => Event($"w{week}-{i}", (week * 168) + 30 + i, TicketEventType.Created) with { Category = "login" }));
        var surges = Read(events, Hour((9 * 168) - 1)).Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Weekly);

        Assert.Equal(2, surges.Count);
        Assert.Equal(("login", new LocalDate(2024, 2, 5), new LocalDate(2024, 2, 11)), (surges[0].Key, surges[0].From, surges[0].To));
        Assert.Equal((8L, 4L, 4, GammaPoissonDistribution.UpperTail(8, 4, 4)), (surges[0].Count, surges[0].PastCount, surges[0].PastPeriods, surges[0].Chance));
        Assert.Equal((9L, 5L, 5), (surges[1].Count, surges[1].PastCount, surges[1].PastPeriods));
        Assert.Equal(3, Read(events, Hour(9 * 168) - Duration.Epsilon).Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Weekly).Count);
        Assert.Empty(Read(events).Surges(_ => null, DayClock.Utc, SurgeSearch.Weekly));
    }

    [Fact]
    public void A_surge_by_day_is_held_against_the_days_before_it()
    {
        var quiet = Enumerable.Range(0, 20).Select(day => Event($"q{day}", (day * 24) + 1, TicketEventType.Created) with { Module = "web" });
        var loud = Enumerable.Range(0, 7).Select(i => Event($"l{i}", (20 * 24) + i, TicketEventType.Created) with { Module = "web" });
        var surge = Read(quiet.Concat(loud)).Surges(ticket => ticket.Module, DayClock.Utc, SurgeSearch.Daily).Single();

        Assert.Equal((new LocalDate(2024, 1, 21), new LocalDate(2024, 1, 21)), (surge.From, surge.To));
        Assert.Equal((7L, 19L, 19), (surge.Count, surge.PastCount, surge.PastPeriods));
    }

    [Fact]
    public void A_cross_table_counts_the_tickets_that_have_both_values()
    {
        var cross = Read(
            Event("a", 0, TicketEventType.Created) with { Category = "mail", Module = "web" },
            Event("b", 0, TicketEventType.Created) with { Category = "mail", Module = "core" },
            Event("c", 0, TicketEventType.Created) with { Category = "login", Module = "core" },
            Event("d", 0, TicketEventType.Created) with { Category = "login" }).Cross(ticket => ticket.Category, ticket => ticket.Module);

        Assert.Equal(["login", "mail"], cross.Rows);
        Assert.Equal(["core", "web"], cross.Columns);
        Assert.Equal([1, 0, 1, 1], cross.Table.Cells.Select(cell => cell.Count));
        Assert.Equal(1, cross.Missing);
    }

    [Fact]
    public void The_vital_few_reach_the_share_and_one_class_less_does_not() =>
        Law.Holds(AnyEvents, events =>
        {
            var statistics = Read(events);
            var table = statistics.Pareto(ticket => ticket.Category, 0.6m);
            long Of(int classes) => table.Rows.Take(classes).Sum(row => row.Count);
            return table.Total + table.Missing == statistics.Tickets.Count
                && Of(table.Rows.Count) == table.Total
                && (table.Total == 0 || (Of(table.VitalFew) >= 0.6m * table.Total && Of(table.VitalFew - 1) < 0.6m * table.Total))
                && table.Rows.Count(row => row.IsVital) == table.VitalFew
                && table.Rows.Zip(table.Rows.Skip(1)).All(pair =>
                    pair.First.Count > pair.Second.Count
                    || (pair.First.Count == pair.Second.Count && string.CompareOrdinal(pair.First.Key, pair.Second.Key) < 0));
        });

    [Fact]
    public void Surges_are_those_of_the_slow_search() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
        {
            var statistics = Read(events, asOf);
            var found = statistics.Surges(ticket => ticket.TeamId, Clock, Eager);
            return found.Order(BySurge).SequenceEqual(SlowSurges(statistics, Eager).Order(BySurge));
        });

    /// <summary>Day by day from the definition: all days, those without tickets too.</summary>
    private static List<TicketSurge> SlowSurges(TicketStatistics statistics, SurgeSearch search)
    {
        var surges = new List<TicketSurge>();
        if (statistics.Tickets.Count == 0)
        {
            return surges;
        }

        var first = Clock.DayOf(statistics.Tickets.Min(ticket => ticket.OpenedAt)).PlusDays(1);
        foreach (var team in statistics.Tickets.Select(ticket => ticket.TeamId).OfType<string>().Distinct())
        {
            long On(LocalDate day) => statistics.Tickets.LongCount(ticket => ticket.TeamId == team && Clock.DayOf(ticket.OpenedAt) == day);
            var calm = new List<LocalDate>();
            for (var day = first; Clock.EndOf(day) <= statistics.AsOf; day = day.PlusDays(1))
            {
                var past = calm.TakeLast(search.Baseline).ToList();
                var count = On(day);
                var chance = past.Count == 0 ? 1 : GammaPoissonDistribution.UpperTail(count, past.Sum(On), past.Count);
                if (past.Count >= search.LeastBaseline && count >= search.LeastCount && chance <= search.Chance)
                {
                    surges.Add(new(team, day, day, count, past.Sum(On), past.Count, chance));
                }
                else
                {
                    calm.Add(day);
                }
            }
        }

        return surges;
    }
}
