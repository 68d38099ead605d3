using FsCheck;
using FsCheck.Fluent;
using UserOps.Statistics;
using UserOps.Testing;

namespace UserOps.Tests.Statistics;

public class CountForecasterTests
{
    private static readonly ForecastOptions Quick = new() { Horizon = 3, MaxOrigins = 6 };

    private static readonly long[] Week = [40, 38, 36, 35, 33, 12, 8];

    private static readonly Arbitrary<ForecastOptions> AnyOptions =
        (from horizon in Gen.Choose(1, 5)
         from season in Gen.Choose(0, 6)
         from loss in Gen.Elements(ForecastLoss.Rmse, ForecastLoss.Pinball)
         from confidence in Gen.Elements(0.5, 0.9, 0.95, 0.999)
         select new ForecastOptions { Horizon = horizon, Season = season, Loss = loss, Confidence = confidence, MaxOrigins = 5 }).ToArbitrary();

    [Fact]
    public void A_weekly_rhythm_is_found_and_carried_on()
    {
        var counts = Weeks(10, seed: 5);
        var forecast = new CountForecaster(new() { Season = 7, Horizon = 7 }).Forecast(counts);

        Assert.True(forecast.BeatsNaive);
        Assert.Equal((ForecastMethod.SeasonalNaive, ForecastNote.None, 50), (forecast.Baseline, forecast.Note, forecast.Origins));
        Assert.All(Enumerable.Range(0, 7), day => Assert.InRange(forecast.Steps[day].Mean, 0.7 * Week[day], 1.3 * Week[day]));
        Assert.Equal(Enum.GetValues<ForecastMethod>(), forecast.Candidates.Select(candidate => candidate.Method));
        Assert.Equal(forecast.Candidates.Min(candidate => candidate.Loss), forecast.Candidates.Single(candidate => candidate.Method == forecast.Method).Loss);
    }

    [Fact]
    public void A_random_walk_is_beaten_by_nothing_and_the_answer_says_so()
    {
        var dice = new Dice(11);
        var (level, counts) = (1000L, new long[120]);
        for (var i = 0; i < counts.Length; i++)
        {
            level += (long)(dice.Throw() * 101) - 50;
            counts[i] = level;
        }

        var forecast = new CountForecaster(Quick with { MaxOrigins = 40 }).Forecast(counts);

        Assert.False(forecast.BeatsNaive);
        Assert.Equal((ForecastMethod.Naive, ForecastMethod.Naive), (forecast.Method, forecast.Baseline));
        Assert.All(forecast.Steps, step => Assert.Equal(counts[^1], step.Mean));
    }

    [Fact]
    public void A_method_is_chosen_only_if_it_gains_more_than_asked_for()
    {
        var counts = Weeks(10, seed: 5);
        var options = Quick with { Season = 7, MaxOrigins = 40 };
        var free = new CountForecaster(options with { LeastGain = 0 }).Forecast(counts);
        var best = free.Candidates.Min(candidate => candidate.Loss)!.Value;
        var baseline = free.Candidates.Single(candidate => candidate.Method == free.Baseline).Loss!.Value;
        var gain = 1 - (best / baseline);

        Assert.True(new CountForecaster(options with { LeastGain = gain - 0.001 }).Forecast(counts).BeatsNaive);
        var held = new CountForecaster(options with { LeastGain = gain + 0.001 }).Forecast(counts);
        Assert.Equal((false, free.Baseline), (held.BeatsNaive, held.Method));
        Assert.Equal(free.Candidates, held.Candidates);
    }

    [Fact]
    public void A_sparse_series_is_not_forecast_as_nothing()
    {
        // One in five days: the median is 0, and the least mean absolute error would be that of a forecast of nothing.
        var counts = ForecastSeries.Simulate(new Dice(4), 120, _ => 0.25);
        var forecast = new CountForecaster(new() { Horizon = 5 }).Forecast(counts);

        Assert.True(forecast.BeatsNaive);
        Assert.All(forecast.Steps, step => Assert.InRange(step.Mean, 0.1, 0.5));
    }

    [Fact]
    public void Short_series_say_what_they_kept_the_forecast_from()
    {
        var forecaster = new CountForecaster(new() { Season = 7, Horizon = 7 });

        // Two seasons, the horizon and five origins: 14 + 7 + 4; for seasonal naive at least 8 values before the first origin.
        Assert.Equal((ForecastNote.None, 5), Of(25));
        Assert.Equal((ForecastNote.TooShortForSeason, 10), Of(24));
        Assert.Equal((ForecastNote.TooShortForSeason, 5), Of(19));
        Assert.Equal((ForecastNote.TooShortToChoose, 0), Of(18));
        Assert.Equal((ForecastNote.TooShortToChoose, 0), Of(1));
        Assert.Equal((ForecastNote.Empty, 0), Of(0));

        var short24 = forecaster.Forecast(Weeks(4, seed: 1).AsSpan(0, 24));
        Assert.Equal(
            [ForecastMethod.HoltWinters, ForecastMethod.MultiplicativeHoltWinters],
            short24.Candidates.Where(candidate => candidate.Exclusion == ForecastExclusion.TooShort).Select(candidate => candidate.Method));
        Assert.All(short24.Candidates, candidate => Assert.Equal(candidate.Exclusion == ForecastExclusion.None, candidate.Loss is not null));

        (ForecastNote Note, int Origins) Of(int length) =>
            forecaster.Forecast(Weeks(4, seed: 1).AsSpan(0, length)) is var forecast ? (forecast.Note, forecast.Origins) : default;
    }

    [Fact]
    public void An_empty_series_gives_nothing_and_says_that_it_knows_nothing()
    {
        var forecast = new CountForecaster(Quick).Forecast([]);

        Assert.Equal([default, default, default], forecast.Steps);
        Assert.Equal((ForecastMethod.Naive, ForecastIntervalKind.None, ForecastNote.Empty, false), (forecast.Method, forecast.Interval, forecast.Note, forecast.BeatsNaive));
    }

    [Fact]
    public void One_value_is_repeated_with_the_interval_of_poisson()
    {
        var forecast = new CountForecaster(Quick).Forecast([10]);

        Assert.Equal([new(10, 4, 17), new(10, 4, 17), new(10, 4, 17)], forecast.Steps);
        Assert.Equal((ForecastIntervalKind.Poisson, ForecastNote.TooShortToChoose), (forecast.Interval, forecast.Note));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(1_000_000_000_000)]
    public void A_constant_series_is_forecast_exactly_and_naive_is_enough(long count)
    {
        var forecast = new CountForecaster(Quick with { Season = 4, MaxOrigins = 40 }).Forecast([.. Enumerable.Repeat(count, 60)]);

        Assert.Equal((ForecastMethod.Naive, false, ForecastIntervalKind.Conformal), (forecast.Method, forecast.BeatsNaive, forecast.Interval));
        Assert.All(forecast.Steps, step => Assert.Equal(new(count, count, count), step));
        Assert.All(forecast.Candidates, candidate => Assert.True(candidate.Loss is null || candidate.Method == ForecastMethod.Sba || candidate.Loss == 0));
    }

    [Fact]
    public void Zeros_alone_leave_room_for_a_first_one_until_there_are_many()
    {
        Assert.Equal(new(0, 0, 1), new CountForecaster(Quick).Forecast(new long[10]).Steps[0]);
        Assert.Equal(new(0, 0, 0), new CountForecaster(Quick).Forecast(new long[28]).Steps[0]);
    }

    [Fact]
    public void Without_a_season_or_with_zeros_methods_that_need_more_are_left_out()
    {
        var forecast = new CountForecaster(Quick with { Candidates = [.. Enum.GetValues<ForecastMethod>()] }).Forecast([.. Enumerable.Range(0, 20).Select(i => i % 3L)]);
        Assert.Equal(
            [ForecastMethod.SeasonalNaive, ForecastMethod.HoltWinters, ForecastMethod.MultiplicativeHoltWinters],
            forecast.Candidates.Where(candidate => candidate.Exclusion == ForecastExclusion.NoSeason).Select(candidate => candidate.Method));

        var seasonal = new CountForecaster(Quick with { Season = 3 }).Forecast([.. Enumerable.Range(0, 20).Select(i => i % 3L)]);
        Assert.Equal(ForecastMethod.MultiplicativeHoltWinters, Assert.Single(seasonal.Candidates, candidate => candidate.Exclusion == ForecastExclusion.NotPositive).Method);
        Assert.Equal((ForecastMethod.SeasonalNaive, false), (seasonal.Method, seasonal.BeatsNaive));
    }

    [Fact]
    public void Only_the_candidates_and_naive_are_tried()
    {
        var forecast = new CountForecaster(Quick with { Candidates = [ForecastMethod.Tsb, ForecastMethod.Ses] }).Forecast(Weeks(4, seed: 1));

        Assert.Equal([ForecastMethod.Naive, ForecastMethod.Ses, ForecastMethod.Tsb], forecast.Candidates.Select(candidate => candidate.Method));
    }

    [Fact]
    public void Any_series_gets_finite_means_within_whole_bounds_and_the_same_ones_again() =>
        Law.Holds(ForecastSeries.Any, AnyOptions, (counts, options) =>
        {
            var forecaster = new CountForecaster(options);
            var forecast = forecaster.Forecast(counts);
            Assert.Equal(options.Horizon, forecast.Steps.Count);
            Assert.All(forecast.Steps, step => Assert.True(
                double.IsFinite(step.Mean) && step.Lower >= 0 && step.Lower <= step.Mean && step.Mean <= step.Upper, $"{step}"));
            Assert.All(forecast.Candidates, candidate => Assert.True(candidate.Loss is null or (>= 0 and < double.PositiveInfinity)));
            Assert.Equal(forecast.BeatsNaive, forecast.Method > ForecastMethod.SeasonalNaive);
            return forecast == forecaster.Forecast(counts);
        });

    [Fact]
    public void Losses_are_those_of_fitting_and_forecasting_origin_by_origin() =>
        Law.Holds(ForecastSeries.Any, AnyOptions, (counts, options) =>
        {
            var forecast = new CountForecaster(options).Forecast(counts);
            foreach (var candidate in forecast.Candidates.Where(candidate => candidate.Loss is not null))
            {
                var season = forecast.Note == ForecastNote.TooShortForSeason && candidate.Method != ForecastMethod.SeasonalNaive ? 1 : options.Season;
                var expected = SlowLoss(candidate.Method, counts, season, options, forecast.Origins);
                Assert.Equal(expected, candidate.Loss!.Value, 1e-9 * expected);
            }

            return true;
        });

    [Fact]
    public void More_confidence_is_never_a_narrower_interval() =>
        Law.Holds(ForecastSeries.Any, Gen.Choose(1, 999).ToArbitrary(), Gen.Choose(1, 999).ToArbitrary(), (counts, one, other) =>
        {
            // Enough origins for conformal intervals, in the longer series.
            var options = new ForecastOptions { Horizon = 2, MaxOrigins = 31, Candidates = [ForecastMethod.Croston] };
            var narrow = new CountForecaster(options with { Confidence = Math.Min(one, other) / 1000.0 }).Forecast(counts);
            var wide = new CountForecaster(options with { Confidence = Math.Max(one, other) / 1000.0 }).Forecast(counts);
            return narrow.Steps.Zip(wide.Steps).All(pair => pair.First.Mean == pair.Second.Mean
                && pair.Second.Lower <= pair.First.Lower && pair.First.Upper <= pair.Second.Upper);
        });

    [Fact]
    public void With_thirty_errors_or_more_the_interval_is_made_of_them()
    {
        var counts = ForecastSeries.Simulate(new Dice(8), 60, _ => 6);
        var options = new ForecastOptions { Horizon = 3, Confidence = 0.9, MaxOrigins = 39, Candidates = [ForecastMethod.Ses] };
        var forecast = new CountForecaster(options).Forecast(counts);

        Assert.Equal((ForecastMethod.Ses, ForecastIntervalKind.Conformal, 39), (forecast.Method, forecast.Interval, forecast.Origins));
        for (var step = 1; step <= 3; step++)
        {
            // Ranks: ceil(40 x 0.9) = 36 of 39.
            var distance = Enumerable.Range(19, 39)
                .Select(origin => Math.Abs(counts[origin + step - 1] - ForecastModel.Fit(ForecastMethod.Ses, counts.AsSpan(0, origin)).Forecast(step)[step - 1]))
                .Order()
                .ElementAt(35);
            var mean = forecast.Steps[step - 1].Mean;
            Assert.Equal(((long)Math.Max(0, Math.Ceiling(mean - distance)), (long)Math.Floor(mean + distance)), (forecast.Steps[step - 1].Lower, forecast.Steps[step - 1].Upper));
        }
    }

    [Fact]
    public void A_confidence_that_asks_for_more_errors_than_there_are_takes_all_of_them_and_the_distribution()
    {
        // One value in sixty stands out; 39 errors are enough for 97.5 % and not for 99 %.
        long[] counts = [.. Enumerable.Range(0, 60).Select(i => i == 50 ? 90L : 10)];
        var options = new ForecastOptions { Horizon = 1, Confidence = 0.99, MaxOrigins = 39, Candidates = [ForecastMethod.Naive] };
        var forecast = new CountForecaster(options).Forecast(counts);
        var wide = CountInterval.Of(10, 2 * 80 * 80 / 39.0, 0.99);

        Assert.Equal(ForecastIntervalKind.NegativeBinomial, forecast.Interval);
        Assert.Equal(new(10, 0, Math.Max(90, wide.Upper)), forecast.Steps[0]);
        Assert.Equal(new(10, 0, 90), new CountForecaster(options with { Confidence = 0.975 }).Forecast(counts).Steps[0]);
        Assert.Equal(new(10, 10, 10), new CountForecaster(options with { Confidence = 0.9 }).Forecast(counts).Steps[0]);
    }

    [Fact]
    public void With_fewer_errors_the_interval_is_negative_binomial_of_their_mean_square()
    {
        var counts = ForecastSeries.Simulate(new Dice(8), 40, _ => 6, dispersion: 1);
        var options = new ForecastOptions { Horizon = 2, Confidence = 0.9, MaxOrigins = 20, Candidates = [ForecastMethod.Ses] };
        var forecast = new CountForecaster(options).Forecast(counts);

        Assert.Equal((ForecastMethod.Ses, ForecastIntervalKind.NegativeBinomial), (forecast.Method, forecast.Interval));
        var variance = Enumerable.Range(20, 20)
            .Where(origin => origin + 2 <= 40)
            .Prepend(19)
            .Average(origin => Math.Pow(counts[origin] - ForecastModel.Fit(ForecastMethod.Ses, counts.AsSpan(0, origin)).Forecast(1)[0], 2));
        var (lower, upper) = CountInterval.Of(forecast.Steps[0].Mean, variance, 0.9);
        Assert.Equal((lower, upper), (forecast.Steps[0].Lower, forecast.Steps[0].Upper));
    }

    [Theory]
    [InlineData(30, 0.0)]
    [InlineData(30, 1.0)]
    [InlineData(80, 0.0)]
    [InlineData(80, 0.5)]
    public void Nine_in_ten_counts_come_within_intervals_of_ninety_percent(int length, double dispersion)
    {
        var dice = new Dice(2026);
        var forecaster = new CountForecaster(new() { Horizon = 4, Confidence = 0.9, MaxOrigins = 40, Candidates = [ForecastMethod.Ses, ForecastMethod.Croston] });
        var (within, all) = (0, 0);
        for (var run = 0; run < 100; run++)
        {
            var counts = ForecastSeries.Simulate(dice, length + 4, _ => 8, dispersion);
            var steps = forecaster.Forecast(counts.AsSpan(0, length)).Steps;
            within += steps.Where((step, i) => counts[length + i] >= step.Lower && counts[length + i] <= step.Upper).Count();
            all += steps.Count;
        }

        Assert.InRange((double)within / all, 0.85, 0.97);
    }

    [Fact]
    public void The_pinball_loss_judges_the_interval()
    {
        var counts = Weeks(8, seed: 2);
        var forecast = new CountForecaster(Quick with { Season = 7, Loss = ForecastLoss.Pinball }).Forecast(counts);

        Assert.True(forecast.BeatsNaive);
        Assert.All(forecast.Candidates, candidate => Assert.True(candidate.Loss > 0));
    }

    [Fact]
    public void Bad_options_are_refused_with_all_their_problems()
    {
        var bad = new ForecastOptions
        {
            Horizon = 0,
            Season = -1,
            Confidence = 1,
            Loss = (ForecastLoss)2,
            Candidates = [ForecastMethod.Ses, (ForecastMethod)11],
            MaxOrigins = 4,
            LeastGain = double.NaN,
        };

        var thrown = Assert.Throws<InvalidPolicyException>("options", () => new CountForecaster(bad));

        Assert.Equal(
            ["$.horizon", "$.season", "$.confidence", "$.loss", "$.candidates[1]", "$.maxOrigins", "$.leastGain"],
            thrown.Problems.Select(problem => problem.Path));
        Assert.Equal("$.horizon: The value is 0; it must be between 1 and 1000. Look at least one step ahead.", thrown.Problems[0].ToString());
        Assert.Throws<InvalidPolicyException>("options", () => new CountForecaster(new() { Horizon = -1 }));
        Assert.Empty(ForecastOptionsValidator.Validate(ForecastOptions.Default));
        Assert.Throws<ArgumentOutOfRangeException>("counts", () => new CountForecaster().Forecast([3, -1]));
    }

    private static long[] Weeks(int weeks, ulong seed) => ForecastSeries.Simulate(new Dice(seed), 7 * weeks, day => Week[day % 7]);

    private static double SlowLoss(ForecastMethod method, long[] counts, int season, ForecastOptions options, int origins)
    {
        var losses = new List<double>();
        for (var origin = counts.Length - options.Horizon - origins + 1; origin <= counts.Length - options.Horizon; origin++)
        {
            var model = ForecastModel.Fit(method, counts.AsSpan(0, origin), season);
            var means = model.Forecast(options.Horizon);
            for (var step = 0; step < options.Horizon; step++)
            {
                double value = counts[origin + step];
                if (options.Loss == ForecastLoss.Rmse)
                {
                    losses.Add(Math.Pow(value - means[step], 2));
                    continue;
                }

                var (lower, upper) = CountInterval.Of(means[step], model.MeanSquaredError ?? 0, options.Confidence);
                var tail = (1 - options.Confidence) / 2;
                losses.Add(Math.Max(tail * (value - lower), (tail - 1) * (value - lower)));
                losses.Add(Math.Max((1 - tail) * (value - upper), -tail * (value - upper)));
            }
        }

        return options.Loss == ForecastLoss.Rmse ? Math.Sqrt(losses.Average()) : losses.Average();
    }
}
