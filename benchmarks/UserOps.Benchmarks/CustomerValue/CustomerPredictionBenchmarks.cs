using BenchmarkDotNet.Attributes;
using NodaTime;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>P(alive) and expected purchases of many customers: all at once, and one at a time.</summary>
[MemoryDiagnoser]
public class CustomerPredictionBenchmarks
{
    private BtydStatistics[] _customers = [];
    private CustomerValueModel? _model;

    [Params(1_000_000)]
    public int Customers { get; set; }

    [Params(PurchaseModelKind.BgNbd, PurchaseModelKind.MbgNbd, PurchaseModelKind.ParetoNbd)]
    public PurchaseModelKind Model { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _customers = CustomerCohort.Draw(Customers, arrivalDays: 700, observedDays: 730, seed: 2);
        _model = CustomerValueModel.Fit(
            CustomerSample.From(_customers.Take(20_000), BtydUnit.SevenDays), Instant.FromUtc(2026, 1, 1, 0, 0), CustomerValuePolicy.BgNbd with { Model = Model });
    }

    [Benchmark(Baseline = true)]
    public double OneAtATime()
    {
        var (model, horizon) = (_model!.Purchases.Model, _model.Horizon);
        var sum = 0.0;
        foreach (var customer in _customers)
        {
            sum += model.ExpectedPurchases(customer, horizon);
        }

        return sum;
    }

    [Benchmark]
    public double AllAtOnce()
    {
        var sum = 0.0;
        foreach (var prediction in _model!.PredictPurchases(_customers))
        {
            sum += prediction.Expected;
        }

        return sum;
    }
}
