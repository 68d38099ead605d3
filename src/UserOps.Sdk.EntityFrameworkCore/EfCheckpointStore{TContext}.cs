using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps how far runs have come in a table of a <see cref="DbContext"/>.</summary>
/// <remarks>Thread-safe; one for the whole app. Of a run only the newest checkpoint is kept.</remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfCheckpointStore<TContext> : ICheckpointStore
    where TContext : DbContext
{
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfCheckpointStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfCheckpointStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    public async ValueTask<RunCheckpoint?> ReadAsync(string kind, CancellationToken cancellationToken = default)
    {
        var storedKind = StoredText.OfKind(kind);
        return await _database.ReadAsync(session => ReadAsync(session, storedKind, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="checkpoint"/> is <see langword="null"/>.</exception>
    public async ValueTask<bool> WriteAsync(RunCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var row = Write(checkpoint);
        return await _database.WriteAsync(
            async session => (row.Version == 1 && await InsertAsync(session, row, cancellationToken).ConfigureAwait(false))
                || await UpdateAsync(session, row, cancellationToken).ConfigureAwait(false)
                || await ReadAsync(session, row.Kind, cancellationToken).ConfigureAwait(false) == checkpoint,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        var rows = await _database.ReadAsync(
            session => session.Query<CheckpointRow>().Where(row => row.LastSubject == id).ToListAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var checkpoint = Read(row);
            yield return new("checkpoints", checkpoint.Kind, PersonalJson.Write(checkpoint));
        }
    }

    /// <inheritdoc />
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = StoredText.OfUser(user);
        return await _database.WriteAsync(
            session => session.Context.Set<CheckpointRow>()
                .Where(row => row.LastSubject == id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSubject, (string?)null), cancellationToken),
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task<RunCheckpoint?> ReadAsync(StoreSession session, string kind, CancellationToken cancellationToken) =>
        await session.Query<CheckpointRow>().SingleOrDefaultAsync(row => row.Kind == kind, cancellationToken).ConfigureAwait(false) is { } row ? Read(row) : null;

    private static async Task<bool> InsertAsync(StoreSession session, CheckpointRow row, CancellationToken cancellationToken) =>
        (await session.InsertNewAsync("kind", "kind", [row], cancellationToken).ConfigureAwait(false)).Count == 1;

    private static async Task<bool> UpdateAsync(StoreSession session, CheckpointRow row, CancellationToken cancellationToken) =>
        await session.Context.Set<CheckpointRow>()
            .Where(other => other.Kind == row.Kind && other.Version + 1 == row.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(other => other.Version, row.Version)
                    .SetProperty(other => other.AsOf, row.AsOf)
                    .SetProperty(other => other.AsOfNanos, row.AsOfNanos)
                    .SetProperty(other => other.PolicyName, row.PolicyName)
                    .SetProperty(other => other.PolicyVersion, row.PolicyVersion)
                    .SetProperty(other => other.PolicyHash, row.PolicyHash)
                    .SetProperty(other => other.LastSubject, row.LastSubject)
                    .SetProperty(other => other.Subjects, row.Subjects)
                    .SetProperty(other => other.IsFinished, row.IsFinished),
                cancellationToken).ConfigureAwait(false) == 1;

    private static CheckpointRow Write(RunCheckpoint checkpoint)
    {
        var asOf = StoredInstant.Of(checkpoint.AsOf);
        return new()
        {
            Kind = StoredText.OfKind(checkpoint.Kind),
            Version = checkpoint.Version,
            AsOf = asOf.Ticks,
            AsOfNanos = asOf.Nanos,
            PolicyName = StoredText.Of(checkpoint.Policy.Name),
            PolicyVersion = StoredText.Of(checkpoint.Policy.Version),
            PolicyHash = StoredText.Of(checkpoint.Policy.Hash),
            LastSubject = StoredText.OfNullable(checkpoint.Position),
            Subjects = checkpoint.Subjects,
            IsFinished = checkpoint.IsFinished,
        };
    }

    private static RunCheckpoint Read(CheckpointRow row) => new()
    {
        Kind = StoredText.Read(row.Kind),
        Version = row.Version,
        AsOf = StoredInstant.Read(row.AsOf, row.AsOfNanos),
        Policy = new(StoredText.Read(row.PolicyName), StoredText.Read(row.PolicyVersion), StoredText.Read(row.PolicyHash)),
        Position = row.LastSubject is null ? null : StoredText.Read(row.LastSubject),
        Subjects = row.Subjects,
        IsFinished = row.IsFinished,
    };
}
