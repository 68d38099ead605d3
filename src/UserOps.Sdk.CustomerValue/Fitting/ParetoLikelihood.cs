namespace UserOps.CustomerValue;

/// <summary>The likelihood of <see cref="ParetoNbd"/> in r, α, s and β.</summary>
internal sealed class ParetoLikelihood(ReadOnlySpan<CustomerPattern> patterns, double unit) : PurchaseLikelihood(patterns, unit)
{
    /// <inheritdoc />
    public override int Size => 4;

    /// <inheritdoc />
    protected override void AddRepeats(double[] parameters, int repeats, long customers, Span<double> sums) =>
        AddRise(parameters[0], repeats, customers, sums);

    /// <inheritdoc />
    protected override void AddPatterns(double[] parameters, ReadOnlySpan<CustomerPattern> patterns, Span<double> sums)
    {
        var (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        foreach (ref readonly var pattern in patterns)
        {
            AddRate(r, alpha, pattern, sums);
            var ((repeats, _, observed), customers) = pattern;
            var life = NearZero.LogP1(observed / beta);
            sums[0] -= customers * s * life;
            sums[3] -= customers * life;
            sums[4] += customers * s * observed / beta / (beta + observed);

            var integral = LifetimeIntegral.Of(r, alpha, s, beta, pattern.Statistics);
            if (double.IsNegativeInfinity(integral.LogOdds))
            {
                continue;
            }

            var dead = customers / (1 + Math.Exp(-integral.LogOdds));
            sums[0] += customers * BetaGeometric.SoftPlus(integral.LogOdds);
            sums[1] += dead * integral.LogFutureRate;
            sums[2] += dead * (r + repeats) * ((1 / (alpha + observed)) - integral.InverseRate);
            sums[3] += dead * ((1 / s) + integral.LogFutureLife);
            sums[4] += dead * ((s / (beta + observed)) - ((s + 1) * integral.InverseLife));
        }
    }
}
