using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Simulation;

/// <summary>
/// The support desk of a simulated shop, with a known truth: the tickets of the shop's users, what first-line agents, three teams and engineers do
/// about them, and the bugs, reports, risks, insights and proposals around them.
/// </summary>
/// <remarks>
/// <para>Tickets are drawn from streams of their own, so users, orders, events and complaints of the shop stay what they are. Nobody sleeps: the desk works
/// at all hours. What would happen after the shop's end is not on record.</para>
/// <para>Drawn once and kept. Immutable and thread-safe.</para>
/// </remarks>
public sealed class ShopTickets : ITicketEventSource
{
    private const int MostDays = 3_660;
    private const double MostTicketsPerUser = 1_000;

    /// <summary>Initializes a new instance of the <see cref="ShopTickets"/> class with <see cref="ShopTicketOptions.Default"/>.</summary>
    /// <param name="shop">The shop.</param>
    /// <exception cref="ArgumentNullException"><paramref name="shop"/> is <see langword="null"/>.</exception>
    public ShopTickets(Shop shop)
        : this(shop, ShopTicketOptions.Default)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="ShopTickets"/> class: draws all tickets.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="options">How many tickets there are, and by what habits the desk works.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A member of the options is out of its range; the message names all that are.</exception>
    public ShopTickets(Shop shop, ShopTicketOptions options)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfInvalid(options);
        Shop = shop;
        Options = options;
        var plan = new TicketPlan(shop, options);
        Window = new(plan.Start, plan.End);
        var rates = new RateTally();
        var maker = new TicketMaker(shop, options, plan.End, rates);
        var tickets = new ShopTicket[plan.Arrivals.Count];
        for (var place = 0; place < tickets.Length; place++)
        {
            tickets[place] = maker.Make(place, plan.Arrivals[place]);
        }

        All = tickets.ToEquatableArray();
        Events = maker.Events.ToEquatableArray();
        var around = new TicketWorkMaker(shop, plan, options, rates);
        Work = around.Make(tickets).ToEquatableArray();
        var planted = rates.Read();
        Truth = new()
        {
            Rates = planted,
            Maturity = RateTally.MaturityOf(planted, plan.End),
            PingPongs = [.. tickets.Where(ticket => ticket.IsPingPong).Select(ticket => ticket.Id)],
            Surge = plan.Surge,
            FalseAlarm = around.FalseAlarm,
            ArticleTopics = TicketTopics.WithoutArticle,
            Proposal = new(TicketWorkMaker.Proposal, TicketTopics.Rarer, plan.RarerFrom, TicketPlan.Remaining),
        };
    }

    /// <summary>Gets the shop.</summary>
    public Shop Shop { get; }

    /// <summary>Gets how many tickets there are, and by what habits the desk works.</summary>
    public ShopTicketOptions Options { get; }

    /// <summary>Gets the time in which tickets come in, its end not included; nothing on record lies outside of it.</summary>
    public Interval Window { get; }

    /// <summary>Gets the truth about every ticket, by opening.</summary>
    public EquatableArray<ShopTicket> All { get; }

    /// <summary>Gets what happened to tickets, as a host would have it on record: ticket by ticket, and of each by time.</summary>
    public EquatableArray<TicketEvent> Events { get; }

    /// <summary>Gets what happened around tickets, by time.</summary>
    public EquatableArray<WorkEvent> Work { get; }

    /// <summary>Gets the truth about the desk.</summary>
    public ShopTicketTruth Truth { get; }

    /// <summary>Makes the log of all events. Costs a sort.</summary>
    /// <returns>The log.</returns>
    public TicketLog ToLog() => TicketLog.From(Events, Work);

    /// <inheritdoc />
    public async IAsyncEnumerable<TicketEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var item in Events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        // Nothing is waited for: the events are drawn, not fetched.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<WorkEvent> ReadWorkEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var item in Work)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }

        // Nothing is waited for: the events are drawn, not fetched.
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static void ThrowIfInvalid(ShopTicketOptions options)
    {
        var problems = new List<string>();
        Check(options.Days is >= 1 and <= MostDays, "Days", "from 1 to 3660");
        Check(options.TicketsPerUser is >= 0 and <= MostTicketsPerUser, "TicketsPerUser", "from 0 to 1000");
        CheckShare(options.PingPongShare, "PingPongShare");
        if (options.Desk is { } desk)
        {
            CheckDesk(desk);
        }
        else
        {
            problems.Add("Desk must not be null.");
        }

        CheckTeam(options.Payments, "Payments");
        CheckTeam(options.Logistics, "Logistics");
        CheckTeam(options.App, "App");
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(options));
        }

        void Check(bool isGood, string member, string allowed)
        {
            if (!isGood)
            {
                problems.Add($"{member} must be {allowed}.");
            }
        }

        void CheckShare(double share, string member) => Check(share is >= 0 and <= 1, member, "from 0 to 1");

        void CheckDesk(ShopDeskHabits habits)
        {
            CheckShare(habits.ClassifiedFirst, "Desk.ClassifiedFirst");
            CheckShare(habits.ClassifiedRightly, "Desk.ClassifiedRightly");
            CheckShare(habits.ClassifiedInTime, "Desk.ClassifiedInTime");
            CheckShare(habits.OneAgent, "Desk.OneAgent");
            CheckShare(habits.Reopened, "Desk.Reopened");
            CheckShare(habits.CauseNamed, "Desk.CauseNamed");
            CheckShare(habits.ModuleRight, "Desk.ModuleRight");
            CheckShare(habits.ReportInTime, "Desk.ReportInTime");
            CheckShare(habits.BugLinked, "Desk.BugLinked");
            CheckShare(habits.BugFixed, "Desk.BugFixed");
            CheckShare(habits.ReleaseTold, "Desk.ReleaseTold");
            CheckShare(habits.FixHolds, "Desk.FixHolds");
        }

        void CheckTeam(ShopTeamHabits? team, string member)
        {
            Check(team is not null, member, "given");
            CheckShare(team?.RightFirst ?? 0, member + ".RightFirst");
            CheckShare(team?.SolvedInTime ?? 0, member + ".SolvedInTime");
            CheckShare(team?.Touched ?? 0, member + ".Touched");
            CheckShare(team?.RootCauseKnown ?? 0, member + ".RootCauseKnown");
        }
    }
}
