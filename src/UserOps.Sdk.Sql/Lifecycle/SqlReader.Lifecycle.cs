using System.Data.Common;
using UserOps.Lifecycle;

namespace UserOps.Sql;

/// <content>What queries of the lifecycle return.</content>
public static partial class SqlReader
{
    /// <summary>Streams each user's active days, in no order.</summary>
    /// <typeparam name="TUser">The type of the user's id: <see cref="string"/>, <see cref="long"/>, <see cref="Guid"/>, or <see cref="UserId"/> for text.</typeparam>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="LifecycleSql.ActivityFigures"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The users who have a row up to the instant of judgement, or those of the table of users.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static IAsyncEnumerable<ActivityFigures<TUser>> ActivityAsync<TUser>(
        DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
        where TUser : notnull
    {
        Check(connection, query, SqlShape.Activity);
        return UsersAsync<TUser, ActivityFigures<TUser>>(connection, query, ActivityRows.Read, cancellationToken);
    }

    /// <summary>Reads how many users of each period are new, retained, back and gone.</summary>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="LifecycleSql.Growth"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The report that a <see cref="GrowthCounter"/> makes of the same rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static async Task<GrowthReport> GrowthAsync(DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
    {
        Check(connection, query, SqlShape.Growth);
        var plan = (GrowthPlan)query.Plan!;
        var counter = plan.NewCounter();
        await foreach (var row in RowsAsync(connection, query, row => plan.Read(row, counter), cancellationToken).ConfigureAwait(false))
        {
            _ = row;
        }

        return plan.Report(counter);
    }

    /// <summary>Reads how many users of each cohort came back.</summary>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="LifecycleSql.Retention"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The report that a <see cref="RetentionCounter"/> makes of the same rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static async Task<RetentionReport> RetentionAsync(DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
    {
        Check(connection, query, SqlShape.Retention);
        var plan = (RetentionPlan)query.Plan!;
        var cohorts = new Dictionary<long, RetentionPlan.CohortCounts>();
        var rows = 0L;
        await foreach (var isRead in RowsAsync(connection, query, row => plan.Read(row, cohorts), cancellationToken).ConfigureAwait(false))
        {
            rows += isRead ? 1 : 0;
        }

        return plan.Report(cohorts, rows);
    }
}
