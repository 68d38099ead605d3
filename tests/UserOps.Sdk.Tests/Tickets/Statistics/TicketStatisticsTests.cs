using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;
using static UserOps.Tests.Tickets.Statistics.TicketHistories;

namespace UserOps.Tests.Tickets.Statistics;

public class TicketStatisticsTests
{
    private static readonly SurgeSearch Eager = SurgeSearch.Daily with { Chance = 0.4, LeastCount = 1, Baseline = 5, LeastBaseline = 2 };

    [Fact]
    public void An_empty_log_has_figures_of_nothing()
    {
        var nothing = TicketStatistics.Of(TicketLog.Empty, Hour(0));

        Assert.Empty(nothing.Tickets);
        Assert.Equal(new(0, 0), nothing.Handovers().HandedOver);
        Assert.Empty(nothing.Handovers().Matrix);
        Assert.Equal((0L, null), (nothing.BacklogAt(Hour(0)).Open, nothing.BacklogAt(Hour(0)).Ages));
        Assert.Equal(7, nothing.BacklogAt(Hour(0)).Bands.Count);
        Assert.Equal([new(new(2024, 1, 1), 0, 0, 0, 0)], nothing.BacklogByDay(DayClock.Utc, new(2024, 1, 1), new(2024, 1, 9)));
        Assert.Empty(nothing.TimeInStates().States);
        Assert.Null(nothing.Resolutions().ToLast);
        Assert.Empty(nothing.ResolutionsBy(ticket => ticket.Handovers));
        Assert.Equal(new(0, 0), nothing.Rates().FirstContact);
        Assert.Equal(new(0, 0), nothing.Recurrences().Recurred);
        Assert.Equal((0, 0L), (nothing.Pareto(ticket => ticket.Category).VitalFew, nothing.Pareto(ticket => ticket.Category).Total));
        Assert.Empty(nothing.KnowledgeCandidates(ticket => ticket.Category));
        Assert.Empty(nothing.Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Weekly));
        Assert.Equal(0, nothing.Cross(ticket => ticket.Category, ticket => ticket.Module).Table.Total);
    }

    [Fact]
    public void Some_tickets_can_be_looked_at_alone()
    {
        var statistics = Read(Event("a", 0, TicketEventType.Created) with { TeamId = "red" }, Event("b", 0, TicketEventType.Created) with { TeamId = "blue" });

        Assert.Equal(["a"], statistics.Where(ticket => ticket.TeamId == "red").Tickets.Select(ticket => ticket.TicketId));
        Assert.Equal(1, statistics.Where(ticket => ticket.TeamId == "red").BacklogAt(Hour(1)).Open);
    }

    [Fact]
    public void The_ends_of_time_do_no_harm()
    {
        var log = TicketLog.From(
            [
                new() { TicketId = "a", At = Instant.FromUtc(1, 1, 3, 0, 0), Type = TicketEventType.Created, Category = "mail", State = "new" },
                new() { TicketId = "b", At = Instant.FromUtc(9899, 12, 31, 23, 59), Type = TicketEventType.Created, Category = "mail" },
            ],
            []);
        var statistics = TicketStatistics.Of(log, Instant.MaxValue);

        Assert.Equal(2, statistics.BacklogAt(Instant.MaxValue).Open);
        Assert.Equal(1, statistics.BacklogByDay(DayClock.Utc, new(2024, 1, 1), new(2024, 1, 1)).Single().Open);
        Assert.Empty(statistics.Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Daily));
        Assert.Equal("new", statistics.TimeInStates().States[0].State);
        Assert.Empty(TicketStatistics.Of(log, Instant.MinValue).BacklogByDay(DayClock.Utc, DayClock.MinDay, DayClock.MaxDay));
    }

    [Fact]
    public void Questions_that_have_no_answer_are_refused()
    {
        var statistics = Read(Event("a", 0, TicketEventType.Created), Event("b", 1, TicketEventType.Created));

        Assert.Throws<ArgumentNullException>("log", () => TicketStatistics.Of(null!, Hour(0)));
        Assert.Throws<ArgumentOutOfRangeException>("at", () => statistics.BacklogAt(Hour(3000)));
        Assert.Throws<ArgumentException>("limits", () => statistics.BacklogAt(Hour(0), [Duration.FromDays(2), Duration.FromDays(2)]));
        Assert.Throws<ArgumentException>("limits", () => statistics.BacklogAt(Hour(0), [Duration.Zero]));
        Assert.Throws<ArgumentOutOfRangeException>("vitalShare", () => statistics.Pareto(ticket => ticket.Category, 1.1m));
        Assert.Throws<ArgumentOutOfRangeException>("vitalShare", () => statistics.Pareto(ticket => ticket.Category, 0));
        Assert.Throws<ArgumentOutOfRangeException>("leastTickets", () => statistics.KnowledgeCandidates(ticket => ticket.Category, -1));
        Assert.Throws<InvalidOperationException>(() => statistics.ResolutionsBy(ticket => new object()));
        foreach (var search in new[]
        {
            SurgeSearch.Weekly with { Chance = 0 }, SurgeSearch.Weekly with { LeastCount = 0 }, SurgeSearch.Weekly with { LeastBaseline = 0 }, SurgeSearch.Weekly with { Baseline = 3 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>("search", () => statistics.Surges(ticket => ticket.Category, DayClock.Utc, search));
        }
    }

    [Fact]
    public void The_order_of_the_events_changes_nothing() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
        {
            var (there, back) = (Read(events, asOf), Read(events.Reverse().Concat(events), asOf));
            Assert.Equal(there.Tickets, back.Tickets);
            Assert.Equal(there.Handovers(), back.Handovers());
            Assert.Equal(there.BacklogAt(asOf), back.BacklogAt(asOf));
            Assert.Equal(there.TimeInStates(), back.TimeInStates());
            Assert.Equal(there.Resolutions(), back.Resolutions());
            Assert.Equal(there.Recurrences(), back.Recurrences());
            Assert.Equal(there.Pareto(ticket => ticket.Category), back.Pareto(ticket => ticket.Category));
            Assert.Equal(there.KnowledgeCandidates(ticket => ticket.Category, 1), back.KnowledgeCandidates(ticket => ticket.Category, 1));
            Assert.Equal(there.Surges(_ => "all", DayClock.Utc, Eager), back.Surges(_ => "all", DayClock.Utc, Eager));
            return there.Cross(ticket => ticket.Category, ticket => ticket.Module) == back.Cross(ticket => ticket.Category, ticket => ticket.Module);
        });

    [Fact]
    public void Groups_and_cross_tables_leave_no_ticket_out() =>
        Law.Holds(AnyEvents, events =>
        {
            var statistics = Read(events);
            var cross = statistics.Cross(ticket => ticket.Category, ticket => ticket.Module);
            var groups = statistics.ResolutionsBy(ticket => ticket.Category ?? "?");
            return cross.Table.Total + cross.Missing == statistics.Tickets.Count
                && groups.Sum(group => group.Figures.Resolved.Trials) == statistics.Tickets.Count
                && groups.Sum(group => group.Figures.ToFirst?.Count ?? 0) == (statistics.Resolutions().ToFirst?.Count ?? 0)
                && groups.Select(group => group.Key).SequenceEqual(groups.Select(group => group.Key).Order(StringComparer.Ordinal));
        });
}
