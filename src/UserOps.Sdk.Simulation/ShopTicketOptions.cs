namespace UserOps.Simulation;

/// <summary>How many tickets the support desk of a simulated shop gets, and by what habits it works.</summary>
/// <remarks>Change <see cref="Default"/> with a <see langword="with"/> expression. The constructor of <see cref="ShopTickets"/> checks the ranges.</remarks>
public sealed record ShopTicketOptions
{
    /// <summary>Gets the default: the last year of the shop, with some 4,000 tickets of 5,000 users.</summary>
    public static ShopTicketOptions Default { get; } = new()
    {
        Days = 365,
        TicketsPerUser = 0.8,
        PingPongShare = 0.06,
        SurgeIsForeseen = true,
        Desk = ShopDeskHabits.Default,
        Payments = new() { RightFirst = 0.86, SolvedInTime = 0.62, Touched = 0.64, RootCauseKnown = 0.92 },
        Logistics = new() { RightFirst = 0.76, SolvedInTime = 0.48, Touched = 0.50, RootCauseKnown = 0.84 },
        App = new() { RightFirst = 0.84, SolvedInTime = 0.56, Touched = 0.60, RootCauseKnown = 0.88 },
    };

    /// <summary>Gets how many days before the end of the shop tickets come in, from 1 to 3,660; no more than the shop has.</summary>
    /// <value>365 by default.</value>
    public required int Days { get; init; }

    /// <summary>Gets how many tickets there are for each user of the shop in all that time, from 0 to 1,000; some are rubbish.</summary>
    /// <value>0.8 by default.</value>
    public required double TicketsPerUser { get; init; }

    /// <summary>Gets the share of technical tickets of payments and logistics that go back and forth between the two, from 0 to 1.</summary>
    /// <value>0.06 by default.</value>
    public required double PingPongShare { get; init; }

    /// <summary>Gets a value indicating whether somebody warned of the surge.</summary>
    /// <value><see langword="true"/> by default.</value>
    public required bool SurgeIsForeseen { get; init; }

    /// <summary>Gets the habits of the desk.</summary>
    /// <value><see cref="ShopDeskHabits.Default"/> by default.</value>
    public required ShopDeskHabits Desk { get; init; }

    /// <summary>Gets the habits of the team of payments.</summary>
    /// <value>The quickest by default.</value>
    public required ShopTeamHabits Payments { get; init; }

    /// <summary>Gets the habits of the team of logistics.</summary>
    /// <value>The slowest by default.</value>
    public required ShopTeamHabits Logistics { get; init; }

    /// <summary>Gets the habits of the team of the app.</summary>
    /// <value>Between the two by default.</value>
    public required ShopTeamHabits App { get; init; }
}
