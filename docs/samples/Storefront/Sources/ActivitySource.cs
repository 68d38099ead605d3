using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Storage;
using UserOps;
using UserOps.Lifecycle;

namespace Storefront.Sources;

/// <summary>Tells what users did: what they did in the shop, and that they ordered.</summary>
internal sealed class ActivitySource(IDbContextFactory<StorefrontContext> contexts) : IActivitySource
{
    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(rows => rows, rows => rows, cancellationToken);

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        var ids = users.Select(user => user.Value).ToList();
        return ReadAsync(events => events.Where(row => ids.Contains(row.UserId)), orders => orders.Where(row => ids.Contains(row.UserId)), cancellationToken);
    }

    private async IAsyncEnumerable<ActivityEvent<UserId>> ReadAsync(
        Func<IQueryable<EventRow>, IQueryable<EventRow>> events,
        Func<IQueryable<OrderRow>, IQueryable<OrderRow>> orders,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in events(context.Events.AsNoTracking()).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(new(row.UserId), row.Read()) { Event = row.Type };
        }

        await foreach (var row in orders(context.Orders.AsNoTracking().Where(row => row.RefundOf == null)).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(new(row.UserId), row.Read()) { Event = "order" };
        }
    }
}
