using Microsoft.EntityFrameworkCore;
using NodaTime;
using UserOps;
using UserOps.EntityFrameworkCore;
using UserOps.Hosting;

namespace Storefront.Storage;

/// <summary>Writes facts and announces them in one transaction: all that came in one request, or none of it.</summary>
internal sealed class FactWriter(IDbContextFactory<StorefrontContext> contexts, RunScheduler scheduler, TimeProvider time)
{
    private static readonly string[] OfUsers = [RunKinds.Lifecycle, RunKinds.Rfm, RunKinds.Tagging];

    /// <summary>Writes the facts that are not there yet.</summary>
    /// <returns>How many are new; or the ids under which there are other facts already, and then nothing was written.</returns>
    public async Task<FactsWritten> WriteAsync<TRow>(IReadOnlyList<TRow> rows, CancellationToken cancellationToken)
        where TRow : FactRow
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken); // SQLite: the one writer from here on
        var distinct = rows.Distinct().ToList();
        var ids = distinct.Select(row => row.Id).Distinct(StringComparer.Ordinal).ToList();
        var known = await context.Set<TRow>().AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var others = known.Union(distinct).GroupBy(row => row.Id, StringComparer.Ordinal).Where(versions => versions.Count() > 1).Select(versions => versions.Key).ToList();
        if (others.Count > 0)
        {
            return new(0, others);
        }

        var added = distinct.Except(known).ToList();
        if (added.Count > 0)
        {
            context.AddRange(added);
            await AddUsersAsync(context, added, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
            await TouchAsync(context, added, time.Now(), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            scheduler.Wake();
        }

        return new(added.Count, []);
    }

    private static async Task AddUsersAsync(StorefrontContext context, IEnumerable<FactRow> rows, CancellationToken cancellationToken)
    {
        var ids = UsersOf(rows);
        var known = await context.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).Select(user => user.Id).ToListAsync(cancellationToken);
        context.AddRange(ids.Except(known, StringComparer.Ordinal).Select(id => new UserRow { Id = id }));
    }

    private static async Task TouchAsync(StorefrontContext context, IReadOnlyCollection<FactRow> rows, Instant now, CancellationToken cancellationToken)
    {
        var users = UsersOf(rows).Select(id => new TouchedSubject(id, new UserId(id))).ToList();
        foreach (var kind in users.Count > 0 ? OfUsers : [])
        {
            await context.TouchAsync(kind, users, now, cancellationToken);
        }

        if (rows.Any(row => row is TicketEventRow))
        {
            await context.TouchAsync(RunKinds.Maturity, [new(MaturityRun.Everything, UserId.None)], now, cancellationToken);
        }
    }

    private static List<string> UsersOf(IEnumerable<FactRow> rows) =>
        [.. rows.OfType<UserFactRow>().Select(row => row.UserId).Distinct(StringComparer.Ordinal)];
}

/// <summary>What became of facts that came in.</summary>
/// <param name="Added">How many are new.</param>
/// <param name="Others">The ids of facts that are there with other contents.</param>
internal sealed record FactsWritten(int Added, IReadOnlyList<string> Others);
