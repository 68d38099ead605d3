using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Purchases to summaries: by LINQ, by a dictionary, and by the columnar path on one and on all cores.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 2, iterationCount: 7)]
public class PurchaseColumnsBenchmarks
{
    private static readonly ColumnarOptions Options = new() { AsOfDay = PurchaseData.FirstDay + PurchaseData.Days - 1 };

    private PurchaseData _data = new(0);

    [Params(100_000, 10_000_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => _data = new(Rows);

    [Benchmark(Baseline = true)]
    public int Linq() =>
        Enumerable.Range(0, Rows)
            .GroupBy(row => _data.Users[row])
            .Select(rows => (
                User: rows.Key,
                First: rows.Min(row => _data.DayNumbers[row]),
                Last: rows.Max(row => _data.DayNumbers[row]),
                Orders: rows.Count(row => _data.Amounts[row] >= 0),
                Net: rows.Sum(row => _data.Amounts[row]),
                Refunds: rows.Sum(row => Math.Max(0, -_data.Amounts[row]))))
            .ToArray()
            .Length;

    [Benchmark]
    public int OneDictionary()
    {
        var summaries = new Dictionary<long, (int First, int Last, int Orders, long Net, long Refunds)>();
        for (var row = 0; row < Rows; row++)
        {
            ref var summary = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                summaries, _data.Users[row], out var known);
            var (day, amount) = (_data.DayNumbers[row], _data.Amounts[row]);
            if (!known)
            {
                summary = (int.MaxValue, int.MinValue, 0, 0, 0);
            }

            summary.Net += amount;
            if (amount >= 0)
            {
                summary.First = Math.Min(summary.First, day);
                summary.Last = Math.Max(summary.Last, day);
                summary.Orders++;
            }
            else
            {
                summary.Refunds -= amount;
            }
        }

        return summaries.Count;
    }

    [Benchmark]
    public int Columnar() =>
        PurchaseColumns.Summarize<long>(_data.Users, _data.DayNumbers, _data.Amounts, Options).Count;

    [Benchmark]
    public int ColumnarOnAllCores() =>
        PurchaseColumns.Summarize<long>(_data.Users, _data.DayNumbers, _data.Amounts, Options, Environment.ProcessorCount).Count;
}
