using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;
using static UserOps.Tests.Tickets.Statistics.TicketHistories;

namespace UserOps.Tests.Tickets.Statistics;

public class TicketWhereaboutsTests
{
    [Fact]
    public void Handovers_add_up_and_the_most_frequent_comes_first()
    {
        var figures = Read(
            Event("a", 0, TicketEventType.Assigned) with { TeamId = "red" },
            Event("a", 1, TicketEventType.Assigned) with { TeamId = "green" },
            Event("a", 2, TicketEventType.Assigned) with { TeamId = "red" },
            Event("b", 0, TicketEventType.Assigned) with { TeamId = "red" },
            Event("b", 1, TicketEventType.Assigned) with { TeamId = "green" },
            Event("c", 0, TicketEventType.Assigned) with { TeamId = "blue" },
            Event("d", 0, TicketEventType.Created)).Handovers();

        Assert.Equal(new(2, 3), figures.HandedOver);
        Assert.Equal((3L, 1L, 1L), (figures.Handovers, figures.PingPongs, figures.Revisits));
        Assert.Equal([new("red", "green", 2), new("green", "red", 1)], figures.Matrix);
    }

    [Fact]
    public void The_backlog_is_that_of_the_instant_with_its_ages()
    {
        TicketEvent[] events =
        [
            Event("a", 0, TicketEventType.Created),
            Event("b", 24, TicketEventType.Created), Event("b", 30, TicketEventType.Resolved), Event("b", 60, TicketEventType.Reopened),
            Event("c", 70, TicketEventType.Created), Event("c", 72, TicketEventType.Closed),
        ];
        var backlog = Read(events).BacklogAt(Hour(72));

        Assert.Equal((2L, 1L), (backlog.Open, backlog.Reopened));
        Assert.Equal(Duration.FromHours(60), backlog.Ages!.Median);
        Assert.Equal([0, 1, 1, 0, 0, 0, 0], backlog.Bands.Select(band => band.Count));
        Assert.Equal(new(Duration.FromDays(1), Duration.FromDays(3), 1), backlog.Bands[1]);
        Assert.Equal(new(Duration.FromDays(90), null, 0), backlog.Bands[6]);
        Assert.Equal(3, Read(events).BacklogAt(Hour(71)).Open);
        Assert.Equal([new(Duration.Zero, null, 2)], Read(events).BacklogAt(Hour(72), []).Bands);
        Assert.Equal(
            [new(new(2024, 1, 1), 1, 0, 0, 1), new(new(2024, 1, 2), 1, 0, 1, 1), new(new(2024, 1, 3), 1, 1, 0, 3), new(new(2024, 1, 4), 0, 0, 1, 2)],
            Read(events).BacklogByDay(DayClock.Utc, new(2024, 1, 1), new(2024, 1, 4)));
    }

    [Fact]
    public void The_time_in_states_adds_up()
    {
        var times = Read(
            [
                Event("a", 0, TicketEventType.Created), Event("a", 1, TicketEventType.StateChanged) with { State = "new" },
                Event("a", 3, TicketEventType.StateChanged) with { State = "wait" }, Event("a", 5, TicketEventType.StateChanged) with { State = "new" },
                Event("a", 10, TicketEventType.Closed) with { State = "closed" },
                Event("b", 8, TicketEventType.Created) with { State = "new" },
            ],
            Hour(12)).TimeInStates();

        Assert.Equal(14, times.TotalHours);
        Assert.Equal(["new", "wait", null], times.States.Select(state => state.State));
        Assert.Equal([11, 2, 1], times.States.Select(state => state.TotalHours));
        Assert.Equal([2, 1, 1], times.States.Select(state => state.Tickets));
        Assert.Equal([3, 1, 1], times.States.Select(state => state.Stays));
        Assert.Equal(Duration.FromHours(5.5), times.States[0].PerTicket.Median);
        Assert.Equal(11.0 / 14, times.States[0].Share);
    }

    [Fact]
    public void The_backlog_replayed_is_the_backlog_that_was() =>
        Law.Holds(AnyEvents, AnyInstant, (events, at) =>
        {
            var naive = Naive(events, at).Where(IsOpen).ToList();
            var (then, now) = (Read(events, at).BacklogAt(at), Read(events).BacklogAt(at));
            Assert.Equal(naive.Count, now.Open);
            Assert.Equal(naive.Count(ticket => ticket.Any(item => item.Type == TicketEventType.Reopened) && Comebacks(ticket) > 0), now.Reopened);
            Assert.Equal(now.Open, now.Bands.Sum(band => band.Count));
            Assert.Equal(DurationSummary.Of(naive.Select(ticket => at - ticket[0].At)), now.Ages);
            return then == now;
        });

    [Fact]
    public void The_days_of_the_backlog_add_up_and_end_as_the_instants_do() =>
        Law.Holds(AnyEvents, events =>
        {
            var statistics = Read(events);
            var days = statistics.BacklogByDay(Clock, new(2023, 12, 30), new(2024, 2, 20));
            Assert.Equal(53, days.Count);
            Assert.Equal(statistics.Tickets.Count, days.Sum(day => day.Opened));
            Assert.Equal(statistics.Tickets.Sum(ticket => ticket.Reopens), days.Sum(day => day.Reopened));
            Assert.True(days.Zip(days.Skip(1)).All(pair =>
                pair.Second.Open == pair.First.Open + pair.Second.Opened + pair.Second.Reopened - pair.Second.Ended));
            return days.All(day => day.Open == statistics.BacklogAt(Clock.EndOf(day.Day)).Open);
        });

    [Fact]
    public void The_states_of_a_ticket_add_up_to_its_span_and_are_those_told_before() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
        {
            foreach (var (ticket, told) in Read(events, asOf).Tickets.Zip(Naive(events, asOf)))
            {
                var end = ticket.ClosedAt ?? asOf;
                Assert.Equal(end - ticket.OpenedAt, ticket.States.Aggregate(Duration.Zero, (sum, stay) => sum + stay.Length));
                Assert.True(ticket.States.Zip(ticket.States.Skip(1)).All(pair => pair.First.To == pair.Second.From && pair.First.State != pair.Second.State));
                foreach (var stay in ticket.States)
                {
                    Assert.True(stay.From < stay.To);
                    var middle = stay.From + ((stay.To - stay.From) / 2);
                    Assert.Equal(told.LastOrDefault(item => item.At <= middle && item.State is not null)?.State, stay.State);
                }
            }

            return true;
        });

    [Fact]
    public void The_time_in_states_is_that_of_the_tickets() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
        {
            var statistics = Read(events, asOf);
            var times = statistics.TimeInStates();
            var hours = statistics.Tickets.Sum(ticket => ((ticket.ClosedAt ?? asOf) - ticket.OpenedAt).TotalHours);
            return Math.Abs(times.TotalHours - hours) < 1e-9
                && Math.Abs(times.States.Sum(state => state.TotalHours) - hours) < 1e-9
                && (times.States.Count == 0 || Math.Abs(times.States.Sum(state => state.Share) - 1) < 1e-12)
                && times.States.Sum(state => state.Stays) == statistics.Tickets.Sum(ticket => ticket.States.Count);
        });

    [Fact]
    public void Every_handover_is_in_the_matrix_once() =>
        Law.Holds(AnyEvents, events =>
        {
            var figures = Read(events).Handovers();
            return figures.Matrix.Sum(flow => flow.Count) == figures.Handovers
                && figures.Matrix.All(flow => flow.From != flow.To)
                && figures.PingPongs <= figures.Revisits
                && figures.Revisits <= Math.Max(0, figures.Handovers - figures.HandedOver.Successes);
        });

    [Fact]
    public void Later_events_change_nothing() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
            Read(events, asOf).Tickets == Read(events.Where(item => item.At <= asOf), asOf).Tickets);

    /// <summary>How often a ticket came back after an end.</summary>
    private static int Comebacks(TicketEvent[] told) =>
        told.Where((item, i) => item.Type == TicketEventType.Reopened && i > 0 && !IsOpen(told.Take(i))).Count();
}
