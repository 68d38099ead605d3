using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Output;
using UserOps.Cli.Rfm;
using UserOps.Cli.Value;
using UserOps.CustomerValue;
using UserOps.Rfm;
using UserOps.Simulation;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>The customer value part of the demo: a model that was fitted some time before the end, held against what came after.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class ValueDemo(Screen screen, Words words)
{
    /// <summary>How long before the end of the simulated shop the model is fitted.</summary>
    private static readonly Period ShopHoldout = Period.FromMonths(6);

    /// <summary>How long before the end of the real shop the model is fitted: it has but a year.</summary>
    private static readonly Period RealHoldout = Period.FromMonths(3);

    /// <summary>Shows what was predicted of the simulated shop, beside what came and beside the truth.</summary>
    /// <returns>The predictions; <see langword="null"/> when nobody had bought twice by then.</returns>
    public ValuePredictResult? OnShop(Shop shop, RfmResult result, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Stage("Predicting");
        if (Fit(result, ShopHoldout) is not var (input, model))
        {
            return null;
        }

        screen.Heading(words.Of("Customer value: who is still a customer, and what is to come", "客户价值：谁仍是客户，未来如何"));
        ShowFit(input, model, result.Snapshot.AsOf);
        var found = ValueJudge.Predict(input, model, model.FittedAt, withResidual: false, draws: null, cancellationToken);
        var truth = shop.Users.ToDictionary(user => user.Id);
        ShowTruth(truth, result.Book, model, found);
        ShowMissed([.. found.Where(user => PredictTables.BandOf(user.Prediction) == 0).Select(user => truth[user.User]).Where(user => user.IsCustomer(model.FittedAt))]);
        return new()
        {
            Model = model,
            AsOf = model.FittedAt,
            Users = found,
            NeverPurchased = input.Users.Count - found.Length,
        };
    }

    /// <summary>Shows what was predicted of real purchases, beside what came.</summary>
    public void OnPurchases(RfmResult result)
    {
        if (Fit(result, RealHoldout) is var (input, model))
        {
            screen.Heading(words.Of("Customer value: what was to come, and came", "客户价值：预测与实际"));
            ShowFit(input, model, result.Snapshot.AsOf);
        }
    }

    private static (ValueInput Input, CustomerValueModel Model)? Fit(RfmResult result, Period holdout)
    {
        var snapshot = result.Snapshot;
        var policy = CustomerValuePolicy.MbgNbd with { Zone = snapshot.Model.Policy.Zone };
        var days = snapshot.Model.Summarizer.Days;
        var asOf = days.EndOf(days.DayOf(snapshot.AsOf) - holdout);
        var input = new ValueInput(Counts: null, result.Book, [.. snapshot.Users.Select(user => user.User)]);
        var sample = CustomerSample.From(input.Summaries(new PurchaseSummarizer(policy.ToPurchasePolicy()), asOf), policy.Unit);
        return CustomerValueModel.TryFit(sample, asOf, policy, out var model, out _) ? (input, model) : null;
    }

    private void ShowFit(ValueInput input, CustomerValueModel model, Instant until)
    {
        var tables = new FitTables(screen, words);
        tables.ShowSample(model);
        tables.ShowPurchases(model);
        tables.ShowHoldout(model, ValueJudge.HoldOut(input, model, until));
    }

    /// <summary>Shows by bands of P(alive) how many were truly still customers at that moment, and how many bought again.</summary>
    private void ShowTruth(Dictionary<UserId, ShopUser> truth, PurchaseBook<UserId> book, CustomerValueModel model, PredictedUser[] found)
    {
        var day = LocalDatePattern.Iso.Format(model.Summarizer.Days.DayOf(model.FittedAt));
        screen.Heading(words.Of(
            $"Found beside planted: were these customers truly still ones on {day}?", $"发现与植入：{day} 这些客户真的还是客户吗？"));
        screen.Table(
            [
                words.Of("P(alive)", "活跃概率"), Numbers(words.Of("customers", "客户")), Numbers(words.Of("mean P(alive)", "平均活跃概率")),
                Numbers(words.Of("still customers in truth", "真相中仍为客户")), Numbers(words.Of("bought again", "此后再购")),
            ],
            found.GroupBy(user => PredictTables.BandOf(user.Prediction)).OrderByDescending(band => band.Key).Select(band => (string[])
            [
                PredictTables.NameOf(band.Key),
                Count(band.Count()),
                Percent(band.Average(user => user.Prediction.PAlive)),
                Percent(ShareOf(band, user => truth[user.User].IsCustomer(model.FittedAt))),
                Percent(ShareOf(band, user => book[user.User].Entries.Any(entry => entry.At > model.FittedAt && entry.Purchases > 0))),
            ]));
    }

    /// <summary>Shows which kind of user the model gives up too soon, if one stands out.</summary>
    private void ShowMissed(List<ShopUser> missed)
    {
        if (missed.GroupBy(user => user.Kind).OrderByDescending(kind => kind.Count()).ThenBy(kind => kind.Key).FirstOrDefault() is { } most)
        {
            var (share, name) = (Percent((double)most.Count() / missed.Count), words.Of(UserKinds.Name(most.Key)));
            screen.Line(words.Of(
                $"Of the {Count(missed.Count)} in the lowest band who still were, {share} were planted as: {name}. The model knows no seasons and no two kinds of rhythm.",
                $"最低一档中仍为客户的 {Count(missed.Count)} 位里，{share} 植入为：{name}。模型不知季节，也不知同一人会有两种节奏。"));
        }
    }

    private static double ShareOf(IEnumerable<PredictedUser> users, Func<PredictedUser, bool> isSo) => users.Average(user => isSo(user) ? 1.0 : 0.0);
}
