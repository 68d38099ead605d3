using System.IO.Compression;
using NodaTime;
using NodaTime.Text;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

/// <summary>The UCI incident log, read in the plainest way: one event a row, and a Created.</summary>
internal static class UciIncidents
{
    public const string File = "uci_incident_event_log.csv.gz";

    private static readonly LocalDateTimePattern Time = LocalDateTimePattern.CreateWithInvariantCulture("d'/'M'/'uuuu HH':'mm");

    public static IEnumerable<TicketEvent> Events()
    {
        using var stream = new StreamReader(new GZipStream(System.IO.File.OpenRead(RealDataFactAttribute.PathOf(File)), CompressionMode.Decompress));
        var header = stream.ReadLine()!.Split(',');
        var places = header.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place, StringComparer.Ordinal);
        var seen = new Dictionary<string, (bool IsSolved, long Reopened)>(StringComparer.Ordinal);
        var line = 0L;
        while (stream.ReadLine() is { } text)
        {
            line++;
            var row = text.Split(',');
            string? Value(string name) => row[places[name]] is "?" ? null : row[places[name]];
            var id = row[0];
            if (!seen.TryGetValue(id, out var before))
            {
                // What the first row knows is what the ticket was opened with.
                var isKindKnown = Value("category") is not null && Value("subcategory") is not null;
                yield return new()
                {
                    TicketId = id,
                    At = At(Value("opened_at")!),
                    Seq = 0,
                    Type = TicketEventType.Created,
                    Kind = isKindKnown ? TicketKind.Other : null,
                };
            }

            var isSolved = Value("incident_state") is "Resolved" or "Closed";
            var reopened = long.Parse(Value("reopen_count")!, System.Globalization.CultureInfo.InvariantCulture);
            yield return new()
            {
                TicketId = id,
                At = At(Value("sys_updated_at")!),
                Seq = line,
                Type = reopened > before.Reopened ? TicketEventType.Reopened
                    : isSolved && !before.IsSolved ? TicketEventType.Resolved
                    : Value("incident_state") == "Closed" ? TicketEventType.Closed
                    : TicketEventType.StateChanged,
                ActorId = Value("sys_updated_by"),
                ActorRole = TicketActorRole.Agent,
                TeamId = Value("assignment_group"),
                Category = Value("category"),
                State = Value("incident_state"),
            };
            seen[id] = (before.IsSolved || isSolved, Math.Max(before.Reopened, reopened));
        }
    }

    public static Instant At(string text) => Time.Parse(text).Value.InUtc().ToInstant();
}
