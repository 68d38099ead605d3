using System.IO.Compression;
using System.Text;
using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

/// <summary>The incident log of the UCI repository: 141,712 rows of 24,918 incidents, March 2016 to February 2017.</summary>
public sealed class IncidentLogTests
{
    private const string File = "uci_incident_event_log.csv.gz";

    [RealDataFact(File)]
    public void Real_incidents_are_told_by_the_preset()
    {
        var log = TicketLog.From(Events().SelectMany(row => row), []);
        var events = log.Traces.SelectMany(trace => trace.Events).ToList();

        Assert.Equal((24_918, 0, 0L), (log.Traces.Count, log.Conflicts.Count, log.Repeated));
        Assert.Equal(24_918, events.Count(item => item.Type == TicketEventType.Created));
        Assert.Equal(78, events.Select(item => item.TeamId).OfType<string>().Distinct().Count());
        Assert.Equal(331, events.Count(item => item.Type == TicketEventType.Reopened));
        Assert.Equal(275, log.Traces.Count(trace => trace.Events.Any(item => item.Type == TicketEventType.Reopened)));
        Assert.Equal(24_849, log.Traces.Count(trace => trace.Events.Any(item => item.Kind == TicketKind.Other)));
        Assert.Equal(24_849, events.Count(item => item is { Type: TicketEventType.Created, Kind: TicketKind.Other }));
        Assert.DoesNotContain(events, item => item.State == "-100" || item.TeamId == "?" || item.ArticleId is not null);
        Assert.All(log.Traces, trace => Assert.Equal(
            trace.Events.Count(item => item.Type == TicketEventType.Reopened) + 1, trace.Events.Count(item => item.Type == TicketEventType.Resolved)));
        Assert.All(log.Traces, trace => Assert.Contains(trace.Events, item => item.Type == TicketEventType.Closed));
    }

    [RealDataFact(File)]
    public void Real_incidents_give_the_known_evidence()
    {
        var evidence = new MaturityScorer(MaturityPolicy.Default)
            .Gather(TicketLog.From(Events().SelectMany(row => row), []), new() { AsOf = Instant.FromUtc(2017, 4, 1, 0, 0) - Duration.Epsilon })
            .Read()
            .Indicators.ToDictionary(item => item.Id, item => (item.Successes, item.Opportunities));

        Assert.Equal((24_849, 24_918), evidence[IndicatorId.M1]);
        Assert.Equal((5_958, 9_575), evidence[IndicatorId.M3]);
        Assert.Equal((24_647, 24_918), evidence[IndicatorId.S5]);
    }

    [RealDataFact(File)]
    public void Real_rows_give_an_event_each_and_their_JSON_lines_the_same_log()
    {
        var rows = Events().ToList();
        var (reader, book, again) = (new TicketLogReader("log"), new TicketBook(), new TicketBook());
        var lines = rows.SelectMany(row => row).Select(item => Encoding.UTF8.GetBytes(TicketEventJson.Write(item))).ToList();
        Assert.Equal(141_712, rows.Count);
        Assert.All(rows, row => Assert.InRange(row.Count, 1, 4));
        Assert.All(rows.SelectMany(row => row), item => Assert.True(book.TryAdd(item, out _)));

        Assert.All(lines, line => Assert.True(reader.TryAdd(line, again, out _)));

        Assert.Equal(book.ToLog(), again.ToLog());
    }

    private static IEnumerable<List<TicketEvent>> Events()
    {
        using var reader = new StreamReader(new GZipStream(System.IO.File.OpenRead(RealDataFactAttribute.PathOf(File)), CompressionMode.Decompress), Encoding.UTF8);
        var rows = new TicketMapper(TicketMapping.UciIncidentLog).Open(reader.ReadLine()!.Split(','), File);
        while (reader.ReadLine() is { } line)
        {
            var events = new List<TicketEvent>();
            Assert.True(rows.TryRead(line.Split(','), events, out var rejection), rejection?.ToString());
            yield return events;
        }
    }
}
