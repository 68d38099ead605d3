namespace UserOps.CustomerValue;

/// <summary>The Gamma-Gamma model as it was fitted by maximum likelihood, and how much can be made of it.</summary>
public sealed record SpendFit
{
    /// <summary>From which size on the correlation of repeats and spend is a reason to doubt the values: a rule of thumb, no test.</summary>
    public const double MuchCorrelation = 0.3;

    /// <summary>Gets the model at the maximum of the likelihood.</summary>
    public required GammaGamma Model { get; init; }

    /// <summary>Gets the log-likelihood there: a sum over customers, not scaled by their number, in the currency of the sample.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Gets the standard errors of the parameters, by the delta method from those of their logarithms; none where <see cref="Covariance"/> is empty.</summary>
    public EquatableArray<ModelParameter> StandardErrors { get; init; }

    /// <summary>Gets the covariance of the logarithms of the parameters, row by row; empty where there is no maximum within bounds.</summary>
    public EquatableArray<double> Covariance { get; init; }

    /// <summary>Gets a value indicating whether the search ended where no step gains anything.</summary>
    public required bool Converged { get; init; }

    /// <summary>Gets how many steps the search took.</summary>
    public required int Steps { get; init; }

    /// <summary>Gets the parameters that the data does not tell; see <see cref="PurchaseFit.Weak"/>.</summary>
    public EquatableArray<string> Weak { get; init; }

    /// <summary>Gets the number of customers it was fitted to: those with a repeat purchase and a mean spend above zero.</summary>
    public required long Customers { get; init; }

    /// <summary>
    /// Gets the correlation (Pearson) of the number of repeats and the mean spend over these customers, which the model takes to be
    /// next to 0; <see langword="null"/> where one of the two does not vary.
    /// </summary>
    public double? Correlation { get; init; }

    /// <summary>Gets a value indicating whether repeats and spend hang together so much that values are doubtful: <see cref="MuchCorrelation"/> or more, of either sign.</summary>
    public bool IsCorrelated => Math.Abs(Correlation ?? 0) >= MuchCorrelation;

    /// <summary>Gets a value indicating whether the parameters mean something: the search converged and no parameter is weak.</summary>
    public bool Identifiable => Converged && Weak.Count == 0;
}
