using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Storage;
using UserOps.Tickets;

namespace Storefront.Sources;

/// <summary>Tells what happened to tickets, and around them.</summary>
internal sealed class TicketSource(IDbContextFactory<StorefrontContext> contexts) : ITicketEventSource
{
    public async IAsyncEnumerable<TicketEvent> ReadEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (item, _) in ReadAsync(cancellationToken))
        {
            if (item is not null)
            {
                yield return item;
            }
        }
    }

    public async IAsyncEnumerable<WorkEvent> ReadWorkEventsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (_, work) in ReadAsync(cancellationToken))
        {
            if (work is not null)
            {
                yield return work;
            }
        }
    }

    private async IAsyncEnumerable<(TicketEvent? Item, WorkEvent? Work)> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var row in context.TicketEvents.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return TicketEventJson.TryRead(row.Json, "ticket events", out var item, out var work, out var rejection)
                ? (item, work)
                : throw new InvalidOperationException($"The ticket event '{row.Id}' can't be read again: {rejection.Field}: {rejection.Why}");
        }
    }
}
