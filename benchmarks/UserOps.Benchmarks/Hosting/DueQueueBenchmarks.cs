using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using UserOps.Hosting;

namespace UserOps.Benchmarks;

/// <summary>A day of a host: asking everybody, as a nightly job does, against asking those whose answer is due.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class DueQueueBenchmarks
{
    private DueWork _work = null!;

    /// <summary>Gets or sets the number of users.</summary>
    [Params(100_000, 1_000_000)]
    public int Users { get; set; }

    /// <summary>Asks everybody for the first time.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _work = new(Users);
        _work.ScanAll();
    }

    /// <summary>Goes to the next day.</summary>
    [IterationSetup]
    public void NextDay() => _work.NextDay();

    /// <summary>Asks everybody.</summary>
    [Benchmark(Baseline = true, Description = "nightly scan of everybody")]
    public RunSummary ScanAll() => _work.ScanAll();

    /// <summary>Asks those whose answer is due.</summary>
    [Benchmark(Description = "those who are due (`EvaluateDueAsync`)")]
    public RunSummary EvaluateDue() => _work.EvaluateDue();
}
