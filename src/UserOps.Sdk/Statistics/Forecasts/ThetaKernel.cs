namespace UserOps.Statistics;

/// <summary>The Theta method as simple exponential smoothing with drift, on values without their season.</summary>
internal sealed class ThetaKernel : ForecastKernel
{
    /// <summary>The 95 % quantile of the normal distribution, as in the paper: a test at 90 % from both sides.</summary>
    private const double Significance = 1.645;

    private readonly ReadOnlyMemory<double> _values;
    private readonly double[] _season = [];
    private readonly bool _multiplies;
    private readonly double[] _adjusted;
    private readonly SesKernel _ses;
    private readonly double _drift;
    private double _alpha;

    /// <summary>Initializes a new instance of the <see cref="ThetaKernel"/> class.</summary>
    /// <param name="values">The values; at least two seasons where there is one.</param>
    /// <param name="season">How many values make a season; 1 for none.</param>
    public ThetaKernel(ReadOnlyMemory<double> values, int season)
    {
        _values = values;
        var y = values.Span;
        if (season > 1 && IsSeasonal(y, season))
        {
            _multiplies = !y.Contains(0);
            _season = SeasonalIndices.Of(y, season, _multiplies);
        }

        _adjusted = _season.Length > 0 ? SeasonalIndices.Adjust(y, _season, _multiplies) : y.ToArray();
        _drift = StraightLine.Through(_adjusted).Slope / 2;
        _ses = new(_adjusted);
    }

    public override int Errors => _values.Length;

    public override double Run(in SmoothingWeights weights)
    {
        _alpha = weights.Alpha;
        return _ses.Run(weights);
    }

    public override double At(int step) =>
        WithSeason(_ses.At(step) + (_drift * (step - 1 + Memory(_alpha, _values.Length))), _values.Length + step - 1);

    public override double SquaredErrors(in SmoothingWeights weights)
    {
        var (level, sum) = (_ses.Start, 0.0);
        for (var i = 0; i < _adjusted.Length; i++)
        {
            var error = _values.Span[i] - WithSeason(level + (_drift * Memory(weights.Alpha, i)), i);
            sum += error * error;
            level += weights.Alpha * (_adjusted[i] - level);
        }

        return sum;
    }

    /// <summary>(1 - (1 - α)^n) / α: by how many steps of the trend the level lags behind, and the drift makes up.</summary>
    private static double Memory(double alpha, int count) => alpha == 0 ? count : (1 - Math.Pow(1 - alpha, count)) / alpha;

    /// <summary>Whether the autocorrelation at one season is beyond chance: Bartlett's limit, as in Assimakopoulos and Nikolopoulos (2000).</summary>
    private static bool IsSeasonal(ReadOnlySpan<double> y, int season)
    {
        var mean = StraightLine.Mean(y);
        var squares = Covariance(y, mean, 0);
        if (!(squares > 0))
        {
            return false;
        }

        var noise = 1.0;
        for (var lag = 1; lag < season; lag++)
        {
            var correlation = Covariance(y, mean, lag) / squares;
            noise += 2 * correlation * correlation;
        }

        return Math.Abs(Covariance(y, mean, season) / squares) > Significance * Math.Sqrt(noise / y.Length);
    }

    private static double Covariance(ReadOnlySpan<double> y, double mean, int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < y.Length; i++)
        {
            sum += (y[i] - mean) * (y[i - lag] - mean);
        }

        return sum;
    }

    private double WithSeason(double value, int place) =>
        _season.Length == 0 ? value
        : _multiplies ? value * _season[place % _season.Length]
        : value + _season[place % _season.Length];
}
