using UserOps.Rfm;

namespace UserOps.CustomerValue.Tests.Models;

/// <summary>
/// The models by their definitions: what a customer of given rates does is elementary, and is averaged over the distributions of the
/// rates by brute force.
/// </summary>
internal abstract class NaiveModel
{
    /// <summary>Gets the logarithm of the likelihood of the customer, alive or not.</summary>
    public double LogLikelihood => Math.Max(LogAlive, LogDead) + Math.Log(1 + Math.Exp(-Math.Abs(LogAlive - LogDead)));

    public double ProbabilityAlive => LogDead > LogAlive
        ? Math.Exp(LogAlive - LogDead) / (1 + Math.Exp(LogAlive - LogDead))
        : 1 / (1 + Math.Exp(LogDead - LogAlive));

    /// <summary>Gets how large the logarithms are of which the likelihood is the difference, so how much the rounding of the slow way comes to.</summary>
    public double Magnitude { get; protected init; }

    protected double LogAlive { get; init; }

    protected double LogDead { get; init; }

    public static NaiveModel Of(PurchaseModel model, BtydStatistics customer, double reach, int count = 0)
    {
        var parameters = model.Parameters;
        return model.Kind == PurchaseModelKind.ParetoNbd
            ? new NaivePareto(parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value, customer, reach, count)
            : new NaiveBetaGeometric(
                parameters[0].Value, parameters[1].Value, parameters[2].Value, parameters[3].Value,
                model.Kind == PurchaseModelKind.MbgNbd ? 1 : 0, customer, reach, count);
    }

    /// <summary>Finds the expected purchases of a time.</summary>
    public double Expected(double time) => time == 0 ? 0 : ProbabilityAlive * Discounted(time, 0);

    /// <summary>Finds the discounted purchases of a time, which may be infinite.</summary>
    public double DiscountedPurchases(double time, double rate) => ProbabilityAlive * Discounted(time, rate);

    /// <summary>Finds the probability of a number of purchases.</summary>
    public double Mass(int count, double time) => (ProbabilityAlive * MassAlive(count, time)) + (count == 0 ? 1 - ProbabilityAlive : 0);

    protected abstract double Discounted(double time, double rate);

    protected abstract double MassAlive(int count, double time);

    /// <summary>∫ e^(-cu) du from 0 to a time.</summary>
    protected static double Span(double c, double time) => double.IsInfinity(time) ? 1 / c
        : c * time < 1e-30 ? time : -Mixture.Expm1(-c * time) / c;

    /// <summary>How likely a Poisson count of a mean is n.</summary>
    protected static double Poisson(double mean, int count)
    {
        var log = -mean;
        for (var i = 1; i <= count; i++)
        {
            log += Math.Log(mean / i);
        }

        return Math.Exp(log);
    }

    /// <summary>How likely a Poisson count of a mean is n or more.</summary>
    protected static double PoissonTail(double mean, int count)
    {
        if (mean > count)
        {
            var below = 0.0;
            var term = Math.Exp(-mean);
            for (var i = 0; i < count; i++)
            {
                below += term;
                term *= mean / (i + 1);
            }

            return 1 - below;
        }

        var (sum, next) = (0.0, Poisson(mean, count));
        for (var i = count + 1; next > sum * 1e-18; i++)
        {
            sum += next;
            next *= mean / i;
        }

        return sum;
    }
}

/// <summary>BG/NBD, and MBG/NBD where there is one chance to stop before the first repeat.</summary>
internal sealed class NaiveBetaGeometric : NaiveModel
{
    private readonly Mixture _rates;
    private readonly Mixture _shares;

    public NaiveBetaGeometric(double r, double alpha, double a, double b, int chances, BtydStatistics customer, double reach, int count)
    {
        var (x, last, observed) = customer;
        var survived = x + chances;

        // Alive: x purchases at the rate λ over T, and each chance to stop let pass with 1 - p. Dead: the last chance was taken at t.x.
        _rates = Mixture.Gamma(r + x, alpha + observed, reach, count);
        _shares = Mixture.Beta(a, b + survived, reach * (r + x) / (alpha + observed), count);
        var prior = Mixture.Gamma(r, alpha, observed).LogMass + Mixture.Beta(a, b, 1).LogMass;
        Magnitude = Math.Abs(_rates.LogMass) + Math.Abs(_shares.LogMass) + Math.Abs(prior);
        LogAlive = _rates.LogMass + _shares.LogMass - prior;
        LogDead = survived == 0
            ? double.NegativeInfinity
            : Mixture.Gamma(r + x, alpha + last, reach).LogMass + Mixture.Beta(a + 1, b + (survived - 1), 1).LogMass - prior;
    }

    /// <summary>With λ and p: purchases come at λ e^(-λpu) after a time u, for each is the last with p.</summary>
    protected override double Discounted(double time, double rate) =>
        _rates.Mean(_shares, (purchase, stop) => purchase * Span(rate + (purchase * stop), time));

    protected override double MassAlive(int count, double time) => _rates.Mean(_shares, (purchase, stop) =>
        (Math.Exp(count * Math.Log(1 - stop)) * Poisson(purchase * time, count) is var stays && double.IsNaN(stays) ? 0 : stays)
        + (count == 0 ? 0 : stop * Math.Pow(1 - stop, count - 1) * PoissonTail(purchase * time, count)));
}

/// <summary>Pareto/NBD.</summary>
internal sealed class NaivePareto : NaiveModel
{
    private readonly Mixture _rates;
    private readonly Mixture _dropouts;

    public NaivePareto(double r, double alpha, double s, double beta, BtydStatistics customer, double reach, int count)
    {
        var (x, last, observed) = customer;
        _rates = Mixture.Gamma(r + x, alpha + observed, reach, count);
        _dropouts = Mixture.Gamma(s, beta + observed, reach, count);
        var prior = Mixture.Gamma(r, alpha, observed).LogMass + Mixture.Gamma(s, beta, observed).LogMass;
        Magnitude = Math.Abs(_rates.LogMass) + Math.Abs(_dropouts.LogMass) + Math.Abs(prior);
        LogAlive = _rates.LogMass + _dropouts.LogMass - prior;

        // Dead at u after t.x, with the density μ e^(-μu), and no purchase between.
        var span = observed - last;
        var (rates, dropouts) = (Mixture.Gamma(r + x, alpha + last, span), Mixture.Gamma(s, beta + last, span));
        LogDead = rates.LogMass + dropouts.LogMass - prior
            + Math.Log(rates.Mean(dropouts, (purchase, stop) => stop * Span(purchase + stop, span)));
    }

    /// <summary>With λ and μ: purchases come at λ e^(-μu) after a time u.</summary>
    protected override double Discounted(double time, double rate) =>
        _rates.Mean(purchase => purchase) * _dropouts.Mean(stop => Span(rate + stop, time));

    protected override double MassAlive(int count, double time) => _rates.Mean(_dropouts, (purchase, stop) =>
        (Math.Exp(-stop * time) * Poisson(purchase * time, count))
        + (stop / (purchase + stop) * Math.Pow(purchase / (purchase + stop), count) * PoissonTail((purchase + stop) * time, count + 1)));
}
