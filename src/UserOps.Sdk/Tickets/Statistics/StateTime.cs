namespace UserOps.Tickets;

/// <summary>How much time tickets spend in one state.</summary>
public sealed record StateTime
{
    internal StateTime(string? state, long stays, double share, DurationSummary perTicket) =>
        (State, Stays, Share, PerTicket) = (state, stays, share, perTicket);

    /// <summary>Gets the state; <see langword="null"/> for the time before any was told.</summary>
    public string? State { get; }

    /// <summary>Gets how many tickets were in it.</summary>
    public long Tickets => PerTicket.Count;

    /// <summary>Gets how often one was in it: once more for each that came back to it.</summary>
    public long Stays { get; }

    /// <summary>Gets the time of all tickets in it, in hours.</summary>
    public double TotalHours => StateTimes.Hours(PerTicket.Total);

    /// <summary>Gets its share of the whole time of all tickets in all states.</summary>
    public double Share { get; }

    /// <summary>Gets how long a ticket that was in it was there, all its stays together.</summary>
    public DurationSummary PerTicket { get; }
}
