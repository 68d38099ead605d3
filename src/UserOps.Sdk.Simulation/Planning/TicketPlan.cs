using System.Globalization;
using NodaTime;

namespace UserOps.Simulation;

/// <summary>When a ticket is opened, and what about.</summary>
internal sealed record TicketArrival(Instant At, TicketTopic Topic, TicketBug? Bug = null, bool IsOfSurge = false);

/// <summary>A bug of the product, and what is done about it.</summary>
/// <param name="Id">The bug.</param>
/// <param name="Topic">What it is in.</param>
/// <param name="From">From when on customers meet it.</param>
/// <param name="FixedAt">When its fix is released; <see langword="null"/>: never.</param>
/// <param name="Tickets">How many tickets it causes.</param>
/// <param name="AgainAt">When it comes again after its release; <see langword="null"/>: never.</param>
internal sealed record TicketBug(string Id, TicketTopic Topic, Instant From, Instant? FixedAt, int Tickets, Instant? AgainAt);

/// <summary>Lays out the time of the desk: when tickets of each topic come, which bugs there are, when the surge is.</summary>
/// <remarks>
/// Tickets of a topic come at even distances, each shifted by chance within its own span. So no week stands out but the one that was planted, at any
/// size of the desk. Bugs come one after another in a module and root cause, with a rest of more than 30 days after each release.
/// </remarks>
internal sealed class TicketPlan
{
    /// <summary>How much of the tickets of its topic the proposal that works leaves.</summary>
    public const double Remaining = 0.3;

    private const double Spell = 25;
    private const int Cycle = 62;
    private const double TicketsPerBug = 7;
    private const int SurgeAfterDays = 63;
    private const int LeastForSurge = 100;
    private const double SurgeFactor = 3;
    private const int LeastOfSurge = 8;

    private readonly ShopTicketOptions _options;
    private readonly ShopCalendar _calendar;
    private readonly RandomStream _random;
    private readonly int _firstDay;

    public TicketPlan(Shop shop, ShopTicketOptions options)
    {
        (_options, _calendar) = (options, new ShopCalendar(shop.Options));
        _random = RandomStream.Of(shop.Options.Seed, 0, StreamPurpose.TicketPlan);
        Days = Math.Min(options.Days, _calendar.Days);
        _firstDay = _calendar.Days - Days;
        Start = _calendar.Clock.StartOf(_calendar.Clock.DayOf(_calendar.OnDay(DayPattern.Everyday, _firstDay, 0)));
        RarerFrom = At(Days * 0.5);
        var total = (int)Math.Round(shop.Options.Users * options.TicketsPerUser);
        Surge = total < LeastForSurge ? null : FindSurge(shop.Options);
        var arrivals = new List<TicketArrival>();
        AddTopics(total, arrivals);
        AddBugs(total, arrivals);
        arrivals.Sort((x, y) => x.At.CompareTo(y.At) is var order and not 0 ? order : string.CompareOrdinal(x.Topic.Name, y.Topic.Name));
        Arrivals = arrivals;
    }

    /// <summary>Gets the days, from the one of <see cref="Start"/>.</summary>
    public int Days { get; }

    public Instant Start { get; }

    public Instant End => _calendar.End;

    public IReadOnlyList<TicketArrival> Arrivals { get; }

    public List<TicketBug> Bugs { get; } = [];

    /// <summary>Gets how many modules and root causes have bugs one after another.</summary>
    public int Lanes { get; private set; }

    public ShopSurge? Surge { get; }

    /// <summary>Gets from when on a topic is rarer.</summary>
    public Instant RarerFrom { get; }

    /// <summary>Finds an instant of the desk's time, mostly in office hours, on all days of the week.</summary>
    /// <param name="day">The days since the start, with their fraction.</param>
    public Instant At(double day)
    {
        var whole = Math.Clamp((int)Math.Floor(day), 0, Days - 1);
        return _calendar.OnDay(DayPattern.WorkDays, _firstDay + whole, Math.Clamp(day - whole, 0, Math.BitDecrement(1.0)));
    }

    /// <summary>Finds the days since the start of an instant, with their fraction.</summary>
    public double DayOf(Instant at) => (at - Start).TotalDays;

    private ShopSurge? FindSurge(ShopOptions options)
    {
        var clock = _calendar.Clock;
        var first = clock.DayOf(Start);
        var week = Enumerable.Range(0, Days)
            .Select(day => (Monday: first.PlusDays(day), Day: day))
            .Where(item => item.Monday.DayOfWeek == IsoDayOfWeek.Monday && item.Day >= SurgeAfterDays && item.Day + 7 <= Days)
            .OrderByDescending(item => Enumerable.Range(0, 7).Sum(day => WeightOf(options.Seasons, item.Monday.PlusDays(day))))
            .ThenBy(item => Math.Abs((3 * item.Day) - (2 * Days)))
            .Select(item => item.Monday)
            .FirstOrDefault();
        return week == default ? null : new(TicketTopics.Surge, week, week.PlusDays(6), _options.SurgeIsForeseen);
    }

    private static double WeightOf(EquatableArray<SalesSeason> seasons, LocalDate day) =>
        seasons.Where(season => season.Contains(day)).Select(season => season.Weight).DefaultIfEmpty(0).Max();

    private void AddTopics(int total, List<TicketArrival> arrivals)
    {
        var weights = TicketTopics.Steady.Sum(topic => topic.Weight) + TicketTopics.BugWeight;
        var share = _random.NextUnit();
        foreach (var topic in TicketTopics.Steady)
        {
            var before = Math.Floor(share);
            share += total * topic.Weight / weights;
            Spread((int)(Math.Floor(share) - before), 0, Days, at =>
            {
                if (topic.Name != TicketTopics.Rarer || at < RarerFrom || _random.NextUnit() < Remaining)
                {
                    arrivals.Add(new(at, topic));
                }
            });
            if (topic.Name == Surge?.Key)
            {
                var weekly = total * topic.Weight / weights * 7 / Days;
                var monday = DayOf(_calendar.Clock.StartOf(Surge.From));
                Spread(LeastOfSurge + (int)(SurgeFactor * weekly), monday, 7, at => arrivals.Add(new(at, topic, IsOfSurge: true)));
            }
        }
    }

    /// <summary>Spreads tickets over a span of days: each has an even part of it.</summary>
    private void Spread(int count, double from, double days, Action<Instant> add)
    {
        for (var i = 0; i < count; i++)
        {
            add(At(from + (days * (i + _random.NextUnit()) / count)));
        }
    }

    private void AddBugs(int total, List<TicketArrival> arrivals)
    {
        var weights = TicketTopics.Steady.Sum(topic => topic.Weight) + TicketTopics.BugWeight;
        var tickets = (int)Math.Round(total * TicketTopics.BugWeight / weights);
        if (tickets == 0)
        {
            return;
        }

        var bugs = Math.Max(1, (int)Math.Round(tickets / TicketsPerBug));
        var slots = Math.Max(1, Days / Cycle);
        var spell = Math.Min(Spell, Days * 0.8);
        Lanes = (bugs + slots - 1) / slots;
        double[] phases = [.. Enumerable.Range(0, Lanes).Select(_ => _random.NextUnit() * Math.Max(0, Days - ((slots - 1) * Cycle) - spell - 2))];
        for (var bug = 0; bug < bugs; bug++)
        {
            var from = phases[bug % Lanes] + (bug / Lanes * Cycle);
            var count = (int)(((long)(bug + 1) * tickets / bugs) - ((long)bug * tickets / bugs));
            AddBug(bug, TicketTopics.Lane(bug % Lanes), from, spell, count, arrivals);
        }
    }

    private void AddBug(int place, TicketTopic topic, double from, double spell, int count, List<TicketArrival> arrivals)
    {
        var isFixed = _random.NextUnit() < _options.Desk.BugFixed;
        var isForGood = _random.NextUnit() < _options.Desk.FixHolds;
        var fixedAfter = from + spell + 0.5 + _random.NextUnit();
        var againAfter = fixedAfter + 4 + (16 * _random.NextUnit());
        var bug = new TicketBug(
            string.Create(CultureInfo.InvariantCulture, $"B-{place + 1:0000}"),
            topic,
            At(from),
            isFixed ? Start + Duration.FromDays(fixedAfter) : null,
            count,
            isFixed && !isForGood && againAfter < Days ? At(againAfter) : null);
        Bugs.Add(bug);
        Spread(count, from, spell, at => arrivals.Add(new(at, topic, bug)));
        if (bug.AgainAt is { } again)
        {
            arrivals.Add(new(again, topic, bug));
        }
    }
}
