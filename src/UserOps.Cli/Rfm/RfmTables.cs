using System.Text.Json;
using NodaTime.Text;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Cli.Purchases;
using UserOps.Rfm;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Rfm;

/// <summary>Shows RFM results to people.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class RfmTables(Screen screen, Words words)
{
    private const int MovesShown = 10;
    private const int WidthForBars = 100;
    private const int WidthForActions = 175;

    /// <summary>Shows everything of one run.</summary>
    public void Show(RfmResult result)
    {
        if (result.Counts is { } counts)
        {
            ShowInput(counts);
        }

        ShowPopulation(result.Snapshot);
        ShowModel(result.Snapshot.Model);
        ShowSegments(result.Snapshot.Segments);
        ShowConcentration(result.Snapshot);
        if (result.Migration is { } migration)
        {
            ShowMigration(migration, result.Snapshot.Model.Summarizer.Days);
        }

        foreach (var group in result.Groups ?? [])
        {
            var name = group.Group.Length == 0 ? words.Of("(blank)", "（空）") : Shown.Text(group.Group);
            screen.Heading(words.Of($"{name}: {Count(group.Population.Users, "user", "users")}", $"{name}：{Count(group.Population.Users)} 位用户"));
            SegmentTable(group.Segments.Where(line => line.Users > 0));
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {result.Snapshot.Model.PolicyRef}.", $"策略：{result.Snapshot.Model.PolicyRef}。"));
    }

    /// <summary>Shows what became of the records.</summary>
    public void ShowInput(PurchaseCounts counts)
    {
        var refunds = counts.Refunds == 0 ? "" : words.Of(
            $" ({Count(counts.Refunds)} of them {(counts.Refunds == 1 ? "a refund" : "refunds")})", $"（其中退款 {Count(counts.Refunds)} 条）");
        screen.Line(words.Of(
            $"{Count(counts.Records, "record", "records")}: {Count(counts.Accepted)} with a user{refunds}, {Count(counts.Anonymous)} anonymous, {Count(counts.Rejected)} rejected, {Count(counts.LeftOut)} left out.",
            $"{Count(counts.Records)} 条记录：{Count(counts.Accepted)} 条有用户{refunds}，匿名 {Count(counts.Anonymous)} 条，拒收 {Count(counts.Rejected)} 条，略去 {Count(counts.LeftOut)} 条。"));
    }

    /// <summary>Shows how many users there are, and of what kind.</summary>
    public void ShowPopulation(RfmSnapshot<UserId> snapshot)
    {
        var people = snapshot.Population;
        var day = LocalDatePattern.Iso.Format(snapshot.Model.Summarizer.Days.DayOf(snapshot.AsOf));
        var zone = snapshot.Model.Policy.Zone;
        var outside = people.OutsideWindow == 0 ? "" : words.Of(
            $", {Count(people.OutsideWindow)} bought before the window", $"，窗口外 {Count(people.OutsideWindow)} 位");
        screen.Line(words.Of(
            $"{Count(people.Users, "user", "users")} as of {day} ({zone}): {Count(people.Buyers, "buyer", "buyers")}, {Count(people.ZeroValueOnly)} with zero-value orders only, {Count(people.NeverPurchased)} never purchased{outside}.",
            $"截至 {day}（{zone}）共 {Count(people.Users)} 位用户：购买者 {Count(people.Buyers)} 位，仅零元订单 {Count(people.ZeroValueOnly)} 位，未购 {Count(people.NeverPurchased)} 位{outside}。"));
        if (people.NetNotPositive > 0)
        {
            var takenBack = people.BuyersNetNotPositive == 0 ? "" : words.Of(
                $"; {Count(people.BuyersNetNotPositive)} of them {(people.BuyersNetNotPositive == 1 ? "is a buyer" : "are buyers")} whose refunds took it all back",
                $"，其中 {Count(people.BuyersNetNotPositive)} 位是退款抵消了全部购买的购买者");
            screen.Line(words.Of(
                $"{Count(people.NetNotPositive, "user has", "users have")} a net total of 0 or below{takenBack}.",
                $"{Count(people.NetNotPositive)} 位用户净额不大于 0{takenBack}。"));
        }
    }

    /// <summary>Shows where each dimension was cut, and how many users had each score.</summary>
    public void ShowModel(RfmModel model)
    {
        var day = LocalDatePattern.Iso.Format(model.Summarizer.Days.DayOf(model.FittedAt));
        screen.Heading(words.Of(
            $"Cuts, found in {Count(model.FittedUsers, "user", "users")} as of {day}", $"分档（由截至 {day} 的 {Count(model.FittedUsers)} 位用户得出）"));
        var isWide = screen.Width >= WidthForBars;
        screen.Table(
            [
                words.Of("score", "得分"), .. Only<ScreenColumn>(isWide, words.Of("method", "方法")), Numbers(words.Of("cuts", "切点")),
                Numbers(words.Of(isWide ? "users with score 1, 2, ..." : "users by score", "1 分起各分人数")),
                Numbers(words.Of(isWide ? "levels used" : "levels", "有效档")),
            ],
            [
                Row(isWide ? words.Of("R: days since the last order", "R：距上次购买天数") : "R", model.Recency, model.Recency.Counts.Reverse(), isWide),
                Row(isWide ? words.Of("F: orders", "F：订单数") : "F", model.Frequency, model.Frequency.Counts, isWide),
                Row(isWide ? words.Of("M: net money", "M：净额") : "M", model.Monetary, model.Monetary.Counts, isWide),
            ]);
    }

    /// <summary>Shows the segments with what to do.</summary>
    public void ShowSegments(IEnumerable<SegmentFigures> segments)
    {
        screen.Heading(words.Of("Segments, the best first", "分群（由优到劣）"));
        SegmentTable(segments.Where(line =>
            line.Users > 0 || line.Segment.Id is not (Segment.NeverPurchasedId or Segment.OutsideWindowId)));
    }

    /// <summary>Shows how unequally the money is spread.</summary>
    public void ShowConcentration(RfmSnapshot<UserId> snapshot)
    {
        var curve = snapshot.Concentration;
        if (curve.Gini is { } gini)
        {
            var total = Money(snapshot.Segments.Sum(line => line.NetTotal));
            var (fifth, hundredth) = (Percent(curve.TopShare(0.2)), Percent(curve.TopShare(0.01)));
            screen.Line(words.Of(
                $"Money in all: {total}. The best 20 % of the buyers bring {fifth}, the best 1 % {hundredth}; Gini {Number(gini)}.",
                $"净额合计 {total}。前 20% 的购买者贡献 {fifth}，前 1% 贡献 {hundredth}；基尼系数 {Number(gini)}。"));
        }
    }

    /// <summary>Shows who moved, and the largest moves.</summary>
    public void ShowMigration(SegmentMigration migration, DayClock days)
    {
        var (from, to) = (LocalDatePattern.Iso.Format(days.DayOf(migration.From)), LocalDatePattern.Iso.Format(days.DayOf(migration.To)));
        var unscored = migration.Users - migration.Up - migration.Down - migration.Stayed - migration.Entered - migration.Left;
        var neither = unscored == 0 ? "" : words.Of($", {Count(unscored)} without scores both times", $"，两次均无得分 {Count(unscored)}");
        screen.Heading(words.Of($"Moves from {from} to {to}", $"{from} 至 {to} 的迁移"));
        screen.Line(words.Of(
            $"{Count(migration.Users, "user", "users")} by {(migration.SameCuts ? "the same" : "different")} cuts: {Count(migration.Up)} up, {Count(migration.Down)} down, {Count(migration.Stayed)} stayed, {Count(migration.Entered)} entered, {Count(migration.Left)} left the window{neither}.",
            $"{Count(migration.Users)} 位用户，{(migration.SameCuts ? "切点相同" : "切点不同")}：上升 {Count(migration.Up)}，下降 {Count(migration.Down)}，不变 {Count(migration.Stayed)}，进入 {Count(migration.Entered)}，移出窗口 {Count(migration.Left)}{neither}。"));
        var places = Enumerable.Range(0, migration.States.Count).ToArray();
        var moves = places
            .SelectMany(before => places.Select(after => (before, after, users: migration.CountOf(before, after))))
            .Where(move => move.before != move.after && move.users > 0)
            .OrderByDescending(move => move.users)
            .Take(MovesShown)
            .ToList();
        if (moves.Count == 0)
        {
            return;
        }

        screen.Table(
            [
                words.Of("from", "从"), words.Of("to", "到"), Numbers(words.Of("users", "用户")),
                Numbers(words.Of("share of from", "占来源")), Numbers(words.Of("95 % interval", "95% 区间")),
            ],
            moves.Select(move => (move, share: migration.ShareOf(move.before, move.after)!.Value)).Select(item => new[]
            {
                words.Of(migration.States[item.move.before].Name),
                words.Of(migration.States[item.move.after].Name),
                Count(item.move.users),
                Percent(item.share.Estimate),
                $"{Percent(item.share.Lower)} .. {Percent(item.share.Upper)}",
            }));
    }

    /// <summary>Shows one user's explanation.</summary>
    public void ShowReasons(UserId user, Assessment<RfmScore> assessment)
    {
        var name = Shown.Text(user.Value);
        screen.Heading(assessment.Value.IsScored
            ? words.Of($"Why is {name} {assessment.Value}?", $"为什么 {name} 是 {assessment.Value}？")
            : words.Of($"Why has {name} no scores?", $"为什么 {name} 没有得分？"));
        foreach (var reason in assessment.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }

    private static string[] Row(string name, RfmScale scale, IEnumerable<long> counts, bool hasMethod) =>
    [
        name,
        .. Only(hasMethod, JsonNamingPolicy.CamelCase.ConvertName(scale.Method.ToString())),
        string.Join("  ", scale.Cuts.Select(cut => Exact.Text(Math.Round(cut, 2)))),
        string.Join("  ", counts.Select(Count)),
        $"{Count(scale.SurvivingLevels)} / {Count(scale.Bins)}",
    ];

    /// <summary>On a narrow screen the bars go, and what to do stands below the table instead of in it.</summary>
    private void SegmentTable(IEnumerable<SegmentFigures> segments)
    {
        var (hasBars, hasActions) = (screen.Width >= WidthForBars, screen.Width >= WidthForActions);
        SegmentFigures[] lines = [.. segments];
        screen.Table(
            [
                words.Of("segment", "分群"), Numbers(words.Of("users", "用户")), Numbers(words.Of("share", "占比")),
                Numbers(words.Of("money", "净额")), Numbers(words.Of("share", "占比")), .. Only<ScreenColumn>(hasBars, ""),
                Numbers(words.Of("a user", "人均")), Numbers(words.Of("days ago", "距今天数")),
                .. Only<ScreenColumn>(hasActions, words.Of("what to do", "建议动作")),
            ],
            lines.Select(line => (string[])
            [
                words.Of(line.Segment.Name),
                Count(line.Users),
                Percent(line.UserShare),
                Money(line.NetTotal),
                Percent(line.MoneyShare),
                .. Only(hasBars, Bar(line.MoneyShare)),
                Money(line.MeanPerUser),
                Number(line.MedianDaysSinceLast),
                .. Only(hasActions, words.Of(line.Segment.Action)),
            ]));
        foreach (var line in lines.Where(line => !hasActions && line.Users > 0))
        {
            screen.Line($"  {words.Of(line.Segment.Name)}{words.Of(": ", "：")}{words.Of(line.Segment.Action)}");
        }
    }
}
