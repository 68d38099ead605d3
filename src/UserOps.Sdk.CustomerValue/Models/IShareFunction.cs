namespace UserOps.CustomerValue;

/// <summary>A smooth function of a share p between 0 and 1, whose mean over a beta distribution is wanted. It falls as p grows.</summary>
internal interface IShareFunction
{
    /// <summary>Gets the p below which the function is as at 0, up to the last digit but one, times 1e17.</summary>
    double Scale { get; }

    /// <summary>Finds the value at a share.</summary>
    double At(double share);
}

/// <summary>Purchases expected in a time: (1 - (1 + p τ)^-k) / p, for an exponential lifetime in purchases p and a gamma rate.</summary>
internal readonly struct PurchasesByShare(double shape, double time) : IShareFunction
{
    public double Scale => Math.Max(1, (shape + 1) * time);

    public double At(double share) => -NearZero.ExpM1(-shape * NearZero.LogP1(share * time)) / share;
}

/// <summary>The rate of purchases after a time: k (1 + p τ)^-(k + 1).</summary>
internal readonly struct RateByShare(double shape, double time) : IShareFunction
{
    public double Scale => Math.Max(1, (shape + 1) * time);

    public double At(double share) => shape * Math.Exp(-(shape + 1) * NearZero.LogP1(share * time));
}
