using NodaTime;
using UserOps.Cli.Tickets;
using UserOps.Reporting;
using UserOps.Tickets;

namespace UserOps.Cli.Reports;

/// <summary>What a report tells of tickets.</summary>
internal static class TicketsReport
{
    /// <summary>Makes the part.</summary>
    /// <param name="log">The log.</param>
    /// <param name="policy">By what the handling is judged.</param>
    /// <param name="asOf">When to judge.</param>
    /// <returns>The part.</returns>
    /// <exception cref="UsageException">The instant is too near to the end of time.</exception>
    public static ReportSection Of(TicketLog log, MaturityPolicy policy, Instant asOf) => TicketSection.Of(
        new MaturityScorer(policy).Score(log, asOf),
        TicketStatistics.Of(log, asOf),
        ForecastAnswer.Forecast(log, TicketForecastOptions.Default with { Zone = policy.Zone }, asOf),
        Days(policy));

    /// <summary>Finds the days of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The days.</returns>
    public static DayClock Days(MaturityPolicy policy) => new(DateTimeZoneProviders.Tzdb[policy.Zone]);
}
