using NodaTime;
using NodaTime.Text;
using UserOps.Json;

namespace UserOps.Rfm;

/// <summary>The sentences that explain a user's scores.</summary>
internal static class RfmExplainer
{
    private static readonly LocalizedText NeverPurchased = LocalizedText.Of(
        "Bought nothing that counts up to {day}.",
        "截至 {day} 没有任何有效购买。");

    private static readonly LocalizedText OutsideWindow = LocalizedText.Of(
        "Bought before, but not within {window} up to {day}.",
        "曾经购买，但截至 {day} 的 {window}内没有购买。");

    private static readonly LocalizedText Recency = LocalizedText.Of(
        "R {score} of {bins}: last bought on {day}, {days} {days:day|days} ago; this level holds {range}.",
        "R {score}/{bins}：最近购买日 {day}，距今 {days} 天；该档范围：{range}。");

    private static readonly LocalizedText Frequency = LocalizedText.Of(
        "F {score} of {bins}: {orders} {orders:order|orders}; this level holds {range}.",
        "F {score}/{bins}：共 {orders} 单；该档范围：{range}。");

    private static readonly LocalizedText Monetary = LocalizedText.Of(
        "M {score} of {bins}: {net} in all ({purchased} bought, {refunded} refunded); this level holds {range}.",
        "M {score}/{bins}：净额 {net}（购买 {purchased}，退款 {refunded}）；该档范围：{range}。");

    private static readonly LocalizedText InSegment = LocalizedText.Of(
        "{cell} is {segment}: {meaning} {action}",
        "{cell} 属于“{segment}”：{meaning}{action}");

    private static readonly LocalizedText NothingLeft = LocalizedText.Of(
        "Refunds have taken back all that was bought.",
        "退款已抵消全部购买金额。");

    private static readonly LocalizedText LiftByOrders = LocalizedText.Of(
        "Smallest lift: {orders} more {orders:order|orders} now, of any value, would lead to {segment} ({cell}).",
        "最小提升：现在再下 {orders} 单（金额不限），即可升为“{segment}”（{cell}）。");

    private static readonly LocalizedText LiftByMoney = LocalizedText.Of(
        "Smallest lift: {orders} more {orders:order|orders} now, worth {money} in all, would lead to {segment} ({cell}).",
        "最小提升：现在再下 {orders} 单、合计{money}，即可升为“{segment}”（{cell}）。");

    private static readonly LocalizedText Next = LocalizedText.Of(
        "Without a new purchase this holds until {until} ({zone}); then it is {cell}, {segment}.",
        "若无新购买，该结果有效至 {until}（{zone}）；届时为 {cell}，“{segment}”。");

    private static readonly LocalizedText Forever = LocalizedText.Of(
        "Without a new purchase this does not change.",
        "若无新购买，该结果不会改变。");

    /// <summary>Explains one user, the deciding numbers first.</summary>
    public static IEnumerable<Reason> Explain(RfmModel model, PurchaseSummary summary, RfmNextChange? next)
    {
        var score = model.Score(summary);
        if (score.IsScored)
        {
            foreach (var reason in Scores(model, summary, score))
            {
                yield return reason;
            }
        }
        else
        {
            yield return Unscored(model, summary);
        }

        yield return next is null
            ? new("rfm.validForever", Forever, [])
            : new("rfm.validUntil", Next,
            [
                Of("at", InstantPattern.ExtendedIso.Format(next.At)),
                Of("until", Local(next.At, model.Summarizer.Days)),
                Of("zone", model.Policy.Zone),
                Cell(next.Score),
                Named(model.SegmentOf(next.Score)),
            ]);
    }

    private static IEnumerable<Reason> Scores(RfmModel model, PurchaseSummary summary, RfmScore score)
    {
        var days = summary.DaysSinceLast!.Value;
        yield return new("rfm.recency", Recency,
        [
            Of("score", score.R),
            Of("bins", model.Recency.Bins),
            Of("day", Day(summary.LastDay!.Value)),
            Of("days", days),
            RangeText.Of(model.Recency, model.Recency.Bins + 1 - score.R, RangeUnit.Days),
        ]);
        yield return new("rfm.frequency", Frequency,
        [
            Of("score", score.F),
            Of("bins", model.Frequency.Bins),
            Of("orders", summary.Orders),
            RangeText.Of(model.Frequency, score.F, RangeUnit.Orders),
        ]);
        yield return new("rfm.monetary", Monetary,
        [
            Of("score", score.M),
            Of("bins", model.Monetary.Bins),
            Of("net", Exact.Text(summary.NetTotal)),
            Of("purchased", Exact.Text(summary.PurchaseTotal)),
            Of("refunded", Exact.Text(summary.RefundTotal)),
            RangeText.Of(model.Monetary, score.M, RangeUnit.Money),
        ]);
        if (summary.NetTotal <= 0 && summary.Refunds > 0 && model.Policy.Refunds != RefundPolicy.Ignore)
        {
            yield return new("rfm.nothingLeft", NothingLeft, []);
        }

        var segment = model.SegmentOf(score);
        yield return new("rfm.segment", InSegment,
        [
            Cell(score),
            Named(segment),
            new("meaning", segment.Meaning.In("en")) { Display = segment.Meaning },
            new("action", segment.Action.In("en")) { Display = segment.Action },
        ]);
        if (model.WhatLifts(summary) is { } lift)
        {
            yield return new("rfm.lift", lift.Money > 0 ? LiftByMoney : LiftByOrders,
                [Of("orders", lift.Orders), RangeText.AtLeast("money", lift.Money), Named(lift.Segment), Cell(lift.Score)]);
        }
    }

    private static Reason Unscored(RfmModel model, PurchaseSummary summary) => summary.Status == PurchaseStatus.OutsideWindow
        ? new("rfm.outsideWindow", OutsideWindow,
            [Window(model.Policy.LookBack!.Value), Of("day", Day(summary.AsOfDay))])
        : new("rfm.neverPurchased", NeverPurchased, [Of("day", Day(summary.AsOfDay))]);

    private static Evidence Window(Duration window)
    {
        var iso = DurationJsonConverter.FormatIso(window);
        var whole = window == Duration.FromDays(window.Days);
        return new("window", iso)
        {
            Display = whole
                ? LocalizedText.Of(window.Days == 1 ? "the day" : $"the {Exact.Text(window.Days)} days", $"{Exact.Text(window.Days)} 天")
                : LocalizedText.Of($"the time of {iso}", $"{iso} 时间"),
        };
    }

    private static Evidence Of(string name, string value) => new(name, value);

    private static Evidence Of(string name, long value) => new(name, Exact.Text(value));

    private static Evidence Cell(RfmScore score) => new("cell", score.ToString());

    private static Evidence Named(Segment segment) => new("segment", segment.Id) { Display = segment.Name };

    /// <summary>The local day that starts at an instant, or the local time where none does.</summary>
    private static string Local(Instant instant, DayClock clock)
    {
        var day = clock.DayOf(instant);
        return clock.StartOf(day) == instant
            ? Day(day)
            : LocalDateTimePattern.ExtendedIso.Format(instant.InZone(clock.Zone).LocalDateTime);
    }

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
