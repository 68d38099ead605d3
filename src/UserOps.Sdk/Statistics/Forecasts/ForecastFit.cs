namespace UserOps.Statistics;

/// <summary>A method fitted to a series of doubles; the inner side of <see cref="ForecastModel"/>.</summary>
internal sealed class ForecastFit
{
    private readonly ForecastKernel _kernel;
    private readonly double _last;

    private ForecastFit(ForecastMethod method, int season, ForecastKernel kernel, in SmoothingWeights weights, double last)
    {
        (Method, Season, Weights) = (method, season, weights);
        (_kernel, _last) = (kernel, last);
        kernel.Run(weights);
    }

    public ForecastMethod Method { get; }

    public int Season { get; }

    public SmoothingWeights Weights { get; }

    /// <summary>Finds the mean of the squared one-step errors; <see langword="null"/> where there is none.</summary>
    public double? MeanSquaredError()
    {
        var mean = _kernel.Errors > 0 ? _kernel.SquaredErrors(Weights) / _kernel.Errors : double.NaN;
        return double.IsFinite(mean) ? mean : null;
    }

    /// <summary>Fits a method; where the series is too short for it, what it becomes then.</summary>
    public static ForecastFit Of(ForecastMethod method, ReadOnlyMemory<double> values, int season, ForecastParameters given)
    {
        var isSeasonal = season > 1 && values.Length / 2 >= season;
        (method, season) = method switch
        {
            ForecastMethod.SeasonalNaive when season > 1 && values.Length >= season => (method, season),
            ForecastMethod.SeasonalNaive => (ForecastMethod.Naive, 1),
            ForecastMethod.MultiplicativeHoltWinters when isSeasonal && values.Span.Contains(0) => (ForecastMethod.HoltWinters, season),
            ForecastMethod.HoltWinters or ForecastMethod.MultiplicativeHoltWinters => isSeasonal ? (method, season) : (ForecastMethod.Holt, 1),
            ForecastMethod.Theta => (method, isSeasonal ? season : 1),
            _ => (method, 1),
        };
        var kernel = KernelOf(method, values, season);
        var weights = WeightSearch.Find(kernel, method, method is ForecastMethod.Holt ? given with { Phi = 1 } : given);
        return new(method, season, kernel, weights, values.IsEmpty ? 0 : values.Span[^1]);
    }

    /// <summary>Forecasts a step: 0 or more, at most what a count can be.</summary>
    public double Mean(int step)
    {
        var mean = _kernel.At(step);
        return Math.Clamp(double.IsFinite(mean) ? mean : _last, 0, long.MaxValue);
    }

    private static ForecastKernel KernelOf(ForecastMethod method, ReadOnlyMemory<double> values, int season) => method switch
    {
        _ when values.IsEmpty => new NaiveKernel(values, 1),
        ForecastMethod.Ses => new SesKernel(values),
        ForecastMethod.Holt or ForecastMethod.DampedHolt => new HoltKernel(values),
        ForecastMethod.HoltWinters => new HoltWintersKernel(values, season, multiplies: false),
        ForecastMethod.MultiplicativeHoltWinters => new HoltWintersKernel(values, season, multiplies: true),
        ForecastMethod.Croston => new CrostonKernel(values, isCorrected: false),
        ForecastMethod.Sba => new CrostonKernel(values, isCorrected: true),
        ForecastMethod.Tsb => new TsbKernel(values),
        ForecastMethod.Theta => new ThetaKernel(values, season),
        _ => new NaiveKernel(values, season),
    };
}
