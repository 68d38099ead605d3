using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.CustomerValue;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Value;

/// <summary>Shows fitted models to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class FitTables(Screen screen, Words words)
{
    /// <summary>Shows everything of one run.</summary>
    public void Show(ValueFitResult result)
    {
        if (result.Counts is { } counts)
        {
            new RfmTables(screen, words).ShowInput(counts);
        }

        ShowSample(result.Model);
        ShowPurchases(result.Model);
        ShowSpend(result.Model);
        if (result.Holdout is { } holdout)
        {
            ShowHoldout(result.Model, holdout);
        }

        if (result.Tracking is { } tracking)
        {
            ShowTracking(tracking);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {result.Model.Policy.ToRef()}.", $"策略：{result.Model.Policy.ToRef()}。"));
    }

    /// <summary>Shows whom the model was fitted to.</summary>
    public void ShowSample(CustomerValueModel model)
    {
        var (sample, zone) = (model.Sample, model.Policy.Zone);
        var day = LocalDatePattern.Iso.Format(model.Summarizer.Days.DayOf(model.FittedAt));
        screen.Line(words.Of(
            $"{Count(sample.Customers, "customer", "customers")} as of {day} ({zone}): {Count(sample.Repeaters)} bought again. {Count(sample.NeverPurchased, "user", "users")} had bought nothing.",
            $"截至 {day}（{zone}）共 {Count(sample.Customers)} 位客户，其中 {Count(sample.Repeaters)} 位有复购；另有 {Count(sample.NeverPurchased)} 位用户从未购买。"));
    }

    /// <summary>Shows the fit of purchases, and what predictions come from.</summary>
    public void ShowPurchases(CustomerValueModel model)
    {
        var fit = model.Purchases;
        var name = ValueText.NameOf(fit.Model.Kind);
        var unit = ValueText.UnitOf(model.Policy.Unit, words);
        screen.Heading(words.Of($"How customers buy and stop: {name}, in {unit}", $"客户如何购买与流失：{name}，时间单位：{unit}"));
        Parameters(name, fit.Model.Parameters, fit.StandardErrors, fit.Limit);
        screen.Line(words.Of(
            $"Log-likelihood {ValueText.Likelihood(fit.LogLikelihood)}{(fit.Limit is not null ? $", {Fine(fit.Gain)} above that of the NBD, in which nobody stops" : "")}.",
            $"对数似然 {ValueText.Likelihood(fit.LogLikelihood)}{(fit.Limit is not null ? $"，比假定无人流失的 NBD 高 {Fine(fit.Gain)}" : "")}。"));
        if (!fit.Converged)
        {
            screen.Line(words.Of("The search ended before its maximum: take the numbers with care.", "搜索未到达最大值：请谨慎使用这些数字。"));
        }

        if (fit.Weak.Count > 0)
        {
            var weak = string.Join(", ", fit.Weak);
            screen.Line(words.Of($"The data does not tell {weak}: take the parameters as one way to write the fit.", $"数据不足以确定 {weak}：这些参数只是拟合的一种写法。"));
        }

        screen.Line((fit.ShowsDropout, fit.Identifiable) switch
        {
            (false, _) => words.Of(
                $"The data does not show that customers stop: that takes a gain of {Number(PurchaseFit.LeastGain)}. Predictions come from the NBD, so nobody is taken to have stopped.",
                $"数据未显示客户会流失（对数似然须至少高出 {Number(PurchaseFit.LeastGain)}）。预测取自 NBD，即视所有客户为未流失。"),
            (_, true) => words.Of(
                $"The parameters are identifiable, and predictions come from {name}.", $"参数可识别，预测取自 {name}。"),
            _ => words.Of(
                $"The parameters are not identifiable; predictions come from {name} all the same.", $"参数不可识别；预测仍取自 {name}。"),
        });
    }

    /// <summary>Shows the fit of spend, and how far it can be trusted.</summary>
    public void ShowSpend(CustomerValueModel model)
    {
        if (model.Spend is not { } fit)
        {
            screen.Heading(words.Of("How much they spend: nobody can tell", "消费金额：无从得知"));
            screen.Line(words.Of(
                "No customer has a repeat purchase with a mean above zero, so purchases have no value here.",
                "没有客户的复购均额大于零，因此无法给购买定价。"));
            return;
        }

        screen.Heading(words.Of(
            $"How much they spend: Gamma-Gamma, by {Count(fit.Customers, "customer", "customers")} with repeat purchases",
            $"消费金额：Gamma-Gamma，依据 {Count(fit.Customers)} 位有复购的客户"));
        Parameters("Gamma-Gamma", fit.Model.Parameters, fit.StandardErrors, limit: null);
        screen.Line(words.Of($"Log-likelihood {ValueText.Likelihood(fit.LogLikelihood)}.", $"对数似然 {ValueText.Likelihood(fit.LogLikelihood)}。"));
        if (fit.Correlation is { } correlation)
        {
            screen.Line(words.Of(
                $"Correlation of the number of repeats and the mean spend: {Number(correlation)}; the model takes it to be 0.{(fit.IsCorrelated ? " It is far from that: take values with care." : "")}",
                $"复购次数与均额的相关系数：{Number(correlation)}；模型假定其为 0。{(fit.IsCorrelated ? "两者相差甚远：请谨慎使用价值数字。" : "")}"));
        }

        if (!fit.Identifiable)
        {
            screen.Line(words.Of(
                $"The parameters are not identifiable{(fit.Weak.Count > 0 ? $": the data does not tell {string.Join(", ", fit.Weak)}" : "")}.",
                $"参数不可识别{(fit.Weak.Count > 0 ? $"：数据不足以确定 {string.Join("、", fit.Weak)}" : "")}。"));
        }

        if (model.Sample.WithoutSpend > 0)
        {
            screen.Line(words.Of(
                $"{Count(model.Sample.WithoutSpend, "customer", "customers")} bought again for nothing on average: left out here.",
                $"{Count(model.Sample.WithoutSpend)} 位客户的复购均额不大于零，未计入。"));
        }
    }

    /// <summary>Shows what came after the fit, beside what was expected.</summary>
    public void ShowHoldout(CustomerValueModel model, ValueHoldout holdout)
    {
        var report = holdout.Report;
        var until = LocalDatePattern.Iso.Format(model.Summarizer.Days.DayOf(holdout.Until));
        screen.Heading(words.Of($"What came after, up to {until}: found beside predicted", $"此后至 {until}：实际与预测"));
        screen.Line(words.Of(
            $"{Count(report.Customers, "customer", "customers")} made {Fine(report.Actual, 0)} further purchases, {Fine(report.Predicted, 1)} were predicted. A customer is missed by {Number(report.MeanAbsoluteError)} on average (root mean square {Number(report.RootMeanSquareError)}; correlation {Number(report.Correlation)}).",
            $"{Count(report.Customers)} 位客户此后购买 {Fine(report.Actual, 0)} 次，预测 {Fine(report.Predicted, 1)} 次。人均绝对误差 {Number(report.MeanAbsoluteError)}（均方根 {Number(report.RootMeanSquareError)}；相关系数 {Number(report.Correlation)}）。"));
        screen.Line(words.Of(
            $"{Count(holdout.Orders, "order", "orders")} for {Money(holdout.Money)}, {Money(holdout.MoneyPerOrder)} an order.",
            $"订单 {Count(holdout.Orders)} 笔，金额 {Money(holdout.Money)}，每单 {Money(holdout.MoneyPerOrder)}。"));
        screen.Table(
            [
                Numbers(words.Of("repeats before", "此前复购")), Numbers(words.Of("customers", "客户")), Numbers(words.Of("found, a customer", "人均实际")),
                Numbers(words.Of("predicted, a customer", "人均预测")),
            ],
            report.Groups.Select(group => (string[])
            [
                $"{Count(group.Repeats)}{(group.AndMore ? "+" : "")}", Count(group.Customers), Fine(group.Actual), Fine(group.Predicted),
            ]));
    }

    /// <summary>Shows repeat purchases over time.</summary>
    public void ShowTracking(EquatableArray<TrackingPoint> points)
    {
        screen.Heading(words.Of("Repeat purchases over time: found beside predicted", "复购随时间：实际与预测"));
        screen.Table(
            [
                words.Of("up to", "截至"), "", Numbers(words.Of("customers", "客户")), Numbers(words.Of("found", "实际")),
                Numbers(words.Of("predicted", "预测")), Numbers(words.Of("found in all", "累计实际")), Numbers(words.Of("predicted in all", "累计预测")),
            ],
            points.Select(point => (string[])
            [
                LocalDatePattern.Iso.Format(point.Day),
                point.IsCalibration ? words.Of("fitted", "拟合期") : words.Of("after", "此后"),
                Count(point.Customers),
                Count(point.Actual),
                Fine(point.Predicted, 1),
                Count(point.CumulativeActual),
                Fine(point.CumulativePredicted, 1),
            ]));
    }

    private static string Fine(double? value, int decimals = 2) => ValueText.Fine(value, decimals);

    private void Parameters(
        string name, EquatableArray<ModelParameter> parameters, EquatableArray<ModelParameter> errors, PurchaseFit? limit)
    {
        var withLimit = limit is not null;
        screen.Table(
            [
                words.Of("parameter", "参数"), Numbers(name), Numbers(words.Of("standard error", "标准误")),
                .. Only(withLimit, Numbers("NBD")), .. Only(withLimit, Numbers(words.Of("standard error", "标准误"))),
            ],
            parameters.Select(parameter => (string[])
            [
                parameter.Name,
                ValueText.Parameter(parameter.Value),
                ValueText.Parameter(FittedParameter.Find(errors, parameter.Name)),
                .. Only(withLimit, ValueText.Parameter(FittedParameter.Find(limit?.Model.Parameters ?? [], parameter.Name))),
                .. Only(withLimit, ValueText.Parameter(FittedParameter.Find(limit?.StandardErrors ?? [], parameter.Name))),
            ]));
    }
}
