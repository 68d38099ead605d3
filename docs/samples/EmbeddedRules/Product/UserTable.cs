using System.Runtime.CompilerServices;
using UserOps;
using UserOps.Hosting;

namespace EmbeddedRules.Product;

/// <summary>The product's own table of users, which hands them to runs in the order of their ids.</summary>
public sealed class UserTable : IUserSource
{
    private readonly SortedSet<UserId> _users = [];

    public void Add(string id) => _users.Add(new(id));

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var user in _users.Where(user => user > after))
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            yield return user;
        }
    }
}
