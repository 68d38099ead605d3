using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class ForecastModelTests
{
    private static readonly long[] DyingOut = [2, 2, 2, 2, 0, 0, 0, 0];

    private static readonly Arbitrary<ForecastMethod> AnyMethod = Gen.Elements(Enum.GetValues<ForecastMethod>()).ToArbitrary();

    private static readonly Arbitrary<int> AnySeason = Gen.Choose(0, 8).ToArbitrary();

    private static readonly ForecastParameters Tenth = new() { Alpha = 0.1, Beta = 0.1, Gamma = 0.1, Phi = 0.9 };

    [Fact]
    public void Croston_stays_where_nothing_comes_any_more_and_tsb_sinks()
    {
        Assert.Equal(2.0, First(ForecastMethod.Croston, DyingOut));
        Assert.Equal(1.9, First(ForecastMethod.Sba, DyingOut), 1e-15);
        Assert.Equal(1.3122, First(ForecastMethod.Tsb, DyingOut), 1e-15);
    }

    [Fact]
    public void Croston_as_reckoned_by_hand()
    {
        // 4 at place 2; 6 two later; 1 three later. Size 4, 4.2, 3.88; interval 2, 2, 2.1.
        Assert.Equal(3.88 / 2.1, First(ForecastMethod.Croston, [0, 4, 0, 6, 0, 0, 1, 0]), 1e-15);

        // The chance starts at 1/2: 0.45, 0.505, 0.4545, 0.40905, 0.468145, 0.4213305.
        Assert.Equal(3.88 * 0.4213305, First(ForecastMethod.Tsb, [0, 4, 0, 6, 0, 0, 1, 0]), 1e-14);
    }

    [Fact]
    public void Smoothing_as_reckoned_by_hand()
    {
        // l(0) is the mean, 20; then 15, 17.5, 23.75.
        var half = new ForecastParameters { Alpha = 0.5, Beta = 0.5, Phi = 0.5 };
        Assert.Equal([23.75, 23.75], ForecastModel.Fit(ForecastMethod.Ses, [10, 20, 30], parameters: half).Forecast(2));

        // l(0) = 0 and b(0) = 6 by the line 6 t through 5, 14, 17; l 5.5, 12.625, 18.03125; b 5.75, 6.4375, 5.921875.
        var holt = ForecastModel.Fit(ForecastMethod.Holt, [5, 14, 17], parameters: half);
        Assert.Equal([23.953125, 29.875], holt.Forecast(2), (left, right) => Math.Abs(left - right) < 1e-12);
        Assert.Equal((1 + (2.75 * 2.75) + (2.0625 * 2.0625)) / 3, holt.MeanSquaredError!.Value, 1e-12);

        // SES from 12 gives 14.125, half the slope of 6 is 3, and the level lags by (1 - 1/8) / (1/2) = 1.75 steps.
        Assert.Equal([14.125 + (3 * 1.75), 14.125 + (3 * 2.75)], ForecastModel.Fit(ForecastMethod.Theta, [5, 14, 17], parameters: half).Forecast(2), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Naive_and_seasonal_naive_repeat_what_was()
    {
        Assert.Equal([3, 3], ForecastModel.Fit(ForecastMethod.Naive, [1, 2, 3]).Forecast(2));
        var seasonal = ForecastModel.Fit(ForecastMethod.SeasonalNaive, [9, 1, 2, 3], season: 3);
        Assert.Equal([1, 2, 3, 1, 2], seasonal.Forecast(5));
        Assert.Equal(36, seasonal.MeanSquaredError);
        Assert.Equal(new ForecastParameters(), seasonal.Parameters);
    }

    [Fact]
    public void A_line_is_carried_on_exactly() =>
        Assert.All([ForecastMethod.Holt, ForecastMethod.HoltWinters], method =>
        {
            long[] line = [.. Enumerable.Range(0, 40).Select(i => 5 + (3L * i))];
            Assert.Equal([125, 128, 131], ForecastModel.Fit(method, line, season: 4).Forecast(3), (left, right) => Math.Abs(left - right) < 1e-9);
        });

    [Theory]
    [InlineData(ForecastMethod.HoltWinters)]
    [InlineData(ForecastMethod.MultiplicativeHoltWinters)]
    [InlineData(ForecastMethod.Theta)]
    public void A_season_that_repeats_is_carried_on_exactly(ForecastMethod method)
    {
        long[] week = [30, 28, 26, 25, 24, 9, 5];
        long[] weeks = [.. Enumerable.Range(0, 35).Select(i => week[i % 7])];
        var model = ForecastModel.Fit(method, weeks, season: 7);

        Assert.Equal(7, model.Season);
        Assert.Equal([.. week.Select(value => (double)value)], model.Forecast(7), (left, right) => Math.Abs(left - right) < 0.01);
    }

    [Fact]
    public void What_a_series_is_too_short_for_becomes_the_next_plainer_method()
    {
        Assert.Equal((ForecastMethod.Naive, 1), Fitted(ForecastMethod.SeasonalNaive, [1, 2, 3]));
        Assert.Equal((ForecastMethod.SeasonalNaive, 4), Fitted(ForecastMethod.SeasonalNaive, [1, 2, 3, 4]));
        Assert.Equal((ForecastMethod.Holt, 1), Fitted(ForecastMethod.HoltWinters, [1, 2, 3, 4, 1, 2, 3]));
        Assert.Equal((ForecastMethod.HoltWinters, 4), Fitted(ForecastMethod.MultiplicativeHoltWinters, [1, 2, 3, 4, 0, 2, 3, 4]));
        Assert.Equal((ForecastMethod.MultiplicativeHoltWinters, 4), Fitted(ForecastMethod.MultiplicativeHoltWinters, [1, 2, 3, 4, 1, 2, 3, 4]));
        Assert.Equal((ForecastMethod.Theta, 1), Fitted(ForecastMethod.Theta, [1, 2, 3, 4, 1, 2, 3]));

        static (ForecastMethod Method, int Season) Fitted(ForecastMethod method, long[] counts) =>
            ForecastModel.Fit(method, counts, season: 4) is var model ? (model.Method, model.Season) : default;
    }

    [Fact]
    public void The_answers_are_those_of_the_definitions() =>
        Law.Holds(ForecastSeries.Small, ForecastSeries.AnyWeight, ForecastSeries.AnyWeight, (counts, alpha, beta) =>
        {
            var y = ForecastSeries.ToDoubles(counts);
            Near(ForecastMethod.Ses, _ => NaiveForecasts.Ses(y, alpha));
            Near(ForecastMethod.Holt, step => NaiveForecasts.Holt(y, alpha, beta, 1, step));
            Near(ForecastMethod.DampedHolt, step => NaiveForecasts.Holt(y, alpha, beta, 0.9, step));
            Near(ForecastMethod.Croston, _ => NaiveForecasts.Croston(y, alpha));
            Near(ForecastMethod.Sba, _ => (1 - (alpha / 2)) * NaiveForecasts.Croston(y, alpha));
            Near(ForecastMethod.Tsb, _ => NaiveForecasts.Tsb(y, alpha, beta));
            Near(ForecastMethod.Theta, step => NaiveForecasts.Theta(y, alpha, step));
            return true;

            void Near(ForecastMethod method, Func<int, double> oracle)
            {
                var means = ForecastModel.Fit(method, counts, 1, Weights(alpha, beta, 0)).Forecast(5);
                for (var step = 1; step <= 5; step++)
                {
                    Assert.Equal(Math.Max(0, oracle(step)), means[step - 1], 1e-8);
                }
            }
        });

    [Fact]
    public void Errors_are_those_of_forecasting_value_by_value() =>
        Law.Holds(ForecastSeries.Small, ForecastSeries.AnyWeight, (counts, alpha) =>
        {
            var y = ForecastSeries.ToDoubles(counts);
            var (start, slope) = (y.Take(10).Average(), NaiveForecasts.Line(y).Slope);
            var levels = y.Select((_, i) => NaiveForecasts.Ses(y[..i], alpha, start)).ToList();
            var drifts = y.Select((_, i) => slope / 2 * Enumerable.Range(0, i).Sum(age => Math.Pow(1 - alpha, age)));
            Near(ForecastMethod.Ses, levels);
            Near(ForecastMethod.Theta, levels.Zip(drifts, (level, drift) => level + drift));
            return true;

            void Near(ForecastMethod method, IEnumerable<double> forecasts) => Assert.Equal(
                forecasts.Zip(y).Average(pair => Math.Pow(pair.Second - pair.First, 2)),
                ForecastModel.Fit(method, counts, 1, Weights(alpha, 0, 0)).MeanSquaredError!.Value,
                1e-8);
        });

    [Fact]
    public void The_seasonal_answers_are_those_of_the_definitions() =>
        Law.Holds(ForecastSeries.Small, ForecastSeries.AnyWeight, Gen.Choose(2, 5).ToArbitrary(), (counts, weight, season) =>
        {
            foreach (var multiplies in (bool[])[false, true])
            {
                var method = multiplies ? ForecastMethod.MultiplicativeHoltWinters : ForecastMethod.HoltWinters;
                long[] series = multiplies ? [.. counts.Select(count => count + 10)] : counts;
                if (series.Length >= 2 * season)
                {
                    var (beta, gamma) = (weight / 2, (1 - weight) / 4);
                    var means = ForecastModel.Fit(method, series, season, Weights(weight / 2, beta, gamma)).Forecast(7);
                    for (var step = 1; step <= 7; step++)
                    {
                        var expected = NaiveForecasts.HoltWinters(ForecastSeries.ToDoubles(series), season, multiplies, weight / 2, beta, gamma, step);
                        Assert.Equal(Math.Max(0, expected), means[step - 1], 1e-6 * Math.Max(1, Math.Abs(expected)));
                    }
                }
            }

            return true;
        });

    [Fact]
    public void Theta_takes_a_clear_season_out_and_puts_it_back()
    {
        var dice = new Dice(3);
        var counts = ForecastSeries.Simulate(dice, 84, i => 20 + (10 * Math.Sin(2 * Math.PI * i / 12)));
        var y = ForecastSeries.ToDoubles(counts);
        var multiplies = !counts.Contains(0);
        var season = NaiveForecasts.Season(y, 12, multiplies);
        double[] adjusted = [.. NaiveForecasts.Adjust(y, season, multiplies)];

        var means = ForecastModel.Fit(ForecastMethod.Theta, counts, 12, Tenth).Forecast(12);

        Assert.True(multiplies);
        for (var step = 1; step <= 12; step++)
        {
            Assert.Equal(NaiveForecasts.Theta(adjusted, 0.1, step) * season[step - 1], means[step - 1], 1e-9);
        }

        // Without a season in the series none is put in.
        var flat = ForecastSeries.Simulate(dice, 84, _ => 20);
        Assert.Equal(ForecastModel.Fit(ForecastMethod.Theta, flat, 1, Tenth).Forecast(12), ForecastModel.Fit(ForecastMethod.Theta, flat, 12, Tenth).Forecast(12));
    }

    [Fact]
    public void Means_are_finite_and_not_negative_and_the_same_again() =>
        Law.Holds(ForecastSeries.Any, AnyMethod, AnySeason, (counts, method, season) =>
        {
            var means = ForecastModel.Fit(method, counts, season).Forecast(20);
            return means.All(mean => double.IsFinite(mean) && mean >= 0)
                && means == ForecastModel.Fit(method, counts, season).Forecast(20);
        });

    [Fact]
    public void A_constant_series_is_forecast_exactly_but_by_sba() =>
        Law.Holds(AnyMethod, Gen.Choose(1, 40).ToArbitrary(), Gen.Elements(0L, 1L, 7L, 1_000_000_000_000L, 8_999_999_999_999_999L).ToArbitrary(), (method, length, count) =>
        {
            long[] counts = [.. Enumerable.Repeat(count, length)];
            var model = ForecastModel.Fit(method, counts, 7);
            var factor = method == ForecastMethod.Sba ? 1 - (model.Parameters.Alpha!.Value / 2) : 1;
            return model.Forecast(9).All(mean => mean == factor * count);
        });

    [Fact]
    public void Twice_the_counts_are_twice_the_forecast() =>
        Law.Holds(ForecastSeries.Small, AnyMethod, AnySeason, (counts, method, season) =>
        {
            // Doubling is exact in a double, so even the search takes the same steps; what divides by a least level does not scale.
            long[] twice = [.. counts.Select(count => 2 * count)];
            return method == ForecastMethod.MultiplicativeHoltWinters
                || ForecastModel.Fit(method, twice, season).Forecast(5) == ForecastModel.Fit(method, counts, season).Forecast(5).Select(mean => 2 * mean).ToEquatableArray();
        });

    [Fact]
    public void A_fit_is_as_good_as_a_search_of_every_hundredth() =>
        Law.Holds(ForecastSeries.Small, counts =>
        {
            Assert.All([ForecastMethod.Ses, ForecastMethod.Croston, ForecastMethod.Sba], method =>
            {
                var fitted = ForecastModel.Fit(method, counts).MeanSquaredError;
                var most = method == ForecastMethod.Ses ? 99 : 30;
                var best = Enumerable.Range(1, most).Min(percent => ForecastModel.Fit(method, counts, 1, Weights(percent / 100.0, 0, 0)).MeanSquaredError);
                Assert.True(fitted is null ? best is null : fitted <= (best * 1.005) + 1e-9, $"{method}: {fitted} and {best}");
            });
            return true;
        });

    [Fact]
    public void What_is_given_is_kept_and_what_a_method_lacks_is_not_told()
    {
        var model = ForecastModel.Fit(ForecastMethod.DampedHolt, [3, 1, 4, 1, 5, 9, 2, 6], parameters: new() { Beta = 0.25, Gamma = 0.5 });

        Assert.Equal((0.25, null), (model.Parameters.Beta, model.Parameters.Gamma));
        Assert.InRange(model.Parameters.Alpha!.Value, 0.01, 0.99);
        Assert.InRange(model.Parameters.Phi!.Value, 0.8, 0.98);
    }

    [Fact]
    public void Nothing_seen_is_nothing_expected() =>
        Assert.All(Enum.GetValues<ForecastMethod>(), method =>
        {
            Assert.Equal([0, 0], ForecastModel.Fit(method, [], 7).Forecast(2));
            Assert.Null(ForecastModel.Fit(ForecastMethod.Naive, []).MeanSquaredError);
            Assert.Equal([5, 5], ForecastModel.Fit(method == ForecastMethod.Sba ? ForecastMethod.Croston : method, [5], 7).Forecast(2));
        });

    [Fact]
    public void Arguments_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("method", () => ForecastModel.Fit((ForecastMethod)11, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => ForecastModel.Fit(ForecastMethod.Naive, [1, -1]));
        Assert.Throws<ArgumentOutOfRangeException>("parameters", () => ForecastModel.Fit(ForecastMethod.Ses, [1], 1, new() { Alpha = 1.01 }));
        Assert.Throws<ArgumentOutOfRangeException>("parameters", () => ForecastModel.Fit(ForecastMethod.Ses, [1], 1, new() { Phi = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => ForecastModel.Fit(ForecastMethod.Naive, [1]).Forecast(0));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => ForecastModel.Fit(ForecastMethod.Naive, [1]).Forecast(-1));
    }

    private static double First(ForecastMethod method, long[] counts) => ForecastModel.Fit(method, counts, 1, Tenth).Forecast(1)[0];

    private static ForecastParameters Weights(double alpha, double beta, double gamma) => new() { Alpha = alpha, Beta = beta, Gamma = gamma, Phi = 0.9 };
}
