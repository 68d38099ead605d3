namespace UserOps.CustomerValue;

/// <summary>A model of purchases as it was fitted by maximum likelihood, and how much can be made of it.</summary>
public sealed record PurchaseFit
{
    /// <summary>How much the chance to stop must add to the log-likelihood to count as shown by the data.</summary>
    /// <remarks>
    /// Twice the gain is 2.7, the value that a chance finding exceeds in 5 % of the samples when a parameter is at the edge of its
    /// range in truth: S. G. Self and K.-Y. Liang, "Asymptotic properties of maximum likelihood estimators and likelihood ratio
    /// tests under nonstandard conditions", Journal of the American Statistical Association 82 (1987) 605-610, case 5.
    /// </remarks>
    public const double LeastGain = 1.35;

    /// <summary>Gets the model at the maximum of the likelihood.</summary>
    public required PurchaseModel Model { get; init; }

    /// <summary>Gets the log-likelihood there: a sum over customers, not scaled by their number, in the unit of time of the sample.</summary>
    public required double LogLikelihood { get; init; }

    /// <summary>Gets the standard errors of the parameters, by the delta method from those of their logarithms; none where <see cref="Covariance"/> is empty.</summary>
    public EquatableArray<ModelParameter> StandardErrors { get; init; }

    /// <summary>Gets the covariance of the logarithms of the parameters, row by row, from the Hessian at the maximum; empty where that is no maximum within bounds.</summary>
    public EquatableArray<double> Covariance { get; init; }

    /// <summary>Gets a value indicating whether the search ended where no step gains anything.</summary>
    public required bool Converged { get; init; }

    /// <summary>Gets how many steps the search took.</summary>
    public required int Steps { get; init; }

    /// <summary>
    /// Gets the parameters that the data does not tell: they run to the edge of what is searched, or their logarithm has a standard
    /// error above 3, which is a factor of 20 either way.
    /// </summary>
    public EquatableArray<string> Weak { get; init; }

    /// <summary>Gets the fit without a chance to stop, of the NBD; <see langword="null"/> when this one is it.</summary>
    public PurchaseFit? Limit { get; init; }

    /// <summary>Gets how much the chance to stop adds to the log-likelihood; 0 for the NBD itself, and where it adds nothing.</summary>
    public double Gain => Limit is { } limit ? Math.Max(0, LogLikelihood - limit.LogLikelihood) : 0;

    /// <summary>Gets a value indicating whether the data shows that customers stop: the gain is <see cref="LeastGain"/> or more, or the NBD was asked for.</summary>
    public bool ShowsDropout => Limit is null || Gain >= LeastGain;

    /// <summary>Gets a value indicating whether the parameters mean something: the search converged, dropout is shown, and no parameter is weak.</summary>
    public bool Identifiable => Converged && ShowsDropout && Weak.Count == 0;

    /// <summary>Gets the fit that predictions come from: this one, or <see cref="Limit"/> where the data does not show that customers stop.</summary>
    public PurchaseFit Predicting => ShowsDropout ? this : Limit!;
}
