using BenchmarkDotNet.Attributes;
using NodaTime;

namespace UserOps.Benchmarks;

/// <summary>A deadline and an elapsed time on a calendar with 26 years of holidays, against a walk over the days.</summary>
[MemoryDiagnoser]
public class BusinessTimeBenchmarks
{
    private BusinessTimeWork _work = null!;

    /// <summary>Gets or sets how many days lie between the instants: one, or nineteen years.</summary>
    [Params(1, 6_940)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Setup() => _work = new(Duration.FromDays(Days));

    [Benchmark(Baseline = true, OperationsPerInvoke = BusinessTimeWork.Questions)]
    public Duration SpanBySpan() => _work.SpanBySpan(BusinessTimeWork.Questions);

    [Benchmark(OperationsPerInvoke = BusinessTimeWork.Questions)]
    public Duration Elapsed() => _work.Elapsed();

    [Benchmark(OperationsPerInvoke = BusinessTimeWork.Questions)]
    public Instant Add() => _work.Add();

    [Benchmark(OperationsPerInvoke = BusinessTimeWork.Questions)]
    public Instant Due() => _work.Due();
}
