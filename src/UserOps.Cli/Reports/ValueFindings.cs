using UserOps.Cli.Value;
using UserOps.CustomerValue;
using UserOps.Reporting;
using UserOps.Statistics;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Reports;

/// <summary>What a report says of customer value in sentences: whom to reach, what to expect, and whether the model was right before.</summary>
internal static class ValueFindings
{
    /// <summary>Whom a model holds neither for gone nor for sure: the ones whom a call may still keep.</summary>
    private const double LeastInDoubt = 0.2;
    private const double MostInDoubt = 0.6;

    /// <summary>From which error on a model's forecast of the past is something to watch.</summary>
    private const double LargeError = 0.2;

    /// <summary>The share of the customers who are looked at as the best.</summary>
    private const double BestShare = 0.1;

    /// <summary>The z-value of a 95 % interval.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>Says what customers will do.</summary>
    /// <param name="users">The customers.</param>
    /// <param name="policy">How they are predicted.</param>
    /// <param name="showsDropout">Whether the purchases show that customers leave; if not, nobody's probability says anything.</param>
    /// <returns>The sentences.</returns>
    public static IEnumerable<Finding> Of(PredictedUser[] users, CustomerValuePolicy policy, bool showsDropout)
    {
        var doubted = Array.FindAll(users, user => user.Prediction.PAlive is >= LeastInDoubt and < MostInDoubt);
        if (doubted.Length > 0)
        {
            yield return new(FindingKind.Act, InDoubt(doubted, users.Length, policy));
        }

        if (users.Length > 0)
        {
            yield return showsDropout ? new(FindingKind.Note, StillCustomers(users)) : new(FindingKind.Watch, LocalizedText.Of(
                $"The purchases of {Count(users.Length, "customer", "customers")} don't show that customers leave, so the model can't tell who has left: watch a longer time, or look at the segments.",
                $"{Count(users.Length)} 位客户的购买记录看不出客户流失，模型无法判断谁已离开：请拉长观察期，或参看分群。"));
            yield return new(FindingKind.Note, ToCome(users, policy));
        }
    }

    /// <summary>Says how well a model that was fitted earlier foresaw what came.</summary>
    /// <param name="model">The model.</param>
    /// <param name="holdout">What came.</param>
    /// <returns>The sentence; <see langword="null"/> where nobody was known when it was fitted.</returns>
    public static Finding? Backtest(CustomerValueModel model, ValueHoldout holdout)
    {
        var (report, fitted) = (holdout.Report, Day(model.Summarizer.Days.DayOf(model.FittedAt)));
        if (report.Customers == 0)
        {
            return null;
        }

        var error = report.Actual == 0 ? (double?)null : (report.Predicted - report.Actual) / report.Actual;
        var size = Math.Abs(error ?? 0);
        var isLarge = error is null ? report.Predicted >= 1 : size > LargeError;
        var (cameEn, cameZh) = error is not { } difference ? ("none came", "实际为零")
            : (
                $"{Whole(report.Actual)} came, so it was {ReportText.PercentEn(size)} too {(difference < 0 ? "low" : "high")}",
                $"实际 {Whole(report.Actual)} 次，预测偏{(difference < 0 ? "低" : "高")} {ReportText.PercentZh(size)}");
        return new(isLarge ? FindingKind.Watch : FindingKind.Good, LocalizedText.Of(
            $"Put to the test: fitted on {fitted}, the model expected {Whole(report.Predicted)} further purchases of {Count(report.Customers, "customer", "customers")}; {cameEn}.{(isLarge ? " Take its forecasts with care." : "")}",
            $"回测：在 {fitted} 拟合的模型预计 {Count(report.Customers)} 位客户再购 {Whole(report.Predicted)} 次，{cameZh}。{(isLarge ? "请谨慎看待其预测。" : "")}"));
    }

    private static LocalizedText InDoubt(PredictedUser[] doubted, int customers, CustomerValuePolicy policy)
    {
        var share = ProportionInterval.Wilson(doubted.Length, customers)!.Value;
        var totals = CustomerValueTotals.Of(doubted.Select(user => user.Prediction));
        var days = Count(policy.Horizon.Days);
        var (worthEn, worthZh) = totals.Value > 0 ? ($", worth {Whole(totals.Value)}", $"，价值 {Whole(totals.Value)}") : ("", "");
        return LocalizedText.Of(
            $"{Count(doubted.Length)} of {Count(customers, "customer", "customers")}, {ReportText.PercentEn(share.Estimate)} ({ReportText.PercentEn(share.Lower)} to {ReportText.PercentEn(share.Upper)}), may be slipping away: 20 to 60 % likely to be customers still. {Whole(totals.Purchases)} purchases of the next {days} days hang on them{worthEn}. Reach them now.",
            $"{Count(customers)} 位客户中有 {Count(doubted.Length)} 位，占 {ReportText.PercentZh(share.Estimate)}（{ReportText.PercentZh(share.Lower)} 至 {ReportText.PercentZh(share.Upper)}），可能正在流失：仍为客户的概率为 20% 至 60%。未来 {days} 天有 {Whole(totals.Purchases)} 次购买取决于他们{worthZh}。请尽快联系。");
    }

    /// <summary>The interval takes customers as independent and the model as true: the sum of many coins of known chances.</summary>
    private static LocalizedText StillCustomers(PredictedUser[] users)
    {
        var alive = users.Sum(user => user.Prediction.PAlive);
        var reach = Z * Math.Sqrt(users.Sum(user => user.Prediction.PAlive * (1 - user.Prediction.PAlive)));
        var (least, most) = (Math.Max(0, alive - reach) / users.Length, Math.Min(users.Length, alive + reach) / users.Length);
        return LocalizedText.Of(
            $"Of {Count(users.Length, "customer", "customers")}, {Whole(alive)} are likely to be customers still: {ReportText.PercentEn(alive / users.Length)} ({ReportText.PercentEn(least)} to {ReportText.PercentEn(most)}, if the model holds).",
            $"{Count(users.Length)} 位客户中约 {Whole(alive)} 位仍是客户：{ReportText.PercentZh(alive / users.Length)}（若模型成立，{ReportText.PercentZh(least)} 至 {ReportText.PercentZh(most)}）。");
    }

    private static LocalizedText ToCome(PredictedUser[] users, CustomerValuePolicy policy)
    {
        var totals = CustomerValueTotals.Of(users.Select(user => user.Prediction));
        var days = Count(policy.Horizon.Days);
        var best = (int)Math.Ceiling(users.Length * BestShare);
        if (totals.Value <= 0)
        {
            return LocalizedText.Of(
                $"{Whole(totals.Purchases)} purchases are to be expected of {Count(users.Length, "customer", "customers")} in the next {days} days.",
                $"预计 {Count(users.Length)} 位客户未来 {days} 天购买 {Whole(totals.Purchases)} 次。");
        }

        var share = users.Select(user => user.Prediction.Value ?? 0).OrderDescending().Take(best).Sum() / totals.Value;
        return LocalizedText.Of(
            $"{Whole(totals.Purchases)} purchases worth {Whole(totals.Value)} are to be expected of {Count(users.Length, "customer", "customers")} in the next {days} days; the best {Count(best)} of them bring {ReportText.PercentEn(share)}.",
            $"预计 {Count(users.Length)} 位客户未来 {days} 天购买 {Whole(totals.Purchases)} 次，价值 {Whole(totals.Value)}；其中最好的 {Count(best)} 位贡献 {ReportText.PercentZh(share)}。");
    }

    private static string Whole(double value) => ValueText.Fine(value, 0);
}
