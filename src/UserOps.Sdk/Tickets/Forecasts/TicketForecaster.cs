using NodaTime;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>Forecasts how many tickets will be created, by local day or week, of all and of each key.</summary>
/// <remarks>
/// <para>A ticket is created at its event of that type. Whole periods count, from that of the log's first ticket on: the running one is what the
/// first step forecasts. <see cref="CountForecaster"/> chooses the method.</para>
/// <para>Immutable and thread-safe. The answer depends on the events up to the instant alone, in no order. Costs one pass over the log, and
/// a forecast for all tickets and for each key.</para>
/// </remarks>
public sealed class TicketForecaster
{
    private readonly DayClock _clock;
    private readonly CountForecaster _forecaster;

    /// <summary>Initializes a new instance of the <see cref="TicketForecaster"/> class: checks all options.</summary>
    /// <param name="options">How to forecast; <see langword="null"/> takes the defaults.</param>
    /// <exception cref="InvalidPolicyException">The options have problems; all are listed.</exception>
    public TicketForecaster(TicketForecastOptions? options = null)
    {
        Options = options ?? TicketForecastOptions.Default;
        InvalidPolicyException.ThrowIfAny(TicketForecastOptionsValidator.Validate(Options), nameof(options));
        _clock = new(DateTimeZoneProviders.Tzdb[Options.Zone], Options.DayStart);
        _forecaster = new(Options.Forecast);
    }

    /// <summary>Gets the options that it was made of.</summary>
    public TicketForecastOptions Options { get; }

    /// <summary>Forecasts from the period that runs at an instant on.</summary>
    /// <param name="log">The log.</param>
    /// <param name="asOf">The instant of judgement; later events are not seen, those at the very instant are.</param>
    /// <returns>The forecast; of a log without tickets, 0 without an interval.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="asOf"/> is not between the years 1 and 9998, or so close to their end that the horizon lies beyond it.
    /// </exception>
    public TicketForecast Forecast(TicketLog log, Instant asOf)
    {
        ArgumentNullException.ThrowIfNull(log);
        var days = (Options.Forecast.Horizon + 2) * 7;
        if (!DayClock.InRange(asOf) || !DayClock.InRange(asOf + Duration.FromDays(days)))
        {
            throw new ArgumentOutOfRangeException(nameof(asOf), asOf, "The instant, and the horizon after it, must lie between the years 1 and 9998.");
        }

        var arrivals = TicketArrivals.Count(log, Options, _clock, asOf);
        var kept = arrivals.Keys
            .OrderByDescending(item => item.Counts.Sum())
            .ThenBy(item => item.Key, StringComparer.Ordinal)
            .Take(Options.MaxKeys);
        return new()
        {
            AsOf = asOf,
            ValidUntil = _clock.StartOf(arrivals.StartOf(1)) - Duration.Epsilon,
            From = DayNumber.ToDate(arrivals.From),
            Running = arrivals.StartOf(0),
            WithoutCreation = arrivals.WithoutCreation,
            Total = Forecast(arrivals, null, arrivals.Total, isTotal: true),
            Keys = kept.Select(item => Forecast(arrivals, item.Key, item.Counts, isTotal: false)).ToEquatableArray(),
            KeysLeftOut = Math.Max(0, arrivals.Keys.Count - Options.MaxKeys),
        };
    }

    private TicketSeriesForecast Forecast(TicketArrivals arrivals, string? key, long[] counts, bool isTotal)
    {
        var whole = counts.AsSpan(0, counts.Length - 1);
        var forecast = _forecaster.Forecast(whole);
        var steps = forecast.Steps
            .Select((step, i) => new TicketForecastStep(arrivals.StartOf(i), arrivals.StartOf(i + 1), step.Mean, step.Lower, step.Upper))
            .ToEquatableArray();
        return new()
        {
            Key = key,
            Counts = EquatableArray.Create<long>(whole),
            SoFar = counts[^1],
            Steps = steps,
            Forecast = forecast,
            Reasons = TicketForecastExplainer.Explain(Options, isTotal ? null : (key, Options.Key), whole.Length, steps, forecast).ToEquatableArray(),
        };
    }
}
