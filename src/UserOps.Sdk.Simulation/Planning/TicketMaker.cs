using System.Globalization;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>Draws what happens to tickets, by the habits of the desk and its teams; notes how likely each indicator was to succeed.</summary>
/// <param name="shop">The shop.</param>
/// <param name="options">The habits.</param>
/// <param name="end">The end of the simulated time: later events are not drawn.</param>
/// <param name="rates">Takes the chances.</param>
internal sealed class TicketMaker(Shop shop, ShopTicketOptions options, Instant end, RateTally rates)
{
    public const string Desk = "desk";

    private const int Agents = 12;

    /// <summary>Agents who help out, and take no tickets of their own.</summary>
    private const int Helpers = 2;
    private const int TeamMembers = 6;
    private const int Engineers = 9;
    private const double Minute = 60;
    private const double Hour = 3_600;
    private const double Day = 86_400;

    /// <summary>Within the triage target of four hours.</summary>
    private const double LatestInTime = 3.5 * Hour;

    /// <summary>Passing a ticket around is over by then, so that a silence of more than two days fits after it.</summary>
    private const double PassingAround = 0.4 * Day;

    private static readonly TicketKind[] Kinds = [TicketKind.Usage, TicketKind.Technical, TicketKind.Requirement, TicketKind.Other];

    private static readonly string[] AgentNames = Names("agent", Agents + Helpers);
    private static readonly string[] EngineerNames = Names("engineer", Engineers);
    private static readonly string[][] MemberNames = [.. TicketTopics.Teams.Select(team => Names(team, TeamMembers))];

    private static readonly Comparer<TicketEvent> ByTime = Comparer<TicketEvent>.Create(
        (x, y) => x.At.CompareTo(y.At) is var order and not 0 ? order : x.Type.CompareTo(y.Type));

    private readonly ShopTeamHabits[] _teams = [options.Payments, options.Logistics, options.App];

    /// <summary>Gets the events drawn so far, ticket by ticket and by time.</summary>
    public List<TicketEvent> Events { get; } = [];

    /// <summary>Draws a ticket.</summary>
    public ShopTicket Make(int place, TicketArrival arrival)
    {
        var random = RandomStream.Of(shop.Options.Seed, place, StreamPurpose.Tickets);
        var user = UserAt(random, arrival.At);
        var ticket = new TicketDraft
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"T{place + 1:0000000}"),
            Random = random,
            Arrival = arrival,
            UserIndex = user.Index,
            Agent = AgentNames[random.NextBelow(Agents)],
        };
        var from = Events.Count;
        Events.Add(new()
        {
            TicketId = ticket.Id,
            At = arrival.At,
            Type = TicketEventType.Created,
            ActorRole = TicketActorRole.Customer,
            CustomerId = user.Id,
            ProductId = "shop",
            TeamId = Desk,
            SupportLine = "L1",
            Category = arrival.Topic.Category,
            State = "new",
        });
        if (ticket.Topic.Rubbish != TicketRubbish.None)
        {
            Discard(ticket);
        }
        else
        {
            Work(ticket);
        }

        Events.Sort(from, Events.Count - from, ByTime);
        return ticket.ToTicket();
    }

    private static string[] Names(string role, int count) => [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{role}-{number}"))];

    private static Instant Plus(Instant at, double seconds) => at + Duration.FromSeconds((long)seconds);

    /// <summary>Notes the chance of an indicator, and draws.</summary>
    private bool Hit(TicketDraft ticket, IndicatorId id, double chance)
    {
        rates.Note(id, chance);
        return ticket.Chance(chance);
    }

    private void Add(
        TicketDraft ticket,
        Instant at,
        TicketEventType type,
        string? actor,
        TicketActorRole role,
        string? state = null,
        TicketKind? kind = null,
        string? team = null,
        string? line = null,
        string? module = null,
        string? suspected = null,
        string? cause = null,
        string? owner = null,
        string? bug = null,
        string? article = null,
        string? insight = null)
    {
        if (at < end)
        {
            Events.Add(new()
            {
                TicketId = ticket.Id,
                At = at,
                Type = type,
                ActorId = actor,
                ActorRole = role,
                State = state,
                Kind = kind,
                TeamId = team,
                SupportLine = line,
                Module = module,
                SuspectedCause = suspected,
                RootCause = cause,
                OwnerId = owner,
                BugId = bug,
                ArticleId = article,
                InsightId = insight,
            });
        }
    }

    /// <summary>Finds a user who is a customer at an instant, or was one shortly before; if that fails too often, anybody.</summary>
    private ShopUser UserAt(RandomStream random, Instant at)
    {
        const int Tries = 8;
        var user = shop.Users[random.NextBelow(shop.Options.Users)];
        for (var i = 1; i < Tries && !(user.Joined <= at && (user.LeftAt is not { } left || at < left + Duration.FromDays(30))); i++)
        {
            user = shop.Users[random.NextBelow(shop.Options.Users)];
        }

        return user;
    }

    private void Discard(TicketDraft ticket)
    {
        var at = ticket.After(ticket.Between(5 * Minute, 5 * Hour));
        if (ticket.Topic.Rubbish == TicketRubbish.BotOnly)
        {
            Add(ticket, at, TicketEventType.Replied, "bot", TicketActorRole.Bot);
            Add(ticket, Plus(at, Hour), TicketEventType.Closed, "bot", TicketActorRole.Bot, "closed");
        }
        else if (ticket.Topic.Rubbish == TicketRubbish.Merged)
        {
            Add(ticket, at, TicketEventType.Replied, ticket.Agent, TicketActorRole.Agent);
            Add(ticket, Plus(at, Minute), TicketEventType.Merged, ticket.Agent, TicketActorRole.Agent, "closed");
        }
        else
        {
            Add(ticket, at, TicketEventType.Closed, ticket.Agent, TicketActorRole.Agent, "closed");
        }
    }

    private void Work(TicketDraft ticket)
    {
        var (desk, topic) = (options.Desk, ticket.Topic);
        ticket.IsClassifiedFirst = Hit(ticket, IndicatorId.M1, desk.ClassifiedFirst);
        var inTime = Hit(ticket, IndicatorId.M4, desk.ClassifiedInTime);
        ticket.ClassifiedAt = ticket.After(inTime ? ticket.Between(2 * Minute, LatestInTime) : ticket.Between(4.1 * Hour, 9 * Hour));
        ticket.FirstKind = topic.Kind;
        var isPassedOn = ticket.Chance(topic.PassedOn);
        var isReopened = Hit(ticket, IndicatorId.S5, 1 - desk.Reopened) is false;
        rates.Note(IndicatorId.S2, (1 - topic.PassedOn) * (1 - desk.Reopened) * desk.OneAgent);
        if (topic.Kind == TicketKind.Usage)
        {
            rates.Note(IndicatorId.S1, (1 - topic.PassedOn) * (1 - desk.Reopened));
        }

        if (ticket.IsClassifiedFirst && !Hit(ticket, IndicatorId.M2, desk.ClassifiedRightly))
        {
            ticket.FirstKind = Kinds[(Array.IndexOf(Kinds, topic.Kind) + 1 + ticket.Random.NextBelow(Kinds.Length - 1)) % Kinds.Length];
        }

        if (isPassedOn)
        {
            PassOn(ticket, isReopened);
        }
        else
        {
            SolveAtDesk(ticket, isReopened);
        }
    }

    /// <summary>Sets the kind; a wrong one is put right at an instant.</summary>
    private void Classify(TicketDraft ticket, Instant putRightAt)
    {
        Add(ticket, ticket.ClassifiedAt, TicketEventType.Classified, ticket.Agent, TicketActorRole.Agent, "open", ticket.FirstKind);
        if (ticket.FirstKind != ticket.Topic.Kind)
        {
            Add(ticket, putRightAt, TicketEventType.Classified, ticket.Agent, TicketActorRole.Agent, kind: ticket.Topic.Kind);
        }
    }

    /// <summary>When the desk is done with a ticket: after its kind is set, or before it.</summary>
    private static Instant DoneAt(TicketDraft ticket, double meanHours)
    {
        if (!ticket.IsClassifiedFirst)
        {
            return ticket.After(Minute + (0.8 * ((ticket.ClassifiedAt - ticket.Arrival.At).TotalSeconds - Minute) * ticket.Random.NextUnit()));
        }

        return Plus(ticket.ClassifiedAt, (5 * Minute) + Math.Min(36 * Hour, ticket.Random.Exponential() * meanHours * Hour));
    }

    private void SolveAtDesk(TicketDraft ticket, bool isReopened)
    {
        var (topic, solvedAt) = (ticket.Topic, DoneAt(ticket, 2.5));
        Classify(ticket, Plus(ticket.ClassifiedAt, (solvedAt - ticket.ClassifiedAt).TotalSeconds / 2));
        var first = ticket.IsClassifiedFirst ? ticket.ClassifiedAt : ticket.Arrival.At;
        Add(ticket, Plus(first, (solvedAt - first).TotalSeconds / 4), TicketEventType.Replied, ticket.Agent, TicketActorRole.Agent);
        if (!ticket.Chance(options.Desk.OneAgent))
        {
            var other = AgentNames[Agents + ticket.Random.NextBelow(Helpers)];
            Add(ticket, Plus(first, (solvedAt - first).TotalSeconds * 0.75), TicketEventType.Replied, other, TicketActorRole.Agent);
        }

        if (topic.Article > 0 && ticket.Chance(topic.Article))
        {
            Add(ticket, Plus(solvedAt, -10), TicketEventType.KnowledgeLinked, ticket.Agent, TicketActorRole.Agent, article: topic.ArticleId);
        }

        Solve(ticket, solvedAt, ticket.Agent, TicketActorRole.Agent, isReopened);
    }

    private void PassOn(TicketDraft ticket, bool isReopened)
    {
        var (topic, passedAt) = (ticket.Topic, DoneAt(ticket, 1));
        Classify(ticket, Plus(ticket.ClassifiedAt, (passedAt - ticket.ClassifiedAt).TotalSeconds / 2));
        var isTechnical = topic.Kind == TicketKind.Technical;
        ticket.IsPingPong = isTechnical && topic.Team < 2 && ticket.Chance(options.PingPongShare);
        var teams = Route(ticket);
        var (module, cause) = isTechnical ? Suspect(ticket) : (null, null);
        Add(ticket, passedAt, TicketEventType.Assigned, ticket.Agent, TicketActorRole.Agent, "with team", team: TicketTopics.Teams[teams[0]], line: "L2", module: module, suspected: cause);
        for (var i = 1; i < teams.Count; i++)
        {
            var team = teams[i];
            var from = teams[i - 1];
            Add(ticket, Plus(passedAt, PassingAround * i / teams.Count), TicketEventType.Assigned, Member(ticket, from), TicketActorRole.Agent, team: team < 0 ? Desk : TicketTopics.Teams[team], line: team < 0 ? "L1" : "L2");
        }

        var habits = _teams[topic.Team];
        var seconds = TimeOf(ticket, isTechnical ? habits : null, teams.Count > 1);
        if (seconds > 2 * Day)
        {
            Touch(ticket, passedAt, seconds, habits, isTechnical);
        }

        var isEngineer = ticket.Arrival.Bug is not null;
        var solver = isEngineer ? EngineerNames[ticket.Random.NextBelow(Engineers)] : Member(ticket, teams[^1]);
        Solve(ticket, Plus(passedAt, seconds), solver, isEngineer ? TicketActorRole.Engineer : TicketActorRole.Agent, isReopened);
    }

    /// <summary>The teams one after another; -1 is the desk.</summary>
    private List<int> Route(TicketDraft ticket)
    {
        var right = ticket.Topic.Team;
        var teams = new List<int>();
        if (ticket.IsPingPong)
        {
            // Between payments and logistics; who has it last solves it.
            var passes = 3 + ticket.Random.NextBelow(4);
            var first = ticket.Random.NextBelow(2);
            teams.AddRange(Enumerable.Range(0, passes).Select(pass => (first + pass) % 2));
            rates.Note(IndicatorId.M3, teams[^1] == first);
            return teams;
        }

        if (!Hit(ticket, IndicatorId.M3, _teams[right].RightFirst))
        {
            teams.Add((right + 1 + ticket.Random.NextBelow(_teams.Length - 1)) % _teams.Length);
            if (ticket.Chance(0.5))
            {
                teams.Add(-1);
            }
        }

        teams.Add(right);
        return teams;
    }

    /// <summary>What the desk thinks is broken.</summary>
    private (string? Module, string? Cause) Suspect(TicketDraft ticket)
    {
        var topic = ticket.Topic;
        var isNamed = ticket.Chance(options.Desk.CauseNamed);
        if (ticket.IsClassifiedFirst)
        {
            rates.Note(IndicatorId.S3, options.Desk.CauseNamed);
        }

        var hasModule = isNamed || ticket.Chance(0.5);
        var hasCause = isNamed || !hasModule;
        if (!hasModule)
        {
            return (null, "timeout");
        }

        var isRight = ticket.Chance(options.Desk.ModuleRight);
        if (ticket.IsClassifiedFirst)
        {
            rates.Note(IndicatorId.S4, options.Desk.ModuleRight);
        }

        return (isRight ? topic.Module : TicketTopics.OtherModule(topic.Module!, ticket.Random.NextBelow(100)), hasCause ? "timeout" : null);
    }

    private static string Member(TicketDraft ticket, int team) =>
        team < 0 ? ticket.Agent : MemberNames[team][ticket.Random.NextBelow(TeamMembers)];

    /// <summary>How long a ticket takes from its handover to its solution: quickly, within five days, or later; never between 2 and 2.6 days.</summary>
    private double TimeOf(TicketDraft ticket, ShopTeamHabits? habits, bool isPassedAround)
    {
        var inTime = habits is null ? ticket.Chance(0.9) : Hit(ticket, IndicatorId.D2, habits.SolvedInTime);
        return !inTime ? ticket.Between(5.2 * Day, 12 * Day)
            : ticket.Chance(0.5) ? ticket.Between(isPassedAround ? 0.5 * Day : Hour, 1.9 * Day)
            : ticket.Between(2.6 * Day, 4.9 * Day);
    }

    /// <summary>Somebody looks after a ticket that takes long, or nobody does.</summary>
    private void Touch(TicketDraft ticket, Instant passedAt, double seconds, ShopTeamHabits habits, bool isTechnical)
    {
        var isTouched = isTechnical ? Hit(ticket, IndicatorId.D3, habits.Touched) : ticket.Chance(habits.Touched);
        for (var at = PassingAround + ticket.Between(0.3 * Day, Day); isTouched && at < seconds; at += ticket.Between(0.8 * Day, 1.8 * Day))
        {
            Add(ticket, Plus(passedAt, at), TicketEventType.FollowedUp, ticket.Agent, TicketActorRole.Agent);
        }
    }

    private void Solve(TicketDraft ticket, Instant solvedAt, string solver, TicketActorRole role, bool isReopened)
    {
        var bug = ticket.Topic.Kind == TicketKind.Technical ? Diagnose(ticket, solvedAt, solver, role) : null;
        Add(ticket, solvedAt, TicketEventType.Resolved, solver, role, "solved");
        var last = solvedAt;
        if (isReopened)
        {
            var reopenedAt = Plus(solvedAt, ticket.Between(2 * Hour, 2 * Day));
            last = Plus(reopenedAt, ticket.Between(Hour, 1.5 * Day));
            Add(ticket, reopenedAt, TicketEventType.Reopened, actor: null, TicketActorRole.Customer, "open");
            Add(ticket, last, TicketEventType.Resolved, solver, role, "solved");
        }

        if (ticket.Topic.Kind is TicketKind.Usage or TicketKind.Requirement && Hit(ticket, IndicatorId.R1, ticket.Topic.Insight))
        {
            Add(ticket, Plus(last, Minute), TicketEventType.InsightLinked, solver, role, insight: ticket.Topic.InsightId);
        }

        var closedAt = Plus(last, ticket.Between(Day, 3 * Day));
        if (!ticket.IsClassifiedFirst && closedAt < ticket.ClassifiedAt)
        {
            closedAt = Plus(ticket.ClassifiedAt, Minute);
        }

        Add(ticket, closedAt, TicketEventType.Closed, "bot", TicketActorRole.Bot, "closed");
        if (bug is not null)
        {
            Tell(ticket, bug, closedAt);
        }
    }

    /// <summary>Names module, cause and owner, and ties the ticket to its bug.</summary>
    /// <returns>The bug it was tied to.</returns>
    private TicketBug? Diagnose(TicketDraft ticket, Instant solvedAt, string solver, TicketActorRole role)
    {
        var (topic, bug) = (ticket.Topic, ticket.Arrival.Bug);
        var isKnown = Hit(ticket, IndicatorId.D1, _teams[topic.Team].RootCauseKnown);
        var hasCause = isKnown || ticket.Chance(0.5);
        var hasOwner = isKnown || !hasCause;
        Add(ticket, Plus(solvedAt, -2), TicketEventType.Diagnosed, solver, role, module: topic.Module, cause: hasCause ? topic.Cause : null, owner: hasOwner ? solver : null);
        if (bug is null || !hasCause || !Hit(ticket, IndicatorId.P1, options.Desk.BugLinked))
        {
            return null;
        }

        Add(ticket, Plus(solvedAt, -1), TicketEventType.BugLinked, solver, role, bug: bug.Id);
        return bug;
    }

    /// <summary>Tells the customer of the release, or does not; whose ticket is still open then hears of it by its closing.</summary>
    private void Tell(TicketDraft ticket, TicketBug bug, Instant closedAt)
    {
        if (bug.FixedAt is not { } fixedAt)
        {
            rates.Note(IndicatorId.P2, isSuccess: false);
        }
        else if (closedAt >= fixedAt)
        {
            rates.Note(IndicatorId.P2, isSuccess: true);
        }
        else if (Hit(ticket, IndicatorId.P2, options.Desk.ReleaseTold))
        {
            Add(ticket, Plus(fixedAt, ticket.Between(Hour, 1.5 * Day)), TicketEventType.CustomerNotified, "bot", TicketActorRole.Bot);
        }
    }
}
