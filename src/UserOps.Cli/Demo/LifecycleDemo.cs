using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Activity;
using UserOps.Cli.Lifecycle;
using UserOps.Cli.Output;
using UserOps.Lifecycle;
using UserOps.Rfm;
using UserOps.Simulation;
using UserOps.Statistics;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>The lifecycle part of the demo: stages by the users' own rhythm, growth by month, the retention triangle.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class LifecycleDemo(Screen screen, Words words)
{
    /// <summary>How many months of growth and retention are shown.</summary>
    private const int Months = 12;

    /// <summary>Shows what users of the simulated shop did, and what each stage is worth.</summary>
    /// <returns>The stages.</returns>
    public StagesResult OnShop(Shop shop, LocalDate lastDay, ProgressLine progress, CancellationToken cancellationToken)
    {
        var book = new ActivityBook<UserId>();
        foreach (var row in shop.Events())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress.Step("Following visits", null);
            book.Add(row);
        }

        progress.Stage("Judging stages");
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = shop.Options.ZoneId, RegistrationEvent = ShopEvents.SignUp });
        var stages = StageJudge.Judge(ActivityGathering.DaysOf(book, log => evaluator.Read(log)), shop.Clock.EndOf(lastDay), evaluator);
        screen.Heading(words.Of("Lifecycle: what the same users did, visit by visit", "生命周期：同一批用户的逐次访问"));
        Show(stages);
        ShowTruth(shop, stages);
        ShowPeriods(stages, from: lastDay.PlusMonths(1 - Months));
        if (ShowOneUser(stages) is { } shown)
        {
            var truth = shop.Users.First(user => user.Id == shown);
            screen.Line(words.Of(
                $"  Planted: {words.Of(UserKinds.Name(truth.Kind))}, {(LeftOn(shop, truth) is { } left ? $"left on {left}" : "still a customer")}.",
                $"  植入：{words.Of(UserKinds.Name(truth.Kind))}，{(LeftOn(shop, truth) is { } leftOn ? $"{leftOn} 离开" : "仍为客户")}。"));
        }

        return stages;
    }

    /// <summary>Shows the lifecycle of buyers, with purchases as their activity.</summary>
    /// <returns>The stages.</returns>
    public StagesResult OnPurchases(PurchaseBook<UserId> book, string zone, Instant asOf)
    {
        var evaluator = new StageEvaluator(StagePolicies.OwnRhythm with { Zone = zone });
        var days = book.Users
            .Select(user => KeyValuePair.Create(user, evaluator.Read(EventLog.From(
                book[user].Entries.Where(entry => entry.Purchases > 0).Select(entry => new EventEntry(entry.At, "purchase"))))))
            .Where(user => !user.Value.Days.IsEmpty)
            .OrderBy(user => user.Key)
            .ToList();
        var stages = StageJudge.Judge(days, asOf, evaluator);
        screen.Heading(words.Of("Lifecycle: days with a purchase as activity", "生命周期：以有购买的日子为活跃日"));
        Show(stages);
        ShowPeriods(stages, from: null);
        ShowOneUser(stages);
        return stages;
    }

    private void Show(StagesResult stages)
    {
        var tables = new StageTables(screen, words);
        tables.ShowPopulation(stages);
        tables.ShowStages(stages);
    }

    /// <summary>Shows how often "still a customer" is right in each stage.</summary>
    private void ShowTruth(Shop shop, StagesResult stages)
    {
        var truth = shop.Users.ToDictionary(user => user.Id, user => user.IsCustomer(stages.AsOf));
        var found = stages.Users.ToLookup(user => stages.Evaluator.StageOf(user.Value, stages.Day), user => truth[user.Key]);
        screen.Heading(words.Of("What each stage is worth: are these users truly still customers?", "各阶段的含金量：这些用户真的还是客户吗？"));
        screen.Table(
            [
                words.Of("stage", "阶段"), Numbers(words.Of("users", "用户")), Numbers(words.Of("still customers in truth", "真相中仍为客户")),
                Numbers(words.Of("95 % interval", "95% 区间")),
            ],
            stages.Counts.Stages.Where(line => line.Users > 0).Select(line =>
            {
                var share = ProportionInterval.Wilson(found[new StageId(line.Stage.Id)].Count(isCustomer => isCustomer), line.Users)!.Value;
                return new[]
                {
                    words.Of(line.Stage.Name), Count(line.Users), Percent(share.Estimate), $"{Percent(share.Lower)} .. {Percent(share.Upper)}",
                };
            }));
    }

    /// <summary>Shows growth by month and the retention triangle.</summary>
    private void ShowPeriods(StagesResult stages, LocalDate? from)
    {
        var policy = stages.Evaluator.Policy;
        var growth = new GrowthQuestion("default", GrowthPolicy.Default(CalendarGrid.Months), stages.Evaluator.Days);
        new GrowthTables(screen, words).Show(LifecycleJudge.Growth(stages.Users, stages.AsOf, growth, from));
        var retention = RetentionPolicy.Default with
        {
            Name = "byMonth",
            Zone = policy.Zone,
            DayStart = policy.DayStart,
            Period = CalendarGrid.Months,
            Intervals = Months,
        };
        new RetentionTables(screen, words).Show(LifecycleJudge.Retention(stages.Users, stages.AsOf, retention, from));
    }

    /// <summary>Explains one user: of those at risk, the one with the most active days.</summary>
    private UserId? ShowOneUser(StagesResult stages)
    {
        var atRisk = stages.Users.Where(user => stages.Evaluator.StageOf(user.Value, stages.Day).Value == "atRisk").ToList();
        if (atRisk.Count == 0)
        {
            return null;
        }

        var (user, activity) = atRisk.MaxBy(user => user.Value.Days.Count);
        new StageTables(screen, words).ShowReasons(user.Value, stages, stages.Evaluator.Explain(activity, stages.AsOf));
        return user;
    }

    private static string? LeftOn(Shop shop, ShopUser user) =>
        user.LeftAt is { } left ? LocalDatePattern.Iso.Format(shop.Clock.DayOf(left)) : null;
}
