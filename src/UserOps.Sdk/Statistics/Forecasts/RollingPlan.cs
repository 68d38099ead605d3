using System.Runtime.InteropServices;

namespace UserOps.Statistics;

/// <summary>From which origins the methods are tried, and which seasons the series is long enough for.</summary>
/// <param name="First">How many values the first origin has behind it.</param>
/// <param name="Origins">How many origins there are, each one value further than the one before; 0 when there can't be enough.</param>
/// <param name="SmoothedSeason">The season of the methods that smooth it; 1 for none.</param>
/// <param name="NaiveSeason">The season of seasonal naive; 1 for none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RollingPlan(int First, int Origins, int SmoothedSeason, int NaiveSeason)
{
    /// <summary>With fewer origins a difference of losses is chance.</summary>
    public const int LeastOrigins = 5;

    /// <summary>With fewer values behind it no method is tried.</summary>
    private const int LeastValues = 8;

    /// <summary>Plans the origins: the last ones from which the whole horizon has come, with two seasons behind each if that can be.</summary>
    public static RollingPlan For(int length, ForecastOptions options)
    {
        var season = Math.Max(1, options.Season);
        ReadOnlySpan<(int Behind, int Smoothed, int Naive)> levels = [(2 * season, season, season), (season, 1, season), (1, 1, 1)];
        foreach (var (behind, smoothed, naive) in levels)
        {
            var origins = length - options.Horizon - Math.Max(LeastValues, behind) + 1;
            if (origins >= LeastOrigins)
            {
                origins = Math.Min(origins, options.MaxOrigins);
                return new(length - options.Horizon - origins + 1, origins, smoothed, naive);
            }
        }

        return new(length, 0, 1, 1);
    }

    /// <summary>Tells why a method can't be tried.</summary>
    public ForecastExclusion Exclude(ForecastMethod method, ForecastOptions options, ReadOnlySpan<double> values) => method switch
    {
        ForecastMethod.SeasonalNaive or ForecastMethod.HoltWinters or ForecastMethod.MultiplicativeHoltWinters when options.Season < 2 => ForecastExclusion.NoSeason,
        _ when Origins == 0 => ForecastExclusion.TooShort,
        ForecastMethod.SeasonalNaive when NaiveSeason < 2 => ForecastExclusion.TooShort,
        ForecastMethod.HoltWinters or ForecastMethod.MultiplicativeHoltWinters when SmoothedSeason < 2 => ForecastExclusion.TooShort,
        ForecastMethod.MultiplicativeHoltWinters when values.Contains(0) => ForecastExclusion.NotPositive,
        _ => ForecastExclusion.None,
    };

    /// <summary>Finds the season that a method is fitted with.</summary>
    public int SeasonOf(ForecastMethod method) => method == ForecastMethod.SeasonalNaive ? NaiveSeason : SmoothedSeason;
}
