using System.Text.Json;
using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Output;
using UserOps.Complaints;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Complaints;

/// <summary>Which topics have too many complaints. The members are those of the library's own JSON.</summary>
internal sealed class CrisisAnswer : IAnswer
{
    private const int Most = 20;

    private static readonly string[] Columns =
        ["topic", "level", "since", "day", "count", "usual", "chance", "ewma", "ewmaLimit", "customers", "grave", "from", "members", "validUntil"];

    private readonly CrisisDetector _detector;
    private readonly ComplaintSet _set;
    private readonly string _by;
    private readonly long _without;

    private CrisisAnswer(CrisisDetector detector, ComplaintSet set, string by, long without, Instant asOf, EquatableArray<Assessment<TopicCrisis>> topics) =>
        (_detector, _set, _by, _without, AsOf, Topics) = (detector, set, by, without, asOf, topics);

    /// <summary>Gets the instant of judgement.</summary>
    public Instant AsOf { get; }

    /// <summary>Gets the topics, the most alarming first.</summary>
    public EquatableArray<Assessment<TopicCrisis>> Topics { get; }

    /// <summary>Judges.</summary>
    /// <param name="detector">What judges.</param>
    /// <param name="set">The complaints.</param>
    /// <param name="byProduct">Whether they are counted by product in place of topic.</param>
    /// <returns>The answer.</returns>
    public static CrisisAnswer Of(CrisisDetector detector, ComplaintSet set, bool byProduct)
    {
        var asOf = set.Resolve(detector.Clock);
        var sightings = new List<ComplaintSighting>();
        foreach (var facts in set.Facts)
        {
            if ((byProduct ? facts.Product : facts.Topic) is { } topic)
            {
                sightings.Add(new(facts.Id, facts.ReceivedAt, topic, set.Grader.GradeOf(facts).Grade, facts.CustomerId, PublicityOf(facts)));
            }
        }

        return new(detector, set, byProduct ? "product" : "topic", set.Facts.Count - sightings.Count, asOf, detector.Assess(CrisisLog.From(sightings), asOf));
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
                    foreach (var topic in Topics)
                    {
                        lines.Write((words, topic), static (json, row) => WriteTopic(json, row.words, row.topic));
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
        screen.Line(words.Of(
            $"{Count(_set.Counts.Records, "record", "records")}: {Count(_set.Counts.Accepted, "complaint", "complaints")}, {Count(_set.Counts.Rejected)} rejected, {Count(_without)} without a {_by}.",
            $"{Count(_set.Counts.Records)} 条记录：投诉 {Count(_set.Counts.Accepted)} 件，拒收 {Count(_set.Counts.Rejected)} 条，{Count(_without)} 件无{(_by == "topic" ? "主题" : "产品")}。"));
        screen.Line(Summary(words));
        ShowTopics(screen, words);
        foreach (var topic in Topics.Where(topic => topic.Value.Level != CrisisLevel.None).Take(3))
        {
            ShowWhy(screen, words, topic);
        }

        screen.Line();
        screen.Line(words.Of($"Policy: {_detector.PolicyRef}.", $"策略：{_detector.PolicyRef}。"));
    }

    /// <summary>Says how many topics there are on each level.</summary>
    public string Summary(Words words) => words.Of(
        $"{Count(Topics.Count, _by, _by + "s")} as of {ComplaintText.AsOf(words, AsOf, _detector.Clock)}: {string.Join(", ", Levels(words))}.",
        $"截至 {ComplaintText.AsOf(words, AsOf, _detector.Clock)} 共 {Count(Topics.Count)} 个{(_by == "topic" ? "主题" : "产品")}：{string.Join("，", Levels(words))}。");

    /// <summary>Shows the topics, the most alarming first.</summary>
    public void ShowTopics(Screen screen, Words words)
    {
        screen.Heading(words.Of("Topics, the most alarming first", "主题（按预警程度）"));
        screen.Table(
            [
                words.Of(_by, _by == "topic" ? "主题" : "产品"), words.Of("level", "级别"), words.Of("since", "自"), Numbers(words.Of("last day", "末日件数")), Numbers(words.Of("usual", "常态")),
                Numbers(words.Of("chance", "偶然概率")), Numbers(words.Of("ewma", "EWMA")), Numbers(words.Of("limit", "上限")), Numbers(words.Of("alarms", "预警天数")),
            ],
            Topics.Take(Most).Select(topic => (topic.Value, Last: topic.Value.History.Count > 0 ? topic.Value.History[^1] : null)).Select(line => (string[])
            [
                Shown.Text(line.Value.Topic),
                Of(words, line.Value.Level),
                Day(line.Value.Since),
                Count(line.Last?.Count ?? 0),
                Number(line.Last?.Baseline?.Mean),
                line.Last?.Chance is { } chance ? chance.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "-",
                Number(line.Last?.Ewma),
                Number(line.Last?.EwmaLimit),
                Count(line.Value.History.Count(day => day.Alarm is not null)),
            ]));
    }

    /// <summary>Shows why a topic is as alarming as it is, and its days with an alarm.</summary>
    public static void ShowWhy(Screen screen, Words words, Assessment<TopicCrisis> topic)
    {
        screen.Heading(words.Of($"{Shown.Text(topic.Value.Topic)}: {Of(words, topic.Value.Level)}", $"{Shown.Text(topic.Value.Topic)}：{Of(words, topic.Value.Level)}"));
        foreach (var reason in topic.Reasons)
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }

    /// <summary>Writes a level in words.</summary>
    public static string Of(Words words, CrisisLevel level) => level switch
    {
        CrisisLevel.Watch => words.Of("watch", "关注"),
        CrisisLevel.Alert => words.Of("alert", "预警"),
        CrisisLevel.Crisis => words.Of("crisis", "危机"),
        _ => words.Of("none", "正常"),
    };

    // What only a text proposed is no publicity yet.
    private static int PublicityOf(ComplaintFacts facts) =>
        facts.Factors.TryGet("publicity", out var reading) && reading is { IsProposed: false, Level: { } level } ? level : 0;

    private static void WriteTopic(Utf8JsonWriter json, Words words, Assessment<TopicCrisis> topic)
    {
        using var document = JsonDocument.Parse(CrisisAssessmentJson.Write(topic));
        json.WriteMembers(document.RootElement.GetProperty("value"));
        json.WriteInstant("asOf", topic.AsOf);
        json.WriteInstant("validUntil", topic.ValidUntil);
        json.WriteReasons(words, topic.Reasons);
    }

    private IEnumerable<string> Levels(Words words) => Enum.GetValues<CrisisLevel>().Reverse()
        .Select(level => $"{Count(Topics.Count(topic => topic.Value.Level == level))} {Of(words, level)}");

    private void WriteResult(Utf8JsonWriter json, Words words)
    {
        json.WriteStartObject();
        json.WritePolicy(_detector.PolicyRef);
        json.WritePolicy(_set.Grader.PolicyRef, "gradingPolicy");
        json.WriteInstant("asOf", AsOf);
        json.WriteInput(_set.Counts);
        json.WriteString("by", _by);
        json.WriteNumber("without", _without);
        json.WriteList("topics", Topics, (writer, topic) =>
        {
            writer.WriteStartObject();
            WriteTopic(writer, words, topic);
            writer.WriteEndObject();
            writer.FlushIfMuch();
        });
        json.WriteEndObject();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var topic in Topics)
        {
            var day = topic.Value.History.Count > 0 ? topic.Value.History[^1] : null;
            lines.Add(topic.Value.Topic).Add(ComplaintText.NameOf(topic.Value.Level)).Add(topic.Value.Since).Add(day?.Day).Add((long?)day?.Count)
                .Add(day?.Baseline?.Mean).Add(day?.Chance).Add(day?.Ewma).Add(day?.EwmaLimit)
                .Add((long?)day?.Alarm?.Customers).Add((long?)day?.Alarm?.Grave).Add(day?.Alarm?.From).Add((long?)day?.Alarm?.Members.Count)
                .Add(topic.ValidUntil)
                .EndRow();
        }

        lines.Flush();
    }
}
