using Microsoft.EntityFrameworkCore;
using UserOps.Hosting;

namespace UserOps.EntityFrameworkCore;

/// <summary>Keeps every policy that was ever in force in a table of a <see cref="DbContext"/>, one row for each time that it was put there.</summary>
/// <remarks>Thread-safe; one for the whole app.</remarks>
/// <typeparam name="TContext">The context, with <see cref="UserOpsModelExtensions.AddUserOps"/> in its model.</typeparam>
public sealed class EfPolicyStore<TContext> : IPolicyStore
    where TContext : DbContext
{
    private readonly StoreDatabase<TContext> _database;

    /// <summary>Initializes a new instance of the <see cref="EfPolicyStore{TContext}"/> class.</summary>
    /// <param name="contexts">Makes a context for each piece of work.</param>
    /// <exception cref="ArgumentNullException"><paramref name="contexts"/> is <see langword="null"/>.</exception>
    public EfPolicyStore(IDbContextFactory<TContext> contexts) => _database = new(contexts);

    /// <inheritdoc />
    public async ValueTask<PolicyDocument?> ReadCurrentAsync(string kind, string name, CancellationToken cancellationToken = default)
    {
        var (storedKind, storedName) = (StoredText.OfKind(kind), StoredText.OfId(name, nameof(name)));
        var row = await _database.ReadAsync(session => CurrentAsync(session, storedKind, storedName, cancellationToken), cancellationToken).ConfigureAwait(false);
        return row is null ? null : Read(row);
    }

    /// <inheritdoc />
    public async ValueTask<PolicyDocument?> ReadAsync(string kind, string hash, CancellationToken cancellationToken = default)
    {
        var (storedKind, storedHash) = (StoredText.OfKind(kind), StoredText.OfId(hash, nameof(hash)));
        var row = await _database.ReadAsync(
            session => session.Query<PolicyRow>()
                .Where(row => row.Kind == storedKind && row.Hash == storedHash)
                .OrderBy(row => row.Sequence)
                .ThenBy(row => row.Name)
                .FirstOrDefaultAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return row is null ? null : Read(row);
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is <see langword="null"/>.</exception>
    public async ValueTask PublishAsync(PolicyDocument policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentException.ThrowIfNullOrWhiteSpace(policy.Policy.Version, nameof(policy));
        ArgumentException.ThrowIfNullOrWhiteSpace(policy.Json, nameof(policy));
        var row = Write(policy);
        await _database.WriteAsync(session => PublishAsync(session, row, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    // Of two that publish at once both take the same number; the one that finds it taken looks again at what is in force.
    private static async Task<bool> PublishAsync(StoreSession session, PolicyRow row, CancellationToken cancellationToken)
    {
        while (true)
        {
            var current = await CurrentAsync(session, row.Kind, row.Name, cancellationToken).ConfigureAwait(false);
            if (current?.Hash == row.Hash)
            {
                return false;
            }

            row.Sequence = (current?.Sequence ?? 0) + 1;
            if ((await session.InsertNewAsync("kind, name, sequence", "name", [row], cancellationToken).ConfigureAwait(false)).Count == 1)
            {
                return true;
            }
        }
    }

    private static Task<PolicyRow?> CurrentAsync(StoreSession session, string kind, string name, CancellationToken cancellationToken) =>
        session.Query<PolicyRow>().Where(row => row.Kind == kind && row.Name == name).OrderByDescending(row => row.Sequence).FirstOrDefaultAsync(cancellationToken);

    private static PolicyRow Write(PolicyDocument policy)
    {
        var published = StoredInstant.Of(policy.PublishedAt);
        return new()
        {
            Kind = StoredText.OfKind(policy.Kind),
            Name = StoredText.OfId(policy.Policy.Name, "name"),
            Version = StoredText.Of(policy.Policy.Version),
            Hash = StoredText.OfId(policy.Policy.Hash, "hash"),
            Json = StoredText.Of(policy.Json),
            PublishedAt = published.Ticks,
            PublishedAtNanos = published.Nanos,
        };
    }

    private static PolicyDocument Read(PolicyRow row) => new(
        StoredText.Read(row.Kind),
        new(StoredText.Read(row.Name), StoredText.Read(row.Version), StoredText.Read(row.Hash)),
        StoredText.Read(row.Json),
        StoredInstant.Read(row.PublishedAt, row.PublishedAtNanos));
}
