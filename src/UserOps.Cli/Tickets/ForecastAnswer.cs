using System.Text.Json;
using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tickets;

/// <summary>How many tickets are expected.</summary>
internal sealed class ForecastAnswer : IAnswer
{
    private static readonly string[] Columns = ["key", "start", "end", "mean", "lower", "upper", "method", "beatsNaive"];

    private readonly TicketSet _set;
    private readonly TicketForecastOptions _options;
    private readonly TicketForecast _forecast;

    private ForecastAnswer(TicketSet set, TicketForecastOptions options, TicketForecast forecast) => (_set, _options, _forecast) = (set, options, forecast);

    private string By => ComplaintText.NameOf(_options.Key);

    private bool HasKeys => _options.Key != TicketForecastKey.None;

    /// <summary>Forecasts.</summary>
    /// <param name="set">The tickets.</param>
    /// <param name="options">How to forecast.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="UsageException">The instant is too near to the end of time.</exception>
    public static ForecastAnswer Of(TicketSet set, TicketForecastOptions options) =>
        new(set, options, Forecast(set.Log, options, set.Resolve(new DayClock(DateTimeZoneProviders.Tzdb[options.Zone]))));

    /// <summary>Forecasts from a log.</summary>
    /// <param name="log">The log.</param>
    /// <param name="options">How to forecast.</param>
    /// <param name="asOf">The instant of judgement.</param>
    /// <returns>The forecast.</returns>
    /// <exception cref="UsageException">The instant is too near to the end of time.</exception>
    public static TicketForecast Forecast(TicketLog log, TicketForecastOptions options, Instant asOf)
    {
        try
        {
            return new TicketForecaster(options).Forecast(log, asOf);
        }
        catch (ArgumentOutOfRangeException late) when (late.ParamName == "asOf")
        {
            throw new UsageException("The horizon of the forecast reaches beyond the years 1 to 9998; give an earlier --as-of.");
        }
    }

    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, json => WriteResult(json, words));
                break;
            case OutputFormat.Jsonl:
                using (var lines = new JsonLines(stream))
                {
                    foreach (var series in HasKeys ? _forecast.Keys : [_forecast.Total])
                    {
                        lines.Write((words, series), static (json, line) => WriteSeries(json, line.words, line.series));
                    }

                    lines.Flush();
                }

                break;
            default:
                WriteCsv(stream);
                break;
        }
    }

    /// <inheritdoc />
    public void Show(Screen screen, Words words)
    {
        var period = _options.Period == TicketForecastPeriod.Week ? words.Of("week", "周") : words.Of("day", "日");
        screen.ShowInput(words, _set);
        screen.Line(words.Of(
            $"As of {TicketText.AsOf(words, _forecast.AsOf, new DayClock(DateTimeZoneProviders.Tzdb[_options.Zone]))}: {Count(_forecast.Total.Counts.Count)} whole {period}s from {Day(_forecast.From)} on with {Count(_forecast.Total.Counts.Sum(), "new ticket", "new tickets")}.",
            $"截至 {TicketText.AsOf(words, _forecast.AsOf, new DayClock(DateTimeZoneProviders.Tzdb[_options.Zone]))}：自 {Day(_forecast.From)} 起完整{period} {Count(_forecast.Total.Counts.Count)} 个，新增工单 {Count(_forecast.Total.Counts.Sum())} 张。"));
        foreach (var reason in _forecast.Total.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }

        screen.Heading(words.Of("Expected new tickets", "预计新增工单"));
        screen.Table(
            [words.Of("from", "自"), words.Of("to", "至"), Numbers(words.Of("expected", "预计")), Numbers(words.Of("at least", "至少")), Numbers(words.Of("at most", "至多"))],
            _forecast.Total.Steps.Select(step => (string[])[Day(step.Start), Day(step.End.PlusDays(-1)), Number(step.Mean), Count(step.Lower), Count(step.Upper)]));
        ShowKeys(screen, words);
    }

    private void ShowKeys(Screen screen, Words words)
    {
        if (!HasKeys)
        {
            return;
        }

        screen.Heading(words.Of(
            $"By {By}, the next of {Count(_forecast.Keys.Count)}{(_forecast.KeysLeftOut == 0 ? "" : $"; {Count(_forecast.KeysLeftOut)} with fewer tickets are left out")}",
            $"按 {By}，共 {Count(_forecast.Keys.Count)} 个的下一期{(_forecast.KeysLeftOut == 0 ? "" : $"；另有 {Count(_forecast.KeysLeftOut)} 个工单较少，未列")}"));
        screen.Table(
            [
                By, Numbers(words.Of("so far in all", "历史合计")), Numbers(words.Of("expected", "预计")), Numbers(words.Of("at least", "至少")), Numbers(words.Of("at most", "至多")),
                words.Of("method", "方法"), words.Of("better than naive", "优于朴素法"),
            ],
            _forecast.Keys.Where(series => series.Steps.Count > 0).Select(series => (string[])
            [
                series.Key is { } key ? Shown.Text(key) : words.Of("(none)", "（无）"), Count(series.Counts.Sum()), Number(series.Steps[0].Mean), Count(series.Steps[0].Lower),
                Count(series.Steps[0].Upper), ComplaintText.NameOf(series.Forecast.Method), series.Forecast.BeatsNaive ? words.Of("yes", "是") : words.Of("no", "否"),
            ]));
    }

    private static void WriteSeries(Utf8JsonWriter json, Words words, TicketSeriesForecast series)
    {
        json.WriteString("key", series.Key);
        json.WriteNumber("soFar", series.SoFar);
        json.WriteList("steps", series.Steps, static (writer, step) =>
        {
            writer.WriteStartObject();
            writer.WriteDay("start", step.Start);
            writer.WriteDay("end", step.End);
            writer.WriteNumber("mean", step.Mean);
            writer.WriteNumber("lower", step.Lower);
            writer.WriteNumber("upper", step.Upper);
            writer.WriteEndObject();
        });
        json.WriteString("method", ComplaintText.NameOf(series.Forecast.Method));
        json.WriteString("baseline", ComplaintText.NameOf(series.Forecast.Baseline));
        json.WriteBoolean("beatsNaive", series.Forecast.BeatsNaive);
        json.WriteNumber("origins", series.Forecast.Origins);
        json.WriteString("interval", ComplaintText.NameOf(series.Forecast.Interval));
        json.WriteString("note", ComplaintText.NameOf(series.Forecast.Note));
        json.WriteList("candidates", series.Forecast.Candidates, static (writer, candidate) =>
        {
            writer.WriteStartObject();
            writer.WriteString("method", ComplaintText.NameOf(candidate.Method));
            writer.WriteNullable("loss", candidate.Loss);
            writer.WriteString("exclusion", ComplaintText.NameOf(candidate.Exclusion));
            writer.WriteEndObject();
        });
        json.WriteList("counts", series.Counts, static (writer, count) => writer.WriteNumberValue(count));
        json.WriteReasons(words, series.Reasons);
    }

    private void WriteResult(Utf8JsonWriter json, Words words)
    {
        json.WriteStartObject();
        json.WriteInstant("asOf", _forecast.AsOf);
        json.WriteInstant("validUntil", _forecast.ValidUntil);
        json.WriteInput(_set);
        json.WriteString("period", ComplaintText.NameOf(_options.Period));
        json.WriteDay("from", _forecast.From);
        json.WriteDay("running", _forecast.Running);
        json.WriteNumber("withoutCreation", _forecast.WithoutCreation);
        json.WriteStartObject("total");
        WriteSeries(json, words, _forecast.Total);
        json.WriteEndObject();
        if (HasKeys)
        {
            json.WriteString("by", By);
            json.WriteList("keys", _forecast.Keys, (writer, series) =>
            {
                writer.WriteStartObject();
                WriteSeries(writer, words, series);
                writer.WriteEndObject();
                writer.FlushIfMuch();
            });
            json.WriteNumber("keysLeftOut", _forecast.KeysLeftOut);
        }

        json.WriteEndObject();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var series in HasKeys ? _forecast.Keys : [_forecast.Total])
        {
            foreach (var step in series.Steps)
            {
                lines.Add(series.Key).Add((LocalDate?)step.Start).Add((LocalDate?)step.End).Add((double?)step.Mean).Add(step.Lower).Add(step.Upper)
                    .Add(ComplaintText.NameOf(series.Forecast.Method)).Add(series.Forecast.BeatsNaive ? "true" : "false")
                    .EndRow();
            }
        }

        lines.Flush();
    }
}
