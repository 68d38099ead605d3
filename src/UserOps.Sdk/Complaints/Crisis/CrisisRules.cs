using NodaTime;

namespace UserOps.Complaints;

/// <summary>What a day's count is held against: the days before it, and how many of them it takes.</summary>
/// <remarks>
/// Days of the same weekday are used from <see cref="LeastSameWeekday"/> on. Before, all days of the window are, if there are
/// <see cref="LeastDays"/> of them. With fewer the baseline is insufficient, and there is no alarm. Days before the first complaint of
/// the whole log are not known; later ones without any complaint of the topic count as 0.
/// </remarks>
public sealed record CrisisBaselineRule
{
    /// <summary>Gets how far the baseline goes back, in whole days.</summary>
    public required Period Window { get; init; }

    /// <summary>Gets how many days between the baseline and the day are left out, so that the rise itself is not taken for usual; may be zero.</summary>
    public required Period Guard { get; init; }

    /// <summary>Gets from how many days of the same weekday on they alone are the baseline; 2 or more.</summary>
    public required int LeastSameWeekday { get; init; }

    /// <summary>Gets how many days of any weekday a baseline needs; 2 or more.</summary>
    public required int LeastDays { get; init; }

    /// <summary>Gets the least mean that is taken as usual, above 0: after weeks without any, even one complaint would be infinitely unlikely.</summary>
    public required decimal LeastMean { get; init; }

    /// <summary>
    /// Gets a value indicating whether days that were alerts are left out of later baselines, unless too few days would remain. So an outage
    /// does not hide the next one, and a level that stays becomes the usual one after some weeks.
    /// </summary>
    public required bool LeavesAlertsOut { get; init; }
}

/// <summary>The first detector: a day's count that chance hardly explains.</summary>
public sealed record SpikeRule
{
    /// <summary>Gets how usual counts are distributed.</summary>
    public required CountDistribution Distribution { get; init; }

    /// <summary>Gets how unlikely a count this large must be for a watch: above 0 and below 1.</summary>
    public required decimal WatchChance { get; init; }

    /// <summary>Gets how unlikely it must be for an alert: above 0 and at most <see cref="WatchChance"/>.</summary>
    public required decimal AlertChance { get; init; }
}

/// <summary>How usual counts are distributed.</summary>
public enum CountDistribution
{
    /// <summary>By a constant rate: the variance is the mean.</summary>
    Poisson = 0,

    /// <summary>By a rate that varies itself: the variance is that of the baseline, and Poisson's where it is no greater than the mean.</summary>
    NegativeBinomial = 1,
}

/// <summary>The second detector: an exponentially weighted moving average of the counts, each in standard deviations from what is usual on its weekday.</summary>
public sealed record RampRule
{
    /// <summary>Gets the weight λ of the newest day, above 0 and at most 1.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Gets the width L of the limit, in standard deviations of the average; above 0.</summary>
    public required decimal Limit { get; init; }

    /// <summary>
    /// Gets the most that one day adds, in standard deviations above the usual; above 0. Without it one outage would keep the average over its
    /// limit for two weeks; a single day is what the other detector is for.
    /// </summary>
    public required decimal Cap { get; init; }
}

/// <summary>When a topic that is watched becomes an alert.</summary>
public sealed record RepetitionRule
{
    /// <summary>Gets on how many days of the span it must be watched, the day itself among them; 1 or more.</summary>
    public required int Watches { get; init; }

    /// <summary>Gets the span that ends with the day, in whole days.</summary>
    public required Period Span { get; init; }
}

/// <summary>What makes an alert a crisis: grave complaints, many customers, or publicity; one of them suffices.</summary>
/// <remarks>Looked for on the day of the alert; where the alert comes from repeated watching, in its span.</remarks>
public sealed record EscalationRule
{
    /// <summary>Gets the least grade that counts as grave.</summary>
    public required ComplaintGrade GraveFrom { get; init; }

    /// <summary>Gets how many times the baseline's share of grave complaints theirs must be; 1 or more.</summary>
    public required decimal ShareTimes { get; init; }

    /// <summary>Gets how many grave complaints there must be, 1 or more, lest one be twice of none.</summary>
    public required int LeastGrave { get; init; }

    /// <summary>Gets how many different customers must have complained; 1 or more. Complaints without a customer are not counted.</summary>
    public required int Customers { get; init; }

    /// <summary>Gets the level of publicity that one of the complaints must have; 1 or more.</summary>
    public required int Publicity { get; init; }
}
