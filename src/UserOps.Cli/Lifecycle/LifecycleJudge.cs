using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Cli.Lifecycle;

/// <summary>Asks the counters of the library about a population, as a whole and group by group.</summary>
internal static class LifecycleJudge
{
    /// <summary>Accounts for growth.</summary>
    /// <param name="users">Everybody's days of activity.</param>
    /// <param name="asOf">The instant of judgement; its local day counts whole.</param>
    /// <param name="question">How it is accounted for.</param>
    /// <param name="from">A day of the first period to report; <see langword="null"/> for all.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static CountResult<GrowthQuestion, GrowthReport> Growth(
        IEnumerable<KeyValuePair<UserId, UserActivity>> users,
        Instant asOf,
        GrowthQuestion question,
        LocalDate? from = null,
        Func<UserId, string>? groupOf = null)
    {
        var day = question.Days.DayOf(asOf);
        return Count(
            users,
            asOf,
            question.Days,
            question,
            () => new GrowthCounter(question.Policy, day),
            static (counter, activity) => counter.Add(activity),
            counter => counter.ToReport(from),
            groupOf);
    }

    /// <summary>Counts retention by days of activity, where those are enough.</summary>
    /// <param name="users">Everybody's days of activity.</param>
    /// <param name="asOf">The instant of judgement; its local day counts whole.</param>
    /// <param name="policy">The policy; <see cref="RetentionCounter.CountsDays"/> holds.</param>
    /// <param name="from">A day of the first cohort; <see langword="null"/> for all.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static CountResult<RetentionPolicy, RetentionReport> Retention(
        IEnumerable<KeyValuePair<UserId, UserActivity>> users,
        Instant asOf,
        RetentionPolicy policy,
        LocalDate? from = null,
        Func<UserId, string>? groupOf = null) =>
        Count(
            users,
            asOf,
            new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart),
            policy,
            () => new RetentionCounter(policy, asOf, from),
            static (counter, activity) => counter.Add(activity),
            static counter => counter.ToReport(),
            groupOf);

    /// <summary>Counts retention by events.</summary>
    /// <param name="book">Everybody's events.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="from">A day of the first cohort; <see langword="null"/> for all.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static CountResult<RetentionPolicy, RetentionReport> Retention(
        ActivityBook<UserId> book,
        Instant asOf,
        RetentionPolicy policy,
        LocalDate? from = null,
        Func<UserId, string>? groupOf = null) =>
        Count(
            LogsOf(book),
            asOf,
            new DayClock(DateTimeZoneProviders.Tzdb[policy.Zone], policy.DayStart),
            policy,
            () => new RetentionCounter(policy, asOf, from),
            static (counter, log) => counter.Add(log),
            static counter => counter.ToReport(),
            groupOf);

    /// <summary>Follows users through a funnel.</summary>
    /// <param name="book">Everybody's events.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="days">The days by which the instant is told to people.</param>
    /// <param name="funnel">The funnel.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static CountResult<FunnelPolicy, FunnelReport> Funnel(
        ActivityBook<UserId> book,
        Instant asOf,
        DayClock days,
        Funnel funnel,
        Func<UserId, string>? groupOf = null) =>
        Count(
            LogsOf(book),
            asOf,
            days,
            funnel.Policy,
            () => new FunnelCounter(funnel, asOf),
            static (counter, log) => counter.Add(log),
            static counter => counter.ToReport(),
            groupOf);

    /// <summary>Counts the paths from event to event.</summary>
    /// <param name="book">Everybody's events.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <param name="days">The days by which the instant is told to people.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="groupOf">Tells the group of a user; <see langword="null"/> for no breakdown.</param>
    /// <returns>The result.</returns>
    public static CountResult<PathPolicy, PathReport> Paths(
        ActivityBook<UserId> book,
        Instant asOf,
        DayClock days,
        PathPolicy policy,
        Func<UserId, string>? groupOf = null) =>
        Count(
            LogsOf(book),
            asOf,
            days,
            policy,
            () => new PathCounter(policy, asOf),
            static (counter, log) => counter.Add(log),
            static counter => counter.ToReport(),
            groupOf);

    private static IEnumerable<KeyValuePair<UserId, EventLog>> LogsOf(ActivityBook<UserId> book) =>
        book.Users.Select(user => KeyValuePair.Create(user, book[user]));

    private static CountResult<TPolicy, TReport> Count<TPolicy, TFacts, TCounter, TReport>(
        IEnumerable<KeyValuePair<UserId, TFacts>> users,
        Instant asOf,
        DayClock days,
        TPolicy policy,
        Func<TCounter> create,
        Action<TCounter, TFacts> add,
        Func<TCounter, TReport> report,
        Func<UserId, string>? groupOf)
        where TCounter : class, ICounter<TCounter>
    {
        var counters = new GroupedCounter<string, TCounter>(create);
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (user, facts) in users)
        {
            var group = groupOf?.Invoke(user) ?? "";
            add(counters[group], facts);
            sizes[group] = sizes.GetValueOrDefault(group) + 1;
        }

        return new()
        {
            Policy = policy,
            AsOf = asOf,
            Days = days,
            Users = sizes.Values.Sum(),
            Report = report(counters.Total()),
            Groups = groupOf is null ? null : [.. counters.Groups.Select(group => new CountGroup<TReport>(group, sizes[group], report(counters[group])))],
        };
    }
}
