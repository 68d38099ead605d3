using NodaTime;
using UserOps.Statistics;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/forecasts.md.</summary>
public class ForecastPageExamples : PageExample
{
    [Fact]
    public void Weeks()
    {
        // begin-snippet: forecast-weeks
        // Ten weeks of tickets a day, with a weekly rhythm and some noise.
        long[] week = [42, 40, 37, 36, 33, 12, 8];
        long[] counts = [.. Enumerable.Range(0, 70).Select(day => week[day % 7] + (day * 13 % 11))];

        var forecaster = new CountForecaster(ForecastOptions.Default with { Season = 7, Horizon = 3 });
        var forecast = forecaster.Forecast(counts);

        foreach (var step in forecast.Steps)
        {
            Console.WriteLine($"{step.Mean:0.0} tickets, between {step.Lower} and {step.Upper}");
        }

        Console.WriteLine($"{forecast.Method}, beats naive: {forecast.BeatsNaive}, interval: {forecast.Interval}");
        foreach (var candidate in forecast.Candidates.Where(candidate => candidate.Method <= ForecastMethod.HoltWinters))
        {
            Console.WriteLine($"{candidate.Method}: {candidate.Loss:0.00}");
        }

        // => 47.6 tickets, between 38 and 57
        // => 43.9 tickets, between 34 and 54
        // => 43.0 tickets, between 33 and 53
        // => HoltWinters, beats naive: True, interval: Conformal
        // => Naive: 20.32
        // => SeasonalNaive: 4.93
        // => Ses: 14.12
        // => Holt: 15.12
        // => DampedHolt: 14.41
        // => HoltWinters: 4.57
        // end-snippet

        Ran("forecast-weeks");
    }

    [Fact]
    public void Sparse()
    {
        // begin-snippet: forecast-sparse
        // Two a day, and then nothing for four days: Croston's method learns only when something comes, TSB at every value.
        long[] counts = [2, 2, 2, 2, 0, 0, 0, 0];
        var weights = new ForecastParameters { Alpha = 0.1, Beta = 0.1 };

        Console.WriteLine(ForecastModel.Fit(ForecastMethod.Croston, counts, parameters: weights).Forecast(1)[0]);          // => 2
        Console.WriteLine($"{ForecastModel.Fit(ForecastMethod.Tsb, counts, parameters: weights).Forecast(1)[0]:0.0000}"); // => 1.3122
        // end-snippet

        Ran("forecast-sparse");
    }

    [Fact]
    public void TooShort()
    {
        // begin-snippet: forecast-short
        var forecast = new CountForecaster(ForecastOptions.Default with { Horizon = 1 }).Forecast([3, 4, 2]);

        Console.WriteLine($"{forecast.Note}: {forecast.Method}, {forecast.Steps[0]}");
        // => TooShortToChoose: Naive, ForecastStep { Mean = 2, Lower = 0, Upper = 6 }
        // end-snippet

        Ran("forecast-short");
    }

    [Fact]
    public void Tickets()
    {
        // begin-snippet: forecast-tickets
        // Eight weeks of tickets in Shanghai: many on Mondays, few on Sundays, two modules.
        var zone = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
        var monday = new LocalDate(2026, 1, 5);
        int[] week = [9, 7, 6, 6, 5, 2, 1];
        var events =
            from day in Enumerable.Range(0, 56)
            from i in Enumerable.Range(0, week[day % 7] + (day * 13 % 11 % 3))
            select new TicketEvent
            {
                TicketId = $"{day}-{i}",
                At = monday.PlusDays(day).At(new LocalTime(9 + i, 0)).InZoneStrictly(zone).ToInstant(),
                Type = TicketEventType.Created,
                Module = i % 3 == 0 ? "search" : "login",
            };

        var options = TicketForecastOptions.Default with { Zone = zone.Id, Key = TicketForecastKey.Module };
        var asOf = new LocalDateTime(2026, 3, 2, 8, 0).InZoneStrictly(zone).ToInstant();
        var forecast = new TicketForecaster(options).Forecast(TicketLog.From(events, []), asOf);

        foreach (var series in forecast.Keys.Prepend(forecast.Total))
        {
            Console.WriteLine(series.Reasons[0]);
        }

        // => All tickets: 10 expected on 2026-03-02, between 4 and 17 with a confidence of 95 %.
        // => login: 6 expected on 2026-03-02, between 2 and 11 with a confidence of 95 %.
        // => search: 4 expected on 2026-03-02, between 1 and 8 with a confidence of 95 %.
        Console.WriteLine(forecast.Total.Reasons[1]);
        // => From 2026-03-02 to 2026-03-15 that makes 82 altogether.
        Console.WriteLine(forecast.Total.Reasons[2].In("zh-CN"));
        // => 在过去 29 个时点上检验了 11 种方法，没有一种比季节朴素法（上季同期数量）好 5% 以上，因此采用季节朴素法（上季同期数量）。
        // end-snippet

        Ran("forecast-tickets");
    }
}
