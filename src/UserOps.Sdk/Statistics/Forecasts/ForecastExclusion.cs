namespace UserOps.Statistics;

/// <summary>Why a method was not tried.</summary>
public enum ForecastExclusion
{
    /// <summary>It was tried.</summary>
    None = 0,

    /// <summary>It needs a season, and none was given.</summary>
    NoSeason = 1,

    /// <summary>The series is too short for it.</summary>
    TooShort = 2,

    /// <summary>It needs a series without a zero.</summary>
    NotPositive = 3,
}
