using BenchmarkDotNet.Attributes;

namespace UserOps.Benchmarks;

/// <summary>A hundred rules of three conditions for each user: by code written for them, by walking their records, and by the tagger.</summary>
[MemoryDiagnoser]
public class TaggingBenchmarks
{
    private TaggingWork _work = null!;

    [Params(1_000, 100_000)]
    public int Users { get; set; }

    [GlobalSetup]
    public void Setup() => _work = new(Users);

    [Benchmark(Baseline = true)]
    public int HandWritten() => _work.HandWritten(Users).Sum();

    [Benchmark]
    public int WalkingTheRecords() => _work.Naive(Users).Sum();

    [Benchmark]
    public int Rows() => _work.Rows(Users).Sum();
}
