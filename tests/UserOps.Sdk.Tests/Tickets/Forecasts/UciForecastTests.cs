using NodaTime;
using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public class UciForecastTests
{
    [RealDataFact(UciIncidents.File)]
    public void Two_weeks_of_real_incidents_come_within_the_intervals()
    {
        var log = TicketLog.From(UciIncidents.Events(), []);
        var options = TicketForecastOptions.Default with { Forecast = TicketForecastOptions.Default.Forecast with { MaxOrigins = 30 } };
        var later = new TicketForecaster(options).Forecast(log, Instant.FromUtc(2016, 6, 1, 0, 0)).Total.Counts;
        var (within, all) = (0, 0);
        foreach (var day in (int[])[18, 24, 30])
        {
            var forecast = new TicketForecaster(options).Forecast(log, Instant.FromUtc(2016, 4, day, 0, 0));
            var whole = forecast.Total.Counts.Count;
            Assert.Equal(later.Take(whole), forecast.Total.Counts);
            Assert.Equal(ForecastMethod.SeasonalNaive, forecast.Total.Forecast.Baseline);
            within += forecast.Total.Steps.Where((step, i) => later[whole + i] >= step.Lower && later[whole + i] <= step.Upper).Count();
            all += forecast.Total.Steps.Count;
        }

        Assert.InRange((double)within / all, 0.85, 1);
    }
}
