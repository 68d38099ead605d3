namespace UserOps.CustomerValue;

/// <summary>Fits models of purchases to samples.</summary>
internal static class PurchaseFitter
{
    /// <summary>Tells what is in the way of a fit.</summary>
    public static FitProblem Check(CustomerSample sample) =>
        sample.Customers == 0 ? FitProblem.NoCustomers
        : sample.Repeaters == 0 ? FitProblem.NoRepeats
        : sample.Patterns.AsSpan().ToArray().All(pattern => pattern.Statistics.Observed == 0) ? FitProblem.NoTime
        : FitProblem.None;

    /// <summary>Fits a model to a sample that can be fitted.</summary>
    public static PurchaseFit Fit(CustomerSample sample, PurchaseModelKind kind)
    {
        var patterns = sample.Patterns.AsSpan();
        var (time, repeats) = (0.0, 0.0);
        foreach (var ((x, _, observed), customers) in patterns)
        {
            time += customers * observed;
            repeats += (double)customers * x;
        }

        // In units of the mean time, no parameter of a likely sample is far from 1. Where even the edge of the search would pass what
        // a model takes, the unit is another: a time cut off there would take its rate along by that factor.
        var mean = time / sample.Customers;
        var unit = Math.Clamp(mean, ModelRules.MinParameter * Math.Exp(MaximumSearch.Edge), ModelRules.Max * Math.Exp(-MaximumSearch.Edge));
        var start = 0.5 * mean / unit;
        var limit = Fit(new NbdLikelihood(patterns, unit), PurchaseModelKind.Nbd, [0.5, start], unit, repeats);
        return kind switch
        {
            PurchaseModelKind.Nbd => limit,
            PurchaseModelKind.ParetoNbd => Fit(new ParetoLikelihood(patterns, unit), kind, [0.5, start, 0.5, start], unit, repeats) with { Limit = limit },
            PurchaseModelKind.MbgNbd => Fit(new BetaGeometricLikelihood(patterns, unit, 1), kind, [0.5, start, 1, 3], unit, repeats) with { Limit = limit },
            _ => Fit(new BetaGeometricLikelihood(patterns, unit, 0), kind, [0.5, start, 1, 3], unit, repeats) with { Limit = limit },
        };
    }

    private static PurchaseFit Fit(ILogLikelihood likelihood, PurchaseModelKind kind, ReadOnlySpan<double> start, double unit, double repeats)
    {
        var maximum = MaximumSearch.From(likelihood, start);
        var found = maximum.Parameters.ToArray();
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = Math.Clamp(found[i] * (IsTime(kind, i) ? unit : 1), ModelRules.MinParameter, ModelRules.Max);
        }

        var model = PurchaseModel.Of(kind, found);
        var report = FitReport.Of(maximum, model.Parameters);
        return new()
        {
            Model = model,
            LogLikelihood = maximum.Value - (repeats * Math.Log(unit)),
            StandardErrors = report.StandardErrors,
            Covariance = report.Covariance,
            Converged = maximum.IsConverged,
            Steps = maximum.Steps,
            Weak = report.Weak,
        };
    }

    /// <summary>Whether a parameter is a time: α, and the β of Pareto/NBD.</summary>
    private static bool IsTime(PurchaseModelKind kind, int place) => place == 1 || (place == 3 && kind == PurchaseModelKind.ParetoNbd);
}
