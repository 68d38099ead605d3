using NodaTime;

namespace UserOps.Complaints;

/// <summary>How alarmed to be about one topic, since when, and the days that led there.</summary>
public sealed record TopicCrisis
{
    /// <summary>Gets the topic.</summary>
    public required string Topic { get; init; }

    /// <summary>Gets how alarmed to be.</summary>
    public required CrisisLevel Level { get; init; }

    /// <summary>Gets the first day of the unbroken run of days on this level; <see langword="null"/> for a topic without complaints.</summary>
    public LocalDate? Since { get; init; }

    /// <summary>Gets the last days one by one, the day of judgement last; empty for a topic without complaints.</summary>
    public EquatableArray<CrisisDay> History { get; init; }
}

/// <summary>One local day of a topic.</summary>
public sealed record CrisisDay
{
    /// <summary>Gets the day.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>Gets a value indicating whether the day is over; until then its count can only grow.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Gets the number of complaints received on it.</summary>
    public required int Count { get; init; }

    /// <summary>Gets the level on this day, with what the days before it carry over.</summary>
    public required CrisisLevel Level { get; init; }

    /// <summary>Gets the level that the day itself gives rise to.</summary>
    public required CrisisLevel Signal { get; init; }

    /// <summary>Gets what the day is held against; <see langword="null"/> where too few days came before it, and then there is no alarm.</summary>
    public CrisisBaseline? Baseline { get; init; }

    /// <summary>Gets how likely a count this large or larger is on a usual day; <see langword="null"/> without a baseline.</summary>
    public double? Chance { get; init; }

    /// <summary>Gets the moving average, in standard deviations above the usual; <see langword="null"/> without a baseline.</summary>
    public double? Ewma { get; init; }

    /// <summary>Gets the limit of the average; <see langword="null"/> without a baseline.</summary>
    public double? EwmaLimit { get; init; }

    /// <summary>Gets the alarm; <see langword="null"/> on a day that gives rise to none.</summary>
    public CrisisAlarm? Alarm { get; init; }
}

/// <summary>What is usual for a day of a topic.</summary>
public sealed record CrisisBaseline
{
    /// <summary>Gets the weekday whose days alone are used; <see langword="null"/> where they are too few and all days are.</summary>
    public IsoDayOfWeek? Weekday { get; init; }

    /// <summary>Gets the first day of the window.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Gets the last day of the window.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Gets how many days were used.</summary>
    public required int Days { get; init; }

    /// <summary>Gets how many days were left out because they were alerts.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Gets the mean of their counts.</summary>
    public required double Mean { get; init; }

    /// <summary>
    /// Gets the variance of their counts. For one weekday it is mean + dispersion × mean², with the dispersion (Σ squares about the mean of each
    /// weekday, less what Poisson counts would show, by Σ mean²) of all weekdays of the window, never below 0; for all days it is that of a sample.
    /// </summary>
    public required double Variance { get; init; }
}

/// <summary>Why a day gives rise to a level, and which complaints are behind it.</summary>
public sealed record CrisisAlarm
{
    /// <summary>Gets a value indicating whether the day's own count is that unlikely.</summary>
    public required bool IsSpike { get; init; }

    /// <summary>Gets a value indicating whether the moving average is over its limit.</summary>
    public required bool IsRamp { get; init; }

    /// <summary>Gets on how many days of the policy's span the topic was watched, this one among them.</summary>
    public required int Watches { get; init; }

    /// <summary>
    /// Gets the first day of the alarm: this one for a spike; for a ramp the first one after the average last lay near the usual, at no more than a
    /// tenth of its limit (after K. Nishina, "A comparison of control charts from the viewpoint of change-point estimation", Quality and Reliability Engineering
    /// International 8 (1992) 537-541); with repeated watching, the first day of its span at the latest.
    /// </summary>
    public required LocalDate From { get; init; }

    /// <summary>Gets the last day of the alarm: the day itself.</summary>
    public required LocalDate To { get; init; }

    /// <summary>Gets how many of the complaints that may escalate it are grave.</summary>
    public required int Grave { get; init; }

    /// <summary>Gets the share of grave complaints among them.</summary>
    public required double GraveShare { get; init; }

    /// <summary>Gets the share of grave complaints in the baseline's window.</summary>
    public required double UsualGraveShare { get; init; }

    /// <summary>Gets how many different customers complained.</summary>
    public required int Customers { get; init; }

    /// <summary>Gets the highest level of publicity among them.</summary>
    public required int Publicity { get; init; }

    /// <summary>Gets the complaints from <see cref="From"/> to <see cref="To"/>, by receipt and then by id.</summary>
    public EquatableArray<ComplaintId> Members { get; init; }
}
