using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using UserOps.Rfm;

namespace UserOps.Sql;

/// <summary>Runs compiled queries over a host's connection and streams what they return, as figures that the library decides on.</summary>
/// <remarks>
/// <para>Refused, by a <see cref="SqlReadException"/> and in the middle of the stream: a user who comes twice, which is what a row
/// on the wrong server makes; a row without a user; rows that the library would reject; numbers beyond their bounds; an engine that
/// stops. What was read before is not the whole answer: a host publishes nothing before the stream has ended.</para>
/// <para>Memory follows the number of users, of whom only the ids are kept. A connection that is closed is opened, and closed again.</para>
/// </remarks>
public static partial class SqlReader
{
    internal const string UserTwice =
        "The user comes twice. Rows of one user must lie in one partition, the one that their hash belongs to, and a table of users has one row of each; mend the table.";

    /// <summary>Streams what scores are made of, user by user, in no order.</summary>
    /// <typeparam name="TUser">The type of the user's id: <see cref="string"/>, <see cref="long"/>, <see cref="Guid"/>, or <see cref="UserId"/> for text.</typeparam>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="RfmSql.Facts"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The users who have a row up to the instant of judgement.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static IAsyncEnumerable<PurchaseFigures<TUser>> PurchasesAsync<TUser>(
        DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
        where TUser : notnull
    {
        Check(connection, query, SqlShape.Purchases);
        return UsersAsync<TUser, PurchaseFigures<TUser>>(connection, query, PurchaseRows.Read, cancellationToken);
    }

    /// <summary>Reads how many users have each number of days, of orders, and of money.</summary>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="RfmSql.Distribution"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The distribution; fit on it by <see cref="RfmModel.FitFrom"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static async Task<RfmDistribution> DistributionAsync(DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
    {
        Check(connection, query, SqlShape.PurchaseDistribution);
        var counts = new List<KeyValuePair<decimal, long>>[] { [], [], [] };
        await foreach (var (dimension, number, users) in RowsAsync(connection, query, PurchaseRows.ReadCount, cancellationToken).ConfigureAwait(false))
        {
            counts[dimension].Add(new(number, users));
        }

        try
        {
            return RfmDistribution.FromCounts(counts[0], counts[1], counts[2]);
        }
        catch (ArgumentException e)
        {
            throw new SqlReadException(null, RfmSql.Number, $"The counts are none of a population. {e.Message}", counts.Sum(list => list.Count), e);
        }
    }

    /// <summary>Streams each user's scores and segment, in no order.</summary>
    /// <typeparam name="TUser">The type of the user's id: <see cref="string"/>, <see cref="long"/>, <see cref="Guid"/>, or <see cref="UserId"/> for text.</typeparam>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="RfmSql.Scores"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The users who have a row up to the instant of judgement.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static IAsyncEnumerable<ScoreFigures<TUser>> ScoresAsync<TUser>(
        DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
        where TUser : notnull
    {
        Check(connection, query, SqlShape.Scores);
        return UsersAsync<TUser, ScoreFigures<TUser>>(connection, query, PurchaseRows.ReadScore, cancellationToken);
    }

    /// <summary>Streams the values of a tagger's slots, user by user, in no order.</summary>
    /// <typeparam name="TUser">The type of the user's id: <see cref="string"/>, <see cref="long"/>, <see cref="Guid"/>, or <see cref="UserId"/> for text.</typeparam>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="TaggingSql.Slots"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>All users of the table of users; without one, those who have an event up to the instant of judgement.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static IAsyncEnumerable<SlotFigures<TUser>> SlotsAsync<TUser>(
        DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
        where TUser : notnull
    {
        Check(connection, query, SqlShape.Slots);
        return UsersAsync<TUser, SlotFigures<TUser>>(connection, query, SlotRows.Read, cancellationToken);
    }

    /// <summary>Streams each user's tags, in no order.</summary>
    /// <typeparam name="TUser">The type of the user's id: <see cref="string"/>, <see cref="long"/>, <see cref="Guid"/>, or <see cref="UserId"/> for text.</typeparam>
    /// <param name="connection">The host's connection.</param>
    /// <param name="query">A query of <see cref="TaggingSql.Verdicts"/>.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>All users of the table of users; without one, those who have an event up to the instant of judgement.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The query is of another shape.</exception>
    /// <exception cref="SqlReadException">What came back can't be trusted.</exception>
    public static IAsyncEnumerable<VerdictFigures<TUser>> VerdictsAsync<TUser>(
        DbConnection connection, SqlQuery query, CancellationToken cancellationToken = default)
        where TUser : notnull
    {
        Check(connection, query, SqlShape.Verdicts);
        return UsersAsync<TUser, VerdictFigures<TUser>>(connection, query, VerdictRows.Read, cancellationToken);
    }

    private static void Check(DbConnection connection, SqlQuery query, SqlShape shape)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(query);
        if (query.Shape != shape)
        {
            throw new ArgumentException($"The query returns {query.Shape}, and this reads {shape}; take the method that is named after it.", nameof(query));
        }
    }

    /// <summary>Streams rows of which each is a user's: the first column is the user, the second counts the rows that can't be read.</summary>
    private static async IAsyncEnumerable<TRow> UsersAsync<TUser, TRow>(
        DbConnection connection, SqlQuery query, Func<TUser, SqlRow, TRow> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        where TUser : notnull
    {
        var seen = new HashSet<TUser>();
        await foreach (var row in RowsAsync(connection, query, row => read(UserOf(row, seen), row), cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    private static TUser UserOf<TUser>(SqlRow row, HashSet<TUser> seen)
        where TUser : notnull
    {
        row.UserText = null;
        if (row.IsNull(0))
        {
            throw row.Wrong(row.Query.Columns[0], "It is NULL. Give every row a user, or read a view that leaves anonymous rows out.");
        }

        TUser user;
        try
        {
            user = row.Key<TUser>(0);
        }
        catch (Exception e) when (e is InvalidCastException or FormatException or ArgumentException)
        {
            throw row.Wrong(row.Query.Columns[0], $"It is no {typeof(TUser).Name}. Read it as the type that the column has; a text is not blank.", e);
        }

        if (UserKey.IsNobody(user))
        {
            throw row.Wrong(row.Query.Columns[0], "It is blank. Give every row a user, or read a view that leaves anonymous rows out.");
        }

        row.UserText = Convert.ToString(user, System.Globalization.CultureInfo.InvariantCulture);
        if (!seen.Add(user))
        {
            throw row.Wrong(row.Query.Columns[0], UserTwice);
        }

        if (row.Query.Columns.Count > 1 && row.Query.Columns[1] == Aliases.Faults && row.LongOrNull(1) is > 0 and var faults)
        {
            throw row.Wrong(
                Aliases.Faults,
                $"{Exact.Text(faults)} of the rows can't be read: a value is NULL, of another type than described, before the table's Earliest, or beyond its bounds. Mend them, or read a view that leaves them out.");
        }

        return user;
    }

    private static async IAsyncEnumerable<TRow> RowsAsync<TRow>(
        DbConnection connection, SqlQuery query, Func<SqlRow, TRow> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var opened = connection.State == ConnectionState.Closed;
        if (opened)
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var command = query.CreateCommand(connection);
            await using var ownCommand = command.ConfigureAwait(false);
            var reader = await GuardAsync(() => command.ExecuteReaderAsync(cancellationToken), 0).ConfigureAwait(false);
            await using var ownReader = reader.ConfigureAwait(false);
            var row = new SqlRow(reader, query);
            while (await GuardAsync(() => reader.ReadAsync(cancellationToken), row.Before).ConfigureAwait(false))
            {
                // A driver gives out the rows that it has already, whatever the token says.
                cancellationToken.ThrowIfCancellationRequested();
                yield return read(row);
                row.Before++;
            }
        }
        finally
        {
            if (opened)
            {
                await connection.CloseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells an engine that stops from one that is done.</summary>
    private static async Task<T> GuardAsync<T>(Func<Task<T>> step, long rowsRead)
    {
        try
        {
            return await step().ConfigureAwait(false);
        }
        catch (DbException e)
        {
            const string Overflow = "22003";
            var isOverflow = e.SqlState == Overflow || e.Message.Contains("integer overflow", StringComparison.Ordinal);
            throw new SqlReadException(
                null,
                isOverflow ? "A sum" : "The engine",
                isOverflow
                    ? $"It is beyond what the engine's numbers hold; check the unit of the amounts. {e.Message}"
                    : $"It stopped: {e.Message}",
                rowsRead,
                e);
        }
    }
}
