namespace UserOps.Statistics;

/// <summary>The method of Teunter, Syntetos and Babai: size, and the chance of a count above 0.</summary>
internal sealed class TsbKernel(ReadOnlyMemory<double> values) : ForecastKernel
{
    private readonly int _first = CrostonKernel.FirstAboveZero(values.Span);
    private double _rate;

    public override int Errors => Math.Max(0, values.Length - _first - 1);

    public override double Run(in SmoothingWeights weights)
    {
        var y = values.Span;
        if (_first == y.Length)
        {
            _rate = 0;
            return 0;
        }

        var (size, chance, sum) = (y[_first], 1.0 / (_first + 1), 0.0);
        foreach (var value in y[(_first + 1)..])
        {
            var error = value - (size * chance);
            sum += error * error;
            if (value > 0)
            {
                size += weights.Alpha * (value - size);
                chance += weights.Beta * (1 - chance);
            }
            else
            {
                chance -= weights.Beta * chance;
            }
        }

        _rate = size * chance;
        return sum;
    }

    public override double At(int step) => _rate;
}
