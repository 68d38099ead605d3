using NodaTime;
using NodaTime.Text;
using UserOps.BusinessTime;

namespace UserOps.Tickets;

/// <summary>The statistics of a desk's tickets as they stand at an instant, read off their events.</summary>
/// <remarks>
/// <para>Immutable and thread-safe. Every answer depends on the events up to the instant alone, never on their order; tickets that were not opened yet are not
/// in it. Nothing about the events makes it throw: what is missing is left out, and each answer says what that means and how many there were.</para>
/// <para>Costs one pass over the events, and one over the tickets for each answer.</para>
/// </remarks>
public sealed class TicketStatistics
{
    private TicketStatistics(Instant asOf, EquatableArray<TicketSummary> tickets) => (AsOf, Tickets) = (asOf, tickets);

    /// <summary>Gets the root causes that name none, where no others are given: "unknown" and "other".</summary>
    public static EquatableArray<string> UnknownCauses { get; } = ["unknown", "other"];

    /// <summary>Gets the ages at which bands of the backlog end where no others are given: 1, 3, 7, 14, 30 and 90 days.</summary>
    public static EquatableArray<Duration> AgeLimits { get; } =
        [Duration.FromDays(1), Duration.FromDays(3), Duration.FromDays(7), Duration.FromDays(14), Duration.FromDays(30), Duration.FromDays(90)];

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets the tickets, by the ordinal order of their ids.</summary>
    public EquatableArray<TicketSummary> Tickets { get; }

    /// <summary>Reads a log as of an instant.</summary>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen, those at the very instant are.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static TicketStatistics Of(TicketLog log, Instant asOf) => Of(log, asOf, UnknownCauses);

    /// <summary>Reads a log as of an instant, with the desk's own words for a root cause that isn't known.</summary>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen, those at the very instant are.</param>
    /// <param name="unknownCauses">The root causes that name none; letter case does not matter.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static TicketStatistics Of(TicketLog log, Instant asOf, EquatableArray<string> unknownCauses)
    {
        ArgumentNullException.ThrowIfNull(log);
        var summarizer = new TicketSummarizer(log, asOf, unknownCauses);
        return new(asOf, log.Traces.Select(summarizer.Summarize).OfType<TicketSummary>().ToEquatableArray());
    }

    /// <summary>Looks at some of the tickets only.</summary>
    /// <param name="predicate">Which: those of a team or of a period, or those that were not merged.</param>
    /// <returns>Their statistics.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="predicate"/> is <see langword="null"/>.</exception>
    public TicketStatistics Where(Func<TicketSummary, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(AsOf, Tickets.Where(predicate).ToEquatableArray());
    }

    /// <summary>Counts handovers, and who hands over to whom.</summary>
    /// <returns>The figures.</returns>
    public HandoverFigures Handovers() => HandoverFigures.Of(Tickets);

    /// <summary>Replays what was open at an instant, with ages in bands up to 1, 3, 7, 14, 30 and 90 days.</summary>
    /// <param name="at">The instant; at the latest <see cref="AsOf"/>.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is later than <see cref="AsOf"/>: what will be open is not known.</exception>
    public BacklogFigures BacklogAt(Instant at) => BacklogAt(at, AgeLimits);

    /// <summary>Replays what was open at an instant.</summary>
    /// <param name="at">The instant; at the latest <see cref="AsOf"/>.</param>
    /// <param name="limits">The ages at which one band ends and the next begins; positive and ascending. None make one band.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is later than <see cref="AsOf"/>: what will be open is not known.</exception>
    /// <exception cref="ArgumentException">The limits aren't positive and ascending.</exception>
    public BacklogFigures BacklogAt(Instant at, EquatableArray<Duration> limits)
    {
        if (at > AsOf)
        {
            throw new ArgumentOutOfRangeException(
                nameof(at), InstantPattern.ExtendedIso.Format(at), $"The tickets are known up to {InstantPattern.ExtendedIso.Format(AsOf)}; ask for that instant or an earlier one.");
        }

        for (var i = 0; i < limits.Count; i++)
        {
            if (limits[i] <= (i == 0 ? Duration.Zero : limits[i - 1]))
            {
                throw new ArgumentException($"The limit {limits[i]} stands at {Exact.Text(i)}; the limits must be above zero and ascend. Sort them, each once.", nameof(limits));
            }
        }

        return BacklogFigures.Of(Tickets, at, limits);
    }

    /// <summary>Replays the backlog day by day.</summary>
    /// <param name="clock">What a day is.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day; the series ends with the day of <see cref="AsOf"/> at the latest, and that day is known up to then.</param>
    /// <returns>One row for each day; none when <paramref name="from"/> is later than <paramref name="to"/> or than the last day known.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clock"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A day is outside the years 1 to 9998.</exception>
    public EquatableArray<BacklogDay> BacklogByDay(DayClock clock, LocalDate from, LocalDate to)
    {
        ArgumentNullException.ThrowIfNull(clock);
        DayNumber.Checked(from, nameof(from));
        DayNumber.Checked(to, nameof(to));
        var last = DayClock.InRange(AsOf) ? LocalDate.Min(to, clock.DayOf(AsOf)) : to;
        return from > last || clock.StartOf(from) > AsOf ? [] : BacklogSeries.Of(Tickets, clock, from, last);
    }

    /// <summary>Measures how long tickets are in each state.</summary>
    /// <returns>The figures.</returns>
    public StateTimes TimeInStates() => StateTimes.Of(Tickets);

    /// <summary>Measures how long tickets take to be resolved.</summary>
    /// <param name="clock">The clock of working time; without it there is calendar time only.</param>
    /// <returns>The figures.</returns>
    public ResolutionFigures Resolutions(BusinessClock? clock = null) => ResolutionFigures.Of(Tickets, clock);

    /// <summary>Measures how long tickets take to be resolved, group by group.</summary>
    /// <typeparam name="TKey">The type of what they are grouped by.</typeparam>
    /// <param name="key">What a ticket is grouped by, such as the number of its handovers.</param>
    /// <param name="clock">The clock of working time; without it there is calendar time only.</param>
    /// <returns>The groups in the order of their keys: ordinal for text.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">The keys have no order.</exception>
    public EquatableArray<ResolutionGroup<TKey>> ResolutionsBy<TKey>(Func<TicketSummary, TKey> key, BusinessClock? clock = null)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        KeyOrder<TKey>.ThrowIfMissing();
        return Tickets
            .GroupBy(key)
            .OrderBy(group => group.Key, KeyOrder<TKey>.Instance)
            .Select(group => new ResolutionGroup<TKey>(group.Key, ResolutionFigures.Of([.. group], clock)))
            .ToEquatableArray();
    }

    /// <summary>Counts how many tickets are known, solved at first contact, and came back.</summary>
    /// <returns>The counts, each with the number of tickets that it is of.</returns>
    public TicketRates Rates() => new(Tickets);

    /// <summary>Finds what came again after it was resolved.</summary>
    /// <returns>The figures.</returns>
    public RecurrenceFigures Recurrences() => RecurrenceFigures.Of(Tickets);

    /// <summary>Ranks classes of tickets by size, and finds the vital few.</summary>
    /// <param name="key">The class of a ticket, such as its category; <see langword="null"/> leaves it out, and <see cref="ParetoTable.Missing"/> counts it.</param>
    /// <param name="vitalShare">The share of the tickets that the vital few are to reach, above 0 and at most 1; 0.8 by default.</param>
    /// <returns>The classes.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="vitalShare"/> isn't above 0 and at most 1.</exception>
    public ParetoTable Pareto(Func<TicketSummary, string?> key, decimal vitalShare = 0.8m)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vitalShare);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vitalShare, 1);
        return ParetoTable.Of(Tickets, key, vitalShare);
    }

    /// <summary>Finds the classes of tickets that an article of the knowledge base would spare the desk.</summary>
    /// <param name="key">The class of a ticket, such as its category or module; <see langword="null"/> leaves it out.</param>
    /// <param name="leastTickets">How many tickets a class must have; 20 by default.</param>
    /// <param name="examples">How many tickets of each class are named; 5 by default.</param>
    /// <returns>The classes with a score above 0: the highest first, then by the ordinal order of their names.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public EquatableArray<KnowledgeCandidate> KnowledgeCandidates(Func<TicketSummary, string?> key, int leastTickets = 20, int examples = 5)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfNegative(leastTickets);
        ArgumentOutOfRangeException.ThrowIfNegative(examples);
        return KnowledgeCandidate.Of(Tickets, key, leastTickets, examples);
    }

    /// <summary>Finds the periods in which so many tickets of one key were opened that chance doesn't explain it.</summary>
    /// <remarks>
    /// <para>A period is held against the ones before it by the Gamma-Poisson predictive distribution with Jeffreys' prior, <see
    /// cref="UserOps.Statistics.GammaPoissonDistribution"/>. Periods of a surge of that key are left out of what later ones are held against.</para>
    /// <para>Only periods that are over are judged. The one in which the first of the tickets was opened isn't whole: it is neither judged nor held against.</para>
    /// </remarks>
    /// <param name="key">What is counted by, such as the category; <see langword="null"/> leaves the ticket out.</param>
    /// <param name="clock">What a day is.</param>
    /// <param name="search">The periods and the limits, such as <see cref="SurgeSearch.Weekly"/>.</param>
    /// <returns>The surges by their first day, then by the ordinal order of the keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the search is out of its range.</exception>
    public EquatableArray<TicketSurge> Surges(Func<TicketSummary, string?> key, DayClock clock, SurgeSearch search)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(search);
        SurgeSearch.ThrowIfWrong(search);
        return TicketSurges.Of(Tickets, key, clock, search, AsOf);
    }

    /// <summary>Counts how often the values of two fields come together.</summary>
    /// <param name="row">The first value; <see langword="null"/> leaves the ticket out, and <see cref="CrossTable.Missing"/> counts it.</param>
    /// <param name="column">The second value; <see langword="null"/> leaves the ticket out too.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    public CrossTable Cross(Func<TicketSummary, string?> row, Func<TicketSummary, string?> column)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(column);
        return CrossTable.Of(Tickets, row, column);
    }

    /// <summary>Returns the statistics as text.</summary>
    /// <returns>The number of tickets.</returns>
    public override string ToString() => $"{Exact.Text(Tickets.Count)} tickets";
}
