using FsCheck.Fluent;
using NodaTime;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public sealed class TicketMapperTests
{
    private static readonly string[] Uci =
    [
        "number", "incident_state", "reopen_count", "caller_id", "opened_at", "sys_updated_by", "sys_updated_at", "category", "subcategory", "priority",
        "assignment_group", "problem_id",
    ];

    [Fact]
    public void An_incident_is_opened_handed_over_resolved_reopened_and_closed()
    {
        var events = Read(
            TicketMapping.UciIncidentLog,
            Uci,
            "I1,New,0,u1,29/2/2016 01:16,a1,29/2/2016 01:23,Cat 1,Sub 1,3 - Moderate,Group 1,?",
            "I1,Active,0,u1,29/2/2016 01:16,a1,29/2/2016 01:23,Cat 1,Sub 2,3 - Moderate,?,?",
            "I1,Active,0,u1,29/2/2016 01:16,a1,29/2/2016 02:00,Cat 1,Sub 2,3 - Moderate,Group 2,P1",
            "I1,Resolved,0,u1,29/2/2016 01:16,a2,29/2/2016 03:00,Cat 1,Sub 2,3 - Moderate,Group 2,P1",
            "I1,Resolved,0,u1,29/2/2016 01:16,a2,29/2/2016 03:01,Cat 1,Sub 2,3 - Moderate,Group 2,P1",
            "I1,Active,1,u1,29/2/2016 01:16,a2,1/3/2016 03:00,Cat 1,Sub 2,3 - Moderate,Group 1,P1",
            "I1,-100,1,u1,29/2/2016 01:16,a2,1/3/2016 03:30,Cat 1,Sub 2,3 - Moderate,Group 1,P1",
            "I1,Closed,1,u1,29/2/2016 01:16,a3,1/3/2016 04:00,Cat 1,Sub 2,3 - Moderate,Group 1,P1",
            "I1,Closed,1,u1,29/2/2016 01:16,a3,1/3/2016 05:00,Cat 1,Sub 2,3 - Moderate,Group 1,P1");

        Assert.Equal(
            [
                TicketEventType.Created, TicketEventType.StateChanged, TicketEventType.StateChanged, TicketEventType.Assigned, TicketEventType.Resolved,
                TicketEventType.StateChanged, TicketEventType.Reopened, TicketEventType.StateChanged, TicketEventType.Resolved, TicketEventType.Closed,
                TicketEventType.StateChanged,
            ],
            events.Select(item => item.Type));
        Assert.Equal(
            new() { TicketId = "I1", At = Instant.FromUtc(2016, 2, 29, 1, 16), Seq = 0, Type = TicketEventType.Created, Kind = TicketKind.Other, CustomerId = new UserId("u1") },
            events[0]);
        Assert.Equal(
            new()
            {
                TicketId = "I1",
                At = Instant.FromUtc(2016, 2, 29, 1, 23),
                Seq = 1,
                Type = TicketEventType.StateChanged,
                ActorId = "a1",
                ActorRole = TicketActorRole.Agent,
                TeamId = "Group 1",
                Kind = TicketKind.Other,
                Category = "Cat 1",
                Severity = "3 - Moderate",
                CustomerId = new UserId("u1"),
                State = "New",
            },
            events[1]);
        Assert.Equal((null, "Group 2", "P1", null), (events[2].TeamId, events[3].TeamId, events[3].BugId, events[3].Kind));
        Assert.Null(events[7].State);
        Assert.Equal(events.Select((_, i) => (long?)i), events.Select(item => item.Seq));
        Assert.Equal(events.Select(item => item.Type), TicketTrace.From(events).Events.Select(item => item.Type));
    }

    [Fact]
    public void A_ticket_whose_first_row_lacks_a_subcategory_has_no_kind()
    {
        var events = Read(
            TicketMapping.UciIncidentLog,
            Uci,
            "I1,New,0,u1,29/2/2016 01:16,a1,29/2/2016 01:23,Cat 1,?,3 - Moderate,Group 1,?",
            "I1,Active,0,u1,29/2/2016 01:16,a1,29/2/2016 01:24,Cat 1,Sub 1,3 - Moderate,Group 1,?");

        Assert.All(events, item => Assert.Null(item.Kind));
    }

    [Fact]
    public void Tickets_may_be_mixed_and_each_keeps_its_own()
    {
        var events = Read(
            TicketMapping.UciIncidentLog,
            Uci,
            "I1,Closed,0,u1,29/2/2016 01:16,a1,29/2/2016 01:23,?,?,3,Group 1,?",
            "I2,New,0,u1,29/2/2016 01:16,a1,29/2/2016 01:23,?,?,3,Group 2,?",
            "I1,Closed,0,u1,29/2/2016 01:16,a1,29/2/2016 01:24,?,?,3,Group 1,?",
            "I2,Closed,0,u1,29/2/2016 01:16,a1,29/2/2016 01:24,?,?,3,Group 1,?");

        Assert.Equal(
            ["I1 Created", "I1 Resolved", "I1 Closed", "I2 Created", "I2 StateChanged", "I1 StateChanged", "I2 Resolved", "I2 Closed"],
            events.Select(item => $"{item.TicketId} {item.Type}"));
    }

    [Fact]
    public void A_log_that_was_made_for_it_needs_three_columns()
    {
        var events = Read(
            TicketMapping.Events with { Zone = "Asia/Shanghai" },
            [" TicketID ", "at", "type", "kind", "seq", "extra"],
            "T-1,2026-01-31T08:00:00Z,created,,7,x",
            "T-1,2026-01-31 16:00,Assigned,USAGE,,x");

        Assert.Equal(
            [
                new() { TicketId = "T-1", At = Instant.FromUtc(2026, 1, 31, 8, 0), Type = TicketEventType.Created, Seq = 7 },
                new() { TicketId = "T-1", At = Instant.FromUtc(2026, 1, 31, 8, 0), Type = TicketEventType.Assigned, Kind = TicketKind.Usage, Seq = 1 },
            ],
            events);
    }

    [Fact]
    public void A_list_of_tickets_gives_an_event_for_each_instant_that_is_known()
    {
        string[] columns = ["ticketId", "createdAt", "classifiedAt", "resolvedAt", "closedAt", "kind", "actorId", "rootCause"];
        var events = Read(
            TicketMapping.Tickets,
            columns,
            "T-1,2026-01-01T08:00,2026-01-01T09:00,2026-01-02T08:00,2026-01-03T08:00,technical,lin,defect",
            "T-2,2026-01-01T08:00,,,,,,");

        Assert.Equal(
            ["T-1 Created  ", "T-1 Classified Technical ", "T-1 Resolved Technical defect", "T-1 Closed  defect", "T-2 Created  "],
            events.Select(item => $"{item.TicketId} {item.Type} {item.Kind} {item.RootCause}"));
        Assert.Equal([null, TicketActorRole.Agent, TicketActorRole.Agent, null, null], events.Select(item => item.ActorRole));
    }

    [Fact]
    public void Values_mean_what_the_mapping_says_and_one_row_has_one_event_id_for_each_event()
    {
        var mapping = TicketMapping.Events with
        {
            Unknown = ["n/a"],
            Values = [new("kind", [new("How-to", "usage"), new("Spam", ""), new("*", "other")]), new("type", [new("note", "replied")])],
            Constants = [new("actorRole", "agent"), new("category", "none")],
            Rules = [new() { Type = TicketEventType.Closed, When = [new RowIn { Column = "state", In = ["done"] }] }],
        };

        var events = Read(
            mapping,
            ["ticketId", "eventId", "at", "type", "kind", "state", "category", "actorRole"],
            "T-1,e1,2026-01-01T08:00Z,note,How-to,open,a,",
            "T-1,e2,2026-01-01T09:00Z,note,Spam,done,n/a,customer",
            "T-1,e3,2026-01-01T10:00Z,,Anything,done,,");

        Assert.Equal(
            ["e1 Replied Usage a Agent", "e2 Replied  none Customer", "e2/closed Closed  none Customer", "e3 Closed Other none Agent"],
            events.Select(item => $"{item.EventId} {item.Type} {item.Kind} {item.Category} {item.ActorRole}"));
    }

    [Theory]
    [InlineData(",New,0,u,29/2/2016 01:16,a,29/2/2016 01:23,c,s,3,g,?", "number", "It must name the ticket")]
    [InlineData("I1,New,0,u,29/2/2016 01:16,a,?,c,s,3,g,?", "sys_updated_at", "It is missing")]
    [InlineData("I1,New,0,u,29/2/2016 01:16,a,30/2/2016 01:23,c,s,3,g,?", "sys_updated_at", "timePattern is \"d/M/yyyy HH:mm\"")]
    [InlineData("I1,New,0,u,2016-02-29,a,29/2/2016 01:23,c,s,3,g,?", "opened_at", "timePattern is \"d/M/yyyy HH:mm\"")]
    [InlineData("I1,New,many,u,29/2/2016 01:16,a,29/2/2016 01:23,c,s,3,g,?", "reopen_count", "a whole number")]
    public void A_bad_row_is_told_by_column_and_mend(string row, string column, string why)
    {
        var rows = new TicketMapper(TicketMapping.UciIncidentLog).Open(Uci, "log.csv");
        var events = new List<TicketEvent>();

        Assert.False(rows.TryRead(row.Split(','), events, out var rejection));

        Assert.Empty(events);
        Assert.Equal(("log.csv", column), (rejection.Source, rejection.Field));
        Assert.Contains(why, rejection.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("T-1,,created,", "at", "It is missing")]
    [InlineData("T-1,yesterday,created,", "at", "Write it like 2024-05-31T17:30:00Z")]
    [InlineData("T-1,9999-12-31T00:00Z,created,", "at", "between the years 1 and 9998")]
    [InlineData("T-1,2026-01-01T08:00Z,,", "record", "No rule of the mapping gives an event")]
    [InlineData("T-1,2026-01-01T08:00Z,creatd,", "type", "Did you mean 'created'?")]
    [InlineData("T-1,2026-01-01T08:00Z,created,Misc", "kind", "Say under values.kind of the mapping what it means")]
    public void A_bad_event_row_is_told_by_column_and_mend(string row, string column, string why)
    {
        var rows = new TicketMapper(TicketMapping.Events).Open(["ticketId", "at", "type", "kind"], "log.csv");

        Assert.False(rows.TryRead(row.Split(','), new List<TicketEvent>(), out var rejection));

        Assert.Equal((column, "T-1"), (rejection.Field, rejection.Key));
        Assert.Contains(why, rejection.Why, StringComparison.Ordinal);
        Assert.False(rows.TryRead([new('x', 1001), "2026-01-01T08:00Z", "created", ""], new List<TicketEvent>(), out rejection));
        Assert.Contains("at most 1000", rejection.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_that_lack_or_stand_twice_are_told()
    {
        var mapper = new TicketMapper(TicketMapping.UciIncidentLog);

        var lack = Assert.Throws<ArgumentException>("columns", () => mapper.Open([.. Uci.Select(column => column.Replace("opened_at", "opend_at", StringComparison.Ordinal))], "log"));
        var twice = Assert.Throws<ArgumentException>("columns", () => mapper.Open([.. Uci, "NUMBER "], "log"));

        Assert.Contains("There is no column 'opened_at', which the mapping 'uci-incident-log' reads. Did you mean 'opend_at'?", lack.Message, StringComparison.Ordinal);
        Assert.Contains("'number' stands twice", twice.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("row", () => mapper.Open(Uci, "log").TryRead(["1"], new List<TicketEvent>(), out _));
        Assert.True(new TicketMapper(TicketMapping.Events).MayLack("Kind"));
    }

    [Fact]
    public void Arbitrary_rows_give_events_that_a_log_takes_or_a_rejection()
    {
        var anyValue = Gen.OneOf(
            Gen.Elements("", "?", " ", "-100", "I1", "I2", "Closed", "New", "created", "usage", "29/2/2016 01:16", "2016-02-29", "2016-02-29T01:16:00Z", "9999-12-31", "0", "7", "-1", "1e9", "字"),
            Gen.Choose(0, 1200).Select(length => new string('x', length)));
        foreach (var mapping in TicketMapping.Presets)
        {
            var mapper = new TicketMapper(mapping);
            Law.Holds(Arb.From(Gen.ArrayOf(Gen.ArrayOf(anyValue, mapper.Columns.Count), 8)), table =>
            {
                var (rows, events) = (mapper.Open(mapper.Columns, "log"), new List<TicketEvent>());
                foreach (var row in table)
                {
                    var before = events.Count;
                    var isRead = rows.TryRead(row, events, out var rejection);
                    Assert.Equal(isRead, rejection is null);
                    Assert.Equal(isRead, events.Count > before);
                }

                Assert.Equal(events.Select(item => item.TicketId).Distinct().Count(), TicketLog.From(events, []).Traces.Count);
                return true;
            });
        }
    }

    private static List<TicketEvent> Read(TicketMapping mapping, string[] columns, params string[] lines)
    {
        var rows = new TicketMapper(mapping).Open(columns, "log.csv");
        var events = new List<TicketEvent>();
        foreach (var line in lines)
        {
            Assert.True(rows.TryRead(line.Split(','), events, out var rejection), rejection?.ToString());
        }

        return events;
    }
}
