using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;
using UserOps.Tests;

namespace UserOps.CustomerValue.Tests.Fitting;

/// <summary>Fits of samples whose models are known, and of samples that no model likes.</summary>
public class FitTests
{
    private static readonly PurchaseModel[] Truths =
        [new BgNbd(0.6, 8, 0.8, 2.5), new MbgNbd(0.8, 8, 0.6, 2.5), new ParetoNbd(0.7, 9, 0.7, 12), new Nbd(0.7, 9)];

    [Fact]
    public void A_fit_finds_the_model_that_the_customers_come_from()
    {
        foreach (var truth in Truths)
        {
            var fit = PurchaseFitter.Fit(SimulatedShop.Sample(SimulatedShop.Customers(truth, 6000, 80, 21)), truth.Kind);
            Assert.True(fit.Converged, $"{truth}");
            Assert.Empty(fit.Weak);
            for (var i = 0; i < truth.Parameters.Count; i++)
            {
                var off = Math.Abs(Math.Log(fit.Model.Parameters[i].Value / truth.Parameters[i].Value)) / Math.Sqrt(fit.Covariance[i * (truth.Parameters.Count + 1)]);
                Assert.True(off < 3, $"{truth} but {fit.Model}: {off:F1} standard errors");
            }
        }
    }

    [Fact]
    public void The_maximum_is_one_and_its_value_is_the_sum_over_customers()
    {
        foreach (var truth in Truths)
        {
            var sample = SimulatedShop.Sample(SimulatedShop.Customers(truth, 2000, 80, 22));
            var fit = PurchaseFitter.Fit(sample, truth.Kind);
            Assert.Equal(Sum(sample, fit.Model), fit.LogLikelihood, 1e-11 * Math.Abs(fit.LogLikelihood));
            double[] found = [.. fit.Model.Parameters.Select(parameter => parameter.Value)];
            for (var i = 0; i < found.Length; i++)
            {
                foreach (var factor in new[] { 0.99, 1.01 })
                {
                    double[] moved = [.. found];
                    moved[i] *= factor;
                    Assert.True(Sum(sample, PurchaseModel.Of(truth.Kind, moved)) < fit.LogLikelihood, $"{fit.Model} [{i}] times {factor}");
                }
            }
        }
    }

    [Fact]
    public void Another_unit_of_time_scales_the_times_and_shifts_the_likelihood()
    {
        foreach (var truth in Truths)
        {
            var customers = SimulatedShop.Customers(truth, 1500, 80, 23);
            var weeks = PurchaseFitter.Fit(SimulatedShop.Sample(customers), truth.Kind);
            var days = PurchaseFitter.Fit(
                SimulatedShop.Sample(customers.Select(customer => new BtydStatistics(customer.Repeats, customer.LastRepeat * 7, customer.Observed * 7))), truth.Kind);
            Assert.Equal(weeks.LogLikelihood - (customers.Sum(customer => customer.Repeats) * Math.Log(7)), days.LogLikelihood, 1e-7);
            foreach (var (one, other) in weeks.Model.Parameters.Zip(days.Model.Parameters))
            {
                Assert.Equal(one.Name is "alpha" or "beta" ? 7 : 1, other.Value / one.Value, 1e-5);
            }
        }
    }

    [Fact]
    public void Another_currency_scales_gamma()
    {
        var spends = SimulatedShop.Spends(new(6, 4, 15), 3000, 24);
        var one = SpendFitter.Fit(CustomerSample.From(spends, BtydUnit.Days))!;
        var other = SpendFitter.Fit(CustomerSample.From(spends.Select(spend => (spend.Statistics, spend.MeanSpend * 100)), BtydUnit.Days))!;

        Assert.True(one.Identifiable);
        Assert.Equal(100, other.Model.Gamma / one.Model.Gamma, 1e-5);
        Assert.Equal(1, other.Model.P / one.Model.P, 1e-7);
        Assert.Equal(1, other.Model.Q / one.Model.Q, 1e-7);
        Assert.Equal(one.LogLikelihood - (3000 * Math.Log(100)), other.LogLikelihood, 1e-7);
        double[] truth = [6, 4, 15];
        for (var i = 0; i < 3; i++)
        {
            Assert.InRange(Math.Log(one.Model.Parameters[i].Value / truth[i]) / Math.Sqrt(one.Covariance[i * 4]), -3, 3);
        }
    }

    [Fact]
    public async Task Neither_order_nor_shards_nor_threads_move_a_bit()
    {
        var customers = SimulatedShop.Customers(Truths[2], 1100, 80, 25);
        var whole = SimulatedShop.Sample(customers);
        var merged = SimulatedShop.Sample(customers.Where((_, i) => i % 3 == 0).Reverse()).Merge(SimulatedShop.Sample(customers.Where((_, i) => i % 3 != 0)));
        Assert.Equal(whole, merged);
        foreach (var truth in Truths)
        {
            var expected = PurchaseFitter.Fit(whole, truth.Kind);
            Assert.Equal(expected, PurchaseFitter.Fit(merged, truth.Kind));
            var single = Task.Factory.StartNew(() => PurchaseFitter.Fit(whole, truth.Kind), CancellationToken.None, TaskCreationOptions.None, new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler);
            Assert.Equal(expected, await single);
        }
    }

    [Fact]
    public void Wherever_a_search_starts_it_ends_at_the_same_maximum()
    {
        foreach (var truth in Truths)
        {
            EndsAtTheSame(SimulatedShop.Sample(SimulatedShop.Customers(truth, 1500, 80, 26)), truth.Kind, 60);
        }
    }

    [RealDataFact(Cdnow.File)]
    public void Wherever_a_search_of_CDNOW_starts_it_ends_at_the_same_maximum()
    {
        var sample = CustomerSample.From(Cdnow.Calibration(CustomerValuePolicy.MbgNbd), BtydUnit.SevenDays);
        foreach (var kind in Enum.GetValues<PurchaseModelKind>())
        {
            EndsAtTheSame(sample, kind, 30);
        }
    }

    [Fact]
    public void Standard_errors_are_those_of_a_Hessian_of_the_value_alone()
    {
        foreach (var truth in Truths)
        {
            var sample = SimulatedShop.Sample(SimulatedShop.Customers(truth, 1500, 80, 28));
            var fit = PurchaseFitter.Fit(sample, truth.Kind);
            var size = truth.Parameters.Count;
            double[] at = [.. fit.Model.Parameters.Select(parameter => Math.Log(parameter.Value))];
            double Value(int i, double x, int j, double y) =>
                Sum(sample, PurchaseModel.Of(truth.Kind, [.. at.Select((log, k) => Math.Exp(log + (k == i ? x : 0) + (k == j ? y : 0)))]));
            double Second(int i, int j, double h) => (Value(i, h, j, h) - Value(i, h, j, -h) - Value(i, -h, j, h) + Value(i, -h, j, -h)) / (4 * h * h);
            var covariance = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build
                .Dense(size, size, (i, j) => -((4 * Second(i, j, 0.01)) - Second(i, j, 0.02)) / 3).Inverse();
            for (var i = 0; i < size; i++)
            {
                Assert.Equal(1, Math.Sqrt(covariance[i, i]) * fit.Model.Parameters[i].Value / fit.StandardErrors[i].Value, 1e-4);
            }
        }
    }

    private static void EndsAtTheSame(CustomerSample sample, PurchaseModelKind kind, double unit)
    {
        var fit = PurchaseFitter.Fit(sample, kind);
        var likelihood = Likelihood(sample, kind, unit);
        var random = new Random(27);
        for (var i = 0; i < 6; i++)
        {
            var maximum = MaximumSearch.From(likelihood, [.. Enumerable.Range(0, likelihood.Size).Select(_ => Math.Exp((random.NextDouble() * 8) - 4))]);
            var shifted = maximum.Value - (sample.Patterns.Sum(pattern => pattern.Customers * (double)pattern.Statistics.Repeats) * Math.Log(unit));
            Assert.True(maximum.IsConverged, $"{kind} start {i}: {string.Join(' ', maximum.Parameters)} after {maximum.Steps}");
            Assert.Equal(fit.LogLikelihood, shifted, 1e-6);
        }
    }

    private static ILogLikelihood Likelihood(CustomerSample sample, PurchaseModelKind kind, double unit) => kind switch
    {
        PurchaseModelKind.ParetoNbd => new ParetoLikelihood(sample.Patterns.AsSpan(), unit),
        PurchaseModelKind.Nbd => new NbdLikelihood(sample.Patterns.AsSpan(), unit),
        _ => new BetaGeometricLikelihood(sample.Patterns.AsSpan(), unit, kind == PurchaseModelKind.MbgNbd ? 1 : 0),
    };

    private static double Sum(CustomerSample sample, PurchaseModel model) =>
        sample.Patterns.Sum(pattern => pattern.Customers * model.LogLikelihood(pattern.Statistics));
}
