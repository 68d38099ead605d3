using BenchmarkDotNet.Attributes;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>The values at eighteen places of a sorted column, as nine cuts of a quantile need: by sorting a copy, and by selection.</summary>
[MemoryDiagnoser]
public class OrderStatisticsBenchmarks
{
    private readonly int[] _ranks = new int[18];
    private readonly int[] _days = new int[18];
    private readonly long[] _money = new long[18];
    private PurchaseData _data = new(0);

    [Params(100_000, 1_000_000)]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _data = new(Users);
        for (var i = 0; i < _ranks.Length; i++)
        {
            _ranks[i] = (int)((long)Users * (i + 1) / (_ranks.Length + 1));
        }
    }

    [Benchmark(Baseline = true)]
    public long SortMoney()
    {
        var sorted = _data.Amounts.ToArray();
        Array.Sort(sorted);
        return sorted[_ranks[^1]];
    }

    [Benchmark]
    public long SelectMoney()
    {
        _ = OrderStatistics.Select<long>(_data.Amounts, _ranks, _money);
        return _money[^1];
    }

    [Benchmark]
    public int SortDays()
    {
        var sorted = _data.DayNumbers.ToArray();
        Array.Sort(sorted);
        return sorted[_ranks[^1]];
    }

    [Benchmark]
    public int SelectDays()
    {
        _ = OrderStatistics.Select<int>(_data.DayNumbers, _ranks, _days);
        return _days[^1];
    }
}
