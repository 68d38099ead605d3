using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UserOps.Hosting;
using UserOps.Tagging;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps the ledgers of tags in the tables of a <see cref="DbContext"/>.</summary>
/// <remarks>Thread-safe; one for the whole app. A batch of appends is one transaction of four statements, however many users it has.</remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfTagStore<TContext> : ITagStore
    where TContext : DbContext
{
    private const int UsersARead = 500;
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfTagStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfTagStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    public async IAsyncEnumerable<UserTagLedger> ReadLedgersAsync(
        IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(users);
        foreach (var chunk in users.Select(user => (User: user, Id: StoredText.OfUser(user, nameof(users)))).ToList().Chunk(UsersARead))
        {
            var ids = chunk.Select(item => item.Id).ToArray();
            var ledgers = await _database.ReadAsync(session => ReadAsync(session, ids, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var (user, id) in chunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(user, ledgers.GetValueOrDefault(id, TagLedger.Empty));
            }
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// A user is nobody or stands twice, an id is too long, an entry has a problem, or one was recorded before the last one of its ledger; nothing is written then.
    /// </exception>
    public async ValueTask<IReadOnlyList<TagAppendOutcome>> AppendAsync(IReadOnlyList<TagAppend> appends, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(appends);
        var writes = appends.Select(TagWrite.Of).ToArray();
        if (writes.DistinctBy(write => write.UserId, StringComparer.Ordinal).Count() < writes.Length)
        {
            throw new ArgumentException("A user stands twice among the appends. Put all entries of a user into one.", nameof(appends));
        }

        return writes.Length == 0
            ? []
            : await _database.WriteAsync(session => AppendAsync(session, writes, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (_, ledger) in ReadLedgersAsync([user], cancellationToken).ConfigureAwait(false))
        {
            if (ledger.Count > 0)
            {
                yield return new("tags", user.Value, TagLedgerJson.Write(ledger));
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        return await _database.WriteAsync(
            async session =>
            {
                // The head first: whoever appends waits for it. Without one there are no entries; those of a first append that comes now are not ours.
                var heads = await session.Context.Set<TagLedgerRow>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
                return heads == 0 ? 0 : await session.Context.Set<TagEntryRow>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, TagLedger>> ReadAsync(StoreSession session, string[] ids, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("user_id", 0, ids);
        var table = session.Table<TagEntryRow>();
        var rows = await session.RowsAsync<TagEntryRow>(
            $"SELECT {table.Columns} FROM {table.Name} WHERE {condition} ORDER BY user_id, sequence", [parameter], cancellationToken).ConfigureAwait(false);
        return rows.GroupBy(row => row.UserId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => TagLedger.From(group.Select(TagEntryMapping.Read)), StringComparer.Ordinal);
    }

    private static async Task<IReadOnlyList<TagAppendOutcome>> AppendAsync(StoreSession session, TagWrite[] writes, CancellationToken cancellationToken)
    {
        // The ledgers that are there are locked in the order of their users; those that are not are claimed by their first row.
        var heads = await LockAsync(session, [.. writes.Select(write => write.UserId)], cancellationToken).ConfigureAwait(false);
        var first = writes.Where(write => write is { ExpectedCount: 0, Entries.Count: > 0 } && !heads.ContainsKey(write.UserId)).ToArray();
        var claimed = await session.InsertNewAsync("user_id", "user_id", first.Select(write => write.Head()).ToArray(), cancellationToken).ConfigureAwait(false);
        string[] lost = [.. first.Select(write => write.UserId).Where(user => !claimed.Contains(user))];
        if (lost.Length > 0)
        {
            foreach (var (user, head) in await LockAsync(session, lost, cancellationToken).ConfigureAwait(false))
            {
                heads[user] = head;
            }
        }

        TagWrite[] next = [.. writes.Where(write => write.Entries.Count > 0 && heads.TryGetValue(write.UserId, out var head) && head.EntryCount == write.ExpectedCount)];
        foreach (var write in next)
        {
            write.ThrowIfBefore(heads[write.UserId]);
        }

        await session.UpdateAsync("user_id", [.. next.Select(write => write.Head())], ["entry_count", "recorded_at", "recorded_at_nanos"], cancellationToken).ConfigureAwait(false);
        var written = next.Concat(first.Where(write => claimed.Contains(write.UserId))).ToList();
        await session.InsertAsync<TagEntryRow>("user_id, sequence", [.. written.SelectMany(write => write.Rows())], cancellationToken).ConfigureAwait(false);

        var done = written.Select(write => write.UserId).ToHashSet(StringComparer.Ordinal);
        return [.. writes.Select(write => write.Outcome(done.Contains(write.UserId), heads.GetValueOrDefault(write.UserId)?.EntryCount ?? 0))];
    }

    private static async Task<Dictionary<string, TagLedgerRow>> LockAsync(StoreSession session, string[] users, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("user_id", 0, users);
        var table = session.Table<TagLedgerRow>();
        var rows = await session.RowsAsync<TagLedgerRow>(
            $"SELECT {table.Columns} FROM {table.Name} WHERE {condition} ORDER BY user_id{session.Engine.ForUpdate}", [parameter], cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => row.UserId, StringComparer.Ordinal);
    }
}
