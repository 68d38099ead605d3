using NodaTime;

namespace UserOps.Tickets;

/// <summary>Of what evidence is gathered: as of when, over which period, broken down by what.</summary>
public sealed record EvidenceRequest
{
    /// <summary>Gets the instant of judgement: events after it are not seen, and what is not over by then is in no count.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the start of the period; <see langword="null"/>: the beginning of the log. An opportunity belongs to the period in which it comes to its end.</summary>
    public Instant? From { get; init; }

    /// <summary>Gets the end of the period, which is no more in it; <see langword="null"/>: the period runs up to <see cref="AsOf"/> and includes it.</summary>
    public Instant? To { get; init; }

    /// <summary>Gets what it is broken down by; nothing by default.</summary>
    public TicketScope By { get; init; }

    /// <summary>Gets how many tickets for and against each indicator are kept by name, 0 to 1,000; the latest 10 by default.</summary>
    public int TicketsNamed { get; init; } = 10;

    /// <summary>Whether what ended at an instant counts.</summary>
    internal bool Holds(Instant at) => at <= AsOf && IsInPeriod(at);

    /// <summary>Whether what ends at an instant will count, and does not yet.</summary>
    internal bool Awaits(Instant at) => at > AsOf && IsInPeriod(at);

    private bool IsInPeriod(Instant at) => (From is not { } from || at >= from) && (To is not { } to || at < to);
}
