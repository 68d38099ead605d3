using System.Text;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public sealed class TicketEventJsonTests
{
    private const string Full = """
        {"ticketId":"T-1","eventId":"e7","at":"2026-01-31T08:00:00Z","seq":3,"type":"assigned","actorId":"lin","actorRole":"agent","teamId":"L2","supportLine":"second","kind":"technical","technicalKind":"defect","category":"login","module":"auth","suspectedCause":"token","rootCause":"defect","severity":"high","customerId":"c1","productId":"app","ownerId":"wang","bugId":"B-1","articleId":"K-1","insightId":"I-1","state":"open"}
        """;

    private static readonly Instant At = Instant.FromUtc(2026, 1, 31, 8, 0);

    private static readonly TicketEvent Whole = new()
    {
        TicketId = "T-1",
        EventId = "e7",
        At = At,
        Seq = 3,
        Type = TicketEventType.Assigned,
        ActorId = "lin",
        ActorRole = TicketActorRole.Agent,
        TeamId = "L2",
        SupportLine = "second",
        Kind = TicketKind.Technical,
        TechnicalKind = "defect",
        Category = "login",
        Module = "auth",
        SuspectedCause = "token",
        RootCause = "defect",
        Severity = "high",
        CustomerId = new UserId("c1"),
        ProductId = "app",
        OwnerId = "wang",
        BugId = "B-1",
        ArticleId = "K-1",
        InsightId = "I-1",
        State = "open",
    };

    [Fact]
    public void Every_member_of_an_event_is_read_and_written()
    {
        Assert.Equal(Whole, Ticket(Full));
        Assert.Equal(Full, TicketEventJson.Write(Whole));
        Assert.Equal(
            """{"ticketId":"T-1","at":"2026-01-31T08:00:00Z","type":"created"}""",
            TicketEventJson.Write(new TicketEvent { TicketId = "T-1", At = At, Type = TicketEventType.Created }));
    }

    [Theory]
    [InlineData("""{"ticket":"1","at":"2026-01-31T08:00:00Z","type":"assigned","actor":"2","team":"3","customer":"4","product":"5","owner":"6","bug":"7","article":"8","insight":"9"}""")]
    [InlineData("""{"ticketId":1,"at":"2026-01-31T16:00:00+08:00","type":"ASSIGNED","actorId":2,"teamId":3,"customerId":4,"productId":5,"ownerId":6,"bugId":7,"articleId":8,"insightId":9}""")]
    [InlineData("""{"type":"Assigned","team":3,"insight":9,"article":8,"bug":7,"owner":6,"product":5,"customer":4,"actor":2,"at":"2026-01-31 08:00Z","ticket":1,"state":null,"seq":null,"kind":null,"module":" ","rootCause":"","releaseId":null}""")]
    [InlineData("""{"\u0074icket":"\u0031","at":"2026-01-31T08:00:00.000Z","type":"\u0061ssigned","actor":"2","team":"3","customer":"4","product":"5","owner":"6","bug":"7","article":"8","insight":"9"}""")]
    public void What_loses_no_fact_is_taken(string json) => Assert.Equal(
        new()
        {
            TicketId = "1",
            At = At,
            Type = TicketEventType.Assigned,
            ActorId = "2",
            TeamId = "3",
            CustomerId = new UserId("4"),
            ProductId = "5",
            OwnerId = "6",
            BugId = "7",
            ArticleId = "8",
            InsightId = "9",
        },
        Ticket(json));

    [Fact]
    public void Every_work_event_is_read_by_its_type()
    {
        Assert.Equal(
            new BugOpened { At = At, BugId = "B-1", Module = "auth", RootCause = "defect", EventId = "e1", Author = "wang", TeamId = "dev" },
            Work("""{"at":"2026-01-31T08:00:00Z","type":"bugOpened","bugId":"B-1","module":"auth","rootCause":"defect","eventId":"e1","ownerId":"wang","actor":"lin","team":"dev"}"""));
        Assert.Equal(new BugReleased { At = At, BugId = "B-1", ReleaseId = "1.2" }, Work("""{"at":"2026-01-31T08:00:00Z","type":"bugReleased","bug":"B-1","release":1.2}"""));
        Assert.Equal(
            new RiskRaised { At = At, Key = "auth/defect", Until = At, Author = "lin" },
            Work("""{"at":"2026-01-31T08:00:00Z","type":"riskraised","key":"auth/defect","until":"2026-01-31T08:00:00Z","actorId":"lin"}"""));
        Assert.Equal(
            new InsightPublished { At = At, InsightId = "I-1", TicketIds = ["T-1", "2"], Topic = "login", Author = "lin" },
            Work("""{"at":"2026-01-31T08:00:00Z","type":"insightPublished","insightId":"I-1","ticketIds":["T-1",2],"topic":"login","author":"lin"}"""));
        Assert.Equal(
            new ProposalSubmitted { At = At, ProposalId = "P-1", Module = "m", RootCause = "r", Topic = "t", InsightId = "I-1" },
            Work("""{"ticketId":null,"at":"2026-01-31T08:00:00Z","type":"proposalSubmitted","proposalId":"P-1","module":"m","rootCause":"r","topic":"t","insightId":"I-1"}"""));
        Assert.Equal(new ProposalDecided { At = At, ProposalId = "P-1", Adopted = true }, Work("""{"at":"2026-01-31T08:00:00Z","type":"proposalDecided","proposal":"P-1","adopted":true}"""));
        Assert.Equal(new ProposalShipped { At = At, ProposalId = "P-1", Outcome = "good" }, Work("""{"at":"2026-01-31T08:00:00Z","type":"proposalShipped","proposalId":"P-1","outcome":"good"}"""));
    }

    [Theory]
    [InlineData(null, "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("Asia/Shanghai", "2025-12-31T16:00:00Z", "2026-01-31T16:00:00Z")]
    public void Dates_of_a_report_are_whole_days_in_the_zone(string? zone, string from, string to)
    {
        var reader = new TicketLogReader("log", zone is null ? null : DateTimeZoneProviders.Tzdb[zone]);
        var line = """{"at":"2026-02-03T08:00:00Z","type":"reportPublished","from":"2026-01-01","to":"2026-01-31"}"""u8;

        Assert.True(reader.TryRead(line, out _, out var work, out var rejection), rejection?.ToString());

        Assert.Equal((from, to), (Text(((ReportPublished)work!).From), Text(((ReportPublished)work).To)));
        Assert.True(reader.TryRead("""{"at":"2026-01-31T08:00:00Z","type":"riskRaised","key":"k","until":"2026-01-31"}"""u8, out _, out work, out _));
        Assert.Equal(to, Text(((RiskRaised)work!).Until));
    }

    [Theory]
    [InlineData("\"assigned\"", "\"asigned\"", "type", "Did you mean 'assigned'?")]
    [InlineData("\"assigned\"", "\"frobnicated\"", "type", "It must be one of created, ")]
    [InlineData("\"assigned\"", "3", "type", "It must be one of created, ")]
    [InlineData("\"assigned\"", "null", "type", "It is missing.")]
    [InlineData("\"assigned\"", "\"bugOpened\"", "type", "the line names a ticket")]
    [InlineData("\"T-1\"", "null", "ticketId", "'assigned' happens to a ticket.")]
    [InlineData("\"T-1\"", "\" \"", "ticketId", "'assigned' happens to a ticket.")]
    [InlineData("\"T-1\"", "[\"T-1\"]", "ticketId", "a text between quotation marks")]
    [InlineData("\"T-1\"", "true", "ticketId", "a text between quotation marks")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "\"2026-01-31T08:00:00\"", "at", "It has no offset")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "\"2026-01-31\"", "at", "It has no offset")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "\"31/01/2026 08:00\"", "at", "such as 2026-01-31T08:00:00Z")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "1769846400", "at", "such as 2026-01-31T08:00:00Z")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "\"9999-01-31T08:00:00Z\"", "at", "out of range")]
    [InlineData("\"2026-01-31T08:00:00Z\"", "null", "at", "It is missing.")]
    [InlineData("\"seq\":3", "\"seq\":\"3\"", "seq", "a whole number")]
    [InlineData("\"seq\":3", "\"seq\":3.5", "seq", "a whole number")]
    [InlineData("\"seq\":3", "\"seq\":99999999999999999999", "seq", "a whole number")]
    [InlineData("\"agent\"", "\"agnet\"", "actorRole", "Did you mean 'agent'?")]
    [InlineData("\"technical\"", "\"bug\"", "kind", "It must be one of other, usage, technical, requirement")]
    [InlineData("\"technical\"", "2", "kind", "It must be one of other, usage, technical, requirement")]
    [InlineData("\"module\"", "\"modul\"", "modul", "Did you mean 'module'?")]
    [InlineData("\"module\"", "\"fhqwhgads\"", "fhqwhgads", "Remove it.")]
    [InlineData("\"module\"", "\"team\"", "teamId", "It stands twice")]
    [InlineData("\"module\"", "\"releaseId\"", "releaseId", "'assigned' has no such member")]
    [InlineData("\"auth\"", "{\"a\":1}", "module", "a text between quotation marks")]
    [InlineData("\"auth\"", "\"\\ud800\"", "module", "half a surrogate pair")]
    [InlineData("\"open\"}", "\"open\"} x", "record", "It must be one JSON object")]
    public void A_bad_event_is_told_by_field_and_mend(string text, string slip, string field, string why) => Refuses(Full, text, slip, field, why);

    [Theory]
    [InlineData("proposalDecided", "ticketId", "'proposalDecided' happens", "", "")]
    [InlineData("bugOpened", "proposalId", "'bugOpened' has no such member", "\"adopted\":true", "\"bugId\":\"B\"")]
    [InlineData("bugReleased", "releaseId", "It is missing.", "\"proposalId\":\"P\",\"adopted\":true", "\"bugId\":\"B\"")]
    [InlineData("proposalDecided", "adopted", "It is missing.", ",\"adopted\":true", "")]
    [InlineData("proposalDecided", "adopted", "true or false", "true", "\"true\"")]
    [InlineData("proposalDecided", "actorId", "another than author", "true", "true,\"author\":\"a\",\"actor\":\"b\"")]
    [InlineData("reportPublished", "to", "must end after it starts", "\"proposalId\":\"P\",\"adopted\":true", "\"from\":\"2026-02-01\",\"to\":\"2026-01-01\"")]
    [InlineData("reportPublished", "to", "or a date such as", "\"proposalId\":\"P\",\"adopted\":true", "\"from\":\"2026-02-01\",\"to\":\"2026-02-31\"")]
    [InlineData("reportPublished", "from", "It has no offset", "\"proposalId\":\"P\",\"adopted\":true", "\"from\":\"2026-02-01T00:00\",\"to\":\"2026-02-31\"")]
    [InlineData("riskRaised", "until", "must not lie before at", "\"proposalId\":\"P\",\"adopted\":true", "\"key\":\"k\",\"until\":\"2026-01-01\"")]
    [InlineData("insightPublished", "ticketIds", "It is missing.", "\"proposalId\":\"P\",\"adopted\":true", "\"insightId\":\"I\"")]
    [InlineData("insightPublished", "ticketIds", "a list of tickets", "\"proposalId\":\"P\",\"adopted\":true", "\"insightId\":\"I\",\"ticketIds\":\"T-1\"")]
    [InlineData("insightPublished", "ticketIds[1]", "the id of a ticket", "\"proposalId\":\"P\",\"adopted\":true", "\"insightId\":\"I\",\"ticketIds\":[1,{}]")]
    public void A_bad_work_event_is_told_by_field_and_mend(string type, string field, string why, string text, string slip)
    {
        var json = $$"""{"at":"2026-01-31T08:00:00Z","type":"{{type}}","proposalId":"P","adopted":true}""";
        if (field == "ticketId")
        {
            json = """{"at":"2026-01-31T08:00:00Z","type":"created"}""";
            why = "'created' happens to a ticket.";
        }

        Refuses(json, text.Length == 0 ? "\0" : text, slip, field, why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{")]
    public void What_is_no_record_is_refused(string json)
    {
        Assert.False(TicketEventJson.TryRead(json, "log", out var item, out var work, out var rejection));
        Assert.Equal(("record", "log"), (rejection.Field, rejection.Source));
        Assert.True(item is null && work is null);
    }

    [Fact]
    public void Half_a_character_is_refused()
    {
        Assert.False(TicketEventJson.TryRead($$"""{"ticketId":"{{'\ud800'}}"}""", "log", out _, out _, out var rejection));
        Assert.Equal(("record", "U+D800"), (rejection.Field, rejection.Value));
    }

    [Fact]
    public void A_name_of_a_megabyte_is_refused_and_told_in_short()
    {
        Refuses(Full, "\"auth\"", $"\"{new string('x', 1_000_000)}\"", "module", "at most 1000 characters");
        Assert.False(TicketEventJson.TryRead($$"""{"{{new string('x', 1_000_000)}}":1}""", "log", out _, out _, out var rejection));
        Assert.InRange(rejection.ToString().Length, 10, 1000);
    }

    [Fact]
    public void What_is_written_is_read_back_equal_and_written_again_the_same()
    {
        Law.Holds(TicketLogGenerators.TicketEvent, item => Ticket(TicketEventJson.Write(item)) == item && TicketEventJson.Write(item with { }) == TicketEventJson.Write(item));
        Law.Holds(TicketLogGenerators.WorkEvent, work => Work(TicketEventJson.Write(work)) == work);
    }

    [Fact]
    public void Names_that_repeat_are_kept_once()
    {
        var reader = new TicketLogReader("log");
        Assert.True(reader.TryRead("""{"ticketId":"T-1","at":"2026-01-31T08:00:00Z","type":"created","teamId":"一线"}"""u8, out var first, out _, out _));
        Assert.True(reader.TryRead("""{"ticketId":"T-1","at":"2026-01-31T08:00:01Z","type":"replied","teamId":"一线"}"""u8, out var second, out _, out _));

        Assert.Same(first!.TicketId, second!.TicketId);
        Assert.Same(first.TeamId, second.TeamId);
    }

    [Fact]
    public void A_book_takes_what_is_read_and_a_bad_line_leaves_nothing()
    {
        var (reader, book) = (new TicketLogReader("log"), new TicketBook());
        Assert.True(reader.TryAdd("""{"ticketId":"T-1","at":"2026-01-31T08:00:00Z","type":"created"}"""u8, book, out _));
        Assert.True(reader.TryAdd("""{"at":"2026-01-31T08:00:00Z","type":"bugOpened","bugId":"B"}"""u8, book, out _));
        Assert.False(reader.TryAdd("""{"ticketId":"T-2","type":"created"}"""u8, book, out var rejection));

        Assert.Equal(("log", "at", "T-2"), (rejection.Source, rejection.Field, rejection.Key));
        Assert.Equal((1, 1), (book.ToLog().Traces.Count, book.ToLog().Work.Count));
    }

    [Fact]
    public void Arbitrary_bytes_and_mutated_lines_give_an_event_or_a_rejection()
    {
        var reader = new TicketLogReader("log");
        byte[][] lines = [Encoding.UTF8.GetBytes(Full), .. Gen.Sample(TicketLogGenerators.WorkEvent.Generator, 40, 5).Select(work => Encoding.UTF8.GetBytes(TicketEventJson.Write(work)))];
        var anyByte = Gen.OneOf(Gen.Choose(0, 255).Select(value => (byte)value), Gen.Elements("{}[]\":,\\u09eE-+. \n/*nulltrefas"u8.ToArray()));
        Law.Holds(Arb.From(Gen.ArrayOf(anyByte)), bytes => IsReadOrRefused(reader, bytes));
        Law.Holds(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            Gen.Choose(0, 30).ToArbitrary(),
            Arb.From(Gen.ArrayOf(anyByte)),
            (place, length, insert) =>
            {
                var line = lines[place % lines.Length];
                var at = place / 7 % line.Length;
                return IsReadOrRefused(reader, [.. line[..at], .. insert.Take(3), .. line[Math.Min(line.Length, at + length)..]]);
            });
        foreach (var line in lines)
        {
            for (var i = 0; i < line.Length; i++)
            {
                Assert.True(IsReadOrRefused(reader, [.. line[..i], .. line[(i + 1)..]]));
                Assert.False(reader.TryRead(line.AsSpan(0, i), out _, out _, out _));
            }
        }
    }

    private static bool IsReadOrRefused(TicketLogReader reader, byte[] line)
    {
        var isRead = reader.TryRead(line, out var item, out var work, out var rejection);
        Assert.Equal(isRead, rejection is null);
        Assert.Equal(isRead ? 1 : 0, (item is null ? 0 : 1) + (work is null ? 0 : 1));
        Assert.True(rejection is null || (rejection.Why.Length > 0 && rejection.Value.Length <= 200 && rejection.Field.Length > 0));
        if (isRead)
        {
            Assert.Equal(item, item is null ? null : Ticket(TicketEventJson.Write(item)));
            Assert.Equal(work, work is null ? null : Work(TicketEventJson.Write(work)));
        }

        return true;
    }

    private static void Refuses(string whole, string text, string slip, string field, string why)
    {
        var json = text == "\0" ? whole : whole.Replace(text, slip, StringComparison.Ordinal);
        Assert.True(json != whole || text == "\0");
        Assert.False(TicketEventJson.TryRead(json, "log", out _, out _, out var rejection));
        Assert.Equal(field, rejection.Field);
        Assert.Contains(why, rejection.Why, StringComparison.Ordinal);
        Assert.InRange(rejection.Value.Length, 0, 100);
    }

    private static string Text(Instant instant) => InstantPattern.ExtendedIso.Format(instant);

    private static TicketEvent Ticket(string json)
    {
        Assert.True(TicketEventJson.TryRead(json, "log", out var item, out _, out var rejection), rejection?.ToString());
        return item!;
    }

    private static WorkEvent Work(string json)
    {
        Assert.True(TicketEventJson.TryRead(json, "log", out _, out var work, out var rejection), rejection?.ToString());
        return work!;
    }
}
