using UserOps.Statistics;

namespace UserOps.Lifecycle;

/// <summary>Forecasts the numbers of users in each stage as a Markov chain, and tests the forecast on the past.</summary>
/// <remarks>
/// Each user moves by the chances of the stage alone, read off the moves of the last periods; newcomers come as planned and
/// spread over the stages as earlier ones did. That is a simple model: it knows no season, no campaign and no memory beyond
/// the stage. The backtest tells how well it served here.
/// </remarks>
public static class StageForecaster
{
    private const int MostPeriods = 120;
    private const int MostOrigins = 1_000;

    /// <summary>Forecasts from the end of the last complete period.</summary>
    /// <param name="report">The moves of the past.</param>
    /// <param name="options">How to forecast; <see langword="null"/> takes the defaults.</param>
    /// <returns>The forecast; without cells when the report has no periods.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number of the options is out of its range.</exception>
    public static StageForecast Forecast(TransitionReport report, StageForecastOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(report);
        options ??= new();
        Check(options);
        if (report.Periods.Count == 0)
        {
            return new()
            {
                Policy = report.Policy,
                Cells = [],
                NewUsers = options.NewUsers ?? 0,
                TrainingPeriods = 0,
                Dispersion = 1,
                Backtest = [],
            };
        }

        var model = Model.At(report, report.Periods.Count, options);
        var newUsers = options.NewUsers ?? model.MeanNewcomers;
        var next = report.Grid.NumberOf(report.Periods[^1].End);
        var cells = model.Project([.. Enumerable.Repeat(newUsers, options.Horizon)])
            .SelectMany((step, ahead) => step.Select((range, place) => new StageForecastCell(
                report.Grid.StartOf(next + ahead),
                report.Grid.StartOf(next + ahead + 1),
                report.States[place],
                range.Expected,
                range.Lower,
                range.Upper)));
        return new()
        {
            Policy = report.Policy,
            Cells = cells.ToEquatableArray(),
            NewUsers = newUsers,
            TrainingPeriods = model.Periods,
            Dispersion = model.Dispersion,
            Backtest = Backtest(report, options),
        };
    }

    private static EquatableArray<StageBacktest> Backtest(TransitionReport report, StageForecastOptions options)
    {
        var tests = Enumerable.Range(1, options.Horizon).Select(ahead => new Errors(ahead)).ToList();

        // A chain needs a stock to start from and the moves of at least one period out of a stock.
        for (var origin = Math.Max(2, report.Periods.Count - options.BacktestOrigins); origin < report.Periods.Count; origin++)
        {
            var future = report.Periods.Skip(origin).Take(options.Horizon).ToList();
            var stock = report.Periods[origin - 1].Stock;
            var steps = Model.At(report, origin, options).Project([.. future.Select(period => (double)period.Newcomers)]);
            for (var i = 0; i < future.Count; i++)
            {
                tests[i].Add(steps[i], future[i].Stock, stock);
            }
        }

        return tests.Where(test => test.Origins > 0).Select(test => test.ToBacktest()).ToEquatableArray();
    }

    private static void Check(StageForecastOptions options)
    {
        foreach (var (member, value, least, most) in new[]
        {
            (nameof(options.Horizon), options.Horizon, 1, MostPeriods),
            (nameof(options.Training), options.Training, 1, int.MaxValue),
            (nameof(options.BacktestOrigins), options.BacktestOrigins, 0, MostOrigins),
        })
        {
            if (value < least || value > most)
            {
                throw new ArgumentOutOfRangeException(nameof(options), value, $"{member} must be between {Exact.Text(least)} and {Exact.Text(most)}.");
            }
        }

        if (options.NewUsers is { } users && !(users >= 0 && double.IsFinite(users)))
        {
            throw new ArgumentOutOfRangeException(nameof(options), users, "NewUsers must not be negative.");
        }

        if (!(options.Confidence > 0 && options.Confidence < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.Confidence, "Confidence must be more than 0 and less than 1. Write 95 % as 0.95.");
        }
    }

    /// <summary>A number with its interval.</summary>
    private readonly record struct Range(double Expected, double Lower, double Upper);

    /// <summary>The chain as it is known at the end of some period.</summary>
    private sealed record Model(double[] Stock, double[][] Chances, double[] Entry, double MeanNewcomers, int Periods, double Dispersion, double Z)
    {
        public static Model At(TransitionReport report, int origin, StageForecastOptions options)
        {
            var training = report.Periods.Take(origin).TakeLast(options.Training).ToList();
            var stages = report.States.Count - 1; // without "not seen"
            var moves = report.Sum(training);
            var newcomers = moves[stages][..stages];
            var came = newcomers.Sum();
            return new(
                [.. report.Periods[origin - 1].Stock.Take(stages).Select(users => (double)users)],
                MarkovChain.Chances([.. moves.Take(stages).Select(row => row[..stages])]),
                [.. newcomers.Select((users, place) => came == 0 ? (place == 0 ? 1 : 0) : (double)users / came)],
                (double)came / training.Count,
                training.Count,
                Math.Max(1, MarkovChain.Dispersion([.. training.Select(period => period.Moves.Select(row => row.Take(stages).ToArray()).Take(stages).ToArray())]) ?? 1),
                NormalDistribution.Quantile((1 + options.Confidence) / 2));
        }

        public List<Range[]> Project(double[] newcomers) => MarkovChain.Project(Stock, Chances, newcomers, Entry)
            .Select(step => step.Means.Zip(step.Variances, Around).ToArray())
            .ToList();

        private Range Around(double mean, double variance)
        {
            var half = Z * Math.Sqrt(Dispersion * variance);
            return new(mean, Math.Max(0, mean - half), mean + half);
        }
    }

    /// <summary>The errors of all forecasts so many periods ahead.</summary>
    private sealed class Errors(int ahead)
    {
        private double _error;
        private long _unchanged;
        private long _users;
        private long _covered;
        private long _numbers;

        public int Origins { get; private set; }

        public void Add(Range[] forecast, EquatableArray<long> actual, EquatableArray<long> before)
        {
            Origins++;
            for (var i = 0; i < forecast.Length; i++)
            {
                _error += Math.Abs(forecast[i].Expected - actual[i]);
                _unchanged += Math.Abs(before[i] - actual[i]);
                _users += actual[i];
                _numbers++;

                // Users come whole, so the ends are widened to whole numbers.
                _covered += actual[i] >= Math.Floor(forecast[i].Lower) && actual[i] <= Math.Ceiling(forecast[i].Upper) ? 1 : 0;
            }
        }

        public StageBacktest ToBacktest() => new()
        {
            Ahead = ahead,
            Origins = Origins,
            Error = _users == 0 ? null : _error / _users,
            ErrorOfNoChange = _users == 0 ? null : (double)_unchanged / _users,
            Coverage = ProportionInterval.Wilson(_covered, _numbers),
        };
    }
}
