namespace UserOps.CustomerValue;

/// <summary>Fits the Gamma-Gamma model to samples.</summary>
internal static class SpendFitter
{
    /// <summary>Fits the model; <see langword="null"/> when nobody has a mean spend above zero.</summary>
    public static SpendFit? Fit(CustomerSample sample)
    {
        var spends = sample.Spends.AsSpan();
        if (spends.IsEmpty)
        {
            return null;
        }

        var (customers, logs) = (0L, 0.0);
        foreach (var spend in spends)
        {
            customers += spend.Customers;
            logs += spend.Customers * Math.Log(spend.MeanSpend);
        }

        // In units of the geometric mean, no parameter of a likely sample is far from 1. The edge of the search is within the bounds.
        var mean = Math.Exp(logs / customers);
        var unit = Math.Clamp(mean, SpendRules.Min * Math.Exp(MaximumSearch.Edge), SpendRules.Max * Math.Exp(-MaximumSearch.Edge));
        var maximum = MaximumSearch.From(new SpendLikelihood(spends, unit), [2, 2, mean / unit]);
        var (p, q, gamma) = (maximum.Parameters[0], maximum.Parameters[1], maximum.Parameters[2]);
        var model = new GammaGamma(p, q, Math.Clamp(gamma * unit, SpendRules.Min, SpendRules.Max));
        var report = FitReport.Of(maximum, model.Parameters);
        return new()
        {
            Model = model,
            LogLikelihood = maximum.Value - (customers * Math.Log(unit)),
            StandardErrors = report.StandardErrors,
            Covariance = report.Covariance,
            Converged = maximum.IsConverged,
            Steps = maximum.Steps,
            Weak = report.Weak,
            Customers = customers,
            Correlation = Correlation(spends, customers),
        };
    }

    private static double? Correlation(ReadOnlySpan<SpendPattern> spends, double customers)
    {
        var (meanRepeats, meanSpend) = (0.0, 0.0);
        foreach (var spend in spends)
        {
            meanRepeats += spend.Customers * (spend.Repeats / customers);
            meanSpend += spend.Customers * (spend.MeanSpend / customers);
        }

        var (both, repeats, money) = (0.0, 0.0, 0.0);
        foreach (var spend in spends)
        {
            var (x, z) = (spend.Repeats - meanRepeats, (spend.MeanSpend - meanSpend) / meanSpend);
            both += spend.Customers * x * z;
            repeats += spend.Customers * x * x;
            money += spend.Customers * z * z;
        }

        return repeats > 0 && money > 0 ? Math.Clamp(both / Math.Sqrt(repeats) / Math.Sqrt(money), -1, 1) : null;
    }
}
