using NodaTime;

namespace UserOps.Simulation;

/// <summary>How much is complained of in a simulated shop, and when its outage is.</summary>
/// <remarks>Change <see cref="Default"/> with a <see langword="with"/> expression. The constructor of <see cref="ShopComplaints"/> checks the ranges.</remarks>
public sealed record ShopComplaintOptions
{
    /// <summary>Gets the default: the last 70 days of the shop, with an outage of six hours on the third-last.</summary>
    public static ShopComplaintOptions Default { get; } = new()
    {
        Days = 70,
        OutageDaysBeforeEnd = 3,
        OutageTime = new(9, 40),
        OutageLength = Duration.FromHours(6),
        ComplaintsPerUserMonth = 0.02,
        OutageShare = 0.03,
        HandledShare = 0.9,
    };

    /// <summary>Gets how many days before the end of the shop complaints come in, from 1 to 3,660; no more than the shop has.</summary>
    /// <value>70 by default: eight weeks and more before the outage.</value>
    public required int Days { get; init; }

    /// <summary>Gets on which day before the end of the shop the outage begins: 1 is the last day.</summary>
    /// <value>3 by default; on the first day of the shop if it has fewer.</value>
    public required int OutageDaysBeforeEnd { get; init; }

    /// <summary>Gets the local time at which it begins.</summary>
    /// <value>09:40 by default.</value>
    public required LocalTime OutageTime { get; init; }

    /// <summary>Gets how long it lasts, from one minute to seven days.</summary>
    /// <value>6 hours by default.</value>
    public required Duration OutageLength { get; init; }

    /// <summary>Gets the mean number of matters that a user complains of in a month of 30 days, from 0 to 10.</summary>
    /// <value>0.02 by default.</value>
    public required double ComplaintsPerUserMonth { get; init; }

    /// <summary>Gets the share of users that the outage makes complain, from 0 to 1.</summary>
    /// <value>0.03 by default.</value>
    public required double OutageShare { get; init; }

    /// <summary>Gets the share of matters that somebody works on; of the others there is only the receipt. From 0 to 1.</summary>
    /// <value>0.9 by default.</value>
    public required double HandledShare { get; init; }
}
