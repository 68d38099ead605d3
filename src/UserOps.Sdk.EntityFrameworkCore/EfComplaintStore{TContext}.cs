using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UserOps.Complaints;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps what happened to complaints in the tables of a <see cref="DbContext"/>, and hands it to runs.</summary>
/// <remarks>
/// Thread-safe; one for the whole app. An event is kept as its JSON (<see cref="CaseEventJson"/>) under the JSON's SHA-256, so it is there once. What
/// the JSON does not tell apart is one event: a text that is blank is none.
/// </remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfComplaintStore<TContext> : IComplaintStore, IComplaintSource
    where TContext : DbContext
{
    private const int ComplaintsARead = 200;
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfComplaintStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfComplaintStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    public async IAsyncEnumerable<KnownCase> ReadLogsAsync(
        IReadOnlyCollection<ComplaintId> complaints, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var chunk in Ids(complaints).Chunk(ComplaintsARead))
        {
            var logs = await _database.ReadAsync(session => ComplaintReader.LogsAsync(session, chunk, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var id in chunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(new(StoredText.Read(id)), logs.GetValueOrDefault(id, CaseLog.Empty));
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<KnownCase> ReadRelatedAsync(
        IReadOnlyCollection<ComplaintId> complaints, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = Ids(complaints);
        var tied = await _database.ReadAsync(session => ComplaintReader.TiedAsync(session, asked, cancellationToken), cancellationToken).ConfigureAwait(false);
        var causes = await _database.ReadAsync(session => ComplaintReader.CausesAsync(session, tied, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var chunk in tied.Chunk(ComplaintsARead))
        {
            await foreach (var known in FilledAsync(chunk, cancellationToken).ConfigureAwait(false))
            {
                yield return known;
            }
        }

        // A cause may be noted of very many; of these no more than a page is held.
        var last = "";
        string[] page;
        do
        {
            var after = last;
            page = causes.Length == 0
                ? []
                : await _database.ReadAsync(session => ComplaintReader.NotedAsync(session, causes, after, ComplaintsARead, cancellationToken), cancellationToken).ConfigureAwait(false);
            await foreach (var known in FilledAsync([.. page.Where(id => !tied.Contains(id))], cancellationToken).ConfigureAwait(false))
            {
                yield return known;
            }

            last = page.LastOrDefault("");
        }
        while (page.Length == ComplaintsARead);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CaseEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in PagesAsync("", cancellationToken).ConfigureAwait(false))
        {
            await foreach (var known in FilledAsync(page, cancellationToken).ConfigureAwait(false))
            {
                foreach (var item in known.Log.Events)
                {
                    yield return item;
                }
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ComplaintId> ReadComplaintsAsync(ComplaintId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var page in PagesAsync(StoredText.Of(after.Value), cancellationToken).ConfigureAwait(false))
        {
            foreach (var id in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return new(StoredText.Read(id));
            }
        }
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// The complaint is none, its id or that of a customer or a root cause is too long, or an event is not one that a case can have, is of another complaint, or can't be
    /// written as JSON; nothing is written then.
    /// </exception>
    public async ValueTask<CaseAppendOutcome> AppendAsync(
        ComplaintId complaint, EquatableArray<CaseEvent> events, int expectedCount, CancellationToken cancellationToken = default)
    {
        var id = IdOf(complaint, nameof(complaint));
        ArgumentOutOfRangeException.ThrowIfNegative(expectedCount);
        var rows = ComplaintMapping.Write(complaint, CaseLog.From(events));
        return await _database.WriteAsync(session => ComplaintWriter.AppendAsync(session, id, rows, expectedCount, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        var complaints = await _database.ReadAsync(session => ComplaintReader.OfCustomerAsync(session, id, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var chunk in complaints.Chunk(ComplaintsARead))
        {
            await foreach (var known in FilledAsync(chunk, cancellationToken).ConfigureAwait(false))
            {
                yield return new("complaints", known.Id.Value, $"[{string.Join(',', known.Log.Events.Select(CaseEventJson.Write))}]");
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        var complaints = await _database.ReadAsync(session => ComplaintReader.OfCustomerAsync(session, id, cancellationToken), cancellationToken).ConfigureAwait(false);
        var count = 0;
        foreach (var complaint in complaints)
        {
            count += await _database.WriteAsync(session => ComplaintWriter.EraseAsync(session, complaint, id, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    private static string[] Ids(IReadOnlyCollection<ComplaintId> complaints)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        return [.. complaints.Select(complaint => IdOf(complaint, nameof(complaints)))];
    }

    private static string IdOf(ComplaintId complaint, string name) => complaint.IsNone
        ? throw new ArgumentException("The complaint is none. Give its id.", name)
        : StoredText.OfId(complaint.Value, name);

    private async IAsyncEnumerable<string[]> PagesAsync(string after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] page;
        do
        {
            var last = after;
            page = await _database.ReadAsync(
                session => session.Query<ComplaintRow>()
                    .Where(row => string.Compare(row.ComplaintId, last) > 0)
                    .OrderBy(row => row.ComplaintId)
                    .Select(row => row.ComplaintId)
                    .Take(ComplaintsARead)
                    .ToArrayAsync(cancellationToken),
                cancellationToken).ConfigureAwait(false);
            if (page.Length > 0)
            {
                yield return page;
                after = page[^1];
            }
        }
        while (page.Length == ComplaintsARead);
    }

    private async IAsyncEnumerable<KnownCase> FilledAsync(string[] ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ids.Length == 0)
        {
            yield break;
        }

        var logs = await _database.ReadAsync(session => ComplaintReader.LogsAsync(session, ids, cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var (id, log) in logs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new(new(StoredText.Read(id)), log);
        }
    }
}
