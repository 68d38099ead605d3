using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;
using UserOps.Statistics;

namespace UserOps.Tickets;

/// <summary>The sentences that explain a forecast of tickets.</summary>
internal static class TicketForecastExplainer
{
    private static readonly LocalizedText Empty = LocalizedText.Of(
        "{scope}: no whole {period} with tickets is known yet, so nothing can be expected.",
        "{scope}：尚无完整{period}的工单记录，无法预测。");

    private static readonly LocalizedText NextDay = LocalizedText.Of(
        "{scope}: {mean} expected on {from}, between {lower} and {upper} with a confidence of {confidence} %.",
        "{scope}：预计 {from} 新增 {mean} 件，{confidence}% 区间为 {lower} 至 {upper} 件。");

    private static readonly LocalizedText NextWeek = LocalizedText.Of(
        "{scope}: {mean} expected in the week from {from}, between {lower} and {upper} with a confidence of {confidence} %.",
        "{scope}：预计 {from} 起的一周新增 {mean} 件，{confidence}% 区间为 {lower} 至 {upper} 件。");

    private static readonly LocalizedText Horizon = LocalizedText.Of(
        "From {from} to {to} that makes {sum} altogether.",
        "{from} 至 {to} 合计约 {sum} 件。");

    private static readonly LocalizedText Best = LocalizedText.Of(
        "Tried from {origins} places of the past, the best of {tried} methods is {method}: a loss of {loss} ({measure}), where {baseline} has {naive}.",
        "在过去 {origins} 个时点上检验了 {tried} 种方法，{method}最佳：损失 {loss}（{measure}），{baseline}为 {naive}。");

    private static readonly LocalizedText NothingBetter = LocalizedText.Of(
        "Tried from {origins} places of the past, none of {tried} methods is better than {baseline} by {gain} %, so that is the forecast.",
        "在过去 {origins} 个时点上检验了 {tried} 种方法，没有一种比{baseline}好 {gain}% 以上，因此采用{baseline}。");

    private static readonly LocalizedText TooShort = LocalizedText.Of(
        "{periods} whole {period} {periods:is|are} too few to try methods on: the last count is repeated.",
        "仅有 {periods} 个完整{period}，不足以检验方法：沿用最近一期的数量。");

    private static readonly LocalizedText TooShortForSeason = LocalizedText.Of(
        "{periods} whole {period} are too few for methods with a smoothed season of {season}: they were left out.",
        "完整{period}仅 {periods} 个，不足以估计长度为 {season} 的季节性：相关方法未参与。");

    private static readonly LocalizedText Conformal = LocalizedText.Of(
        "The interval is made of the errors of the past forecasts themselves.",
        "区间直接取自以往预测的误差。");

    private static readonly LocalizedText Distribution = LocalizedText.Of(
        "The interval is that of the {distribution} distribution.",
        "区间取自{distribution}分布。");

    private static readonly LocalizedText[] Methods =
    [
        LocalizedText.Of("the last count", "朴素法（上期数量）"),
        LocalizedText.Of("the count of one season before", "季节朴素法（上季同期数量）"),
        LocalizedText.Of("simple exponential smoothing", "简单指数平滑"),
        LocalizedText.Of("Holt's linear trend", "霍尔特线性趋势法"),
        LocalizedText.Of("Holt's damped trend", "霍尔特阻尼趋势法"),
        LocalizedText.Of("Holt and Winters' method", "霍尔特-温特斯加法模型"),
        LocalizedText.Of("Holt and Winters' multiplicative method", "霍尔特-温特斯乘法模型"),
        LocalizedText.Of("Croston's method", "Croston 法"),
        LocalizedText.Of("the Syntetos-Boylan approximation", "SBA 法"),
        LocalizedText.Of("the method of Teunter, Syntetos and Babai", "TSB 法"),
        LocalizedText.Of("the Theta method", "Theta 法"),
    ];

    private static readonly LocalizedText[] Losses =
        [LocalizedText.Of("root mean squared error", "均方根误差"), LocalizedText.Of("pinball loss", "分位数损失")];

    private static readonly LocalizedText All = LocalizedText.Of("All tickets", "全部工单");

    private static readonly LocalizedText[] WithoutKey =
    [
        All,
        LocalizedText.Of("Tickets without a category", "未填类别的工单"),
        LocalizedText.Of("Tickets without a module", "未填模块的工单"),
        LocalizedText.Of("Tickets without a team", "未分配团队的工单"),
        LocalizedText.Of("Tickets without a product", "未填产品的工单"),
    ];

    /// <summary>Explains the forecast of a series, what is expected first.</summary>
    /// <param name="options">The options.</param>
    /// <param name="key">The key and what it is one of; <see langword="null"/> for all tickets.</param>
    /// <param name="periods">How many whole periods there were.</param>
    /// <param name="steps">What is expected.</param>
    /// <param name="forecast">How it was found.</param>
    public static IEnumerable<Reason> Explain(
        TicketForecastOptions options, (string? Value, TicketForecastKey Kind)? key, int periods, EquatableArray<TicketForecastStep> steps, CountForecast forecast)
    {
        var scope = key is not { } one ? new("scope", "*") { Display = All }
            : one.Value is { } value ? new("scope", value)
            : new Evidence("scope", "") { Display = WithoutKey[(int)one.Kind] };
        if (forecast.Note == ForecastNote.Empty)
        {
            yield return new("forecast.empty", Empty, [scope, PeriodOf(options, isMany: false)]);
            yield break;
        }

        yield return new(
            options.Period == TicketForecastPeriod.Week ? "forecast.nextWeek" : "forecast.nextDay",
            options.Period == TicketForecastPeriod.Week ? NextWeek : NextDay,
            [
                scope,
                Number("mean", steps[0].Mean),
                Date("from", steps[0].Start),
                new("lower", Exact.Text(steps[0].Lower)),
                new("upper", Exact.Text(steps[0].Upper)),
                new("confidence", (100 * options.Forecast.Confidence).ToString("0.###", CultureInfo.InvariantCulture)),
            ]);
        if (steps.Count > 1)
        {
            yield return new(
                "forecast.horizon", Horizon, [Date("from", steps[0].Start), Date("to", steps[^1].End.PlusDays(-1)), Number("sum", steps.Sum(step => step.Mean))]);
        }

        yield return Choice(options, periods, forecast);
        if (forecast.Note == ForecastNote.TooShortForSeason)
        {
            yield return new(
                "forecast.tooShortForSeason", TooShortForSeason, [new("periods", Exact.Text(periods)), PeriodOf(options, isMany: true), new("season", Exact.Text(options.Forecast.Season))]);
        }

        yield return forecast.Interval == ForecastIntervalKind.Conformal
            ? new("forecast.conformal", Conformal, [])
            : new("forecast.distribution", Distribution, [DistributionOf(forecast.Interval)]);
    }

    private static Reason Choice(TicketForecastOptions options, int periods, CountForecast forecast)
    {
        if (forecast.Note == ForecastNote.TooShortToChoose)
        {
            return new("forecast.tooShort", TooShort, [new("periods", Exact.Text(periods)), PeriodOf(options, isMany: periods != 1)]);
        }

        var (origins, tried) = (new Evidence("origins", Exact.Text(forecast.Origins)), new Evidence("tried", Exact.Text(forecast.Candidates.Count(item => item.Loss is not null))));
        return forecast.BeatsNaive
            ? new("forecast.best", Best,
            [
                origins,
                tried,
                MethodOf("method", forecast.Method),
                Number("loss", LossOf(forecast, forecast.Method)),
                new("measure", EnumJsonConverter<ForecastLoss>.NameOf(options.Forecast.Loss)) { Display = Losses[(int)options.Forecast.Loss] },
                MethodOf("baseline", forecast.Baseline),
                Number("naive", LossOf(forecast, forecast.Baseline)),
            ])
            : new("forecast.nothingBeatsNaive", NothingBetter,
            [
                origins,
                tried,
                MethodOf("baseline", forecast.Baseline),
                new("gain", (100 * options.Forecast.LeastGain).ToString("0.###", CultureInfo.InvariantCulture)),
            ]);
    }

    private static double LossOf(CountForecast forecast, ForecastMethod method) => forecast.Candidates.First(item => item.Method == method).Loss!.Value;

    private static Evidence MethodOf(string name, ForecastMethod method) =>
        new(name, EnumJsonConverter<ForecastMethod>.NameOf(method)) { Display = Methods[(int)method] };

    private static Evidence DistributionOf(ForecastIntervalKind kind) => new("distribution", EnumJsonConverter<ForecastIntervalKind>.NameOf(kind))
    {
        Display = kind == ForecastIntervalKind.Poisson ? LocalizedText.Of("Poisson", "泊松") : LocalizedText.Of("negative binomial", "负二项"),
    };

    private static Evidence PeriodOf(TicketForecastOptions options, bool isMany) => options.Period == TicketForecastPeriod.Week
        ? new("period", "week") { Display = isMany ? LocalizedText.Of("weeks", "周") : LocalizedText.Of("week", "周") }
        : new("period", "day") { Display = isMany ? LocalizedText.Of("days", "日") : LocalizedText.Of("day", "日") };

    private static Evidence Date(string name, LocalDate date) => new(name, LocalDatePattern.Iso.Format(date));

    private static Evidence Number(string name, double value) => new(name, value.ToString(Math.Abs(value) < 999.5 ? "G3" : "0", CultureInfo.InvariantCulture));
}
