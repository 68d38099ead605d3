namespace UserOps.Statistics;

/// <summary>Level, trend and season that adds or multiplies; in the form of corrections by the error.</summary>
internal sealed class HoltWintersKernel : ForecastKernel
{
    /// <summary>How many seasons the first one is read off at the most.</summary>
    private const int StartingSeasons = 4;

    /// <summary>Below this a level of counts above 0 is none that a count could be divided by.</summary>
    private const double LeastLevel = 1e-3;

    private readonly ReadOnlyMemory<double> _values;
    private readonly bool _multiplies;
    private readonly StraightLine _start;
    private readonly double[] _startSeason;
    private readonly double[] _season;
    private double _level;
    private double _trend;

    /// <summary>Initializes a new instance of the <see cref="HoltWintersKernel"/> class.</summary>
    /// <param name="values">At least two seasons, without a zero where the season multiplies.</param>
    /// <param name="season">How many values make a season.</param>
    /// <param name="multiplies">Whether the season multiplies.</param>
    public HoltWintersKernel(ReadOnlyMemory<double> values, int season, bool multiplies)
    {
        _values = values;
        _multiplies = multiplies;
        _season = new double[season];
        var seasons = Math.Min(StartingSeasons, values.Length / season);
        _startSeason = SeasonalIndices.Of(values.Span[..(seasons * season)], season, multiplies);
        var first = values.Span[..Math.Min(StartingValues, values.Length)];
        _start = StraightLine.Through(SeasonalIndices.Adjust(first, _startSeason, multiplies));
    }

    public override int Errors => _values.Length;

    public override double Run(in SmoothingWeights weights)
    {
        _startSeason.CopyTo(_season, 0);
        return _multiplies ? Multiply(weights) : Add(weights);
    }

    public override double At(int step)
    {
        var level = _level + (step * _trend);
        var index = _season[(_values.Length + step - 1) % _season.Length];
        return _multiplies ? level * index : level + index;
    }

    private double Add(in SmoothingWeights weights)
    {
        var (level, trend, sum, place) = (_start.Intercept, _start.Slope, 0.0, 0);
        var (alpha, ofTrend, gamma, season) = (weights.Alpha, weights.Alpha * weights.Beta, weights.Gamma, _season);
        foreach (var value in _values.Span)
        {
            level += trend;
            var error = value - level - season[place];
            sum += error * error;
            level += alpha * error;
            trend += ofTrend * error;
            season[place] += gamma * error;
            place = place + 1 == season.Length ? 0 : place + 1;
        }

        (_level, _trend) = (level, trend);
        return sum;
    }

    private double Multiply(in SmoothingWeights weights)
    {
        var (level, trend, sum, place) = (_start.Intercept, _start.Slope, 0.0, 0);
        var (alpha, ofTrend, gamma, season) = (weights.Alpha, weights.Alpha * weights.Beta, weights.Gamma, _season);
        foreach (var value in _values.Span)
        {
            level += trend;
            var index = season[place];
            var error = value - (level * index);
            sum += error * error;
            season[place] += gamma * ((value / Math.Max(level, LeastLevel)) - index);
            var share = error / index;
            level += alpha * share;
            trend += ofTrend * share;
            place = place + 1 == season.Length ? 0 : place + 1;
        }

        (_level, _trend) = (level, trend);
        return sum;
    }
}
