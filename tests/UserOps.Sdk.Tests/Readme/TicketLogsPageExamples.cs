using NodaTime;
using UserOps.Tickets;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/ticket-logs.md.</summary>
public class TicketLogsPageExamples : PageExample
{
    [Fact]
    public void Lines()
    {
        // begin-snippet: ticket-logs-lines
        var reader = new TicketLogReader("desk.jsonl", DateTimeZoneProviders.Tzdb["Asia/Shanghai"]);
        var book = new TicketBook();
        foreach (var line in new[]
        {
            """{"ticket":1,"at":"2026-03-02T17:00:00+08:00","type":"created"}""",
            """{"ticket":1,"at":"2026-03-02T18:00:00+08:00","type":"resolvd","actor":"lin"}""",
            """{"at":"2026-04-03T09:00:00+08:00","type":"reportPublished","from":"2026-03-01","to":"2026-03-31"}""",
        })
        {
            if (!reader.TryAdd(System.Text.Encoding.UTF8.GetBytes(line), book, out var rejection))
            {
                Console.WriteLine(rejection.ToString());
            }
        }

        var log = book.ToLog();
        // => desk.jsonl (1): type is '"resolvd"': Did you mean 'resolved'?
        Console.WriteLine(TicketEventJson.Write(log.Traces[0].Events[0]));
        // => {"ticketId":"1","at":"2026-03-02T09:00:00Z","type":"created"}
        Console.WriteLine(TicketEventJson.Write(log.Work[0]));
        // => {"at":"2026-04-03T01:00:00Z","type":"reportPublished","from":"2026-02-28T16:00:00Z","to":"2026-03-31T16:00:00Z"}
        // end-snippet

        Ran("ticket-logs-lines");
    }

    [Fact]
    public void Rows()
    {
        // begin-snippet: ticket-logs-rows
        var mapping = new TicketMapping
        {
            Name = "our desk",
            Version = "1",
            Zone = "Europe/Berlin",
            TimePattern = "dd.MM.yyyy HH:mm",
            Unknown = ["n/a"],
            Columns = [new("ticketId", "id"), new("at", "changed"), new("actorId", "who"), new("teamId", "group"), new("kind", "form")],
            Constants = [new("actorRole", "agent")],
            Values = [new("kind", [new("How-to", "usage"), new("Fault", "technical"), new("*", "other")])],
            Rules =
            [
                new() { Type = TicketEventType.Created, When = [new RowFirst { FirstRow = true }] },
                new() { Type = TicketEventType.Reopened, When = [new RowRose { Rose = "returns" }] },
                new() { Type = TicketEventType.Resolved, When = [new RowIn { Column = "status", In = ["solved"] }], Occurrence = RowOccurrence.FirstSinceOpening },
                new() { Type = TicketEventType.Assigned, When = [new RowChanged { Changed = "group" }], Otherwise = true },
                new() { Type = TicketEventType.StateChanged, Otherwise = true },
            ],
        };
        var rows = new TicketMapper(mapping).Open(["id", "changed", "who", "group", "form", "status", "returns"], "desk.csv");
        var events = new List<TicketEvent>();
        rows.TryRead(["1002", "02.03.2026 10:10", "mei", "front", "Fault", "new", "0"], events, out _);
        rows.TryRead(["1002", "02.03.2026 11:00", "mei", "platform", "Fault", "open", "0"], events, out _);
        rows.TryRead(["1002", "03.03.2026 16:00", "kim", "platform", "Fault", "solved", "0"], events, out _);
        rows.TryRead(["1002", "04.03.2026 15:00", "kim", "platform", "Fault", "solved", "1"], events, out _);

        foreach (var item in events)
        {
            Console.WriteLine($"{item.At} {item.Type} {item.ActorId} {item.TeamId} {item.Kind}");
        }

        // => 2026-03-02T09:10:00Z Created mei front Technical
        // => 2026-03-02T10:00:00Z Assigned mei platform Technical
        // => 2026-03-03T15:00:00Z Resolved kim platform Technical
        // => 2026-03-04T14:00:00Z Reopened kim platform Technical
        // => 2026-03-04T14:00:00Z Resolved kim platform Technical
        // end-snippet

        Ran("ticket-logs-rows");
    }
}
