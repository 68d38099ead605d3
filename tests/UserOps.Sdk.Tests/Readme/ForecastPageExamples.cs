using UserOps.Statistics;

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
}
