namespace UserOps.CustomerValue;

/// <summary>The likelihood of <see cref="BgNbd"/> and <see cref="MbgNbd"/> in r, α, a and b.</summary>
/// <param name="patterns">The statistics.</param>
/// <param name="unit">What to divide the times by.</param>
/// <param name="chances">How many chances to stop there were before the first repeat: none in BG/NBD, one in MBG/NBD.</param>
internal sealed class BetaGeometricLikelihood(ReadOnlySpan<CustomerPattern> patterns, double unit, int chances)
    : PurchaseLikelihood(patterns, unit)
{
    /// <inheritdoc />
    public override int Size => 4;

    /// <inheritdoc />
    protected override void AddRepeats(double[] parameters, int repeats, long customers, Span<double> sums)
    {
        var (a, b, survived) = (parameters[2], parameters[3], repeats + chances);
        AddRise(parameters[0], repeats, customers, sums);
        sums[0] += customers * (LogGamma.Rise(b, survived) - LogGamma.Rise(a + b, survived));
        var fall = LogGamma.Slope(a + b, survived);
        sums[3] -= customers * fall;
        sums[4] += customers * (LogGamma.Slope(b, survived) - fall);
    }

    /// <inheritdoc />
    protected override void AddPatterns(double[] parameters, ReadOnlySpan<CustomerPattern> patterns, Span<double> sums)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        foreach (ref readonly var pattern in patterns)
        {
            AddRate(r, alpha, pattern, sums);
            var ((repeats, last, observed), customers) = pattern;
            var survived = repeats + chances;
            if (survived == 0)
            {
                continue;
            }

            // What the chance that the customer has stopped adds: ln (1 + odds), and its share of the derivatives of the odds.
            var silence = NearZero.LogP1((observed - last) / (alpha + last));
            var logOdds = Math.Log(a / (b + (survived - 1))) + ((r + repeats) * silence);
            var dead = customers / (1 + Math.Exp(-logOdds));
            sums[0] += customers * BetaGeometric.SoftPlus(logOdds);
            sums[1] += dead * silence;
            sums[2] -= dead * (r + repeats) * ((observed - last) / (alpha + observed) / (alpha + last));
            sums[3] += dead / a;
            sums[4] -= dead / (b + (survived - 1));
        }
    }
}
