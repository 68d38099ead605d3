using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <summary>Compiles what the lifecycle asks of a host's activity to SQL.</summary>
/// <remarks>
/// <see cref="ActivityFigures"/> is the way to begin with: the engine finds each user's active days, and <see cref="StageEvaluator"/>
/// decides on what comes back, the same as in process. <see cref="Growth"/> and <see cref="Retention"/> leave the counting to the engine too.
/// </remarks>
public static class LifecycleSql
{
    /// <summary>Compiles a policy to one query that returns each user's active days. Read it by <see cref="SqlReader.ActivityAsync"/>.</summary>
    /// <remarks>
    /// <para>A row of activity whose event is NULL has the event without a name, the empty text. Which rows count is the policy's to
    /// say, and of all events those that the table's description counts.</para>
    /// <para>With a table of users these and no others come back, also those without activity, for whom the days are empty; activity of
    /// others is left out. A user registered on the earlier day of <see cref="UserTable.Since"/> and of the policy's registration
    /// event, and neither is seen when it is later than <paramref name="asOf"/>.</para>
    /// </remarks>
    /// <param name="policy">The policy.</param>
    /// <param name="table">The host's table of activity.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="users">The host's table of users; <see langword="null"/> for those who have a row of activity up to the instant.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="users"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998, or what the table's column can hold.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="SqlRefusedException">The policy or a table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery ActivityFigures(StagePolicy policy, ActivityTable table, Instant asOf, SqlDialect dialect, UserTable? users = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        var evaluator = new StageEvaluator(policy);
        CheckRange(asOf);
        var refusals = new Refusals(dialect);
        var plan = new ActivityPlan(evaluator, table, asOf, dialect, users, refusals);
        return new(dialect, SqlShape.Activity, plan.ToSelect(), evaluator.PolicyRef, asOf, TablesOf(table, users), refusals, plan);
    }

    /// <summary>Compiles growth accounting to a query that returns how many users of each period are new, retained and back. Read it by <see cref="SqlReader.GrowthAsync"/>.</summary>
    /// <param name="policy">How growth is accounted for.</param>
    /// <param name="clock">Whose days are counted.</param>
    /// <param name="table">The host's table of activity.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="from">A day of the first period to report; <see langword="null"/> for all. Who was active in earlier ones is not new later.</param>
    /// <param name="users">
    /// The host's table of users, who alone are counted then; <see langword="null"/> for all who have a row of activity.
    /// <see cref="NewUsers.RegisteredInPeriod"/> needs it, with <see cref="UserTable.Since"/>.
    /// </param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="users"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="asOf"/> is outside the years 1 to 9998, or what the table's column can hold.</exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="SqlRefusedException">The policy or a table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Growth(
        GrowthPolicy policy, DayClock clock, ActivityTable table, Instant asOf, SqlDialect dialect, LocalDate? from = null, UserTable? users = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        CheckRange(asOf);
        var refusals = new Refusals(dialect);
        var plan = new GrowthPlan(policy, clock, table, asOf, dialect, from, users, refusals);
        return new(dialect, SqlShape.Growth, plan.ToSelect(), null, asOf, TablesOf(table, users), refusals, plan);
    }

    /// <summary>Compiles retention to a query that returns how many users of each cohort came back, and when. Read it by <see cref="SqlReader.RetentionAsync"/>.</summary>
    /// <remarks>
    /// Every anchor and measure by the calendar. Refused: elapsed time; streaks of days over one that the zone skipped; more than 50
    /// brackets. A recurring anchor costs the square of a user's periods.
    /// </remarks>
    /// <param name="policy">The policy.</param>
    /// <param name="table">The host's table of activity. Its rows of counted events are all the events there are.</param>
    /// <param name="asOf">The instant of judgement; later rows are not seen.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="from">A day of the first cohort that is wanted; without, the first that has a user.</param>
    /// <param name="through">A day of the last cohort that is wanted; without, that of <paramref name="asOf"/>.</param>
    /// <returns>The query.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asOf"/> or a day is outside the years 1 to 9998, or what the table's column can hold, or
    /// <paramref name="through"/> before <paramref name="from"/>.
    /// </exception>
    /// <exception cref="InvalidPolicyException"><paramref name="policy"/> has problems; all are listed.</exception>
    /// <exception cref="SqlRefusedException">The policy or the table can't be compiled; everything that is refused is listed.</exception>
    public static SqlQuery Retention(
        RetentionPolicy policy, ActivityTable table, Instant asOf, SqlDialect dialect, LocalDate? from = null, LocalDate? through = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(dialect);
        var refusals = new Refusals(dialect);
        var plan = new RetentionPlan(policy, table, asOf, dialect, from, through, refusals);
        return new(dialect, SqlShape.Retention, plan.ToSelect(), policy.ToRef(), asOf, [table], refusals, plan);
    }

    private static SqlTable[] TablesOf(ActivityTable table, UserTable? users) => users is null ? [table] : [table, users];

    private static void CheckRange(Instant asOf)
    {
        if (!DayClock.InRange(asOf))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "Judge as of an instant between the years 1 and 9998.");
        }
    }
}
