using NodaTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>How to forecast how many tickets will be created.</summary>
public sealed record TicketForecastOptions
{
    /// <summary>Gets the default: two weeks of days with a weekly rhythm.</summary>
    /// <value>Its zone is UTC: set your own.</value>
    public static TicketForecastOptions Default { get; } = new();

    /// <summary>Gets four weeks ahead, with a yearly rhythm where the log is long enough for one: two years and eight weeks.</summary>
    public static TicketForecastOptions Weekly { get; } = new()
    {
        Period = TicketForecastPeriod.Week,
        Forecast = ForecastOptions.Default with { Horizon = 4, Season = 52 },
    };

    /// <summary>Gets the tzdb id of the zone whose days are counted, such as <c>Asia/Shanghai</c>.</summary>
    /// <value>UTC by default.</value>
    public string Zone { get; init; } = "UTC";

    /// <summary>Gets when a day starts.</summary>
    /// <value>Midnight by default.</value>
    public LocalTime DayStart { get; init; }

    /// <summary>Gets the length of the periods.</summary>
    /// <value>Days by default.</value>
    public TicketForecastPeriod Period { get; init; }

    /// <summary>Gets by what tickets are told apart.</summary>
    /// <value>By nothing by default.</value>
    public TicketForecastKey Key { get; init; }

    /// <summary>Gets of how many keys, those with the most tickets, a forecast is made at the most. Each costs as much as that of all.</summary>
    /// <value>20 by default; 1 to 10,000.</value>
    public int MaxKeys { get; init; } = 20;

    /// <summary>Gets how many whole periods, the last ones, are looked at.</summary>
    /// <value>1,096 by default, three years of days; 1 to 10,000.</value>
    public int MaxPeriods { get; init; } = 1_096;

    /// <summary>Gets how the counts are forecast.</summary>
    /// <value>14 steps with a season of 7 by default; otherwise as <see cref="ForecastOptions.Default"/>.</value>
    public ForecastOptions Forecast { get; init; } = ForecastOptions.Default with { Horizon = 14, Season = 7 };
}
