using NodaTime;
using UserOps.Tickets;

namespace UserOps.Reporting;

/// <summary>The part of a report that tells of tickets: how mature their handling is, what lifts it, who plays ping-pong, what is left lying, and what is to come.</summary>
public static class TicketSection
{
    /// <summary>How far back the backlog is drawn, in days.</summary>
    private const int BacklogDays = 365;

    /// <summary>Makes the part, of whatever is there; what is not given is left out.</summary>
    /// <param name="maturity">How mature the handling is, by <see cref="MaturityScorer"/>.</param>
    /// <param name="statistics">The tickets: handovers and the backlog as of their instant, and over the 365 days before it.</param>
    /// <param name="forecast">What is to be expected.</param>
    /// <param name="clock">What a day is, for the backlog; that of UTC, if it isn't said.</param>
    /// <returns>The part, with up to seven pictures.</returns>
    public static ReportSection Of(
        Assessment<Maturity>? maturity = null, TicketStatistics? statistics = null, TicketForecast? forecast = null, DayClock? clock = null)
    {
        var days = clock ?? DayClock.Utc;
        var pictures = new List<Func<PictureOptions, Picture>>();
        var findings = new List<Finding>();
        if (maturity?.Value is { } value)
        {
            pictures.Add(options => TicketPictures.Layers(value, options));
            pictures.Add(options => TicketPictures.Lift(value, options));
            pictures.Add(options => TicketPictures.Indicators(value, options));
            findings.AddRange(OfMaturity(value));
        }

        if (statistics is not null)
        {
            var backlog = statistics.BacklogAt(statistics.AsOf);
            var series = SeriesOf(statistics, days);
            var handovers = new TeamHandovers(statistics);
            pictures.Add(options => TicketHandoversPicture.Draw(handovers, options));
            pictures.Add(options => TicketPictures.Ageing(backlog, options));
            pictures.Add(options => TicketPictures.Backlog(series, options));
            findings.AddRange(OfHandovers(handovers));
            findings.AddRange(OfBacklog(backlog, series));
        }

        if (forecast is not null)
        {
            pictures.Add(options => TicketPictures.Forecast(forecast, options));
            findings.AddRange(OfForecast(forecast));
        }

        return new()
        {
            Id = "tickets",
            Title = LocalizedText.Of("Tickets: how well the desk solves them, and what is to come", "工单：处理得如何，接下来有多少"),
            Lead = Words.Both(words => Lead(words, maturity, statistics, forecast, days)),
            Findings = [.. findings],
            Pictures = pictures,
            Policies = maturity is null ? [] : [maturity.Policy],
        };
    }

    private static string Lead(Words words, Assessment<Maturity>? maturity, TicketStatistics? statistics, TicketForecast? forecast, DayClock clock)
    {
        if ((statistics?.AsOf ?? maturity?.AsOf ?? forecast?.AsOf) is not { } asOf)
        {
            return words.Of("No tickets were given.", "未提供工单数据。");
        }

        var zone = words.Name(clock.Zone.Id);
        var day = DayClock.InRange(asOf) ? Words.Day(clock.DayOf(asOf)) : Words.Day(asOf.InUtc().Date);
        return (statistics?.Tickets.Count ?? maturity?.Value.Tickets) is { } tickets
            ? words.Of($"{words.Count(tickets, "ticket", "tickets", "")} as of {day} ({zone}).", $"截至 {day}（{zone}）共 {Words.Count(tickets)} 张工单。")
            : words.Of($"As of {day} ({zone}).", $"截至 {day}（{zone}）。");
    }

    private static EquatableArray<BacklogDay> SeriesOf(TicketStatistics statistics, DayClock clock)
    {
        if (statistics.Tickets.Count == 0 || !DayClock.InRange(statistics.AsOf))
        {
            return [];
        }

        var opened = statistics.Tickets.Min(ticket => ticket.OpenedAt);
        var last = clock.DayOf(statistics.AsOf);
        var earliest = last.Year > DayClock.MinDay.Year + 1 ? last.PlusDays(-BacklogDays) : DayClock.MinDay;
        var first = DayClock.InRange(opened) ? LocalDate.Max(clock.DayOf(opened), earliest) : earliest;
        return statistics.BacklogByDay(clock, first, last);
    }

    private static IEnumerable<Finding> OfMaturity(Maturity maturity)
    {
        if (maturity.Indicators.All(item => item.Opportunities == 0))
        {
            yield break;
        }

        var opportunities = maturity.Indicators.Sum(item => item.Opportunities);
        if (maturity.Lift is { } next && Words.Both(words => Lift(words, maturity, next)) is { } lift && lift.In("en").Length > 0)
        {
            yield return new(FindingKind.Act, lift);
        }

        yield return Finding(maturity.Lift is null && maturity.Level == Indicators.Layers ? FindingKind.Good : FindingKind.Note, words =>
            TicketLayersPicture.Summary(words, maturity)
            + words.Of($" That rests on {words.Count(opportunities, "opportunity", "opportunities", "")} of {words.Count(maturity.Indicators.Count, "indicator", "indicators", "")}.", $"依据 {Words.Count(maturity.Indicators.Count)} 项指标的 {Words.Count(opportunities)} 次机会。"));
        if (maturity.Record.Count > 0)
        {
            var blind = maturity.Record.Sum(advice => advice.Indicators.Count);
            yield return Finding(FindingKind.Watch, words =>
            {
                var (layer, fields) = (TicketWords.Layer(words, maturity.Record[0].Layer), TicketWords.FieldsOf(words, maturity.Record[0].Fields));
                return words.Of(
                    $"{Words.Count(blind)} of {Words.Count(maturity.Indicators.Count)} indicators can't be measured. Record first, for {layer}: {fields}.",
                    $"{Words.Count(maturity.Indicators.Count)} 项指标中有 {Words.Count(blind)} 项无法测量。请先为{layer}记录：{fields}。");
            });
        }
    }

    /// <summary>What lifts the level, and what holds it back.</summary>
    private static string Lift(Words words, Maturity maturity, MaturityLift next) => string.Join(
        words.Of(" ", ""),
        new[] { TicketLiftPicture.Sentence(words, maturity, next), TicketLayersPicture.HoldsBack(words, maturity, next) }.Where(text => text is not null));

    private static IEnumerable<Finding> OfHandovers(TeamHandovers handovers)
    {
        if (handovers.Share is not { } all)
        {
            yield break;
        }

        TeamHandover[] marked = [.. handovers.PingPong.Where(handovers.IsPingPong)];
        yield return marked.Length == 0
            ? Finding(FindingKind.Note, words => words.Of(
                $"{Words.Count(handovers.Back)} of {words.Count(handovers.Count, "handover", "handovers", "")} came straight back, {words.Percent(all)}; no two teams stand out.",
                $"{Words.Count(handovers.Count)} 次转派中有 {Words.Count(handovers.Back)} 次原路退回，占 {words.Percent(all)}；没有哪两队特别突出。"))
            : Finding(FindingKind.Act, words => words.Of(
                $"Ping-pong: of {words.Count(marked[0].Count, "handover", "handovers", "")} {TicketHandoversPicture.Pair(words, marked[0])}, {Words.Count(marked[0].Back)} came straight back, {words.Percent(marked[0].Share)}; of all {Words.Count(handovers.Count)} it is {words.Percent(all.Estimate)}. Settle between the two teams who takes what.{More(words)}",
                $"乒乓：{TicketHandoversPicture.Pair(words, marked[0])} 的 {Words.Count(marked[0].Count)} 次转派中有 {Words.Count(marked[0].Back)} 次原路退回，占 {words.Percent(marked[0].Share)}；全部 {Words.Count(handovers.Count)} 次转派中为 {words.Percent(all.Estimate)}。请两队约定分工。{More(words)}"));

        string More(Words words) => marked.Length == 1 ? "" : words.Of(
            $" {Words.Count(marked.Length - 1)} more {(marked.Length == 2 ? "pair stands" : "pairs stand")} out likewise.", $"另有 {Words.Count(marked.Length - 1)} 对团队同样突出。");
    }

    private static IEnumerable<Finding> OfBacklog(BacklogFigures backlog, EquatableArray<BacklogDay> days)
    {
        if (backlog.Ages is not { } ages)
        {
            yield break;
        }

        var old = TicketBacklogPictures.OldOf(backlog) ?? 0;
        yield return Finding(old > 0 ? FindingKind.Watch : FindingKind.Good, words =>
        {
            var (limit, oldest, share) = (TicketWords.Days(words, TicketBacklogPictures.Old), TicketWords.Days(words, ages.Greatest), words.Percent((double)old / backlog.Open));
            var went = days.Count < 2 ? "" : words.Of(
                $" {Words.Count(days[0].Open)} were open on {Words.Day(days[0].Day)}.", $"{Words.Day(days[0].Day)} 时为 {Words.Count(days[0].Open)} 张。");
            return old > 0
                ? words.Of(
                    $"{Words.Count(old)} of {words.Count(backlog.Open, "open ticket", "open tickets", "")} ({share}) are {limit} old or older; the oldest is {oldest} old. Close or pass them on first.{went}",
                    $"{Words.Count(backlog.Open)} 张未结工单中有 {Words.Count(old)} 张（{share}）已存续 {limit}及以上，最久的为 {oldest}。请优先处理。{went}")
                : words.Of(
                    $"None of {words.Count(backlog.Open, "open ticket", "open tickets", "")} is {limit} old; the oldest is {oldest} old.{went}",
                    $"{Words.Count(backlog.Open)} 张未结工单均未满 {limit}，最久的为 {oldest}。{went}");
        });
    }

    private static IEnumerable<Finding> OfForecast(TicketForecast forecast)
    {
        if (TicketForecastPicture.Sentence(new("en"), forecast) is not null)
        {
            yield return Finding(FindingKind.Note, words => TicketForecastPicture.Sentence(words, forecast)!
                + words.Of($" From {Words.Count(forecast.Total.Counts.Count)} periods with {words.Count(forecast.Total.Counts.Sum(), "ticket", "tickets", "")}.", $"依据 {Words.Count(forecast.Total.Counts.Count)} 期共 {Words.Count(forecast.Total.Counts.Sum())} 张工单。"));
        }
    }

    private static Finding Finding(FindingKind kind, Func<Words, string> text) => new(kind, Words.Both(text));
}
