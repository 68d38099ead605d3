using System.Data;
using Microsoft.EntityFrameworkCore;

namespace UserOps.EntityFrameworkCore;

/// <summary>Where a store works: a context for each piece of work, and a transaction for each that writes.</summary>
/// <typeparam name="TContext">The context with the tables.</typeparam>
internal sealed class StoreDatabase<TContext>
    where TContext : DbContext
{
    private const int MaxTries = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private readonly IDbContextFactory<TContext> _contexts;

    public StoreDatabase(IDbContextFactory<TContext> contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        _contexts = contexts;
    }

    /// <summary>Reads, in one context.</summary>
    public async Task<T> ReadAsync<T>(Func<StoreSession, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            return await read(new(context)).ConfigureAwait(false);
        }
    }

    /// <summary>Writes, in one transaction; a race that the database ended by refusing one side is run again.</summary>
    public async Task<T> WriteAsync<T>(Func<StoreSession, Task<T>> write, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var context = await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
            {
                var session = new StoreSession(context);
                try
                {
                    // A host's own strategy of trying again wants to begin the transactions itself.
                    return await context.Database.CreateExecutionStrategy()
                        .ExecuteAsync(token => InTransactionAsync(session, write, token), cancellationToken).ConfigureAwait(false);
                }
                catch (Exception e) when (attempt < MaxTries && session.Engine.IsRace(e))
                {
                    await Task.Delay(Pause * attempt, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static async Task<T> InTransactionAsync<T>(StoreSession session, Func<StoreSession, Task<T>> write, CancellationToken cancellationToken)
    {
        await session.Context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await session.Engine.PrepareAsync(session.Context, cancellationToken).ConfigureAwait(false);
            var transaction = await session.Context.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await write(session).ConfigureAwait(false);
                await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
                return result;
            }
        }
        finally
        {
            await session.Context.Database.CloseConnectionAsync().ConfigureAwait(false);
        }
    }
}
