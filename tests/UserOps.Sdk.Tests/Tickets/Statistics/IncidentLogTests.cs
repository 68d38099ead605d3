using System.Globalization;
using System.IO.Compression;
using NodaTime;
using NodaTime.Text;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets.Statistics;

/// <summary>The audit log of an IT help desk: UCI 498, "Incident management process enriched event log", with figures reckoned from its last rows.</summary>
public class IncidentLogTests
{
    private const string Data = "uci_incident_event_log.csv.gz";

    private static readonly LocalDateTimePattern Pattern = LocalDateTimePattern.CreateWithInvariantCulture("d/M/yyyy HH:mm");

    [RealDataFact(Data)]
    public void The_incident_log_has_the_figures_of_its_last_rows()
    {
        var incidents = Read();
        var statistics = TicketStatistics.Of(TicketLog.From(incidents.SelectMany(incident => incident.Events), []), Instant.FromUtc(2017, 3, 1, 0, 0));
        var byId = incidents.ToDictionary(incident => incident.Number, StringComparer.Ordinal);

        Assert.Equal(24_918, statistics.Tickets.Count);
        Assert.Equal(13_549, incidents.Count(incident => incident.Reassignments == 0));
        Assert.Equal(23_414, incidents.Sum(incident => incident.Reassignments));

        // Hours from opening to resolution, of the incidents that have one, by reassignments 0 to 4 and 5 or more.
        var groups = statistics
            .Where(ticket => byId[ticket.TicketId].HasResolution)
            .ResolutionsBy(ticket => Math.Min(5, byId[ticket.TicketId].Reassignments));
        Assert.Equal([12_003, 6_228, 2_283, 1_234, 695, 919], groups.Select(group => group.Figures.ToLast!.Count));
        Assert.Equal(
            [0.68, 42.05, 102.97, 146.1, 186.1, 292.07],
            groups.Select(group => Math.Round(group.Figures.ToLast!.Median.TotalHours, 2)));

        var cross = statistics.Cross(ticket => ticket.Severity, ticket => byId[ticket.TicketId].MadeSla);
        Assert.Equal(1293.134, cross.Table.ChiSquare, 1e-3);
        Assert.Equal((3L, 24_918L, 0L), (cross.Table.DegreesOfFreedom, cross.Table.Total, cross.Missing));
        Assert.Equal(0.2278, cross.Table.CramersV, 1e-4);
        Assert.Equal(4.54493e-280, cross.Table.PValue, 1e-285);

        var pareto = statistics.Pareto(ticket => ticket.Category);
        Assert.Equal((53, 12, 0L), (pareto.Rows.Count, pareto.VitalFew, pareto.Missing));
    }

    [RealDataFact(Data)]
    public void The_incident_log_replays()
    {
        var statistics = TicketStatistics.Of(TicketLog.From(Read().SelectMany(incident => incident.Events), []), Instant.FromUtc(2017, 3, 1, 0, 0));
        var days = statistics.BacklogByDay(DayClock.Utc, new(2016, 2, 28), new(2017, 3, 1));

        Assert.Equal(24_918, days.Sum(day => day.Opened));
        Assert.Equal(statistics.BacklogAt(statistics.AsOf).Open, days[^1].Open);
        Assert.All(days.Where(day => day.Day.Day == 1), day => Assert.Equal(
            statistics.BacklogAt(Instant.Min(statistics.AsOf, DayClock.Utc.EndOf(day.Day))).Open, day.Open));

        var times = statistics.TimeInStates();
        var hours = statistics.Tickets.Sum(ticket => ((ticket.ClosedAt ?? statistics.AsOf) - ticket.OpenedAt).TotalHours);
        Assert.Equal(hours, times.TotalHours, 1e-6 * hours);
        Assert.Contains("Awaiting User Info", times.States.Select(state => state.State));

        var handovers = statistics.Handovers();
        Assert.Equal(handovers.Handovers, handovers.Matrix.Sum(flow => flow.Count));
        Assert.All(statistics.Surges(ticket => ticket.Category, DayClock.Utc, SurgeSearch.Weekly), surge => Assert.InRange(surge.Chance, 0, 0.025));
    }

    private static List<Incident> Read()
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(RealDataFactAttribute.PathOf(Data)), CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(',');
        var incidents = new Dictionary<string, Incident>(StringComparer.Ordinal);
        var row = 0;
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            string Cell(string name) => cells[Array.IndexOf(names, name)];
            var number = Cell("number");
            if (!incidents.TryGetValue(number, out var incident))
            {
                incidents[number] = incident = new(number);
                incident.Events.Add(new() { TicketId = number, At = At(Cell("opened_at"))!.Value, Type = TicketEventType.Created, Seq = row++ });
            }

            incident.Events.Add(new()
            {
                TicketId = number,
                At = At(Cell("sys_updated_at"))!.Value,
                Type = TicketEventType.StateChanged,
                Seq = row++,
                State = Cell("incident_state"),
                Severity = Cell("priority"),
                Category = Cell("category"),
                TeamId = Cell("assignment_group") is var team && team == "?" ? null : team,
            });
            incident.Reassignments = int.Parse(Cell("reassignment_count"), CultureInfo.InvariantCulture);
            incident.MadeSla = Cell("made_sla");
            (incident.ResolvedAt, incident.ClosedAt) = (At(Cell("resolved_at")), At(Cell("closed_at")));
        }

        foreach (var incident in incidents.Values)
        {
            incident.AddEnds(ref row);
        }

        return [.. incidents.Values];
    }

    private static Instant? At(string text) => text == "?" ? null : Pattern.Parse(text).Value.InUtc().ToInstant();

    private sealed class Incident(string number)
    {
        public string Number { get; } = number;

        public List<TicketEvent> Events { get; } = [];

        public int Reassignments { get; set; }

        public string MadeSla { get; set; } = "";

        public Instant? ResolvedAt { get; set; }

        public Instant? ClosedAt { get; set; }

        public bool HasResolution => ResolvedAt is not null;

        public void AddEnds(ref int row)
        {
            if (ResolvedAt is { } resolvedAt)
            {
                Events.Add(new() { TicketId = Number, At = resolvedAt, Type = TicketEventType.Resolved, Seq = row++ });
            }

            if (ClosedAt is { } closedAt)
            {
                Events.Add(new() { TicketId = Number, At = closedAt, Type = TicketEventType.Closed, Seq = row++ });
            }
        }
    }
}
