namespace UserOps.CustomerValue;

/// <summary>The MBG/NBD model: purchases at a gamma distributed rate, and after each purchase, the first one too, a beta distributed chance to stop.</summary>
/// <remarks>
/// E. P. Batislam, M. Denizel and A. Filiztekin, "Empirical validation and comparison of models for customer base analysis",
/// International Journal of Research in Marketing 24 (2007) 201-209; the same model is D. Hoppe and U. Wagner's central variant of
/// the BG/NBD, Marketing - Journal of Research and Management 3 (2007) 75-90. A one-time buyer is the less likely alive the longer
/// the silence, as one expects; the default of this package.
/// </remarks>
public sealed record MbgNbd : BetaGeometricNbd
{
    /// <summary>Initializes a new instance of the <see cref="MbgNbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <param name="a">The first parameter of the chance to stop.</param>
    /// <param name="b">The second parameter of the chance to stop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public MbgNbd(double r, double alpha, double a, double b)
        : base(r, alpha, a, b)
    {
    }

    /// <inheritdoc />
    public override PurchaseModelKind Kind => PurchaseModelKind.MbgNbd;

    internal override int Chances => 1;
}
