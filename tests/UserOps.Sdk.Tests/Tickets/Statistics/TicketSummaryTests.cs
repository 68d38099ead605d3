using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;
using static UserOps.Tests.Tickets.Statistics.TicketHistories;

namespace UserOps.Tests.Tickets.Statistics;

public class TicketSummaryTests
{
    [Fact]
    public void A_ticket_that_goes_to_and_fro_as_reckoned_by_hand()
    {
        var ticket = Read(
            Event("t", 0, TicketEventType.Created) with { State = "new", TeamId = "red", ActorId = "web" },
            Event("t", 2, TicketEventType.Assigned) with { TeamId = "green", State = "active", ActorId = "ann" },
            Event("t", 3, TicketEventType.Assigned) with { TeamId = "red", ActorId = "bob" },
            Event("t", 4, TicketEventType.Assigned) with { TeamId = "red", ActorId = "ann" },
            Event("t", 5, TicketEventType.Assigned) with { TeamId = "blue", ActorId = "ann" },
            Event("t", 7, TicketEventType.Resolved) with { State = "solved", RootCause = "Other" },
            Event("t", 9, TicketEventType.Reopened) with { State = "active" },
            Event("t", 12, TicketEventType.Resolved) with { State = "solved", RootCause = "defect" },
            Event("t", 20, TicketEventType.Closed) with { State = "closed" }).Tickets.Single();

        Assert.Equal(["red", "green", "red", "blue"], ticket.Places);
        Assert.Equal((3, 1, 1), (ticket.Handovers, ticket.PingPongs, ticket.Revisits));
        Assert.Equal([new(Hour(0), Hour(7)), new(Hour(9), Hour(12))], ticket.OpenSpans);
        Assert.Equal((Hour(7), Hour(12), Hour(20)), (ticket.FirstResolvedAt, ticket.ResolvedAt, ticket.ClosedAt));
        Assert.Equal((1, false, 2), (ticket.Reopens, ticket.IsOpen, ticket.Agents));
        Assert.Equal(
            [
                new("new", Hour(0), Hour(2)), new("active", Hour(2), Hour(7)), new("solved", Hour(7), Hour(9)),
                new("active", Hour(9), Hour(12)), new("solved", Hour(12), Hour(20)),
            ],
            ticket.States);
        Assert.Equal(("closed", "defect", "blue"), (ticket.State, ticket.RootCause, ticket.TeamId));
        Assert.False(ticket.IsResolvedAtFirstContact);
    }

    [Fact]
    public void Later_events_are_not_seen_and_a_ticket_not_yet_opened_is_not_there()
    {
        TicketEvent[] events =
        [
            Event("t", 1, TicketEventType.Created) with { Category = "mail" },
            Event("t", 2, TicketEventType.Resolved) with { Category = "print" },
        ];

        Assert.Empty(Read(events, Hour(1) - Duration.Epsilon).Tickets);
        Assert.Equal(("mail", true), (Read(events, Hour(1)).Tickets.Single().Category, Read(events, Hour(1)).Tickets.Single().IsOpen));
        Assert.Equal(("print", false), (Read(events, Hour(2)).Tickets.Single().Category, Read(events, Hour(2)).Tickets.Single().IsOpen));
    }

    [Fact]
    public void A_ticket_without_creation_is_opened_by_its_first_event()
    {
        var ticket = Read(Event("t", 5, TicketEventType.Resolved), Event("t", 6, TicketEventType.Created)).Tickets.Single();

        Assert.Equal((Hour(5), Hour(5)), (ticket.OpenedAt, ticket.FirstResolvedAt));
        Assert.False(ticket.IsOpen);
    }

    [Fact]
    public void A_second_resolution_and_a_reopening_of_what_is_open_change_nothing()
    {
        var ticket = Read(
            Event("t", 0, TicketEventType.Created),
            Event("t", 1, TicketEventType.Reopened),
            Event("t", 2, TicketEventType.Resolved),
            Event("t", 3, TicketEventType.Resolved),
            Event("t", 4, TicketEventType.Closed)).Tickets.Single();

        Assert.Equal([new(Hour(0), Hour(2))], ticket.OpenSpans);
        Assert.Equal((Hour(2), Hour(2), Hour(4)), (ticket.FirstResolvedAt, ticket.ResolvedAt, ticket.ClosedAt));
    }

    [Fact]
    public void A_merged_ticket_is_ended_and_not_resolved()
    {
        var ticket = Read(Event("t", 0, TicketEventType.Created), Event("t", 1, TicketEventType.Merged)).Tickets.Single();

        Assert.True(ticket is { IsMerged: true, IsOpen: false, FirstResolvedAt: null, ResolvedAt: null });
        Assert.Equal(Hour(1), ticket.ClosedAt);
    }

    [Fact]
    public void Handovers_are_of_support_lines_or_roles_where_there_are_no_teams()
    {
        TicketEvent[] events =
        [
            Event("t", 0, TicketEventType.Assigned) with { SupportLine = "L1", ActorRole = TicketActorRole.Agent },
            Event("t", 1, TicketEventType.Assigned) with { SupportLine = "L1", ActorRole = TicketActorRole.Engineer },
            Event("t", 2, TicketEventType.Assigned) with { SupportLine = "L2", ActorRole = TicketActorRole.Customer },
        ];

        Assert.Equal(["L1", "L2"], Read(events).Tickets.Single().Places);
        Assert.Equal(["agent", "engineer"], Read(events.Select(item => item with { SupportLine = null })).Tickets.Single().Places);
        Assert.Empty(Read([.. events, Event("other", 0, TicketEventType.Assigned) with { TeamId = "red" }]).Tickets.Single(ticket => ticket.TicketId == "t").Places);
    }

    [Fact]
    public void First_contact_needs_one_known_agent_and_neither_handover_nor_return()
    {
        TicketEvent[] once =
        [
            Event("t", 0, TicketEventType.Created) with { ActorId = "eve", ActorRole = TicketActorRole.Customer },
            Event("t", 1, TicketEventType.Replied) with { ActorId = "ann", ActorRole = TicketActorRole.Agent, TeamId = "red" },
            Event("t", 2, TicketEventType.Resolved) with { ActorId = "ann", ActorRole = TicketActorRole.Agent },
        ];
        bool IsOnce(params TicketEvent[] more) => Read([.. once, .. more]).Tickets.Single().IsResolvedAtFirstContact;

        Assert.True(IsOnce());
        Assert.True(IsOnce(Event("t", 3, TicketEventType.Replied) with { ActorId = "eve", ActorRole = TicketActorRole.Customer }));
        Assert.True(IsOnce(Event("t", 3, TicketEventType.Closed) with { ActorId = "bob", ActorRole = TicketActorRole.Agent }));
        Assert.False(IsOnce(Event("t", 2, TicketEventType.Replied) with { ActorId = "bob", ActorRole = TicketActorRole.Engineer }));
        Assert.False(IsOnce(Event("t", 3, TicketEventType.Assigned) with { TeamId = "blue" }));
        Assert.False(IsOnce(Event("t", 3, TicketEventType.Reopened)));
        Assert.False(Read(once.Select(item => item with { ActorId = null })).Tickets.Single().IsResolvedAtFirstContact);
        Assert.True(Read(once.Select(item => item with { ActorRole = null })).Tickets.Single().IsResolvedAtFirstContact);
    }

    [Fact]
    public void The_words_for_an_unknown_root_cause_are_the_desks_own()
    {
        var log = TicketLog.From([Event("t", 0, TicketEventType.Closed) with { RootCause = "N/A" }], []);

        Assert.Equal("N/A", TicketStatistics.Of(log, Hour(1)).Tickets.Single().RootCause);
        Assert.Null(TicketStatistics.Of(log, Hour(1), ["n/a"]).Tickets.Single().RootCause);
    }

    [Fact]
    public void Every_value_is_that_of_its_definition() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) =>
        {
            var naive = Naive(events, asOf).ToArray();
            var hasTeams = Array.Exists(naive, ticket => Array.Exists(ticket, item => item.TeamId is not null));
            var tickets = Read(events, asOf).Tickets;
            Assert.Equal(naive.Length, tickets.Count);
            foreach (var (ticket, told) in tickets.Zip(naive))
            {
                Assert.Equal((told[0].TicketId, told[0].At, IsOpen(told)), (ticket.TicketId, ticket.OpenedAt, ticket.IsOpen));
                Assert.Equal(told.LastOrDefault(item => item.Category is not null)?.Category, ticket.Category);
                Assert.Equal(told.LastOrDefault(item => item.Kind is not null)?.Kind, ticket.Kind);
                Assert.Equal(told.Any(item => item.Type == TicketEventType.KnowledgeLinked), ticket.HasKnowledge);
                Assert.Equal(Ends(told).Cast<Instant?>().FirstOrDefault(), ticket.FirstResolvedAt);

                if (hasTeams)
                {
                    var teams = told.Select(item => item.TeamId).Where(team => team is not null).ToList();
                    var places = teams.Where((team, i) => i == 0 || team != teams[i - 1]).ToList();
                    Assert.Equal(places, ticket.Places);
                    Assert.Equal(places.Zip(places.Skip(2)).Count(pair => pair.First == pair.Second), ticket.PingPongs);
                    Assert.Equal(places.Count - places.Distinct().Count(), ticket.Revisits);
                }
            }

            return true;
        });

    [Fact]
    public void Spans_follow_each_other_and_lie_within_the_ticket() =>
        Law.Holds(AnyEvents, AnyInstant, (events, asOf) => Read(events, asOf).Tickets.All(ticket =>
            ticket.OpenSpans[0].From == ticket.OpenedAt
            && ticket.OpenSpans.All(span => span.From <= asOf && !(span.To < span.From) && !(span.To > asOf))
            && ticket.OpenSpans.Zip(ticket.OpenSpans.Skip(1)).All(pair => pair.First.To <= pair.Second.From)));

    /// <summary>The instants at which an open ticket is resolved or closed, of events in order.</summary>
    private static IEnumerable<Instant> Ends(TicketEvent[] told) => told
        .Where((item, i) => item.Type is TicketEventType.Resolved or TicketEventType.Closed && IsOpen(told.Take(i)))
        .Select(item => item.At);
}
