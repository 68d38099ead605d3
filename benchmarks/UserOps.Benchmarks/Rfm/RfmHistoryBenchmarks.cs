using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Rfm;
using UserOps.Simulation;

namespace UserOps.Benchmarks;

/// <summary>The explained path on the simulated shop: gathering histories, a whole snapshot, and one user's explanation.</summary>
[MemoryDiagnoser]
public class RfmHistoryBenchmarks
{
    private Purchase<UserId>[] _rows = [];
    private PurchaseBook<UserId> _book = new();
    private RfmSnapshot<UserId> _snapshot = null!;
    private Instant _asOf;
    private RfmPolicy _policy = RfmPolicy.Classic11;
    private UserId[] _users = [];
    private int _next;

    [Params(5_000)]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var shop = new Shop(ShopOptions.Default with { Users = Users });
        _rows = [.. shop.Purchases()];
        _asOf = shop.Window.End;
        _policy = RfmPolicy.Classic11 with { Zone = shop.Options.ZoneId, LookBack = Duration.FromDays(365) };
        _book = Gather();
        _snapshot = Snapshot();
        _users = [.. _book.Users];
    }

    /// <summary>The rows grouped as LINQ would: what gathering costs without exact sums an order.</summary>
    [Benchmark(Baseline = true)]
    public int LinqGroupBy() => _rows
        .GroupBy(row => row.User)
        .Select(group => (group.Key, group.Max(row => row.At), group.Select(row => row.OrderId).Distinct(StringComparer.Ordinal).Count(), group.Sum(row => row.Amount)))
        .Count();

    [Benchmark]
    public PurchaseBook<UserId> Gather()
    {
        var book = new PurchaseBook<UserId>();
        foreach (var row in _rows)
        {
            book.Add(row);
        }

        return book;
    }

    [Benchmark]
    public RfmSnapshot<UserId> Snapshot() => RfmSnapshot.Fit(_book, _asOf, _policy);

    [Benchmark]
    public Assessment<RfmScore> ExplainOneUser()
    {
        _next = (_next + 1) % _users.Length;
        return _snapshot.Model.Explain(_book[_users[_next]], _asOf);
    }
}
