using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps the records that runs could not use in a table of a <see cref="DbContext"/>.</summary>
/// <remarks>Thread-safe; one for the whole app. A rejection's key is the SHA-256 of all its members, so it is there once.</remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfRejectionStore<TContext> : IRejectionStore
    where TContext : DbContext
{
    private const int RowsARead = 500;
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfRejectionStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfRejectionStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The kind of a rejection is blank or too long; nothing is written then.</exception>
    public async ValueTask WriteAsync(IReadOnlyCollection<RunRejection> rejections, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(rejections);
        RejectionRow[] rows = [.. rejections.Select(RejectionMapping.Write)];
        if (rows.Length > 0)
        {
            await _database.WriteAsync(
                session => session.ExecuteAsync(
                    $"{session.Table<RejectionRow>().Insert("hash")} ON CONFLICT (hash) DO NOTHING", [session.Table<RejectionRow>().Json(rows)], cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<RunRejection> ReadAsync(string kind, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var storedKind = StoredText.OfKind(kind);
        var (at, nanos, hash) = (long.MinValue, (short)0, "");
        List<RejectionRow> page;
        do
        {
            object[] after = [storedKind, at, nanos, hash, RowsARead];
            page = await _database.ReadAsync(session => ReadAsync(session, after, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                (at, nanos, hash) = (row.AsOf, row.AsOfNanos, row.Hash);
                yield return RejectionMapping.Read(row);
            }
        }
        while (page.Count == RowsARead);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        var rows = await _database.ReadAsync(session => Of(session.Query<RejectionRow>(), id).ToListAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new("rejections", row.Hash, PersonalJson.Write(RejectionMapping.Read(row)));
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        return await _database.WriteAsync(session => Of(session.Context.Set<RejectionRow>(), id).ExecuteDeleteAsync(cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private static IQueryable<RejectionRow> Of(IQueryable<RejectionRow> rows, string id) => rows.Where(row => row.RecordKey == id || row.Value == id);

    private static Task<List<RejectionRow>> ReadAsync(StoreSession session, object[] after, CancellationToken cancellationToken)
    {
        var table = session.Table<RejectionRow>();
        return session.RowsAsync<RejectionRow>(
            $"SELECT {table.Columns} FROM {table.Name} WHERE kind = {{0}} AND (as_of, as_of_nanos, hash) > ({{1}}, {{2}}, {{3}}) ORDER BY as_of, as_of_nanos, hash LIMIT {{4}}",
            after,
            cancellationToken);
    }
}
