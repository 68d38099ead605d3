using NodaTime;

namespace UserOps.Tickets;

/// <summary>How many tickets are expected to be created, as of an instant.</summary>
public sealed record TicketForecast
{
    /// <summary>Gets the instant of judgement.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>Gets the first instant at which the answer changes with no new events: the last one of the running period, which then counts.</summary>
    public required Instant ValidUntil { get; init; }

    /// <summary>Gets the first day of the first period that is counted; that of the running one when none is whole.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Gets the first day of the period that runs at the instant of judgement, and of the first step.</summary>
    public required LocalDate Running { get; init; }

    /// <summary>Gets how many tickets are counted nowhere, because they tell no creation, as those from before the log began.</summary>
    /// <remarks>In a log that tells no creation at all a ticket is created at its first event, and none is left out.</remarks>
    public required int WithoutCreation { get; init; }

    /// <summary>Gets the forecast of all tickets.</summary>
    public required TicketSeriesForecast Total { get; init; }

    /// <summary>
    /// Gets the forecast of each key with a ticket in the counted periods or the running one: the most tickets first, then by ordinal order, those
    /// without a key before others. The counts of all keys add up to those of all tickets; the forecasts need not.
    /// </summary>
    public required EquatableArray<TicketSeriesForecast> Keys { get; init; }

    /// <summary>Gets how many keys have no forecast, because others have more tickets.</summary>
    public required int KeysLeftOut { get; init; }
}
