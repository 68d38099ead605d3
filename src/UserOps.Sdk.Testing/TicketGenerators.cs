using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Testing;

/// <summary>Generates ticket logs with everything in them that maturity looks at, and valid policies.</summary>
/// <remarks>
/// Events lie within <see cref="Days"/> days from <see cref="Start"/>, mostly on few hours of the day, so that many come at one instant or
/// exactly at the end of a window. Names come from short lists, so that tickets share teams, modules, causes and bugs. Lists shrink by
/// leaving events out.
/// </remarks>
public static class TicketGenerators
{
    /// <summary>The number of days within which events come.</summary>
    public const int Days = 100;

    private static readonly string[] Teams = ["north", "south", "east"];
    private static readonly string[] Actors = ["a1", "a2", "e1"];
    private static readonly string[] Modules = ["pay", "login"];
    private static readonly string[] Causes = ["defect", "Design", "config", "unknown"];
    private static readonly string[] Categories = ["invoice", "password", "spam"];
    private static readonly string[] Bugs = ["B-1", "B-2", "B-3"];

    /// <summary>Gets the first instant at which an event may come: the 30 December 2025, in UTC.</summary>
    public static Instant Start { get; } = Instant.FromUtc(2025, 12, 30, 0, 0);

    /// <summary>Gets instants from some days before the first event until long after the last.</summary>
    public static Arbitrary<Instant> AsOf { get; } =
        (from day in Gen.Frequency((1, Gen.Choose(-2, Days + 70)), (3, Gen.Choose(20, Days)))
         from hour in Hours()
         from nanosecond in Gen.Elements(0L, 0L, -1L, 1L)
         select At(day, hour) + Duration.FromNanoseconds(nanosecond)).ToArbitrary();

    /// <summary>Gets events of up to a dozen tickets, in any order, with and without sequences and ids.</summary>
    public static Arbitrary<TicketEvent[]> Events { get; } = Arb.From(
        Gen.Choose(0, 12).SelectMany(count => Gen.CollectToArray(Enumerable.Range(0, count), Ticket)).Select(tickets => tickets.SelectMany(item => item).ToArray()),
        Shrinking.LeavingOut);

    /// <summary>Gets events around tickets: bugs, releases, reports, risks, insights, proposals.</summary>
    public static Arbitrary<WorkEvent[]> Work { get; } = Arb.From(
        Gen.Choose(0, 14).SelectMany(count => count == 0 ? Gen.Constant(Array.Empty<WorkEvent>()) : Gen.ArrayOf(AnyWork(), count)),
        Shrinking.LeavingOut);

    /// <summary>Gets policies that compile: short windows and small minimums among them, so that few tickets suffice.</summary>
    public static Arbitrary<MaturityPolicy> Policies { get; } =
        (from preset in Gen.Elements(MaturityPolicy.Default, MaturityPolicy.Default, MaturityPolicy.Core)
         from zone in Gen.Elements("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia")
         from confidence in Gen.Elements(0.5m, 0.8m, 0.95m)
         from gate in Gen.Elements(MaturityGate.Iso33020, MaturityGate.Largely)
         from windows in Windows()
         from hotspots in Gen.Choose(2, 3)
         from least in Gen.Elements(1, 3)
         from settings in Settings(preset)
         select preset with
         {
             Name = "generated",
             Zone = zone,
             Confidence = confidence,
             Gate = gate,
             Windows = windows,
             Hotspots = preset.Hotspots with { LeastTickets = hotspots },
             Surges = preset.Surges with { LeastCount = least, BaselineWeeks = 4, LeastWeeks = 2, Chance = 0.2m },
             Indicators = settings,
         }).ToArbitrary();

    private static Instant At(int day, int hour) => Start + Duration.FromHours((24 * day) + hour);

    private static Gen<int> Hours() => Gen.Elements(0, 4, 8, 8, 12, 16, 23);

    private static Gen<Instant> Instants() => from day in Gen.Choose(0, Days) from hour in Hours() select At(day, hour);

    private static Gen<TicketEvent[]> Ticket(int number) =>
        from hasCreated in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from day in Gen.Choose(0, Days - 20)
        from hour in Hours()
        from first in Event($"T-{number}", Gen.Constant(At(day, hour)))
        from count in Gen.Choose(0, 9)
        from rest in count == 0
            ? Gen.Constant(Array.Empty<TicketEvent>())
            : Gen.ArrayOf(Event($"T-{number}", from later in Gen.Choose(0, 20) from at in Hours() select At(day + later, at)), count)
        select hasCreated ? [first with { Type = TicketEventType.Created }, .. rest] : new[] { first }.Concat(rest).ToArray();

    private static Gen<TicketEvent> Event(string ticket, Gen<Instant> instants) =>
        from at in instants
        from type in Types()
        from seq in Gen.Elements<long?>(null, null, 1, 2)
        from id in Gen.Frequency((4, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("x", "y")))
        from actor in Sometimes(70, Actors)
        from role in Gen.Frequency(
            (6, Gen.Constant<TicketActorRole?>(TicketActorRole.Agent)),
            (2, Gen.Constant<TicketActorRole?>(TicketActorRole.Engineer)),
            (1, Gen.Elements<TicketActorRole?>(TicketActorRole.Bot, TicketActorRole.Customer)),
            (2, Gen.Constant<TicketActorRole?>(null)))
        from team in Sometimes(35, Teams)
        from line in Sometimes(10, ["L1", "L2"])
        from kind in Gen.Frequency(
            (5, Gen.Constant<TicketKind?>(null)), (2, Gen.Constant<TicketKind?>(TicketKind.Technical)), (2, Gen.Elements<TicketKind?>(TicketKind.Usage, TicketKind.Requirement, TicketKind.Other)))
        from details in Details()
        select details with
        {
            TicketId = ticket,
            At = at,
            Type = type,
            Seq = seq,
            EventId = id,
            ActorId = actor,
            ActorRole = role,
            TeamId = team,
            SupportLine = line,
            Kind = kind,
        };

    private static Gen<TicketEventType> Types() =>
        Gen.Frequency(
            (4, Gen.Elements(Enum.GetValues<TicketEventType>().Where(type => type != TicketEventType.Merged).ToArray())),
            (3, Gen.Elements(TicketEventType.Resolved, TicketEventType.Closed, TicketEventType.Reopened, TicketEventType.Assigned)));

    private static Gen<TicketEvent> Details() =>
        from category in Sometimes(20, Categories)
        from module in Sometimes(30, Modules)
        from suspected in Sometimes(20, ["timeout"])
        from cause in Sometimes(30, Causes)
        from customer in Sometimes(30, ["c1", "c2"])
        from product in Sometimes(10, ["app", "web"])
        from owner in Sometimes(20, Actors)
        from bug in Sometimes(20, Bugs)
        from insight in Sometimes(8, ["I-1"])
        from article in Sometimes(8, ["K-1", "K-2"])
        from state in Sometimes(20, ["open", "waiting", "duplicate"])
        select new TicketEvent
        {
            TicketId = "?",
            At = Start,
            Type = TicketEventType.Created,
            Category = category,
            Module = module,
            SuspectedCause = suspected,
            RootCause = cause,
            CustomerId = customer is null ? null : new UserId(customer),
            ProductId = product,
            OwnerId = owner,
            BugId = bug,
            InsightId = insight,
            ArticleId = article,
            State = state,
        };

    private static Gen<string?> Sometimes(int percent, string[] values) =>
        Gen.Frequency((100 - percent, Gen.Constant<string?>(null)), (percent, Gen.Elements<string?>(values)));

    private static Gen<WorkEvent> AnyWork() =>
        from at in Instants()
        from id in Gen.Frequency((6, Gen.Constant<string?>(null)), (1, Gen.Elements<string?>("w1", "w2")))
        from author in Sometimes(70, Actors)
        from team in Sometimes(40, Teams)
        from item in Gen.Frequency(
            (2, Bug()), (2, Release()), (3, Report()), (2, Risk(at)), (2, Insight()), (2, Proposal()), (2, Decision()), (2, Shipment()))
        select item with { At = at, EventId = id, Author = author, TeamId = team };

    private static Gen<WorkEvent> Bug() =>
        from bug in Gen.Elements(Bugs)
        from module in Sometimes(80, Modules)
        from cause in Sometimes(80, Causes)
        select (WorkEvent)new BugOpened { At = Start, BugId = bug, Module = module, RootCause = cause };

    private static Gen<WorkEvent> Release() =>
        from bug in Gen.Elements(Bugs)
        from release in Gen.Elements("1.0", "1.1")
        select (WorkEvent)new BugReleased { At = Start, BugId = bug, ReleaseId = release };

    private static Gen<WorkEvent> Report() =>
        from month in Gen.Elements(new LocalDate(2025, 12, 1), new LocalDate(2026, 1, 1), new LocalDate(2026, 2, 1))
        from months in Gen.Choose(1, 2)
        from slack in Gen.Elements(0, 0, 14, -14)
        select (WorkEvent)new ReportPublished
        {
            At = Start,
            From = month.AtMidnight().InUtc().ToInstant() - Duration.FromHours(slack),
            To = month.PlusMonths(months).AtMidnight().InUtc().ToInstant() + Duration.FromHours(slack),
        };

    private static Gen<WorkEvent> Risk(Instant at) =>
        from key in Gen.Elements("invoice", "password", "pay/defect", "login/Design")
        from days in Gen.Choose(0, 30)
        select (WorkEvent)new RiskRaised { At = Start, Key = key, Until = at + Duration.FromDays(days) };

    private static Gen<WorkEvent> Insight() =>
        from insight in Gen.Elements("I-1", "I-2", "I-3")
        from tickets in Gen.SubListOf("T-0", "T-1", "T-2", "T-3", "T-9", "none")
        from topic in Sometimes(50, Categories)
        select (WorkEvent)new InsightPublished { At = Start, InsightId = insight, TicketIds = [.. tickets], Topic = topic };

    private static Gen<WorkEvent> Proposal() =>
        from proposal in Gen.Elements("P-1", "P-2")
        from module in Sometimes(50, Modules)
        from cause in Sometimes(50, Causes)
        from topic in Sometimes(40, Categories)
        select (WorkEvent)new ProposalSubmitted { At = Start, ProposalId = proposal, Module = module, RootCause = cause, Topic = topic };

    private static Gen<WorkEvent> Decision() =>
        from proposal in Gen.Elements("P-1", "P-2")
        from isAdopted in Gen.Elements(true, true, false)
        select (WorkEvent)new ProposalDecided { At = Start, ProposalId = proposal, Adopted = isAdopted };

    private static Gen<WorkEvent> Shipment() =>
        from proposal in Gen.Elements("P-1", "P-2")
        from outcome in Sometimes(40, ["good", "Improved", "bad"])
        select (WorkEvent)new ProposalShipped { At = Start, ProposalId = proposal, Outcome = outcome };

    private static Gen<MaturityWindows> Windows() =>
        from triage in Gen.Elements(4, 8, 24)
        from reopen in Gen.Elements(4, 14)
        from drive in Gen.Elements(2, 5)
        from silence in Gen.Elements(1, 2)
        from recurrence in Gen.Elements(7, 30)
        from horizon in Gen.Elements(7, 30)
        select new MaturityWindows
        {
            Triage = Duration.FromHours(triage),
            Reopen = Duration.FromDays(reopen),
            Drive = Duration.FromDays(drive),
            Silence = Duration.FromDays(silence),
            Recurrence = Duration.FromDays(recurrence),
            FixHorizon = Duration.FromDays(horizon),
            ReportGrace = Duration.FromDays(7),
        };

    private static Gen<EquatableArray<IndicatorSetting>> Settings(MaturityPolicy preset) =>
        from least in Gen.Elements(1, 2, 10)
        from weights in Gen.ArrayOf(Gen.Frequency((8, Gen.Constant(1m)), (1, Gen.Constant(0m)), (1, Gen.Constant(2.5m))), preset.Indicators.Count)
        from target in Gen.Elements(0.3m, 0.9m, 1m)
        select weights.Any(weight => weight > 0)
            ? preset.Indicators.Select((setting, place) => setting with { LeastOpportunities = least, Weight = weights[place], Target = target }).ToEquatableArray()
            : preset.Indicators;
}
