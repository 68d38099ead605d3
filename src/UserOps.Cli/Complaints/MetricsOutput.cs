using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Writes how the complaint loop did. The member names are a contract.</summary>
/// <param name="words">The language.</param>
/// <param name="metrics">The figures.</param>
internal sealed class MetricsOutput(Words words, ComplaintMetrics metrics) : ICaseOutput
{
    private static readonly string[] Columns = ["group", "figure", "count", "of", "estimate", "lower", "upper"];

    private static readonly (string Name, LocalizedText Words, Func<ComplaintFigures, ComplaintRate> Rate)[] Rates =
    [
        ("settledAtFirstContact", LocalizedText.Of("settled at first contact", "首次接触即解决"), figures => figures.SettledAtFirstContact),
        ("lateAcknowledgements", LocalizedText.Of("acknowledged late", "受理回执超时"), figures => figures.LateAcknowledgements),
        ("lateResolutions", LocalizedText.Of("resolved late", "解决超时"), figures => figures.LateResolutions),
        ("regraded", LocalizedText.Of("re-graded", "改级"), figures => figures.Regraded),
        ("reopened", LocalizedText.Of("reopened", "重新打开"), figures => figures.Reopened),
        ("repeatedIn30Days", LocalizedText.Of("repeated in 30 days", "30 天内重复"), figures => figures.RepeatedIn30Days),
        ("repeatedIn90Days", LocalizedText.Of("repeated in 90 days", "90 天内重复"), figures => figures.RepeatedIn90Days),
        ("sentOutside", LocalizedText.Of("sent outside", "转外部处理"), figures => figures.SentOutside),
        ("upheld", LocalizedText.Of("upheld", "成立"), figures => figures.Upheld),
        ("actionsOnTime", LocalizedText.Of("corrective actions on time", "纠正措施及时"), figures => figures.ActionsOnTime),
        ("actionsEffective", LocalizedText.Of("corrective actions effective", "纠正措施有效"), figures => figures.ActionsEffective),
    ];

    /// <inheritdoc />
    public void WriteResult(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteInstant("asOf", metrics.AsOf);
        json.WriteStartObject("total");
        WriteFigures(json, metrics.Total);
        json.WriteEndObject();
        json.WriteList("groups", metrics.Groups, static (writer, group) =>
        {
            writer.WriteStartObject();
            writer.WriteString("group", group.Group);
            WriteFigures(writer, group.Figures);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    /// <inheritdoc />
    public void WriteJsonLines(Stream stream)
    {
        using var lines = new JsonLines(stream);
        foreach (var group in Groups())
        {
            lines.Write(group, static (json, row) =>
            {
                json.WriteString("group", row.Group);
                WriteFigures(json, row.Figures);
            });
        }

        lines.Flush();
    }

    /// <inheritdoc />
    public void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var (group, figures) in Groups())
        {
            foreach (var (name, _, of) in Rates)
            {
                var rate = of(figures);
                lines.Add(group).Add(name).Add(rate.Count).Add(rate.Of).Add(rate.Interval?.Estimate).Add(rate.Interval?.Lower).Add(rate.Interval?.Upper).EndRow();
            }
        }

        lines.Flush();
    }

    /// <inheritdoc />
    public void Show(Screen screen)
    {
        foreach (var (group, figures) in Groups())
        {
            screen.Heading(group is null
                ? words.Of($"The complaint loop: {Count(figures.Received)} received, {Count(figures.Merged)} of them merged", $"投诉闭环：受理 {Count(figures.Received)} 件，其中并案 {Count(figures.Merged)} 件")
                : $"{(group.Length == 0 ? words.Of("(not known)", "（未知）") : Shown.Text(group))}: {Count(figures.Received)}");
            screen.Table(
                [words.Of("figure", "指标"), Numbers(words.Of("cases", "案件")), Numbers(words.Of("of", "总数")), Numbers(words.Of("share", "占比")), Numbers(words.Of("95 % interval", "95% 区间"))],
                Rates.Select(line => (line.Words, Rate: line.Rate(figures))).Select(line => (string[])
                [
                    words.Of(line.Words), Count(line.Rate.Count), Count(line.Rate.Of), Percent(line.Rate.Interval?.Estimate),
                    line.Rate.Interval is { } known ? $"{Percent(known.Lower)} .. {Percent(known.Upper)}" : "-",
                ]));
            screen.Line(words.Of(
                $"Waiting: {Percent(figures.PauseShare)} of the resolve time. Satisfaction: {Number(figures.MeanSatisfaction)} of 5, {Count(figures.Ratings, "rating", "ratings")}.",
                $"等待占解决时长的 {Percent(figures.PauseShare)}。满意度：{Number(figures.MeanSatisfaction)}（满分 5），{Count(figures.Ratings)} 人评分。"));
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, ComplaintFigures figures)
    {
        json.WriteNumber("received", figures.Received);
        json.WriteNumber("merged", figures.Merged);
        foreach (var (name, _, of) in Rates)
        {
            var rate = of(figures);
            json.WriteStartObject(name);
            json.WriteNumber("count", rate.Count);
            json.WriteNumber("of", rate.Of);
            json.WriteInterval("share", rate.Interval);
            json.WriteEndObject();
        }

        json.WriteDuration("resolveTime", figures.ResolveTime);
        json.WriteDuration("waitingTime", figures.WaitingTime);
        json.WriteNullable("pauseShare", figures.PauseShare);
        json.WriteNumber("ratings", figures.Ratings);
        json.WriteNullable("meanSatisfaction", figures.MeanSatisfaction);
        json.WriteList("redress", figures.Redress, static (writer, redress) =>
        {
            writer.WriteStartObject();
            writer.WriteString("kind", redress.Kind);
            writer.WriteString("currency", redress.Currency);
            writer.WriteNumber("cases", redress.Cases);
            writer.WriteExact("amount", redress.Amount);
            writer.WriteEndObject();
        });
    }

    private IEnumerable<(string? Group, ComplaintFigures Figures)> Groups() =>
        metrics.Groups.Select(group => ((string?)group.Group, group.Figures)).Prepend((null, metrics.Total));
}
