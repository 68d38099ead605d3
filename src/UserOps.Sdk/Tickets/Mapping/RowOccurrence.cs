namespace UserOps.Tickets;

/// <summary>At which of the rows that fit a rule it gives an event.</summary>
public enum RowOccurrence
{
    /// <summary>At each.</summary>
    Each = 0,

    /// <summary>At the first of the ticket.</summary>
    FirstOfTicket = 1,

    /// <summary>At the first since the ticket was opened, and again at the first since each reopening.</summary>
    FirstSinceOpening = 2,
}
