using System.Reflection;
using System.Runtime.CompilerServices;
using NodaTime;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Hosting.Tests;

/// <summary>A host over the simulated shop, whose records come in as its clock goes on.</summary>
internal sealed class ShopHost : IUserSource, IPurchaseSource, IActivitySource, IUserFactsSource
{
    private readonly Dictionary<UserId, User> _users;
    private readonly UserId[] _ids;
    private readonly MemoryAssessmentStore? _answers;

    public ShopHost(Shop shop, MemoryAssessmentStore? answers = null)
    {
        _answers = answers;
        _users = Enumerable.Range(0, shop.Options.Users).Select(index => new User(shop, index)).ToDictionary(user => user.Id);
        _ids = [.. _users.Keys.Order()];
        Now = shop.Window.Start;
    }

    /// <summary>Gets the catalogue of the samples, in which more tags expire by themselves: then not only the rules end what a ledger says.</summary>
    public static TagCatalog Catalog { get; } = WithExpiry(TagCatalogJson.Read(File.ReadAllText(Path.Combine(Root, "docs", "samples", "policies", "tags.json"))));

    /// <summary>Gets or sets the host's clock: records up to it have come in.</summary>
    public Instant Now { get; set; }

    /// <summary>Gets how many rows were handed out.</summary>
    public long RowsRead { get; private set; }

    private static string Root => typeof(ShopHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "RepositoryRoot").Value!;

    /// <summary>Moves the clock on and tells of whom something came in.</summary>
    public IReadOnlyCollection<UserId> MoveTo(Instant now)
    {
        var before = Now;
        Now = now;
        return [.. _users.Values.Where(user => user.HasNews(before, now)).Select(user => user.Id)];
    }

    public async IAsyncEnumerable<UserId> ReadUsersAsync(UserId after = default, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var user in _ids.Where(id => id > after && _users[id].Joined <= Now))
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            yield return user;
        }
    }

    public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(CancellationToken cancellationToken = default) => ReadPurchasesAsync(_ids, cancellationToken);

    public IAsyncEnumerable<Purchase<UserId>> ReadPurchasesAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
        Rows(users, user => user.Purchases.TakeWhile(row => row.At <= Now), cancellationToken);

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(CancellationToken cancellationToken = default) => ReadActivityAsync(_ids, cancellationToken);

    public IAsyncEnumerable<ActivityEvent<UserId>> ReadActivityAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken = default) =>
        Rows(users, user => user.Events.TakeWhile(row => row.At <= Now), cancellationToken);

    public IAsyncEnumerable<KnownUser> ReadFactsAsync(CancellationToken cancellationToken = default) => ReadFactsAsync(_ids, cancellationToken);

    public async IAsyncEnumerable<KnownUser> ReadFactsAsync(IReadOnlyCollection<UserId> users, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var (user, facts) in Rows<KnownUser>(users, user => [new(user.Id, user.FactsAt(Now))], cancellationToken))
        {
            var stage = _answers is null ? null : await StageOfAsync(user, cancellationToken);
            yield return new(user, stage is null ? facts : facts.With("lifecycle.stage", stage));
        }
    }

    private static TagCatalog WithExpiry(TagCatalog catalog)
    {
        var some = catalog.Tags.First(tag => tag.ExpiresAfter is not null).ExpiresAfter;
        return catalog with { Tags = [.. catalog.Tags.Select((tag, place) => place % 3 == 0 ? tag with { ExpiresAfter = some } : tag)] };
    }

    private async ValueTask<string?> StageOfAsync(UserId user, CancellationToken cancellationToken)
    {
        await foreach (var state in _answers!.ReadAsync(RunKinds.Lifecycle, [user.Value], cancellationToken))
        {
            return state.Assessment?.Value;
        }

        return null;
    }

    private async IAsyncEnumerable<T> Rows<T>(IReadOnlyCollection<UserId> users, Func<User, IEnumerable<T>> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in users.SelectMany(user => rows(_users[user])))
        {
            await Task.CompletedTask;
            cancellationToken.ThrowIfCancellationRequested();
            RowsRead++;
            yield return row;
        }
    }

    private sealed class User
    {
        private readonly UserEvent[] _events;
        private UserFacts _facts = UserFacts.Empty;
        private int _known;

        public User(Shop shop, int index)
        {
            (Id, Joined) = (shop.Users[index].Id, shop.Users[index].Joined);
            Purchases = [.. shop.PurchasesOf(index)];
            Events = [.. shop.EventsOf(index).OrderBy(row => row.At)];
            var types = Catalog.Events.Names;
            _events =
            [
                .. Events.Where(row => row.Event != "purchase" && types.Contains(row.Event, StringComparer.Ordinal)).Select(row => new UserEvent { Type = row.Event, At = row.At })
                    .Concat(Purchases.Select((row, line) => new UserEvent
                    {
                        Type = "purchase",
                        At = row.At,
                        Id = $"{index}-{line}",
                        Properties = new[] { KeyValuePair.Create<string, FactValue>("amount", row.Amount) }.ToEquatableMap(),
                    }))
                    .OrderBy(item => item.At),
            ];
        }

        public UserId Id { get; }

        public Instant Joined { get; }

        public Purchase<UserId>[] Purchases { get; }

        public ActivityEvent<UserId>[] Events { get; }

        public bool HasNews(Instant after, Instant upTo) =>
            (Joined > after && Joined <= upTo)
            || Purchases.Any(row => row.At > after && row.At <= upTo)
            || Events.Any(row => row.At > after && row.At <= upTo);

        public UserFacts FactsAt(Instant now)
        {
            // The clock only goes on, so what is known only grows.
            for (; _known < _events.Length && _events[_known].At <= now; _known++)
            {
                _facts = _facts.Add(_events[_known]);
            }

            return _facts;
        }
    }
}
