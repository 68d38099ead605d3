using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storefront.Storage;
using UserOps;
using UserOps.Hosting;

namespace Storefront.Sources;

/// <summary>Names the users, in the order of the index on their ids.</summary>
internal sealed class UserSource(IDbContextFactory<StorefrontContext> contexts) : IUserSource
{
    private const int Page = 1_000;

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Page by page, so that no transaction stays open while the run writes.
        var last = after.Value;
        List<string> ids;
        do
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var from = last;
            ids = await context.Users
                .Where(user => string.Compare(user.Id, from) > 0)
                .OrderBy(user => user.Id)
                .Select(user => user.Id)
                .Take(Page)
                .ToListAsync(cancellationToken);
            foreach (var id in ids)
            {
                yield return new(id);
            }

            last = ids.LastOrDefault(last);
        }
        while (ids.Count == Page);
    }
}
