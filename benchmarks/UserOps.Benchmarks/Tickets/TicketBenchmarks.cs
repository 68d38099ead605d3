using BenchmarkDotNet.Attributes;
using UserOps.Tickets;

namespace UserOps.Benchmarks;

/// <summary>All evidence of a log against three of its indicators as LINQ queries.</summary>
[MemoryDiagnoser]
public class TicketBenchmarks
{
    private TicketWork _work = null!;
    private TicketEvidence _evidence = null!;

    /// <summary>Gets or sets the number of tickets.</summary>
    [Params(1_000, 25_000)]
    public int Tickets { get; set; }

    /// <summary>Makes the log, and checks that both ways count the same.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _work = new(Tickets);
        _evidence = _work.Evidence();
        if (!_work.Agree())
        {
            throw new InvalidOperationException("The evidence is not what queries count.");
        }
    }

    /// <summary>Three indicators, a query each.</summary>
    /// <returns>Their successes.</returns>
    [Benchmark(Baseline = true)]
    public (long M2, long S5, long D1) ThreeQueries() => _work.Queries();

    /// <summary>All 24 indicators from whole tickets.</summary>
    /// <returns>The evidence.</returns>
    [Benchmark]
    public TicketEvidence Evidence() => _work.Evidence();

    /// <summary>All 24 indicators, broken down by agent.</summary>
    /// <returns>The evidence.</returns>
    [Benchmark]
    public TicketEvidence EvidenceByActor() => _work.Evidence(TicketScope.Actor);

    /// <summary>All 24 indicators from events as they come.</summary>
    /// <returns>The evidence.</returns>
    [Benchmark]
    public TicketEvidence Stream() => _work.Stream();

    /// <summary>Level, score, lift and sentences from evidence.</summary>
    /// <returns>The maturity.</returns>
    [Benchmark]
    public Assessment<Maturity> Score() => _work.Score(_evidence);
}
