using System.Text.Json;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;
using static UserOps.Cli.Output.ScreenColumn;

namespace UserOps.Cli.Tickets;

/// <summary>What an article of the knowledge base would spare the desk.</summary>
internal sealed class CandidatesAnswer : IAnswer
{
    private const int Most = 20;

    private static readonly string[] Columns = ["class", "tickets", "linked", "oneTouch", "score", "examples"];

    private readonly TicketSet _set;
    private readonly Choice<Func<TicketSummary, string?>> _by;
    private readonly int _least;
    private readonly DayClock _days;
    private readonly TicketStatistics _statistics;

    private CandidatesAnswer(TicketSet set, Choice<Func<TicketSummary, string?>> by, int least, int examples)
    {
        (_set, _by, _least, _days) = (set, by, least, new(set.Zone));
        _statistics = TicketStatistics.Of(set.Log, set.Resolve(_days));
        Candidates = _statistics.KnowledgeCandidates(by.Value, least, examples);
    }

    /// <summary>Gets the classes, the highest score first.</summary>
    public EquatableArray<KnowledgeCandidate> Candidates { get; }

    /// <summary>Searches.</summary>
    /// <param name="set">The tickets.</param>
    /// <param name="by">What tickets are told apart by.</param>
    /// <param name="least">How many tickets a class must have.</param>
    /// <param name="examples">How many tickets of each class are named.</param>
    /// <returns>The answer.</returns>
    public static CandidatesAnswer Of(TicketSet set, Choice<Func<TicketSummary, string?>> by, int least, int examples) => new(set, by, least, examples);

    /// <inheritdoc />
    public void Write(OutputFormat format, Stream stream, Words words)
    {
        switch (format)
        {
            case OutputFormat.Json:
                JsonText.WriteDocument(stream, WriteResult);
                break;
            case OutputFormat.Jsonl:
                using (var lines = new JsonLines(stream))
                {
                    foreach (var candidate in Candidates)
                    {
                        lines.Write(candidate, WriteOne);
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
            $"{Count(_statistics.Tickets.Count, "ticket", "tickets")} as of {TicketText.AsOf(words, _statistics.AsOf, _days)}; {Count(Candidates.Count, _by.Word + " wants", _by.Word + " classes want")} an article, of those with {Count(_least)} tickets or more.",
            $"截至 {TicketText.AsOf(words, _statistics.AsOf, _days)}共 {Count(_statistics.Tickets.Count)} 张工单；按 {_by.Word} 至少 {Count(_least)} 张的类别中，{Count(Candidates.Count)} 类适合写成知识。"));
        ShowCandidates(screen, words, Most);
    }

    /// <summary>Shows the classes with the highest scores.</summary>
    public void ShowCandidates(Screen screen, Words words, int most)
    {
        if (Candidates.Count == 0)
        {
            return;
        }

        screen.Heading(words.Of("What an article would spare the desk", "写成知识可省下的工单"));
        screen.Table(
            [
                _by.Word, Numbers(words.Of("score", "得分")), Numbers(words.Of("tickets", "工单")), Numbers(words.Of("with an article", "已有知识")), Numbers(words.Of("solved at first contact", "首次解决")),
                words.Of("such as", "例如"),
            ],
            Candidates.Take(most).Select(candidate => (string[])
            [
                Shown.Text(candidate.Key), Number(candidate.Score), Count(candidate.Tickets), Count(candidate.Linked), Count(candidate.OneTouch),
                Shown.Text(string.Join(", ", candidate.Examples)),
            ]));
    }

    private static void WriteOne(Utf8JsonWriter json, KnowledgeCandidate candidate)
    {
        json.WriteString("class", candidate.Key);
        json.WriteNumber("tickets", candidate.Tickets);
        json.WriteNumber("linked", candidate.Linked);
        json.WriteNumber("oneTouch", candidate.OneTouch);
        json.WriteNumber("score", candidate.Score);
        json.WriteList("examples", candidate.Examples, static (writer, id) => writer.WriteStringValue(id));
    }

    private void WriteResult(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteInstant("asOf", _statistics.AsOf);
        json.WriteInput(_set);
        json.WriteString("by", _by.Word);
        json.WriteNumber("least", _least);
        json.WriteList("candidates", Candidates, static (writer, candidate) =>
        {
            writer.WriteStartObject();
            WriteOne(writer, candidate);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private void WriteCsv(Stream stream)
    {
        using var lines = new CsvLines(stream, Columns);
        foreach (var candidate in Candidates)
        {
            lines.Add(candidate.Key).Add(candidate.Tickets).Add(candidate.Linked).Add(candidate.OneTouch).Add(candidate.Score).Add(string.Join(';', candidate.Examples)).EndRow();
        }

        lines.Flush();
    }
}
