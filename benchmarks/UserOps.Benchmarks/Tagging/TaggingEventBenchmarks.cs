using BenchmarkDotNet.Attributes;

namespace UserOps.Benchmarks;

/// <summary>200,000 events of 1,000 users, each of which feeds all aggregates: by a query for each aggregate, and by the tagger.</summary>
[MemoryDiagnoser]
public class TaggingEventBenchmarks
{
    private TaggingEvents _work = null!;

    [Params(5, 50)]
    public int Aggregates { get; set; }

    [GlobalSetup]
    public void Setup() => _work = new(users: 1_000, Aggregates);

    [Benchmark(Baseline = true)]
    public int Linq() => _work.Linq().Sum();

    [Benchmark]
    public int Rows() => _work.Rows().Sum();
}
