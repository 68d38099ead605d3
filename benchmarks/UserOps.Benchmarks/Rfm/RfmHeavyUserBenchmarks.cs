using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>One user with 100,000 entries, all orders and then all refunds, judged once.</summary>
[MemoryDiagnoser]
public class RfmHeavyUserBenchmarks
{
    private const int Orders = 50_000;
    private static readonly Instant AsOf = Instant.FromUtc(2026, 1, 1, 0, 0);

    private PurchaseHistory _history = PurchaseHistory.Empty;
    private RfmModel _model = null!;

    [Params(RefundPolicy.Net, RefundPolicy.LinkToOrder)]
    public RefundPolicy Refunds { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var user = new UserId("heavy");
        var first = AsOf - Duration.FromDays(90);
        var book = new PurchaseBook<UserId>();
        for (var i = 0; i < 2 * Orders; i++)
        {
            book.Add(new(user, first + Duration.FromMinutes(i), i < Orders ? 10 : -1)
            {
                OrderId = FormattableString.Invariant($"order {i % Orders}"),
            });
        }

        _history = book[user];
        _model = RfmSnapshot.Fit(book, AsOf, RfmPolicy.Classic11 with { Refunds = Refunds, LookBack = Duration.FromDays(365) }).Model;
    }

    [Benchmark(Baseline = true)]
    public RfmScore Score() => _model.Score(_model.Summarizer.Summarize(_history, AsOf));

    [Benchmark]
    public Assessment<RfmScore> Explain() => _model.Explain(_history, AsOf);
}
