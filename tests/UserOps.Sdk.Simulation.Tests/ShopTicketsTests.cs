using UserOps.Tickets;

namespace UserOps.Simulation.Tests;

public class ShopTicketsTests
{
    private static readonly Shop Shop = new(ShopOptions.Default);
    private static readonly ShopTickets Desk = new(Shop);
    private static readonly TicketLog Log = Desk.ToLog();
    private static readonly MaturityScorer Scorer = new(MaturityPolicy.Default with { Zone = ShopOptions.Default.ZoneId });
    private static readonly Maturity Found = Scorer.Score(Log, Desk.Window.End).Value;
    private static readonly TicketStatistics Statistics = TicketStatistics.Of(Log, Desk.Window.End);

    [Fact]
    public void The_same_seed_gives_the_same_desk_and_another_one_another()
    {
        var again = new ShopTickets(new Shop(ShopOptions.Default));

        Assert.Equal((Desk.All, Desk.Events, Desk.Work), (again.All, again.Events, again.Work));
        Assert.Equal(Desk.Truth, again.Truth);
        Assert.NotEqual(Desk.Events, new ShopTickets(new Shop(ShopOptions.Default with { Seed = 2 })).Events);
    }

    [Fact]
    public void Another_habit_changes_neither_when_tickets_come_nor_whose_they_are()
    {
        var options = ShopTicketOptions.Default with { Desk = ShopDeskHabits.Default with { ClassifiedRightly = 0.5, Reopened = 0.4 }, PingPongShare = 0 };
        var other = new ShopTickets(Shop, options);

        Assert.Equal(
            Desk.All.Select(ticket => ticket with { IsPingPong = false }),
            other.All);
        Assert.Empty(other.Truth.PingPongs);
    }

    [Fact]
    public void Every_event_is_of_a_ticket_in_its_time_and_nothing_conflicts()
    {
        Assert.Equal(Desk.All.Select(ticket => ticket.Id), Log.Traces.Select(trace => trace.TicketId));
        Assert.Equal(Desk.All.Select(ticket => ticket.At), Log.Traces.Select(trace => trace.Events[0].At));
        Assert.Equal(Desk.All.Select(ticket => ticket.At).Order(), Desk.All.Select(ticket => ticket.At));
        Assert.All(Log.Traces, trace => Assert.Equal(TicketEventType.Created, trace.Events[0].Type));
        Assert.All(Desk.Events, item => Assert.True(Desk.Window.Contains(item.At)));
        Assert.All(Desk.Work, item => Assert.True(Desk.Window.Contains(item.At)));
        Assert.Equal(Desk.Work.Select(item => item.At).Order(), Desk.Work.Select(item => item.At));
        Assert.Equal(Desk.Events.Count, Log.EventCount);
        Assert.Empty(Log.Conflicts);
    }

    [Fact]
    public void Tickets_are_of_customers_of_the_shop()
    {
        var users = Shop.Users.ToList();
        Assert.All(Log.Traces.Zip(Desk.All), pair => Assert.Equal(users[pair.Second.UserIndex].Id, pair.First.Events[0].CustomerId));
        Assert.True(Desk.All.Count(ticket => users[ticket.UserIndex].Joined <= ticket.At) > 0.98 * Desk.All.Count);
    }

    [Theory]
    [InlineData(1111UL)]
    [InlineData(7UL)]
    [InlineData(2_026UL)]
    public void The_planted_rates_are_found(ulong seed)
    {
        var desk = new ShopTickets(new Shop(ShopOptions.Default with { Seed = seed, Users = 10_000 }));
        var found = Scorer.Score(desk.ToLog(), desk.Window.End).Value;

        Assert.Equal(Indicators.All.Select(indicator => indicator.Id), desk.Truth.Rates.Select(rate => rate.Id));
        foreach (var (rate, score) in desk.Truth.Rates.Zip(found.Indicators))
        {
            Assert.Equal(rate.Id, score.Id);
            if (rate.Id == IndicatorId.P5)
            {
                // Chance makes surges too.
                Assert.True(score is { Successes: 1, Opportunities: >= 2 });
                continue;
            }

            // Four and a half standard deviations, and one of the few opportunities that are at the edge of the time.
            var allowed = (4.5 * Math.Sqrt(score.Opportunities * rate.Rate * (1 - rate.Rate))) + 1 + (0.003 * score.Opportunities);
            Assert.True(Math.Abs(score.Successes - (score.Opportunities * rate.Rate)) <= allowed, $"{rate}: {score.Successes} of {score.Opportunities}");
            Assert.InRange(score.Opportunities, (0.9 * rate.Opportunities) - 2, (1.1 * rate.Opportunities) + 2);
        }
    }

    [Fact]
    public void The_true_level_lies_between_what_is_demonstrated_and_what_is_plausible()
    {
        var truth = Desk.Truth.Maturity;

        Assert.Equal((4, 4), (truth.Level, truth.PlausibleLevel));
        Assert.Equal((3, 4), (Found.Level, Found.PlausibleLevel));
        Assert.All(truth.Layers.Zip(Found.Layers), pair => Assert.InRange(pair.First.Demonstrated, pair.Second.Demonstrated - 0.01, pair.Second.Plausible + 0.01));
        Assert.All(truth.Layers, layer => Assert.Equal(layer.Demonstrated, layer.Plausible, 0.001));
        Assert.Equal(truth, RateTally.MaturityOf(Desk.Truth.Rates, Desk.Window.End));
    }

    [Fact]
    public void A_better_desk_has_a_better_truth()
    {
        var team = new ShopTeamHabits { RightFirst = 1, SolvedInTime = 1, Touched = 1, RootCauseKnown = 1 };
        var best = new ShopTickets(Shop, ShopTicketOptions.Default with { Payments = team, Logistics = team, App = team, PingPongShare = 0 }).Truth;

        Assert.Equal([1, 1, 1, 1], best.Rates.Where(rate => rate.Id is IndicatorId.M3 or IndicatorId.D1 or IndicatorId.D2 or IndicatorId.D3).Select(rate => rate.Rate));
        Assert.True(best.Maturity.Layers[2].Demonstrated > Desk.Truth.Maturity.Layers[2].Demonstrated + 0.1);
    }

    [Fact]
    public void Rubbish_is_left_out_and_told()
    {
        Assert.Equal(Desk.All.Count(ticket => ticket.IsRubbish), Found.Excluded.Sum(item => item.Tickets));
        Assert.Equal([ExclusionReason.Merged, ExclusionReason.BotOnly, ExclusionReason.Category], Found.Excluded.Select(item => item.Reason));
    }

    [Fact]
    public void What_was_planted_to_go_back_and_forth_does()
    {
        var returned = Statistics.Tickets.Where(ticket => ticket.PingPongs > 1).Select(ticket => ticket.TicketId).ToList();

        Assert.Equal(Desk.All.Where(ticket => ticket.IsPingPong).Select(ticket => ticket.Id), Desk.Truth.PingPongs);
        Assert.NotEmpty(returned);
        Assert.Empty(returned.Except(Desk.Truth.PingPongs, StringComparer.Ordinal));
        Assert.All(
            Statistics.Tickets.Where(ticket => returned.Contains(ticket.TicketId, StringComparer.Ordinal)),
            ticket => Assert.Equal(["desk", "logistics", "payments"], ticket.Places.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_surge_is_the_only_one_of_any_category_and_was_foreseen()
    {
        var surge = Assert.Single(Statistics.Surges(ticket => ticket.Category, Shop.Clock, SurgeSearch.Weekly));
        var truth = Desk.Truth.Surge!;

        Assert.Equal(new ShopSurge("use-coupon", new(2025, 11, 10), new(2025, 11, 16), IsForeseen: true), truth);
        Assert.Equal((truth.Key, truth.From, truth.To), (surge.Key, surge.From, surge.To));
        Assert.Contains(Desk.Work.OfType<RiskRaised>(), risk => risk.Key == truth.Key && risk.At < Shop.Clock.StartOf(truth.From));
        Assert.Contains(Desk.Truth.FalseAlarm, Desk.Work);
        Assert.Contains("use-coupon", Found.Indicators.Single(score => score.Id == IndicatorId.P5).For);
        Assert.Contains(Desk.Truth.FalseAlarm!.Key, Found.Indicators.Single(score => score.Id == IndicatorId.P5).Against);

        var unseen = new ShopTickets(Shop, ShopTicketOptions.Default with { SurgeIsForeseen = false });
        Assert.Equal(truth with { IsForeseen = false }, unseen.Truth.Surge);
        Assert.Equal(Desk.Truth.FalseAlarm, Assert.Single(unseen.Work.OfType<RiskRaised>()));
    }

    [Fact]
    public void The_topics_that_want_an_article_come_first()
    {
        var candidates = Statistics.Where(ticket => ticket.Kind == TicketKind.Usage).KnowledgeCandidates(ticket => ticket.Category);

        Assert.Equal(Desk.Truth.ArticleTopics, candidates.Take(3).Select(candidate => candidate.Key).ToEquatableArray());
        Assert.True(candidates[2].Score > 2 * candidates[3].Score);
    }

    [Fact]
    public void The_proposal_that_works_makes_its_tickets_rarer()
    {
        var truth = Desk.Truth.Proposal;
        var tickets = Desk.All.Where(ticket => ticket.Topic == truth.Topic).ToList();
        var (before, after) = (tickets.Count(ticket => ticket.At < truth.ShippedAt), tickets.Count(ticket => ticket.At >= truth.ShippedAt));

        Assert.InRange((double)after / before, 0.15, 0.45);
        Assert.Contains(new ProposalShipped { At = truth.ShippedAt, ProposalId = truth.Id }, Desk.Work);
        Assert.Contains(truth.Id, Found.Indicators.Single(score => score.Id == IndicatorId.R4).For);
    }

    [Fact]
    public async Task A_run_reads_the_desk_as_a_source_of_events()
    {
        var (events, work) = (new List<TicketEvent>(), new List<WorkEvent>());
        await foreach (var item in Desk.ReadEventsAsync())
        {
            events.Add(item);
        }

        await foreach (var item in Desk.ReadWorkEventsAsync())
        {
            work.Add(item);
        }

        Assert.Equal(Log, TicketLog.From(events, work));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(300)]
    public void Desks_of_any_size_and_age_have_their_log(int users)
    {
        foreach (var days in new[] { 1, 20, 90, 400 })
        {
            var end = ShopOptions.Default.Start.PlusDays(days);
            var desk = new ShopTickets(new Shop(ShopOptions.Default with { Users = users, End = end, Seed = (ulong)days }));
            var log = desk.ToLog();

            Assert.InRange(desk.All.Count, 0.8 * 0.8 * users - 1, (1.1 * 0.8 * users) + 15);
            Assert.Equal(desk.All.Count, log.Traces.Count);
            Assert.True(Scorer.Score(log, desk.Window.End).Value.PlausibleLevel >= 0);
        }
    }

    [Fact]
    public void Options_out_of_their_range_are_named_all_at_once()
    {
        var fault = Assert.Throws<ArgumentException>(() => new ShopTickets(Shop, ShopTicketOptions.Default with
        {
            Days = 0,
            TicketsPerUser = double.NaN,
            Desk = ShopDeskHabits.Default with { Reopened = 1.1 },
            App = ShopTicketOptions.Default.App with { Touched = -1 },
            Payments = null!,
        }));

        Assert.StartsWith(
            string.Join(Environment.NewLine, "Days must be from 1 to 3660.", "TicketsPerUser must be from 0 to 1000.", "Desk.Reopened must be from 0 to 1.", "Payments must be given.", "App.Touched must be from 0 to 1."),
            fault.Message,
            StringComparison.Ordinal);
    }
}
