using BenchmarkDotNet.Attributes;

namespace UserOps.Benchmarks;

/// <summary>A hundred rules of three conditions for each user, over the columns of the users: by code written for them, and by the tagger.</summary>
[MemoryDiagnoser]
public class TaggingColumnsBenchmarks
{
    private TaggingWork _work = null!;

    [Params(1_000, 100_000)]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup() => _work = new(Users);

    [Benchmark(Baseline = true)]
    public int HandWritten() => _work.HandWrittenColumns().Sum();

    [Benchmark]
    public int Columns() => _work.Columns().Sum();
}
