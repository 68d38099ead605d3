using System.Globalization;
using NodaTime;
using NodaTime.Text;
using UserOps.Json;
using UserOps.Rfm;

namespace UserOps.CustomerValue;

/// <summary>The sentences that explain a prediction.</summary>
internal static class CustomerValueExplainer
{
    private static readonly LocalizedText NeverPurchased = LocalizedText.Of(
        "Bought nothing that counts up to {day}, so there is nothing to tell from.",
        "截至 {day} 没有任何有效购买，无从预测。");

    private static readonly LocalizedText Alive = LocalizedText.Of(
        "{orders} {orders:order|orders} in {observed}, silent for {silent}: alive with {pAlive}; about {expected} {horizon}.",
        "{observed}内 {orders} 次购买，已沉默 {silent}：仍活跃的概率为 {pAlive}；{horizon}预计约 {expected}。");

    private static readonly LocalizedText OneTime = LocalizedText.Of(
        "BG/NBD calls everybody alive who bought once only, however long ago; MBG/NBD does not.",
        "BG/NBD 模型把所有只购买过一次的用户都视为活跃，无论时隔多久；MBG/NBD 则不然。");

    private static readonly LocalizedText SpendSeen = LocalizedText.Of(
        "A repeat order was worth {seen} on average; with the mean of all customers in view, {spend} is expected.",
        "复购的平均金额为 {seen}；结合全体用户的均值，预计每次 {spend}。");

    private static readonly LocalizedText SpendOfAll = LocalizedText.Of(
        "There is no repeat order yet, so one is expected to be worth the mean of all customers, {spend}.",
        "尚无复购，按全体用户的均值预计每次 {spend}。");

    private static readonly LocalizedText NoSpend = LocalizedText.Of(
        "What an order will be worth can't be told: there is no finite mean for this user.",
        "无法预计每次购买的金额：该用户没有有限的均值。");

    private static readonly LocalizedText NothingSpent = LocalizedText.Of(
        "What an order will be worth can't be told: the repeat orders were worth {seen} on average, and the model knows amounts above zero only.",
        "无法预计每次购买的金额：复购的平均金额为 {seen}，而模型只适用于大于零的金额。");

    private static readonly LocalizedText Worth = LocalizedText.Of(
        "Worth about {value} {horizon}, at a discount of {rate} a year.",
        "{horizon}的价值约为 {value}（年折现率 {rate}）。");

    private static readonly LocalizedText Fitted = LocalizedText.Of(
        "By {model}, fitted to {customers} customers as of {day}.",
        "模型：{model}，依据截至 {day} 的 {customers} 位用户拟合。");

    private static readonly LocalizedText FittedLimit = LocalizedText.Of(
        "By NBD, fitted to {customers} customers as of {day}: the data does not show that customers stop (by {model} the log-likelihood is only {gain} higher), so nobody is taken to have stopped.",
        "模型：NBD，依据截至 {day} 的 {customers} 位用户拟合：数据未显示用户流失（{model} 的对数似然仅高出 {gain}），因此视所有用户为未流失。");

    private static readonly LocalizedText Weak = LocalizedText.Of(
        "The data does not tell all parameters of the model ({parameters}); take the numbers with care.",
        "数据不足以确定模型的全部参数（{parameters}），请谨慎使用这些数字。");

    private static readonly LocalizedText GoneFrom = LocalizedText.Of(
        "Without a new purchase, more likely gone than not from {day} on.",
        "若无新购买，自 {day} 起流失的可能性更大。");

    private static readonly LocalizedText Until = LocalizedText.Of(
        "Without a new purchase this holds until {until} ({zone}); silence changes it each {step}.",
        "若无新购买，该结果有效至 {until}（{zone}）；沉默每{step}都会改变它。");

    /// <summary>Explains one user's prediction, the deciding numbers first.</summary>
    public static IEnumerable<Reason> Explain(CustomerValueModel model, PurchaseSummary summary, CustomerPrediction prediction, Instant? until)
    {
        if (!prediction.IsCustomer)
        {
            yield return new("value.neverPurchased", NeverPurchased, [Of("day", Day(summary.AsOfDay))]);
            yield break;
        }

        var (x, last, observed) = prediction.Statistics;
        yield return new("value.alive", Alive,
        [
            Of("orders", Exact.Text(x + 1L)),
            Length("observed", observed, model.Policy.Unit, withUnit: true),
            Length("silent", observed - last, model.Policy.Unit, withUnit: false),
            Chance("pAlive", prediction.PAlive),
            Orders(prediction.Expected),
            Ahead(model.Policy.Horizon),
        ]);
        if (x == 0 && model.Purchases.Predicting.Model.Kind == PurchaseModelKind.BgNbd)
        {
            yield return new("value.oneTimeBuyer", OneTime, []);
        }

        foreach (var reason in Money(model, summary, prediction).Concat(OfModel(model)))
        {
            yield return reason;
        }

        if (prediction.PAlive >= 0.5 && model.AliveUntil(summary, 0.5) is { } gone)
        {
            yield return new("value.goneFrom", GoneFrom, [Of("day", Day(model.Summarizer.Days.DayOf(gone)))]);
        }

        if (until is { } next)
        {
            yield return new("value.validUntil", Until,
            [
                Of("at", InstantPattern.ExtendedIso.Format(next)),
                Of("until", Day(model.Summarizer.Days.DayOf(next))),
                Of("zone", model.Policy.Zone),
                model.Policy.Unit == BtydUnit.CalendarWeeks
                    ? new("step", "week") { Display = LocalizedText.Of("week", "周") }
                    : new("step", "day") { Display = LocalizedText.Of("day", "天") },
            ]);
        }
    }

    private static IEnumerable<Reason> Money(CustomerValueModel model, PurchaseSummary summary, CustomerPrediction prediction)
    {
        if (model.Spend is null)
        {
            yield break;
        }

        if (prediction is not { Spend: { } spend, Value: { } value })
        {
            yield return CustomerSample.MeanSpendOf(summary, model.Policy.Unit) is { } mean && !SpendRules.IsSpend(mean)
                ? new("value.noSpend", NothingSpent, [Amount("seen", (double)mean)])
                : new("value.noSpend", NoSpend, []);
            yield break;
        }

        yield return prediction.Statistics.Repeats > 0
            ? new("value.spend", SpendSeen,
                [Amount("seen", (double)CustomerSample.MeanSpendOf(summary, model.Policy.Unit)!.Value), Amount("spend", spend)])
            : new("value.spendOfAll", SpendOfAll, [Amount("spend", spend)]);
        yield return new("value.worth", Worth,
            [Amount("value", value), Ahead(model.Policy.Horizon), Rate(model.Policy.AnnualDiscountRate)]);
    }

    private static IEnumerable<Reason> OfModel(CustomerValueModel model)
    {
        var fit = model.Purchases;
        var name = Of("model", NameOf(fit.Model.Kind));
        var customers = Of("customers", Exact.Text(model.Sample.Customers));
        var day = Of("day", Day(model.Summarizer.Days.DayOf(model.FittedAt)));
        yield return fit.ShowsDropout
            ? new("value.model", Fitted, [name, customers, day])
            : new("value.limit", FittedLimit, [name, customers, day, Number("gain", fit.Gain, "0.00")]);
        if (fit.Predicting.Weak.Count > 0)
        {
            yield return new("value.weak", Weak, [Of("parameters", string.Join(", ", fit.Predicting.Weak))]);
        }
    }

    /// <summary>The name of a model in the literature.</summary>
    internal static string NameOf(PurchaseModelKind kind) => kind switch
    {
        PurchaseModelKind.MbgNbd => "MBG/NBD",
        PurchaseModelKind.BgNbd => "BG/NBD",
        PurchaseModelKind.ParetoNbd => "Pareto/NBD",
        _ => "NBD",
    };

    private static Evidence Length(string name, double units, BtydUnit unit, bool withUnit)
    {
        var number = Shown(units, units >= 10 || unit != BtydUnit.SevenDays ? "0" : "0.#");
        var (one, many, chinese) = unit == BtydUnit.Days ? ("day", "days", "天") : ("week", "weeks", "周");
        return new(name, Text(units))
        {
            Display = LocalizedText.Of(withUnit ? $"{number} {(number == "1" ? one : many)}" : number, $"{number} {chinese}"),
        };
    }

    private static Evidence Chance(string name, double share)
    {
        // What is not sure is not shown as 100 %, nor what may be as 0 %.
        var (english, chinese) = Shown(share * 100, "0") switch
        {
            "100" when share < 1 => ("over 99", "超过 99"),
            "0" when share > 0 => ("under 1", "不到 1"),
            var shown => (shown, shown),
        };
        return new(name, Text(share)) { Display = LocalizedText.Of($"{english} %", $"{chinese}%") };
    }

    private static Evidence Rate(double rate)
    {
        var shown = Shown(rate * 100, "0.####");
        return new("rate", Text(rate)) { Display = LocalizedText.Of($"{shown} %", $"{shown}%") };
    }

    private static Evidence Orders(double expected)
    {
        var number = Shown(expected, expected >= 10 ? "0" : expected >= 1 ? "0.#" : "0.##");
        return new("expected", Text(expected)) { Display = LocalizedText.Of($"{number} {(number == "1" ? "order" : "orders")}", $"{number} 次购买") };
    }

    private static Evidence Ahead(Duration horizon)
    {
        var iso = DurationJsonConverter.FormatIso(horizon);
        var days = Exact.Text(horizon.Days);
        return new("horizon", iso)
        {
            Display = horizon == Duration.FromDays(365) ? LocalizedText.Of("in the next year", "未来一年")
                : horizon != Duration.FromDays(horizon.Days) ? LocalizedText.Of($"in the time of {iso}", $"未来 {iso} 时间")
                : horizon.Days == 1 ? LocalizedText.Of("in the next day", "未来一天")
                : LocalizedText.Of($"in the next {days} days", $"未来 {days} 天"),
        };
    }

    private static Evidence Amount(string name, double money) => Number(name, money, "0.00");

    private static Evidence Number(string name, double value, string format)
    {
        var shown = Shown(value, format);
        return new(name, Text(value)) { Display = LocalizedText.Of(shown, shown) };
    }

    private static Evidence Of(string name, string value) => new(name, value);

    private static string Shown(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
