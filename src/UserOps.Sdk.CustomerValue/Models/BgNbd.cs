namespace UserOps.CustomerValue;

/// <summary>The BG/NBD model: purchases at a gamma distributed rate, and after each repeat purchase a beta distributed chance to stop.</summary>
/// <remarks>
/// <para>P. S. Fader, B. G. S. Hardie and K. L. Lee, "'Counting your customers' the easy way: an alternative to the Pareto/NBD
/// model", Marketing Science 24 (2005) 275-284. Likelihood: equation 6; expectation: 9 and 10; P(alive): Fader and Hardie,
/// "Computing P(alive) using the BG/NBD model" (2008).</para>
/// <para>By construction nobody stops before the first repeat, so <b>every one-time buyer is alive with probability 1</b>, however
/// long ago it was. Where that matters, take <see cref="MbgNbd"/>.</para>
/// </remarks>
public sealed record BgNbd : BetaGeometricNbd
{
    /// <summary>Initializes a new instance of the <see cref="BgNbd"/> class.</summary>
    /// <param name="r">The shape of the purchase rates.</param>
    /// <param name="alpha">The rate of the purchase rates, in the unit of time.</param>
    /// <param name="a">The first parameter of the chance to stop.</param>
    /// <param name="b">The second parameter of the chance to stop.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter isn't a number from 1e-9 to 1e9.</exception>
    public BgNbd(double r, double alpha, double a, double b)
        : base(r, alpha, a, b)
    {
    }

    /// <inheritdoc />
    public override PurchaseModelKind Kind => PurchaseModelKind.BgNbd;

    internal override int Chances => 0;
}
