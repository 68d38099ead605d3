using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UserOps;
using UserOps.Hosting;
using UserOps.Tickets;

namespace Storefront.Storage;

/// <summary>Hands out and erases what the app's own tables know of one person, as the library's stores do for theirs.</summary>
internal sealed class OwnPersonalData(IDbContextFactory<StorefrontContext> contexts) : IPersonalDataStore
{
    public async IAsyncEnumerable<PersonalRecord> ExportAsync(UserId user, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var id = user.Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await foreach (var order in context.Orders.AsNoTracking().Where(row => row.UserId == id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new("orders", order.Id, Json(new { at = order.Read().Text(), amount = order.Cents / 100m, refundOf = order.RefundOf }));
        }

        await foreach (var item in context.Events.AsNoTracking().Where(row => row.UserId == id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new("events", item.Id, Json(new { at = item.Read().Text(), type = item.Type }));
        }

        await foreach (var item in context.TicketEvents.AsNoTracking().Where(row => row.CustomerId == id).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return new("ticketEvents", item.Id, item.Json);
        }
    }

    /// <summary>Orders and events go; ticket events stay without the customer, for the desk is judged by all of them.</summary>
    public async ValueTask<int> EraseAsync(UserId user, CancellationToken cancellationToken = default)
    {
        var id = user.Value;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var count = await context.Orders.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken)
            + await context.Events.Where(row => row.UserId == id).ExecuteDeleteAsync(cancellationToken)
            + await context.Users.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken);
        foreach (var row in await context.TicketEvents.AsNoTracking().Where(row => row.CustomerId == id).ToListAsync(cancellationToken))
        {
            context.Update(Without(row));
            count++;
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    private static TicketEventRow Without(TicketEventRow row) => TicketEventJson.TryRead(row.Json, "ticket events", out var item, out _, out var rejection)
        ? row with { CustomerId = null, Json = TicketEventJson.Write(item! with { CustomerId = null }) }
        : throw new InvalidOperationException($"A ticket event can't be read again: {rejection.Field} {rejection.Why}");

    private static string Json(object value) => JsonSerializer.Serialize(value);
}
