using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Storage;
using UserOps;
using UserOps.Hosting;
using UserOps.Tagging;

namespace Storefront.Sources;

/// <summary>Tells the facts that the tags are about: orders and events, and as attributes the stage and the segment that the other runs found.</summary>
internal sealed class FactsSource(IDbContextFactory<StorefrontContext> contexts, IUserSource users, IAssessmentStore answers) : IUserFactsSource
{
    private const int Batch = 500;

    public async IAsyncEnumerable<KnownUser> ReadFactsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var batch = new List<UserId>(Batch);
        await foreach (var user in users.ReadUsersAsync(cancellationToken: cancellationToken))
        {
            batch.Add(user);
            if (batch.Count == Batch)
            {
                foreach (var known in await ReadBatchAsync(batch, cancellationToken))
                {
                    yield return known;
                }

                batch.Clear();
            }
        }

        foreach (var known in await ReadBatchAsync(batch, cancellationToken))
        {
            yield return known;
        }
    }

    public async IAsyncEnumerable<KnownUser> ReadFactsAsync(IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var batch in users.Chunk(Batch))
        {
            foreach (var known in await ReadBatchAsync(batch, cancellationToken))
            {
                yield return known;
            }
        }
    }

    private async Task<List<KnownUser>> ReadBatchAsync(IReadOnlyCollection<UserId> batch, CancellationToken cancellationToken)
    {
        var ids = batch.Select(user => user.Value).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orders = await context.Orders.AsNoTracking().Where(row => row.RefundOf == null && ids.Contains(row.UserId)).ToListAsync(cancellationToken);
        var events = await context.Events.AsNoTracking().Where(row => ids.Contains(row.UserId)).ToListAsync(cancellationToken);
        var byUser = orders.Select(EventOf).Concat(events.Select(EventOf)).ToLookup(item => item.User, item => item.Event, StringComparer.Ordinal);
        var stages = await ReadAnswersAsync(RunKinds.Lifecycle, ids, cancellationToken);
        var segments = await ReadAnswersAsync(RunKinds.Rfm, ids, cancellationToken);
        return [.. ids.Select(id => new KnownUser(
            new(id),
            UserFacts.From([], byUser[id])
                .With("lifecycle.stage", stages.GetValueOrDefault(id))
                .With("rfm.segment", segments.GetValueOrDefault(id))))];
    }

    private async Task<Dictionary<string, FactValue>> ReadAnswersAsync(string kind, IReadOnlyCollection<string> ids, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, FactValue>(StringComparer.Ordinal);
        await foreach (var state in answers.ReadAsync(kind, ids, cancellationToken))
        {
            if (state.Assessment is { } answer)
            {
                values[state.Key.Subject] = FactValue.Of(answer.Value);
            }
        }

        return values;
    }

    private static (string User, UserEvent Event) EventOf(OrderRow row) => (row.UserId, new()
    {
        Type = "order",
        At = row.Read(),
        Id = row.Id,
        Properties = new Dictionary<string, FactValue>(StringComparer.Ordinal) { ["amount"] = FactValue.Of(row.Cents / 100m) }.ToEquatableMap(),
    });

    private static (string User, UserEvent Event) EventOf(EventRow row) => (row.UserId, new() { Type = row.Type, At = row.Read(), Id = row.Id });
}
