using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps answers, and when they are due, in a table of a <see cref="DbContext"/>.</summary>
/// <remarks>
/// Thread-safe; one for the whole app. What a host writes together with its own data it announces by
/// <see cref="UserOpsTouchExtensions.TouchAsync"/>. A stream of what is due or of all reads a page at a time and holds no transaction
/// open while its consumer writes.
/// </remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfAssessmentStore<TContext> : IAssessmentStore, IDueStore
    where TContext : DbContext
{
    private const int SubjectsARead = 500;
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfAssessmentStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfAssessmentStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    public async IAsyncEnumerable<AssessmentState> ReadAsync(
        string kind, IReadOnlyCollection<string> subjects, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var storedKind = StoredText.OfKind(kind);
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var chunk in subjects.Select(subject => (Subject: subject, Id: StoredText.OfId(subject, nameof(subjects)))).ToList().Chunk(SubjectsARead))
        {
            var ids = chunk.Select(item => item.Id).ToArray();
            var rows = await _database.ReadAsync(session => ReadAsync(session, storedKind, ids, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var (subject, id) in chunk)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return rows.TryGetValue(id, out var row) ? AssessmentMapping.Read(row) : AssessmentState.Unknown(new(kind, subject));
            }
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<AssessmentState> ReadAllAsync(string kind, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var storedKind = StoredText.OfKind(kind);
        var last = "";
        List<AssessmentRow> page;
        do
        {
            var after = last;
            page = await _database.ReadAsync(
                session => session.Query<AssessmentRow>()
                    .Where(row => row.Kind == storedKind && string.Compare(row.Subject, after) > 0)
                    .OrderBy(row => row.Subject)
                    .Take(SubjectsARead)
                    .ToListAsync(cancellationToken),
                cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return AssessmentMapping.Read(row);
                last = row.Subject;
            }
        }
        while (page.Count == SubjectsARead);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">
    /// A key is <c>default</c> or stands twice, an id is too long, or an answer is of another subject or user than its change; nothing is written then.
    /// </exception>
    public async ValueTask<IReadOnlyList<AssessmentOutcome>> WriteAsync(
        IReadOnlyList<AssessmentChange> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var writes = changes.Select(AssessmentWrite.Of).ToArray();
        if (writes.DistinctBy(write => (write.Row.Kind, write.Row.Subject)).Count() < writes.Length)
        {
            throw new ArgumentException("A subject stands twice among the changes. Write one judgement of each.", nameof(changes));
        }

        return writes.Length == 0
            ? []
            : await _database.WriteAsync(session => AssessmentWriter.WriteAsync(session, writes, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<DueSubject> ReadDueAsync(string kind, Instant asOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var storedKind = StoredText.OfKind(kind);
        var until = StoredInstant.Of(asOf);
        var last = new DueRow { Subject = "", DueAt = long.MinValue, DueAtNanos = 0 };
        var seen = new SeenSubjects();
        List<DueRow> page;
        do
        {
            var after = last;
            page = await _database.ReadAsync(session => DueRow.ReadAsync(session, storedKind, until, after, SubjectsARead, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = row;
                if (seen.Add(row.Subject))
                {
                    yield return new(StoredText.Read(row.Subject), StoredInstant.Read(row.DueAt, row.DueAtNanos));
                }
            }
        }
        while (page.Count == SubjectsARead);
    }

    /// <inheritdoc />
    public async ValueTask TouchAsync(string kind, IReadOnlyCollection<TouchedSubject> subjects, Instant at, CancellationToken cancellationToken = default)
    {
        var rows = AssessmentMapping.Touched(kind, subjects, at);
        if (rows.Count > 0)
        {
            await _database.WriteAsync(session => AssessmentWriter.TouchAsync(session, rows, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        var rows = await _database.ReadAsync(
            session => session.Query<AssessmentRow>().Where(row => row.UserId == id).OrderBy(row => row.Kind).ThenBy(row => row.Subject).ToListAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = AssessmentMapping.Read(row);
            yield return new("assessments", state.Key.ToString(), PersonalJson.Write(state, user));
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        return await _database.WriteAsync(
            session => session.Context.Set<AssessmentRow>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<Dictionary<string, AssessmentRow>> ReadAsync(StoreSession session, string kind, string[] subjects, CancellationToken cancellationToken)
    {
        var (condition, parameter) = session.Engine.In("subject", 1, subjects);
        var table = session.Table<AssessmentRow>();
        var rows = await session.RowsAsync<AssessmentRow>(
            $"SELECT {table.Columns} FROM {table.Name} WHERE kind = {{0}} AND {condition}", [kind, parameter], cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Subject, StringComparer.Ordinal);
    }
}
