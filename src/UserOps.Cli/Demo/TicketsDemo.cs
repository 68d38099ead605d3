using NodaTime;
using UserOps.Cli.Input;
using UserOps.Cli.Options;
using UserOps.Cli.Output;
using UserOps.Cli.Tickets;
using UserOps.Tickets;
using static UserOps.Cli.Output.Screen;

namespace UserOps.Cli.Demo;

/// <summary>What the demo shows of the tickets of a real help desk.</summary>
/// <param name="screen">Where to.</param>
/// <param name="words">The language.</param>
internal sealed class TicketsDemo(Screen screen, Words words)
{
    /// <summary>The file of the UCI incident log.</summary>
    public const string FileName = "uci_incident_event_log.csv.gz";

    private const int Candidates = 5;

    /// <summary>Shows which layers the UCI log can show, the level, what lifts it, ping-pong and what wants an article.</summary>
    /// <param name="path">The file.</param>
    /// <param name="console">Where rejections go.</param>
    /// <param name="progress">Shows how far it is.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public void OnIncidents(string path, ToolConsole console, ProgressLine progress, CancellationToken cancellationToken)
    {
        progress.Stage("Reading tickets");
        using var rejections = new RejectionSink(console) { BeforeShown = progress.Wipe };
        var reader = new TicketReader(new() { File = new InputFile(path, console), Mapping = TicketMapping.UciIncidentLog, Zone = DateTimeZone.Utc }, rejections);
        var set = new TicketSet(reader.Read(_ => progress.Stage("Reading tickets"), cancellationToken), reader.Counts, DateTimeZone.Utc, new AsOfLast());
        progress.Stage("Judging tickets");
        var maturity = MaturityAnswer.Of(MaturityPolicy.Default, set, TicketScope.All, from: null, to: null);
        var candidates = CandidatesAnswer.Of(set, new("category", ticket => ticket.Category), least: 20, examples: 3);
        var statistics = StatisticsAnswer.Of(set, new(new("category", ticket => ticket.Category), Against: null, From: null, To: null, Clock: null));

        screen.Heading(words.Of("Tickets: the incidents of a help desk, 2016-02-29 to 2017-02-18", "工单：某服务台事件日志，2016-02-29 至 2017-02-18"));
        screen.ShowInput(words, set);
        ShowLevel(maturity.Whole);
        MaturityAnswer.ShowLayers(screen, words, maturity.Whole.Value);
        statistics.ShowHandovers(screen, words);
        candidates.ShowCandidates(screen, words, Candidates);
        rejections.Complete();
    }

    /// <summary>Shows the levels, what lifts them, and what to record: layers that nothing shows are no fault of the desk.</summary>
    private void ShowLevel(Assessment<Maturity> maturity)
    {
        var observed = maturity.Value.Layers.Where(layer => layer.Coverage > 0).Select(layer => $"{Exact.Text(layer.Layer)} ({Percent(layer.Coverage)})");
        screen.Line(words.Of(
            $"Layers of which the log shows something: {string.Join(", ", observed)}.",
            $"日志可观测的层次：{string.Join("，", observed)}。"));
        foreach (var reason in maturity.Reasons.Where(reason => reason.Code is "maturity.level" or "maturity.lift" or "maturity.plan" or "maturity.record"))
        {
            screen.Line($"  {reason.In(words.Culture)}");
        }
    }
}
