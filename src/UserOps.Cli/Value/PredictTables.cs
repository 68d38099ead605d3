using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.CustomerValue;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Value;

/// <summary>Shows predictions to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class PredictTables(Screen screen, Words words)
{
    private const int UsersShown = 20;

    /// <summary>The lower ends of the bands of P(alive), the highest first.</summary>
    private static readonly double[] Bands = [0.8, 0.6, 0.4, 0.2, 0];

    /// <summary>Tells which band of P(alive) a customer is in.</summary>
    public static double BandOf(CustomerPrediction prediction) => Bands.First(band => prediction.PAlive >= band);

    /// <summary>Writes what a band is called.</summary>
    public static string NameOf(double band) => $"{Percent(band)} .. {Percent(band + 0.2)}";

    /// <summary>Shows everything of one run.</summary>
    public void Show(ValuePredictResult result)
    {
        if (result.Counts is { } counts)
        {
            new RfmTables(screen, words).ShowInput(counts);
        }

        ShowTotals(result);
        ShowBands(result);
        if (result.Groups is { } groups)
        {
            ShowGroups(groups);
        }

        ShowBest(result);
        screen.Line();
        screen.Line(words.Of($"Policy: {result.Model.Policy.ToRef()}.", $"策略：{result.Model.Policy.ToRef()}。"));
    }

    private void ShowTotals(ValuePredictResult result)
    {
        var (model, totals) = (result.Model, result.Totals);
        var days = model.Summarizer.Days;
        var (day, fitted) = (LocalDatePattern.Iso.Format(days.DayOf(result.AsOf)), LocalDatePattern.Iso.Format(days.DayOf(model.FittedAt)));
        var (fit, horizon) = (model.Purchases, ValueText.HorizonOf(model.Policy.Horizon, words));
        var name = ValueText.NameOf(fit.Model.Kind);
        screen.Line(words.Of(
            $"{Count(totals.Customers, "customer", "customers")} as of {day} ({model.Policy.Zone}). {Count(result.NeverPurchased, "user", "users")} had bought nothing and {(result.NeverPurchased == 1 ? "is" : "are")} left out.",
            $"截至 {day}（{model.Policy.Zone}）共 {Count(totals.Customers)} 位客户；{Count(result.NeverPurchased)} 位用户从未购买，不在其列。"));
        screen.Line(fit.ShowsDropout
            ? words.Of(
                $"By {name}, fitted to {Count(model.Sample.Customers, "customer", "customers")} as of {fitted}.",
                $"模型：{name}，依据截至 {fitted} 的 {Count(model.Sample.Customers)} 位客户拟合。")
            : words.Of(
                $"By NBD, fitted to {Count(model.Sample.Customers, "customer", "customers")} as of {fitted}: the data does not show that customers stop, so nobody is taken to have stopped.",
                $"模型：NBD，依据截至 {fitted} 的 {Count(model.Sample.Customers)} 位客户拟合：数据未显示客户会流失，因此视所有客户为未流失。"));
        screen.Line(words.Of(
            $"{ValueText.Fine(totals.Alive, 1)} of them are expected to be alive. In the next {horizon} they buy {ValueText.Fine(totals.Purchases, 1)} times, worth {ValueText.Fine(totals.Value)} now at a discount of {Percent(model.Policy.AnnualDiscountRate)} a year.",
            $"预计其中 {ValueText.Fine(totals.Alive, 1)} 位仍活跃。未来 {horizon}预计购买 {ValueText.Fine(totals.Purchases, 1)} 次，按年折现率 {Percent(model.Policy.AnnualDiscountRate)} 折算现值 {ValueText.Fine(totals.Value)}。"));
        if (totals.WithoutValue > 0)
        {
            screen.Line(words.Of(
                $"What {Count(totals.WithoutValue, "customer is", "customers are")} worth can't be told; they are not in the value.",
                $"{Count(totals.WithoutValue)} 位客户的价值无从得知，未计入。"));
        }

        if (result.HasIntervals && model.Purchases.Predicting.Covariance.Count == 0)
        {
            screen.Line(words.Of(
                "There are no intervals: the fit has no maximum within bounds, so there is no covariance to draw from.",
                "没有区间：拟合在边界内没有最大值，因而没有可供抽样的协方差。"));
        }
    }

    private void ShowBands(ValuePredictResult result)
    {
        var bands = CustomerValueTotals.By(result.Users.Select(user => (BandOf(user.Prediction), user.Prediction)));
        screen.Heading(words.Of("How likely they are still customers", "仍为客户的可能性"));
        screen.Table(
            Columns(words.Of("P(alive)", "活跃概率")),
            Bands.Where(bands.ContainsKey).Select(band => Row(NameOf(band), bands[band])));
    }

    private void ShowGroups(IReadOnlyList<(string Group, CustomerValueTotals Totals)> groups)
    {
        screen.Heading(words.Of("By group", "分组"));
        screen.Table(
            Columns(words.Of("group", "分组")),
            groups.Select(group => Row(group.Group.Length == 0 ? words.Of("(blank)", "（空）") : Shown.Text(group.Group), group.Totals)));
    }

    private void ShowBest(ValuePredictResult result)
    {
        PredictedUser[] best =
        [
            .. result.Users.OrderByDescending(user => user.Prediction.Value ?? double.NegativeInfinity)
                .ThenByDescending(user => user.Prediction.Expected)
                .Take(UsersShown),
        ];
        if (best.Length == 0)
        {
            return;
        }

        var (residual, intervals) = (result.HasResidual, result.HasIntervals);
        screen.Heading(words.Of($"Of most value, the first {Count(best.Length)}", $"价值最高的 {Count(best.Length)} 位"));
        screen.Table(
            [
                words.Of("user", "用户"), Numbers("x"), Numbers("t.x"), Numbers("T"), Numbers(words.Of("P(alive)", "活跃概率")),
                Numbers(words.Of("purchases", "购买次数")), Numbers(words.Of("an order", "每单")), Numbers(words.Of("value", "价值")),
                .. Only(residual, Numbers("DERT")), .. Only(residual, Numbers(words.Of("residual value", "剩余价值"))),
                .. Only(intervals, Numbers(words.Of("95 % of purchases", "购买次数 95%"))), .. Only(intervals, Numbers(words.Of("95 % of the value", "价值 95%"))),
            ],
            best.Select(user => (string[])
            [
                Shown.Text(user.User.Value),
                Count(user.Prediction.Statistics.Repeats),
                Number(user.Prediction.Statistics.LastRepeat),
                Number(user.Prediction.Statistics.Observed),
                Percent(user.Prediction.PAlive),
                ValueText.Fine(user.Prediction.Expected),
                ValueText.Fine(user.Prediction.Spend),
                ValueText.Fine(user.Prediction.Value),
                .. Only(residual, ValueText.Fine(user.ResidualPurchases)),
                .. Only(residual, ValueText.Fine(user.ResidualValue)),
                .. Only(intervals, RangeOf(user.Interval?.Purchases, 0)),
                .. Only(intervals, RangeOf(user.Interval?.Value, 2)),
            ]));
    }

    private static string RangeOf(PredictionRange? range, int decimals) =>
        range is { } known ? $"{ValueText.Fine(known.Lower, decimals)} .. {ValueText.Fine(known.Upper, decimals)}" : "-";

    private ScreenColumn[] Columns(string heading) =>
    [
        heading, Numbers(words.Of("customers", "客户")), Numbers(words.Of("alive", "活跃")), Numbers(words.Of("purchases", "购买次数")),
        Numbers(words.Of("value", "价值")),
    ];

    private static string[] Row(string name, CustomerValueTotals totals) =>
    [
        name, Count(totals.Customers), ValueText.Fine(totals.Alive, 1), ValueText.Fine(totals.Purchases, 1), ValueText.Fine(totals.Value),
    ];
}
