using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Storage;
using UserOps;
using UserOps.Rfm;

namespace Storefront.Sources;

/// <summary>Tells what users bought, and what they were given back.</summary>
internal sealed class PurchaseSource(IDbContextFactory<StorefrontContext> contexts) : IPurchaseSource
{
    public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(orders => orders, cancellationToken);

    public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default)
    {
        var ids = users.Select(user => user.Value).ToList();
        return ReadAsync(orders => orders.Where(row => ids.Contains(row.UserId)), cancellationToken);
    }

    private async IAsyncEnumerable<Purchase<UserId>> ReadAsync(
        Func<IQueryable<OrderRow>, IQueryable<OrderRow>> which, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in which(context.Orders.AsNoTracking()).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new(new(row.UserId), row.Read(), row.Cents / 100m)
            {
                OrderId = row.RefundOf ?? row.Id,
                Kind = row.RefundOf is null ? PurchaseKind.Purchase : PurchaseKind.Refund,
            };
        }
    }
}
