using System.Text;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Complaints;
using UserOps.Testing;

namespace UserOps.Tests.Complaints;

public sealed class CaseEventJsonTests
{
    [Theory]
    [InlineData("""{ "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "type": "paused", "reason": "waitingCustomer", "actor": "a7" }""", CaseEventType.Paused)]
    [InlineData("""{ "type": "Acknowledged", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z" }""", CaseEventType.Acknowledged)]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "facts": { "factors": { "safety": 2 } } }""", CaseEventType.Received)]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z" }""", CaseEventType.Received)]
    [InlineData("""{ "id": "C-1", "receivedAt": "2026-02-06T02:30:00Z", "factors": { "safety": 2 } }""", CaseEventType.Received)]
    [InlineData("""{ "type": "regraded", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "grade": 2, "reason": "seen" }""", CaseEventType.Regraded)]
    public void Events_are_read_by_their_type(string json, CaseEventType type)
    {
        Assert.True(CaseEventJson.TryRead(json, "test", out var item, out _));

        Assert.Equal((type, new ComplaintId("C-1"), Instant.FromUtc(2026, 2, 6, 2, 30)), (item.Type, item.ComplaintId, item.At));
    }

    [Fact]
    public void Readings_and_instants_are_written_as_those_of_a_complaint()
    {
        var json = """{ "type": "screened", "complaintId": "C-1", "at": "2026-02-06T10:30:00+08:00", "factors": { "safety": 2, "legal": null, "privacy": { "level": 1, "proposed": true, "evidence": "leak" } } }""";

        Assert.True(CaseEventJson.TryRead(json, "test", out var item, out _));

        var screened = Assert.IsType<CaseScreened>(item);
        Assert.Equal(Instant.FromUtc(2026, 2, 6, 2, 30), screened.At);
        Assert.Equal(
            [new("legal", FactorReading.Unknown), new("privacy", new(1) { IsProposed = true, Evidence = "leak" }), new("safety", new(2))],
            screened.Factors);
        Assert.Equal(
            """{"complaintId":"C-1","at":"2026-02-06T02:30:00Z","type":"screened","factors":{"legal":null,"privacy":{"level":1,"proposed":true,"evidence":"leak"},"safety":2}}""",
            CaseEventJson.Write(item));
    }

    [Theory]
    [InlineData("""{ "type": "paus", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z" }""", "type", "paus", "paused")]
    [InlineData("""{ "type": "paused", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "reason": "lunch" }""", "reason", "\"lunch\"", "waitingCustomer")]
    [InlineData("""{ "type": "paused", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z" }""", "record", "", "reason")]
    [InlineData("""{ "type": "paused", "complaintId": "C-1", "at": "yesterday", "reason": "testing" }""", "at", "\"yesterday\"", "")]
    [InlineData("""{ "type": "acknowledged", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "by": "x" }""", "by", "", "actor")]
    [InlineData("""{ "type": "merged", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "into": "C-1" }""", "into", "C-1", "itself")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "factors": {} }""", "factors", "{}", "facts")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "facts": { "id": "C-2" } }""", "facts.id", "C-2", "the same")]
    [InlineData("""{ "type": "decided", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "outcome": "undecided" }""", "outcome", "Undecided", "upheld")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "actor": 7 }""", "actor", "7", "quotes")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "sequence": "3" }""", "sequence", "3", "number")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "sequence": 1.5 }""", "sequence", "1.5", "whole")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "sequence": 1e999999 }""", "sequence", "1e999999", "whole")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "facts": ["safety"] }""", "facts", "safety", "object")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "actor": "a", "actor": "b" }""", "actor", "b", "twice")]
    [InlineData("""{ "type": "received", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "facts": { "factors": { "safety": 3 } }, "facts": {} }""", "facts", "{}", "twice")]
    [InlineData("""{ "type": "paused", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "type": "received" }""", "type", "received", "twice")]
    [InlineData("[]", "record", "Array", "object")]
    [InlineData("{", "record", "{", "JSON")]
    public void A_bad_event_names_the_field_the_value_and_the_mend(string json, string field, string value, string mend)
    {
        Assert.False(CaseEventJson.TryRead(json, "cases.jsonl", out _, out var rejection));

        Assert.Equal(("cases.jsonl", field), (rejection.Source, rejection.Field));
        Assert.Contains(value, rejection.Value, StringComparison.Ordinal);
        Assert.Contains(mend, rejection.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "\ud800", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z" }""")]
    [InlineData("""{ "type": "screened", "complaintId": "C-1", "at": "\ud800" }""")]
    [InlineData("""{ "type": "screened", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "actor": "\ud800" }""")]
    [InlineData("""{ "type": "received", "complaintId": "\ud800", "at": "2026-02-06T02:30:00Z" }""")]
    [InlineData("""{ "type": "screened", "\ud800": "C-1", "at": "2026-02-06T02:30:00Z" }""")]
    public void Half_a_character_is_told(string json)
    {
        Assert.False(CaseEventJson.TryRead(json, "test", out _, out var rejection));

        Assert.NotEmpty(rejection.Why);
    }

    [Fact]
    public void Arbitrary_text_is_read_or_refused() =>
        Law.Holds(
            Arb.From(from events in CaseGenerators.MergedHistories.Generator
                     where events.Length > 0
                     from pick in Gen.Choose(0, 1_000)
                     from place in Gen.Choose(0, 400)
                     from junk in Gen.Elements("\"", "{", "}", "0", ",", "\\u", "null", "\ud800", ":", "[", "")
                     from cut in Gen.Choose(0, 12)
                     select Broken(CaseEventJson.Write(events[pick % events.Length]), place, cut, junk)),
            text =>
            {
                var read = CaseEventJson.TryRead(text, "test", out var item, out var rejection);
                return read ? item is not null && rejection is null : item is null && rejection is { Why.Length: > 0 };
            });

    [Fact]
    public void Ten_megabytes_on_a_line_are_told_and_not_choked_on()
    {
        var text = new StringBuilder("""{ "type": "withdrawn", "complaintId": "C-1", "at": "2026-02-06T02:30:00Z", "actor": """).Append('"').Append('a', 10_000_000).Append("\" }").ToString();

        Assert.True(CaseEventJson.TryRead(text, "test", out _, out _));
        Assert.False(CaseEventJson.TryRead(text[..^3], "test", out _, out var rejection));
        Assert.True(rejection.Value.Length < 100);
    }

    [Fact]
    public void Members_that_say_little_survive()
    {
        var (id, at) = (new ComplaintId("C-1"), Instant.FromUtc(2026, 2, 6, 2, 30));
        CaseEvent[] events =
        [
            new CaseNoted { ComplaintId = id, At = at, RemedyDelivered = false, Satisfaction = 1, RedressKind = "", RedressAmount = new(0, "CNY"), Summary = "", RootCause = " ", CorrectiveAction = "", Actor = "", Sequence = -3 },
            new CaseResponded { ComplaintId = id, At = at, ReasonsSent = true },
            new EvidenceAdded { ComplaintId = id, At = at, Affected = 3, Amount = new(0.10m, "CNY"), Factors = [new("safety", new(null)), new("legal", new(1) { IsProposed = true, Evidence = "" })] },
            new CustomerDisputed { ComplaintId = id, At = at, Reason = "" },
            new CaseRegraded { ComplaintId = id, At = Instant.MinValue, Grade = ComplaintGrade.Critical, Reason = "" },
            new CaseReceived { ComplaintId = id, At = at, Facts = new() { Id = id, ReceivedAt = at }, Actor = "", Sequence = long.MinValue },
        ];

        Assert.All(events, item =>
        {
            Assert.True(CaseEventJson.TryRead(CaseEventJson.Write(item), "test", out var read, out _));
            Assert.Equal(item, read);
        });
    }

    private static string Broken(string text, int place, int cut, string junk)
    {
        var from = place % text.Length;
        return text[..from] + junk + text[Math.Min(text.Length, from + cut)..];
    }
}
