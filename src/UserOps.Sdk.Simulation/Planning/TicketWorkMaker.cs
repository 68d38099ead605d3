using System.Globalization;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>Draws what happens around tickets: bugs and their releases, reports, risks, insights and proposals; notes what was planted to go well.</summary>
/// <param name="shop">The shop.</param>
/// <param name="plan">When what comes.</param>
/// <param name="options">The habits.</param>
/// <param name="rates">Takes the chances.</param>
internal sealed class TicketWorkMaker(Shop shop, TicketPlan plan, ShopTicketOptions options, RateTally rates)
{
    /// <summary>The proposal that works.</summary>
    public const string Proposal = "proposal-1";

    private const int DaysPerInsight = 60;
    private const int CitedTickets = 8;
    private const int LeastCited = 3;
    private const int LeastCustomers = 2;
    private const double WindowDays = 30;

    private static readonly Duration Window = Duration.FromDays(WindowDays);

    private readonly RandomStream _random = RandomStream.Of(shop.Options.Seed, 1, StreamPurpose.TicketPlan);
    private readonly List<WorkEvent> _work = [];

    /// <summary>Gets what somebody warned of, and what never comes.</summary>
    public RiskRaised? FalseAlarm { get; private set; }

    /// <summary>Draws everything, by time.</summary>
    /// <param name="tickets">The tickets, to be cited.</param>
    public List<WorkEvent> Make(IReadOnlyList<ShopTicket> tickets)
    {
        if (tickets.Count == 0)
        {
            return [];
        }

        Bugs();
        Hotspots();
        Reports();
        Risks();
        Insights(tickets);
        Proposals();
        VitalFew();
        return [.. _work.Where(item => item.At < plan.End).OrderBy(item => item.At).ThenBy(item => item.Type)];
    }

    private static string Numbered(string name, int number) => string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");

    private void Bugs()
    {
        foreach (var bug in plan.Bugs)
        {
            var engineer = Numbered("engineer", 1 + _random.NextBelow(9));
            var team = TicketTopics.Teams[bug.Topic.Team];
            _work.Add(new BugOpened { At = bug.From, BugId = bug.Id, Module = bug.Topic.Module, RootCause = bug.Topic.Cause, Author = engineer, TeamId = team });
            if (bug.FixedAt is { } fixedAt)
            {
                _work.Add(new BugReleased { At = fixedAt, BugId = bug.Id, ReleaseId = Numbered("release", 1 + (int)(plan.DayOf(fixedAt) / 7)), Author = engineer, TeamId = team });
                if (fixedAt + Window < plan.End || bug.AgainAt is not null)
                {
                    rates.Note(IndicatorId.P3, bug.AgainAt is null);
                }
            }
        }
    }

    /// <summary>A bug makes one hotspot, which it is the record of. A cause outside the product makes one after another.</summary>
    private void Hotspots()
    {
        foreach (var _ in plan.Bugs.Where(bug => bug.Tickets >= LeastCited))
        {
            rates.Note(IndicatorId.D5, isSuccess: true);
        }

        foreach (var topic in TicketTopics.Steady.Where(topic => topic.Kind == TicketKind.Technical))
        {
            var isRecorded = TicketTopics.ProblemRecords.Contains(topic.Name, StringComparer.Ordinal);
            var tickets = plan.Arrivals.Count(arrival => arrival.Topic == topic);
            var spell = WindowDays + (tickets == 0 ? plan.Days : LeastCited * (double)plan.Days / tickets);
            for (var day = spell; day < plan.Days; day += spell)
            {
                rates.Note(IndicatorId.D5, isRecorded);
            }

            if (isRecorded)
            {
                _work.Add(new BugOpened { At = plan.At(1), BugId = "problem-" + topic.Module, Module = topic.Module, RootCause = topic.Cause, Author = "engineer-1" });
            }
        }
    }

    private void Reports()
    {
        var clock = shop.Clock;
        var first = clock.DayOf(plan.Start).With(DateAdjusters.StartOfMonth);
        for (var month = first; clock.StartOf(month.PlusMonths(1)) < plan.End; month = month.PlusMonths(1))
        {
            var (from, to) = (clock.StartOf(month), clock.StartOf(month.PlusMonths(1)));
            var isInTime = _random.NextUnit() < options.Desk.ReportInTime;
            var days = isInTime ? 1 + (5 * _random.NextUnit()) : 9 + (6 * _random.NextUnit());
            _work.Add(new ReportPublished { At = to + Duration.FromSeconds((long)(86_400 * days)), From = from, To = to, Author = "agent-1", TeamId = TicketMaker.Desk });
            rates.Note(IndicatorId.D4, isInTime);
        }
    }

    private void Risks()
    {
        if (plan.Surge is not { } surge)
        {
            return;
        }

        rates.Note(IndicatorId.P5, surge.IsForeseen);
        rates.Note(IndicatorId.P5, isSuccess: false);
        var monday = shop.Clock.StartOf(surge.From);
        if (surge.IsForeseen)
        {
            _work.Add(new RiskRaised { At = monday - Duration.FromDays(5), Key = surge.Key, Until = shop.Clock.StartOf(surge.To), Author = "agent-1", TeamId = TicketMaker.Desk });
        }

        var at = plan.At(plan.Days * 0.4);
        FalseAlarm = new() { At = at, Key = TicketTopics.FalseAlarm, Until = at + Duration.FromDays(10), Author = "agent-1", TeamId = TicketMaker.Desk };
        _work.Add(FalseAlarm);
    }

    private void Insights(IReadOnlyList<ShopTicket> tickets)
    {
        var count = Math.Max(2, plan.Days / DaysPerInsight);
        for (var i = 0; i < count; i++)
        {
            var at = plan.At(plan.Days * (i + 1.0) / (count + 1));
            var (topic, isPoor) = TicketTopics.InsightAt(i);
            ShopTicket[] cited =
            [
                .. tickets.Where(ticket => ticket.Topic == topic && ticket.At < at - Window).TakeLast(isPoor ? 1 : CitedTickets),
            ];
            _work.Add(new InsightPublished
            {
                At = at,
                InsightId = Numbered("insight", i + 1),
                Topic = topic,
                TicketIds = [.. cited.Select(ticket => ticket.Id)],
                Author = "agent-2",
                TeamId = TicketMaker.Desk,
            });
            rates.Note(IndicatorId.R2, cited.Length >= LeastCited && cited.DistinctBy(ticket => ticket.UserIndex).Count() >= LeastCustomers);
        }
    }

    /// <summary>Two proposals about topics, of which one works; three of ten modules and causes are improved; as many proposals are turned down.</summary>
    private void Proposals()
    {
        Propose(Proposal, plan.RarerFrom, topic: TicketTopics.Rarer);
        Note(plan.RarerFrom, works: true);
        var late = plan.At(plan.Days * 0.6);
        Propose("proposal-2", late, topic: TicketTopics.NotRarer);
        Note(late, works: false);
        var adopted = 2;
        foreach (var lane in Improved())
        {
            var bugs = plan.Bugs.Where(bug => bug.Topic.Name == lane.Name && bug.FixedAt is not null).ToList();
            var shippedAt = bugs.Count > 0 ? bugs[bugs.Count / 2].FixedAt!.Value : plan.At(plan.Days * 0.7);
            Propose(Numbered("proposal", ++adopted), shippedAt, lane: lane);
            Note(shippedAt, works: true);
        }

        for (var i = 0; i < adopted + 1; i++)
        {
            var at = plan.At(plan.Days * (i + 1.0) / (adopted + 3));
            var id = Numbered("proposal", adopted + 1 + i);
            _work.Add(new ProposalSubmitted { At = at, ProposalId = id, Topic = i % 2 == 0 ? "dark-mode" : "gift-wrap", Author = "agent-3", TeamId = TicketMaker.Desk });
            _work.Add(new ProposalDecided { At = at + Duration.FromDays(10), ProposalId = id, Adopted = false });
            if (at + Duration.FromDays(10) < plan.End)
            {
                rates.Note(IndicatorId.R3, isSuccess: false);
            }
        }

        void Note(Instant shippedAt, bool works)
        {
            rates.Note(IndicatorId.R3, isSuccess: true);
            if (shippedAt + Window < plan.End)
            {
                rates.Note(IndicatorId.R4, works);
            }
        }
    }

    private IEnumerable<TicketTopic> Improved() =>
        Enumerable.Range(0, plan.Lanes).Where(lane => lane % 10 is 1 or 4 or 7).Select(TicketTopics.Lane);

    private void Propose(string id, Instant shippedAt, string? topic = null, TicketTopic? lane = null)
    {
        var at = Instant.Max(plan.Start, shippedAt - Duration.FromDays(20));
        _work.Add(new ProposalSubmitted { At = at, ProposalId = id, Topic = topic, Module = lane?.Module, RootCause = lane?.Cause, Author = "agent-2", TeamId = TicketMaker.Desk });
        _work.Add(new ProposalDecided { At = at + Duration.FromSeconds((long)((shippedAt - at).TotalSeconds / 2)), ProposalId = id, Adopted = true });
        _work.Add(new ProposalShipped { At = shippedAt, ProposalId = id, Outcome = lane is null ? null : "improved" });
    }

    /// <summary>Of the few causes and topics of most tickets, which are improved or looked into.</summary>
    private void VitalFew()
    {
        var improved = _work.OfType<ProposalSubmitted>()
            .Where(item => item.Module is not null)
            .Select(item => $"{item.Module}/{item.RootCause}")
            .ToHashSet(StringComparer.Ordinal);
        foreach (var cause in VitalFewOf(TicketKind.Technical))
        {
            rates.Note(IndicatorId.P4, improved.Contains(cause));
        }

        var addressed = _work.OfType<InsightPublished>().Select(item => item.Topic).Concat(_work.OfType<ProposalSubmitted>().Select(item => item.Topic))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        foreach (var topic in VitalFewOf(TicketKind.Usage))
        {
            rates.Note(IndicatorId.R5, addressed.Contains(topic));
        }
    }

    private List<string> VitalFewOf(TicketKind kind)
    {
        var counts = plan.Arrivals.Where(arrival => arrival.Topic.Kind == kind)
            .CountBy(arrival => arrival.Topic.Name, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .ToList();
        var needed = 0.8 * counts.Sum(pair => pair.Value);
        var (few, sum) = (new List<string>(), 0L);
        foreach (var (name, count) in counts.TakeWhile(_ => sum < needed))
        {
            few.Add(name);
            sum += count;
        }

        return few;
    }
}
