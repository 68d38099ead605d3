using System.Text.Json;
using NodaTime;
using UserOps.Cli.Complaints;
using UserOps.Cli.Output;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tickets;

/// <summary>How mature the handling of tickets is. The members are those of the library's own JSON.</summary>
internal sealed class MaturityAnswer : IAnswer
{
    private const int Most = 40;

    private static readonly string[] Columns =
        ["group", "level", "plausibleLevel", "score", "indicator", "layer", "k", "n", "demonstrated", "observed", "plausible", "target", "state", "rating"];

    private readonly TicketSet _set;
    private readonly MaturityPolicy _policy;
    private readonly EvidenceRequest _request;
    private readonly EquatableArray<Assessment<Maturity>> _groups;

    private MaturityAnswer(TicketSet set, MaturityPolicy policy, EvidenceRequest request, Assessment<Maturity> whole, EquatableArray<Assessment<Maturity>> groups) =>
        (_set, _policy, _request, Whole, _groups) = (set, policy, request, whole, groups);

    /// <summary>Gets the maturity of the whole desk.</summary>
    public Assessment<Maturity> Whole { get; }

    /// <summary>Judges.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="set">The tickets.</param>
    /// <param name="by">What it is broken down by.</param>
    /// <param name="from">The first day of the period; <see langword="null"/>: the beginning of the log.</param>
    /// <param name="to">The last day of the period; <see langword="null"/>: it runs up to the instant of judgement.</param>
    /// <returns>The answer.</returns>
    public static MaturityAnswer Of(MaturityPolicy policy, TicketSet set, TicketScope by, LocalDate? from, LocalDate? to)
    {
        var scorer = new MaturityScorer(policy);
        var days = DaysOf(policy);
        var request = new EvidenceRequest
        {
            AsOf = set.Resolve(days),
            From = from is { } first ? days.StartOf(first) : null,
            To = to is { } last ? days.StartOf(last.PlusDays(1)) : null,
            By = by,
        };
        var evidence = scorer.Gather(set.Log, request);
        return new(set, policy, request, scorer.Score(evidence.Read()), by == TicketScope.All ? [] : scorer.ScoreGroups(evidence));
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
                    foreach (var one in _request.By == TicketScope.All ? [Whole] : _groups)
                    {
                        lines.Write((words, one), static (json, row) => WriteOne(json, row.words, row.one));
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
        screen.ShowInput(words, _set);
        screen.Line(words.Of(
            $"As of {TicketText.AsOf(words, Whole.AsOf, DaysOf(_policy))}{Period(words)}:",
            $"截至 {TicketText.AsOf(words, Whole.AsOf, DaysOf(_policy))}{Period(words)}："));
        ShowReasons(screen, words, Whole);
        ShowLayers(screen, words, Whole.Value);
        ShowIndicators(screen, words, Whole.Value);
        ShowGroups(screen, words);
        screen.Line();
        screen.Line(words.Of($"Policy: {Whole.Policy}.", $"策略：{Whole.Policy}。"));
    }

    /// <summary>Shows the sentences that explain a maturity.</summary>
    public static void ShowReasons(Screen screen, Words words, Assessment<Maturity> maturity)
    {
        foreach (var reason in maturity.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }

    /// <summary>Shows the layers.</summary>
    public static void ShowLayers(Screen screen, Words words, Maturity maturity)
    {
        screen.Heading(words.Of("Layers", "层次"));
        screen.Table(
            [
                Numbers(words.Of("layer", "层")), words.Of("demonstrated", "已证实"), Numbers(""), Numbers(words.Of("observed", "观测")),
                Numbers(words.Of("plausible", "可能")), Numbers(words.Of("coverage", "覆盖")), words.Of("rating", "评级"),
            ],
            maturity.Layers.Select(layer => (string[])
            [
                Count(layer.Layer), Bar(layer.Demonstrated), Number(layer.Demonstrated), Number(layer.Observed), Number(layer.Plausible),
                Percent(layer.Coverage), Of(words, layer.Rating),
            ]));
    }

    /// <summary>Shows the indicators.</summary>
    public static void ShowIndicators(Screen screen, Words words, Maturity maturity)
    {
        screen.Heading(words.Of("Indicators", "指标"));
        screen.Table(
            [
                words.Of("id", "编号"), words.Of("indicator", "指标"), Numbers("k"), Numbers("n"), Numbers(words.Of("demonstrated", "已证实")),
                Numbers(words.Of("observed", "观测")), Numbers(words.Of("target", "目标")), words.Of("rating", "评级"), words.Of("evidence", "证据"),
            ],
            maturity.Indicators.Select(item => (string[])
            [
                item.Id.ToString(), words.Of(item.Name), Count(item.Successes), Count(item.Opportunities), Number(item.Demonstrated), Number(item.Observed),
                Number((double)item.Target), Of(words, item.Rating), Of(words, item.State),
            ]));
    }

    private static DayClock DaysOf(MaturityPolicy policy) => new(DateTimeZoneProviders.Tzdb[policy.Zone]);

    private static string Of(Words words, AchievementRating rating) => rating switch
    {
        AchievementRating.NotAchieved => words.Of("N not", "N 未达成"),
        AchievementRating.PartiallyAchieved => words.Of("P partially", "P 部分达成"),
        AchievementRating.LargelyAchieved => words.Of("L largely", "L 大部分达成"),
        AchievementRating.FullyAchieved => words.Of("F fully", "F 完全达成"),
        _ => words.Of("not measured", "未测量"),
    };

    private static string Of(Words words, EvidenceState state) => state switch
    {
        EvidenceState.NoOpportunity => words.Of("no opportunity", "无机会"),
        EvidenceState.Insufficient => words.Of("insufficient", "不足"),
        EvidenceState.Assessed => words.Of("enough", "充分"),
        _ => words.Of("not observable", "不可观测"),
    };

    private static void WriteOne(Utf8JsonWriter json, Words words, Assessment<Maturity> one)
    {
        using var document = JsonDocument.Parse(MaturityAssessmentJson.Write(one));
        json.WriteMembers(document.RootElement.GetProperty("value"));
        json.WriteInstant("asOf", one.AsOf);
        json.WriteInstant("validUntil", one.ValidUntil);
        json.WriteReasons(words, one.Reasons);
    }

    private string Period(Words words)
    {
        var days = DaysOf(_policy);
        var from = _request.From is { } first ? Day(days.DayOf(first)) : "";
        var to = _request.To is { } last ? Day(days.DayOf(last - Duration.Epsilon)) : "";
        return from.Length + to.Length == 0 ? "" : words.Of($", for {from}..{to}", $"，期间 {from}..{to}");
    }

    private void ShowGroups(Screen screen, Words words)
    {
        if (_request.By == TicketScope.All)
        {
            return;
        }

        var by = ComplaintText.NameOf(_request.By);
        var shown = _groups.OrderByDescending(group => group.Value.Indicators.Sum(item => item.Opportunities)).ThenBy(group => group.Value.Group, StringComparer.Ordinal).Take(Most).ToList();
        screen.Heading(words.Of(
            $"By {by}: the {Count(shown.Count)} with the most evidence of {Count(_groups.Count)}",
            $"按{by}：共 {Count(_groups.Count)} 组，证据最多的 {Count(shown.Count)} 组"));
        screen.Table(
            [
                by, Numbers(words.Of("at least", "至少")), Numbers(words.Of("at most", "至多")), Numbers(words.Of("score", "得分")), Numbers("1"), Numbers("2"), Numbers("3"),
                Numbers("4"), Numbers("5"), Numbers(words.Of("opportunities", "机会")),
            ],
            shown.Select(group => (string[])
            [
                TicketText.Group(words, group.Value.Group), Count(group.Value.Level), Count(group.Value.PlausibleLevel), Number(group.Value.Score),
                .. group.Value.Layers.Select(layer => Number(layer.Demonstrated)), Count(group.Value.Indicators.Sum(item => item.Opportunities)),
            ]));
    }

    private void WriteResult(Utf8JsonWriter json, Words words)
    {
        json.WriteStartObject();
        json.WritePolicy(Whole.Policy);
        json.WriteInput(_set);
        json.WriteInstant("from", _request.From);
        json.WriteInstant("to", _request.To);
        WriteOne(json, words, Whole);
        if (_request.By != TicketScope.All)
        {
            json.WriteString("by", ComplaintText.NameOf(_request.By));
            json.WriteList("groups", _groups, (writer, group) =>
            {
                writer.WriteStartObject();
                WriteOne(writer, words, group);
                writer.WriteEndObject();
                writer.FlushIfMuch();
            });
        }

        json.WriteEndObject();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var one in _request.By == TicketScope.All ? [Whole] : _groups)
        {
            foreach (var item in one.Value.Indicators)
            {
                lines.Add(one.Value.Group).Add(one.Value.Level).Add(one.Value.PlausibleLevel).Add(one.Value.Score)
                    .Add(item.Id.ToString()).Add(item.Layer).Add(item.Successes).Add(item.Opportunities).Add(item.Demonstrated).Add(item.Observed)
                    .Add(item.Plausible).Add(item.Target).Add(ComplaintText.NameOf(item.State)).Add(Letter(item.Rating))
                    .EndRow();
            }
        }

        lines.Flush();
    }

    private static string Letter(AchievementRating rating) => rating == AchievementRating.NotMeasured ? "notMeasured" : rating.ToString()[..1];
}
