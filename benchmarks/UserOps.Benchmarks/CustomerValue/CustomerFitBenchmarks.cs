using BenchmarkDotNet.Attributes;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using NodaTime;
using UserOps.CustomerValue;
using UserOps.Rfm;

namespace UserOps.Benchmarks;

/// <summary>Fits on as many customers as CDNOW's whole cohort has: ours, and the usual way, a simplex over the likelihood of one customer after the other.</summary>
[MemoryDiagnoser]
public class CustomerFitBenchmarks
{
    private static readonly Instant AsOf = Instant.FromUtc(1997, 9, 30, 23, 59);

    private BtydStatistics[] _customers = [];
    private CustomerSample _sample = CustomerSample.Empty(BtydUnit.SevenDays);

    [Params(23_570)]
    public int Customers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _customers = CustomerCohort.Draw(Customers, arrivalDays: 84, observedDays: 272, seed: 1);
        _sample = CustomerSample.From(_customers, BtydUnit.SevenDays);
    }

    [Benchmark]
    public CustomerSample Sample() => CustomerSample.From(_customers, BtydUnit.SevenDays);

    [Benchmark(Baseline = true)]
    public double BgNbdBySimplex()
    {
        // The simplex walks over the logarithms, so it needs no bounds.
        var objective = ObjectiveFunction.Value(logs =>
        {
            var model = new BgNbd(Math.Exp(logs[0]), Math.Exp(logs[1]), Math.Exp(logs[2]), Math.Exp(logs[3]));
            var sum = 0.0;
            foreach (var customer in _customers)
            {
                sum -= model.LogLikelihood(customer);
            }

            return sum;
        });
        var found = NelderMeadSimplex.Minimum(objective, Vector<double>.Build.Dense([0, 1, 0, 1]), 1e-6, 5000);
        return -found.FunctionInfoAtMinimum.Value;
    }

    [Benchmark]
    public double BgNbd() => Fit(CustomerValuePolicy.BgNbd);

    [Benchmark]
    public double MbgNbd() => Fit(CustomerValuePolicy.MbgNbd);

    [Benchmark]
    public double ParetoNbd() => Fit(CustomerValuePolicy.ParetoNbd);

    private double Fit(CustomerValuePolicy policy) => CustomerValueModel.Fit(_sample, AsOf, policy).Purchases.LogLikelihood;
}
