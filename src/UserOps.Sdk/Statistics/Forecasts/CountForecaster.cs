namespace UserOps.Statistics;

/// <summary>Forecasts a series of counts by the method that has served best on its own past, with intervals.</summary>
/// <remarks>
/// <para>Immutable, to be used from many threads; the constructor checks all options. The same series gives the same bits.</para>
/// <para>Every method is tried from the last origins, one value apart, from which the whole horizon has come: fitted to all values before the
/// origin, and judged over all steps together. One is chosen if its loss is below that of the better of naive and seasonal naive by the
/// least gain; of several, the one of least loss, of equal ones the plainer. Otherwise naive or seasonal naive is the forecast.</para>
/// <para>The interval of a step is the forecast ± the ceil((n + 1) (1 - α))-th smallest of its n ≥ 30 rolling errors (split conformal: V. Vovk,
/// A. Gammerman and G. Shafer, "Algorithmic Learning in a Random World", 2005; J. Lei et al., "Distribution-free predictive inference for
/// regression", JASA 113, 2018, 1094-1111, section 2.2). With fewer, it is that of the negative binomial distribution with the forecast as mean,
/// but at least the smaller of 1 and (sum + ½) / n, and the mean squared rolling error as variance.</para>
/// </remarks>
public sealed class CountForecaster
{
    /// <summary>Losses this close are equal.</summary>
    private const double Tie = 1e-9;

    private static readonly ForecastMethod[] AllMethods = Enum.GetValues<ForecastMethod>();

    private readonly ForecastMethod[] _methods;

    /// <summary>Initializes a new instance of the <see cref="CountForecaster"/> class.</summary>
    /// <param name="options">How to forecast; <see langword="null"/> takes the defaults.</param>
    /// <exception cref="InvalidPolicyException">An option is out of its range; all that are, are told.</exception>
    public CountForecaster(ForecastOptions? options = null)
    {
        Options = options ?? ForecastOptions.Default;
        InvalidPolicyException.ThrowIfAny(ForecastOptionsValidator.Validate(Options), nameof(options));
        _methods = Array.FindAll(AllMethods, IsTried);
    }

    /// <summary>Gets the options that it was made of.</summary>
    public ForecastOptions Options { get; }

    /// <summary>Forecasts the steps after a series.</summary>
    /// <remarks>Costs a fit of every candidate at every origin: some tens of milliseconds for a year of days.</remarks>
    /// <param name="counts">The counts in the order of time, each 0 or more; a period without any is a 0, not left out.</param>
    /// <returns>The forecast; of an empty series, 0 without an interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public CountForecast Forecast(ReadOnlySpan<long> counts)
    {
        var values = ForecastModel.ToDoubles(counts);
        var plan = RollingPlan.For(values.Length, Options);
        var (candidates, trials) = Try(values, plan);
        var baseline = Best(trials.FindAll(trial => trial.Method <= ForecastMethod.SeasonalNaive));
        var limit = baseline?.Loss * (1 - Options.LeastGain);
        var better = Best(trials.FindAll(trial => trial.Method > ForecastMethod.SeasonalNaive && trial.Loss < Math.Min(limit!.Value, baseline!.Loss * (1 - Tie))));
        var chosen = better ?? baseline;
        var method = chosen?.Method ?? ForecastMethod.Naive;
        var fit = ForecastFit.Of(method, values, plan.SeasonOf(method), new());
        var (steps, interval) = Steps(fit, chosen, values, plan.Origins);
        return new()
        {
            Method = method,
            Parameters = WeightSearch.Name(fit.Weights, method),
            Steps = new(steps),
            Interval = interval,
            Candidates = candidates.ToEquatableArray(),
            Baseline = baseline?.Method ?? ForecastMethod.Naive,
            BeatsNaive = better is not null,
            Origins = plan.Origins,
            Note = NoteOf(values.Length, plan),
        };
    }

    /// <summary>The trial of least loss, of equal ones the first.</summary>
    private static RollingTrial? Best(List<RollingTrial> trials)
    {
        RollingTrial? best = null;
        foreach (var trial in trials)
        {
            best = best is null || trial.Loss < best.Loss * (1 - Tie) ? trial : best;
        }

        return best;
    }

    private bool IsTried(ForecastMethod method) =>
        method == ForecastMethod.Naive
        || (method == ForecastMethod.SeasonalNaive && Options.Season > 1)
        || Options.Candidates.Count == 0
        || Options.Candidates.Contains(method);

    private (List<ForecastCandidate> Candidates, List<RollingTrial> Trials) Try(double[] values, in RollingPlan plan)
    {
        var (candidates, trials) = (new List<ForecastCandidate>(), new List<RollingTrial>());
        foreach (var method in _methods)
        {
            var exclusion = plan.Exclude(method, Options, values);
            if (exclusion == ForecastExclusion.None)
            {
                trials.Add(RollingTrial.Of(method, values, plan, Options));
            }

            candidates.Add(new(method, exclusion == ForecastExclusion.None ? trials[^1].Loss : null, exclusion));
        }

        return (candidates, trials);
    }

    private (ForecastStep[] Steps, ForecastIntervalKind Interval) Steps(ForecastFit fit, RollingTrial? trial, double[] values, int origins)
    {
        var steps = new ForecastStep[Options.Horizon];
        if (values.Length == 0)
        {
            return (steps, ForecastIntervalKind.None);
        }

        var maker = new IntervalMaker(fit, trial, values, origins, Options.Confidence);
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = maker.Make(i + 1, fit.Mean(i + 1));
        }

        return (steps, maker.Kind);
    }

    private ForecastNote NoteOf(int length, in RollingPlan plan) =>
        length == 0 ? ForecastNote.Empty
        : plan.Origins == 0 ? ForecastNote.TooShortToChoose
        : Options.Season > 1 && plan.SmoothedSeason < 2 ? ForecastNote.TooShortForSeason
        : ForecastNote.None;
}
