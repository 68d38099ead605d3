using BenchmarkDotNet.Attributes;
using UserOps.Statistics;

namespace UserOps.Benchmarks;

/// <summary>A daily series with a weekly rhythm: one fit, and a choice among all methods from 60 origins, against naive alone.</summary>
[MemoryDiagnoser]
public class ForecastBenchmarks
{
    private static readonly long[] Week = [42, 40, 37, 36, 33, 12, 8];

    private readonly CountForecaster _naive = new(new() { Season = 7, Horizon = 14, Candidates = [ForecastMethod.Naive] });
    private readonly CountForecaster _rmse = new(new() { Season = 7, Horizon = 14 });
    private readonly CountForecaster _pinball = new(new() { Season = 7, Horizon = 14, Loss = ForecastLoss.Pinball });
    private long[] _counts = [];

    [Params(400, 1_095)]
    public int Days { get; set; }

    [GlobalSetup]
    public void Setup() => _counts = [.. Enumerable.Range(0, Days).Select(day => Week[day % 7] + (day * 7919L % 13) + (day / 60))];

    [Benchmark(Baseline = true)]
    public CountForecast NaiveAlone() => _naive.Forecast(_counts);

    [Benchmark]
    public ForecastModel FitHoltWinters() => ForecastModel.Fit(ForecastMethod.HoltWinters, _counts, 7);

    [Benchmark]
    public CountForecast AllMethods() => _rmse.Forecast(_counts);

    [Benchmark]
    public CountForecast AllMethodsByPinball() => _pinball.Forecast(_counts);
}
