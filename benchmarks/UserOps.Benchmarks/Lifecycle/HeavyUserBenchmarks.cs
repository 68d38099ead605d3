using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.Lifecycle;

namespace UserOps.Benchmarks;

/// <summary>One user with 5,000 active days, five or six a week for seventeen years: judged, looked ahead, and told the whole way.</summary>
[MemoryDiagnoser]
public class HeavyUserBenchmarks
{
    private const int ActiveDays = 5_000;

    private readonly StageEvaluator _classic = new(StagePolicies.ClassicFive);
    private readonly StageEvaluator _own = new(StagePolicies.OwnRhythm);
    private UserActivity _user;
    private LocalDate _asOf;

    [GlobalSetup]
    public void Setup()
    {
        var first = new LocalDate(2007, 1, 1);
        _user = new(ActivityDays.From(Enumerable.Range(0, ActiveDays).Select(i => first.PlusDays((i / 11 * 14) + (i % 11 * 14 / 11)))));
        _asOf = _user.Days.Last!.Value.PlusDays(3);
    }

    [Benchmark(Baseline = true)]
    public int CountDays() => _user.Days.Count;

    [Benchmark]
    public StageId ClassicStage() => _classic.StageOf(_user, _asOf);

    [Benchmark]
    public StageId OwnRhythmStage() => _own.StageOf(_user, _asOf);

    [Benchmark]
    public LocalDate? OwnRhythmNextChange() => _own.NextChange(_user, _asOf);

    [Benchmark]
    public StageSpan OwnRhythmSpan() => _own.SpanOf(_user, _asOf);
}
