using NodaTime;
using UserOps.Complaints;

namespace UserOps.Tests.Complaints;

public sealed class ComplaintFactsJsonTests
{
    private const string Full = """
        { "id": "C-1", "receivedAt": "2026-02-06T02:00:00Z", "customerId": "u1", "channel": "app", "product": "kettle", "topic": "leak",
          "text": "It leaks.", "keys": { "order": ["A-1", "A-2"], "phone": "138" }, "factors": { "safety": 2, "legal": null },
          "affected": 12, "amount": { "value": 300, "currency": "CNY" } }
        """;

    [Fact]
    public void A_record_is_read_as_a_person_would_write_it()
    {
        var facts = Read(Full);

        Assert.Equal(
            new()
            {
                Id = new("C-1"),
                ReceivedAt = Instant.FromUtc(2026, 2, 6, 2, 0),
                CustomerId = new UserId("u1"),
                Channel = "app",
                Product = "kettle",
                Topic = "leak",
                Text = "It leaks.",
                Keys = [new("order", "A-1"), new("order", "A-2"), new("phone", "138")],
                Factors = ComplaintExamples.Bare.Having(("safety", 2), ("legal", null)).Factors,
                Affected = 12,
                Amount = new(300, "CNY"),
            },
            facts);
        Assert.Equal(
            """{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z","customerId":"u1","channel":"app","product":"kettle","topic":"leak","text":"It leaks.","keys":{"order":["A-1","A-2"],"phone":"138"},"factors":{"legal":null,"safety":2},"affected":12,"amount":{"value":300,"currency":"CNY"}}""",
            ComplaintFactsJson.Write(facts));
    }

    [Theory]
    [InlineData("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00Z"}""")]
    [InlineData("""{"id":"C-1","receivedAt":"2026-02-06T10:00:00+08:00"}""")]
    [InlineData("""{"id":"C-1","receivedAt":"2026-02-06T02:00:00.000Z","customerId":null,"channel":" ","text":"","keys":null,"factors":null,"affected":null,"amount":null}""")]
    [InlineData("""{"status":{"open":[1]},"id":"C-1","assignee":"lin","receivedAt":"2026-02-05T21:00:00-05:00","factors":{},"keys":[]}""")]
    public void What_loses_no_fact_is_taken(string json) => Assert.Equal(ComplaintExamples.Bare, Read(json));

    [Fact]
    public void Keys_and_levels_have_several_forms()
    {
        Assert.Equal([new("order", "A:1"), new("phone", "2")], Read("""{"id":7,"receivedAt":"2026-02-06T02:00:00Z","keys":["order:A:1","phone:2"]}""").Keys);
        Assert.Equal([new("order", "12345")], Read("""{"id":"7","receivedAt":"2026-02-06T02:00:00Z","keys":{"order":12345,"mail":null}}""").Keys);
        Assert.Equal(new("7"), Read("""{"id":7,"receivedAt":"2026-02-06T02:00:00Z"}""").Id);
        Assert.Equal("CNY", Read("""{"id":7,"receivedAt":"2026-02-06T02:00:00Z","amount":{"currency":"cny","value":3.50}}""").Amount!.Value.Currency);
        var factors = Read("""{"id":7,"receivedAt":"2026-02-06T02:00:00Z","factors":{"a":2.0,"b":{"level":1,"proposed":true,"evidence":"e"},"c":{"level":null}}}""").Factors;
        Assert.Equal(new(2), factors["a"]);
        Assert.Equal(new FactorReading(1) { IsProposed = true, Evidence = "e" }, factors["b"]);
        Assert.Equal(FactorReading.Unknown, factors["c"]);
    }

    [Theory]
    [InlineData("\"id\": \"C-1\", ", "", "id", "every complaint needs its id")]
    [InlineData("\"id\": \"C-1\"", "\"id\": \" \"", "id", "not blank")]
    [InlineData("\"id\": \"C-1\"", "\"id\": null", "id", "not blank")]
    [InlineData("\"receivedAt\": \"2026-02-06T02:00:00Z\", ", "", "receivedAt", "all clocks start from it")]
    [InlineData("2026-02-06T02:00:00Z", "2026-02-06", "receivedAt", "with its offset")]
    [InlineData("2026-02-06T02:00:00Z", "2026-02-06T02:00:00", "receivedAt", "with its offset")]
    [InlineData("\"factors\"", "\"factros\"", "factros", "Did you mean 'factors'?")]
    [InlineData("\"topic\"", "\"Topic\"", "Topic", "Did you mean 'topic'?")]
    [InlineData("\"topic\": \"leak\"", "\"safety\": 3", "safety", "Move it into 'factors'.")]
    [InlineData("\"topic\": \"leak\"", "\"id\": \"C-2\"", "id", "stands twice")]
    [InlineData("\"legal\": null", "\"safety\": 1", "factors.safety", "stands twice")]
    [InlineData("\"safety\": 2", "\"safety\": \"2\"", "factors.safety", "It must be a level")]
    [InlineData("\"safety\": 2", "\"safety\": -1", "factors.safety", "It must be a level")]
    [InlineData("\"safety\": 2", "\"safety\": 1.5", "factors.safety", "It must be a level")]
    [InlineData("\"safety\": 2", "\"safety\": 1e99", "factors.safety", "It must be a level")]
    [InlineData("\"safety\": 2", "\"safety\": NaN", "record", "It must be one JSON object")]
    [InlineData("\"safety\": 2", "\"safety\": { \"levle\": 2 }", "factors.safety.levle", "Did you mean 'level'?")]
    [InlineData("\"safety\": 2", "\"safety\": { \"evidence\": \"x\" }", "factors.safety.level", "It is missing")]
    [InlineData("\"safety\": 2", "\"safety\": { \"level\": 1, \"proposed\": 1 }", "factors.safety.proposed", "true or false")]
    [InlineData("12,", "-3,", "affected", "from 1 on")]
    [InlineData("12,", "0,", "affected", "from 1 on")]
    [InlineData("12,", "2.5,", "affected", "from 1 on")]
    [InlineData(", \"currency\": \"CNY\"", "", "amount.currency", "Add its ISO 4217 code")]
    [InlineData("\"CNY\"", "null", "amount.currency", "Add its ISO 4217 code")]
    [InlineData("\"CNY\"", "\"yuan\"", "amount.currency", "three letters")]
    [InlineData("\"value\": 300, ", "", "amount.value", "It is missing")]
    [InlineData("300", "-300", "amount.value", "0 or more")]
    [InlineData("300", "1e40", "amount.value", "0 or more")]
    [InlineData("{ \"value\": 300, \"currency\": \"CNY\" }", "300", "amount", "can't be compared")]
    [InlineData("\"138\"", "\" \"", "keys.phone", "not blank")]
    [InlineData("\"138\"", "true", "keys.phone", "a text, a number")]
    [InlineData("{ \"order\": [\"A-1\", \"A-2\"], \"phone\": \"138\" }", "[\"138\"]", "keys[0]", "a colon")]
    [InlineData("\"It leaks.\"", "7", "text", "between quotation marks")]
    [InlineData("\"It leaks.\"", "\"\\ud800\"", "text", "half a surrogate pair")]
    [InlineData("\"CNY\" } }", "\"CNY\" } } x", "record", "It must be one JSON object")]
    public void A_bad_record_is_told_by_field_and_mend(string text, string slip, string field, string why)
    {
        var json = Full.Replace(text, slip, StringComparison.Ordinal);
        Assert.NotEqual(Full, json);
        Assert.False(ComplaintFactsJson.TryRead(json, "complaints.jsonl", out var facts, out var rejection));
        Assert.Null(facts);
        Assert.Equal(field, rejection.Field);
        Assert.Contains(why, rejection.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("3")]
    [InlineData("{")]
    public void What_is_no_record_is_refused(string json)
    {
        Assert.False(ComplaintFactsJson.TryRead(json, "x", out _, out var rejection));
        Assert.Equal("record", rejection.Field);
    }

    [Fact]
    public void Ten_megabytes_of_text_are_refused_and_a_book_is_not()
    {
        var book = Read(Full.Replace("It leaks.", new('字', ComplaintLimits.TextLength), StringComparison.Ordinal));
        Assert.Equal(ComplaintLimits.TextLength, book.Text!.Length);

        Assert.False(ComplaintFactsJson.TryRead(Full.Replace("It leaks.", new('x', 10_000_000), StringComparison.Ordinal), "x", out _, out var rejection));
        Assert.Equal(("text", "C-1"), (rejection.Field, rejection.Key));
        Assert.InRange(rejection.Value.Length, 1, 100);
        Assert.Contains("10000000 characters", rejection.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_that_can_not_be_written_are_refused()
    {
        Assert.Throws<ArgumentException>(() => ComplaintFactsJson.Write(ComplaintExamples.Bare with { Id = default }));
        Assert.Throws<ArgumentException>(() => ComplaintFactsJson.Write(ComplaintExamples.Bare with { Keys = [new("a:b", "1"), new("c", "2"), new("a:b", "3")] }));
    }

    private static ComplaintFacts Read(string json)
    {
        Assert.True(ComplaintFactsJson.TryRead(json, "x", out var facts, out var rejection), rejection?.ToString());
        return facts;
    }
}
