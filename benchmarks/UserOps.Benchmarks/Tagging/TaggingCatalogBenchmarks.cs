using BenchmarkDotNet.Attributes;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>A catalogue from its JSON text to a tagger that is ready.</summary>
[MemoryDiagnoser]
public class TaggingCatalogBenchmarks
{
    private string _json = "";
    private TagCatalog _catalog = null!;

    [Params(100, 1_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _catalog = TaggingData.Catalog(Rules);
        _json = TagCatalogJson.Write(_catalog);
    }

    [Benchmark(Baseline = true)]
    public Tagger FromJson() => new(TagCatalogJson.Read(_json));

    [Benchmark]
    public Tagger FromRecords() => new(_catalog);
}
