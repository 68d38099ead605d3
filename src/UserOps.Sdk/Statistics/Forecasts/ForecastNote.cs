namespace UserOps.Statistics;

/// <summary>What a short series kept a forecast from.</summary>
public enum ForecastNote
{
    /// <summary>Nothing: the series was long enough.</summary>
    None = 0,

    /// <summary>The methods with a smoothed season were left out: two seasons, the horizon and five origins don't fit in the series.</summary>
    TooShortForSeason = 1,

    /// <summary>No method could be tested; the last value is the forecast.</summary>
    TooShortToChoose = 2,

    /// <summary>The series is empty; the forecast is 0, and its interval says nothing.</summary>
    Empty = 3,
}
