using UserOps.BusinessTime;
using UserOps.Cli.Output;
using UserOps.Simulation;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Demo;

/// <summary>The support desk of the simulated shop: what its log shows beside the habits that were planted.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class DeskDemo(Screen screen, Words words)
{
    private const int MostCandidates = 5;
    private const int MostHandovers = 3;

    /// <summary>Tells by which policy the desk of a shop is judged.</summary>
    public static MaturityPolicy PolicyOf(Shop shop) => MaturityPolicy.Default with { Zone = shop.Options.ZoneId };

    /// <summary>Shows the desk of the simulated shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The tickets; <see langword="null"/> where nobody asked anything.</returns>
    public ShopTickets? OnShop(Shop shop, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Stage("Simulating a support desk");
        var desk = new ShopTickets(shop);
        cancellationToken.ThrowIfCancellationRequested();
        if (desk.All.Count == 0)
        {
            return null;
        }

        var (log, asOf) = (desk.ToLog(), shop.Clock.EndOf(shop.Options.End.PlusDays(-1)));
        progress.Stage("Judging tickets");
        var maturity = new MaturityScorer(PolicyOf(shop)).Score(log, asOf);
        cancellationToken.ThrowIfCancellationRequested();
        var truth = desk.Truth.Maturity;
        screen.Heading(words.Of("Tickets: a support desk, and how mature its handling of tickets is", "工单：服务台及其工单处理成熟度"));
        screen.Line(words.Of(
            $"{Count(log.Traces.Count, "ticket", "tickets")} with {Count(log.EventCount, "event", "events")} in {Count((long)desk.Window.Duration.TotalDays)} days, {Count(log.Work.Count, "event", "events")} around them. Planted: the habits of a desk, three teams and engineers, worth level {truth.Level}. Found: level {maturity.Value.Level} at least, {maturity.Value.PlausibleLevel} at most.",
            $"{Count((long)desk.Window.Duration.TotalDays)} 天内工单 {Count(log.Traces.Count)} 张、事件 {Count(log.EventCount)} 个，外围事件 {Count(log.Work.Count)} 个。植入：一线、三个二线团队与工程师的习惯，真实等级 {truth.Level}。所得：至少 {maturity.Value.Level} 级，至多 {maturity.Value.PlausibleLevel} 级。"));
        ShowLayers(maturity.Value, truth);
        ShowIndicators(maturity, desk.Truth);
        progress.Stage("Counting tickets");
        var statistics = TicketStatistics.Of(log, asOf);
        ShowHandovers(statistics, shop);
        ShowPingPong(statistics, desk);
        ShowSurges(statistics, desk);
        ShowCandidates(statistics, desk);
        return desk;
    }

    private static string Share(int part, int whole) => Percent(whole == 0 ? null : (double)part / whole);

    private string YesOrNo(bool isSo) => isSo ? words.Of("yes", "是") : words.Of("no", "否");

    private string NameOf(int layer) => layer switch
    {
        1 => words.Of("1 mover", "1 搬运工"),
        2 => words.Of("2 solver", "2 解决者"),
        3 => words.Of("3 driver", "3 推动者"),
        4 => words.Of("4 optimiser", "4 优化者"),
        _ => words.Of("5 researcher", "5 研究者"),
    };

    private void ShowLayers(Maturity found, Maturity truth)
    {
        screen.Heading(words.Of("Layers: found beside planted", "层次：所得对照所植"));
        screen.Table(
            [
                words.Of("layer", "层次"), Numbers(words.Of("demonstrated", "已证实")), Numbers(words.Of("plausible", "可能")), Numbers(words.Of("planted", "植入")), "",
            ],
            found.Layers.Zip(truth.Layers, (layer, planted) => (string[])
            [
                NameOf(layer.Layer), Percent(layer.Demonstrated), Percent(layer.Plausible), Percent(planted.Demonstrated), Bar(planted.Demonstrated),
            ]));
    }

    private void ShowIndicators(Assessment<Maturity> found, ShopTicketTruth truth)
    {
        screen.Heading(words.Of("What costs each layer most, beside the planted rate", "各层失分最多的指标，对照植入比率"));
        screen.Table(
            [
                words.Of("indicator", "指标"), "", Numbers("k"), Numbers("n"), Numbers(words.Of("found", "所得")), Numbers(words.Of("planted", "植入")), Numbers(words.Of("target", "目标")),
                Numbers(words.Of("costs its layer", "本层失分")),
            ],
            found.Value.Indicators.Where(item => found.Value.Layers[item.Layer - 1].MostLostBy == item.Id).Select(item => (string[])
            [
                item.Id.ToString(), words.Of(item.Name), Count(item.Successes), Count(item.Opportunities), Percent(item.Observed),
                Percent(truth.Rates.FirstOrDefault(rate => rate.Id == item.Id)?.Rate), Percent((double)item.Target), Percent(item.Loss),
            ]));
        foreach (var reason in found.Reasons.Where(reason => reason.Code is "maturity.lift" or "maturity.plan"))
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }

    private void ShowHandovers(TicketStatistics statistics, Shop shop)
    {
        var calendar = shop.Options.ZoneId == WorkingCalendars.China.Zone ? WorkingCalendars.China : WorkingCalendars.MonFri9To17(shop.Options.ZoneId);
        screen.Heading(words.Of("Time to the first solution, by the number of handovers", "首次解决用时，按转派次数"));
        screen.Table(
            [
                Numbers(words.Of("handovers", "转派")), Numbers(words.Of("tickets solved", "已解决工单")), Numbers(words.Of("median", "中位数")), Numbers(words.Of("working time", "工作时间")),
                Numbers(words.Of("90 %", "90%")),
            ],
            statistics.ResolutionsBy(ticket => Math.Min(ticket.Handovers, MostHandovers), new BusinessClock(calendar))
                .Where(group => group.Figures.ToFirst is not null)
                .Select(group => (string[])
                [
                    group.Key == MostHandovers ? words.Of($"{Count(group.Key)} or more", $"≥ {Count(group.Key)}") : Count(group.Key), Count(group.Figures.ToFirst!.Count),
                    DurationText.Of(group.Figures.ToFirst.Median, words), DurationText.Of(group.Figures.WorkingToFirst?.Median, words), DurationText.Of(group.Figures.ToFirst.NinthDecile, words),
                ]));
    }

    private void ShowPingPong(TicketStatistics statistics, ShopTickets desk)
    {
        var planted = desk.Truth.PingPongs.ToHashSet(StringComparer.Ordinal);
        screen.Heading(words.Of(
            $"Ping-pong between two teams: {Count(planted.Count, "ticket", "tickets")} planted",
            $"两队之间来回转派（乒乓）：植入 {Count(planted.Count)} 张"));
        screen.Table(
            [
                words.Of("handed straight back", "原路退回"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("planted", "植入")), Numbers(words.Of("precision", "精确率")),
                Numbers(words.Of("recall", "召回率")),
            ],
            new[] { (Times: 1, Name: words.Of("at least once", "至少一次")), (Times: 2, Name: words.Of("at least twice", "至少两次")) }
                .Select(line => (line.Name, Found: statistics.Tickets.Where(ticket => ticket.PingPongs >= line.Times).Select(ticket => ticket.TicketId).ToList()))
                .Select(line => (line.Name, line.Found, Right: line.Found.Count(planted.Contains)))
                .Select(line => (string[])
                [
                    line.Name, Count(line.Found.Count), Count(line.Right), Share(line.Right, line.Found.Count), Share(line.Right, planted.Count),
                ]));
    }

    private void ShowSurges(TicketStatistics statistics, ShopTickets desk)
    {
        var (clock, planted) = (desk.Shop.Clock, desk.Truth.Surge);
        var surges = statistics.Surges(ticket => ticket.Category, clock, SurgeSearch.Weekly);
        screen.Heading(words.Of($"Weeks with too many tickets of one topic: {Count(surges.Count)}", $"某主题工单突增的周：{Count(surges.Count)}"));
        if (surges.Count > 0)
        {
            screen.Table(
                [
                    words.Of("week from", "周起"), words.Of("topic", "主题"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("a week before", "此前每周")), words.Of("planted", "植入"),
                    words.Of("warned of before", "事先预警"),
                ],
                surges.Select(surge => (string[])
                [
                    Day(surge.From), surge.Key, Count(surge.Count), Number((double)surge.PastCount / surge.PastPeriods), YesOrNo((planted?.Key, planted?.From) == (surge.Key, surge.From)),
                    YesOrNo(desk.Work.OfType<RiskRaised>().Any(risk => risk.Key == surge.Key && risk.At < clock.StartOf(surge.From) && risk.Until >= clock.StartOf(surge.From))),
                ]));
        }

        if (desk.Truth.FalseAlarm is { } alarm)
        {
            screen.Line(words.Of(
                $"Planted too: a warning of '{alarm.Key}' on {Day(clock.DayOf(alarm.At))}, and nothing came. It costs indicator P5.",
                $"另植入：{Day(clock.DayOf(alarm.At))} 对“{alarm.Key}”的预警，其后并无突增，计入指标 P5 的失分。"));
        }
    }

    private void ShowCandidates(TicketStatistics statistics, ShopTickets desk)
    {
        var candidates = statistics.Where(ticket => ticket.Kind == TicketKind.Usage).KnowledgeCandidates(ticket => ticket.Category);
        if (candidates.Count == 0)
        {
            return;
        }

        screen.Heading(words.Of("Which questions want an article: found beside planted", "哪些问题值得写知识文章：所得对照所植"));
        screen.Table(
            [
                words.Of("topic", "主题"), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("with an article", "已关联文章")), Numbers(words.Of("solved at once", "一次解决")),
                Numbers(words.Of("score", "得分")), words.Of("planted", "植入"),
            ],
            candidates.Take(MostCandidates).Select(item => (string[])
            [
                item.Key, Count(item.Tickets), Count(item.Linked), Count(item.OneTouch), Number(Math.Round(item.Score, 1)), YesOrNo(desk.Truth.ArticleTopics.Contains(item.Key, StringComparer.Ordinal)),
            ]));
    }
}
