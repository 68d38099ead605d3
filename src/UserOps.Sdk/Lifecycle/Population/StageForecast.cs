using NodaTime;

namespace UserOps.Lifecycle;

/// <summary>How many users are expected in each stage at the end of coming periods, and what such forecasts were worth before.</summary>
public sealed record StageForecast
{
    /// <summary>Gets the policy that gave the stages.</summary>
    public required PolicyRef Policy { get; init; }

    /// <summary>Gets the numbers forecast, by period and, within it, in the order of the policy, then never active.</summary>
    public required EquatableArray<StageForecastCell> Cells { get; init; }

    /// <summary>Gets how many users are taken to come in each period.</summary>
    public required double NewUsers { get; init; }

    /// <summary>Gets from how many periods the chances were read.</summary>
    public required int TrainingPeriods { get; init; }

    /// <summary>
    /// Gets how much more the moves differed from period to period than chance alone explains; the intervals are wider by its
    /// root. 1 where it was less, or could not be told.
    /// </summary>
    public required double Dispersion { get; init; }

    /// <summary>
    /// Gets the same forecast made at each earlier period's end, held against what came; empty when there are too few
    /// periods. The intervals deserve no more trust than they earned here.
    /// </summary>
    public required EquatableArray<StageBacktest> Backtest { get; init; }
}

/// <summary>How many users are expected in a stage at the end of a coming period.</summary>
/// <param name="Start">The first day of the period.</param>
/// <param name="End">The first day after it.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Expected">The expected number of users; those of all stages add up to the stock at the start and the newcomers.</param>
/// <param name="Lower">The lower end of the interval; not below 0.</param>
/// <param name="Upper">The upper end of the interval.</param>
public sealed record StageForecastCell(LocalDate Start, LocalDate End, StageId Stage, double Expected, double Lower, double Upper);
