namespace UserOps.CustomerValue;

/// <summary>The points and weights of <see cref="BetaMean"/> for one beta distribution.</summary>
internal sealed class BetaPoints
{
    private readonly double[] _shares;
    private readonly double[] _weights;

    /// <summary>Initializes a new instance of the <see cref="BetaPoints"/> class.</summary>
    /// <param name="points">The points, with weights of any sum.</param>
    public BetaPoints(IReadOnlyCollection<(double Share, double Weight)> points)
    {
        var sum = points.Sum(point => point.Weight);
        _shares = [.. points.Select(point => point.Share)];
        _weights = [.. points.Select(point => point.Weight / sum)];
    }

    /// <summary>Finds the mean of a function.</summary>
    public double Mean<TFunction>(in TFunction function)
        where TFunction : struct, IShareFunction
    {
        var sum = 0.0;
        for (var i = 0; i < _shares.Length; i++)
        {
            sum += _weights[i] * function.At(_shares[i]);
        }

        return sum;
    }
}
