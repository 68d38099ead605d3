namespace UserOps.Tickets;

/// <summary>Of what length the periods are whose tickets are counted and forecast.</summary>
public enum TicketForecastPeriod
{
    /// <summary>A local day.</summary>
    Day = 0,

    /// <summary>A week of local days from Monday, as in ISO 8601.</summary>
    Week = 1,
}
