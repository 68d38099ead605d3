using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>A frozen model applied: column by column, summary by summary, and as hand-written LINQ would.</summary>
[MemoryDiagnoser]
public class RfmScoringBenchmarks
{
    private static readonly Instant AsOf = Instant.FromUtc(2026, 1, 1, 0, 0);

    private RfmModel _model = null!;
    private ColumnScorer _scorer = null!;
    private PurchaseSummary[] _summaries = [];
    private int[] _days = [];
    private int[] _orders = [];
    private long[] _money = [];
    private ScoreColumns _scores = new(0);

    [Params(1_000, 1_000_000)]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _days = [.. Enumerable.Range(0, Users).Select(i => (int)(((long)i * 7919) % 700))];
        _orders = [.. Enumerable.Range(0, Users).Select(i => 1 + (int)(((long)i * 104_729) % 30))];
        _money = [.. Enumerable.Range(0, Users).Select(i => ((long)i * 1_299_709) % 500_000)];
        _scores = new ScoreColumns(Users);
        var today = AsOf.InUtc().Date;
        _summaries = [.. Enumerable.Range(0, Users).Select(i => new PurchaseSummary
        {
            AsOf = AsOf,
            AsOfDay = today,
            Status = PurchaseStatus.Purchased,
            FirstDay = today.PlusDays(-_days[i]),
            LastDay = today.PlusDays(-_days[i]),
            Orders = _orders[i],
            NetTotal = _money[i] / 100m,
        })];
        _model = RfmModel.Fit(_summaries, AsOf, RfmPolicy.Classic11);
        _scorer = _model.ToColumnScorer(2);
    }

    [Benchmark(Baseline = true)]
    public int LinqOverCuts()
    {
        var sum = 0;
        foreach (var summary in _summaries)
        {
            var r = 6 - (1 + _model.Recency.Limits.Count(limit => summary.DaysSinceLast > limit));
            var f = 1 + _model.Frequency.Limits.Count(limit => summary.Orders > limit);
            var m = 1 + _model.Monetary.Limits.Count(limit => summary.NetTotal > limit);
            sum += (100 * r) + (10 * f) + m;
        }

        return sum;
    }

    [Benchmark]
    public int OneSummaryAtATime()
    {
        var sum = 0;
        foreach (var summary in _summaries)
        {
            var score = _model.Score(summary);
            sum += (100 * score.R) + (10 * score.F) + score.M;
        }

        return sum;
    }

    [Benchmark]
    public byte Columns()
    {
        _scorer.Score(_days, _orders, _money, _scores);
        return _scores.Segments.Span[^1];
    }
}
