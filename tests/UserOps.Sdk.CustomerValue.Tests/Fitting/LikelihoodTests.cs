using UserOps.CustomerValue.Tests.Support;
using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Fitting;

/// <summary>The likelihoods that are searched: their values, and their derivatives against differences.</summary>
public class LikelihoodTests
{
    private static readonly CustomerSample Purchases = SimulatedShop.Sample(
        [.. SimulatedShop.Customers(new ParetoNbd(0.6, 10, 0.6, 12), 300, 60, 1), default, new(0, 0, 40), new(3, 20, 20), new(120, 40, 60), new(70, 1, 60)]);

    private static readonly CustomerSample Spends = CustomerSample.From(SimulatedShop.Spends(new(6, 4, 15), 200, 2), BtydUnit.Days);

    [Fact]
    public void Derivatives_are_those_of_the_value()
    {
        var random = new Random(3);
        foreach (var (likelihood, _) in All(0.5))
        {
            for (var i = 0; i < 25; i++)
            {
                var point = Enumerable.Range(0, likelihood.Size).Select(_ => ((2 * random.NextDouble()) - 1) * (i % 5 == 0 ? 10 : 3)).ToArray();
                var gradient = new double[likelihood.Size];
                var value = likelihood.Evaluate(Array.ConvertAll(point, Math.Exp), gradient);
                for (var k = 0; k < point.Length; k++)
                {
                    // Two central differences, of which Richardson takes the error of the second order away.
                    double Central(double h) => (At(likelihood, point, k, h) - At(likelihood, point, k, -h)) / (2 * h);
                    var expected = ((4 * Central(1e-3)) - Central(2e-3)) / 3;
                    Assert.True(
                        Math.Abs(gradient[k] - expected) < (1e-7 * (Math.Abs(expected) + gradient.Select(Math.Abs).Max())) + (1e-10 * Math.Abs(value)),
                        $"{likelihood.GetType().Name} {string.Join(' ', point)} [{k}]: {gradient[k]:R} not {expected:R}");
                }
            }
        }
    }

    [Fact]
    public void The_value_is_the_sum_of_the_models_own_likelihoods()
    {
        var random = new Random(4);
        foreach (var (likelihood, of) in All(1))
        {
            for (var i = 0; i < 10; i++)
            {
                var parameters = Enumerable.Range(0, likelihood.Size).Select(_ => Math.Exp((random.NextDouble() * 6) - 3)).ToArray();
                var expected = of(parameters);
                Assert.Equal(expected, likelihood.Evaluate(parameters, new double[likelihood.Size]), 1e-12 * Math.Abs(expected));
            }
        }
    }

    private static (ILogLikelihood Likelihood, Func<double[], double> Sum)[] All(double unit)
    {
        var patterns = Purchases.Patterns.AsSpan();
        return
        [
            (new NbdLikelihood(patterns, unit), at => Sum(new Nbd(at[0], at[1]))),
            (new BetaGeometricLikelihood(patterns, unit, 0), at => Sum(new BgNbd(at[0], at[1], at[2], at[3]))),
            (new BetaGeometricLikelihood(patterns, unit, 1), at => Sum(new MbgNbd(at[0], at[1], at[2], at[3]))),
            (new ParetoLikelihood(patterns, unit), at => Sum(new ParetoNbd(at[0], at[1], at[2], at[3]))),
            (new SpendLikelihood(Spends.Spends.AsSpan(), unit), at => Spends.Spends.Sum(spend => spend.Customers * new GammaGamma(at[0], at[1], at[2]).LogLikelihood(spend.Repeats, spend.MeanSpend))),
        ];
    }

    private static double Sum(PurchaseModel model) => Purchases.Patterns.Sum(pattern => pattern.Customers * model.LogLikelihood(pattern.Statistics));

    private static double At(ILogLikelihood likelihood, double[] point, int place, double by) =>
        likelihood.Evaluate([.. point.Select((log, i) => Math.Exp(i == place ? log + by : log))], new double[point.Length]);
}
