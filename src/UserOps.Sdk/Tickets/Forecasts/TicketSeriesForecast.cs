using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How many tickets were created in the periods of the past, and how many are expected: of all tickets, or of those with one key.</summary>
public sealed record TicketSeriesForecast
{
    /// <summary>Gets the key; <see langword="null"/> for all tickets together, and among the keys for the tickets without one.</summary>
    public required string? Key { get; init; }

    /// <summary>Gets how many tickets were created in each whole period, in the order of time; a period without any is a 0.</summary>
    public required EquatableArray<long> Counts { get; init; }

    /// <summary>Gets how many were created so far in the period that runs at the instant of judgement. They are in no count.</summary>
    public required long SoFar { get; init; }

    /// <summary>Gets what is expected, from the period that runs at the instant of judgement on; of that one, all of it.</summary>
    public required EquatableArray<TicketForecastStep> Steps { get; init; }

    /// <summary>Gets by which method, what the others were worth, and what the intervals rest on.</summary>
    public required CountForecast Forecast { get; init; }

    /// <summary>Gets the sentences that explain the forecast.</summary>
    public required EquatableArray<Reason> Reasons { get; init; }
}
