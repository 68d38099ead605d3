namespace UserOps.Tickets;

/// <summary>How far something is achieved, by the rating scale of ISO/IEC 33020:2019, clause 5.4. In JSON N, P, L, F and notMeasured.</summary>
public enum AchievementRating
{
    /// <summary>Nothing of it is measured.</summary>
    NotMeasured = 0,

    /// <summary>N, not achieved: at most 15 %.</summary>
    NotAchieved = 1,

    /// <summary>P, partially achieved: above 15 % and at most 50 %.</summary>
    PartiallyAchieved = 2,

    /// <summary>L, largely achieved: above 50 % and at most 85 %.</summary>
    LargelyAchieved = 3,

    /// <summary>F, fully achieved: above 85 %.</summary>
    FullyAchieved = 4,
}
