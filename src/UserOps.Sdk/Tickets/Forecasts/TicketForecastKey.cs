namespace UserOps.Tickets;

/// <summary>By what tickets are told apart, each with a forecast of its own beside that of all; the last word as of the instant of judgement counts.</summary>
public enum TicketForecastKey
{
    /// <summary>By nothing: all tickets together alone.</summary>
    None = 0,

    /// <summary>By the category.</summary>
    Category = 1,

    /// <summary>By the part of the product concerned.</summary>
    Module = 2,

    /// <summary>By the team that has the ticket.</summary>
    Team = 3,

    /// <summary>By the product concerned.</summary>
    Product = 4,
}
