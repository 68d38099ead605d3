
namespace UserOps.CustomerValue;

/// <summary>The likelihood of <see cref="GammaGamma"/> in p, q and γ.</summary>
internal sealed class SpendLikelihood : ILogLikelihood
{
    private readonly SpendPattern[] _spends;
    private readonly double _unit;
    private readonly (int Repeats, long Customers)[] _repeats;

    /// <summary>Initializes a new instance of the <see cref="SpendLikelihood"/> class.</summary>
    /// <param name="spends">The spends.</param>
    /// <param name="unit">What to divide the money by.</param>
    public SpendLikelihood(ReadOnlySpan<SpendPattern> spends, double unit)
    {
        _spends = spends.ToArray();
        _unit = unit;
        _repeats = [.. _spends
            .GroupBy(spend => spend.Repeats)
            .Select(group => (group.Key, group.Sum(spend => spend.Customers)))
            .Order()];
    }

    /// <inheritdoc />
    public int Size => 3;

    /// <inheritdoc />
    public double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (p, q, gamma) = (parameters[0], parameters[1], parameters[2]);
        var (value, byP, byQ, byGamma) = (0.0, 0.0, 0.0, 0.0);
        foreach (var (repeats, customers) in _repeats)
        {
            var shape = p * repeats;
            value += customers * LogGamma.InverseBeta(shape, q);
            byP += customers * repeats * LogGamma.Step(shape, q);
            byQ += customers * LogGamma.Step(q, shape);
        }

        foreach (var (repeats, meanSpend, customers) in _spends)
        {
            var mean = meanSpend / _unit;
            var (shape, total) = (p * repeats, repeats * mean);
            var (above, below) = (NearZero.LogP1(total / gamma), NearZero.LogP1(gamma / total));
            value -= customers * ((q * above) + (shape * below) + Math.Log(mean));
            byP -= customers * repeats * below;
            byQ -= customers * above;
            byGamma += customers * ((q * total / gamma) - shape) / (gamma + total);
        }

        (gradient[0], gradient[1], gradient[2]) = (byP * p, byQ * q, byGamma * gamma);
        return value;
    }
}
