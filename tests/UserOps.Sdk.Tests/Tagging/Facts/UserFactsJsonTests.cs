using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using UserOps.Tagging;
using UserOps.Testing;

namespace UserOps.Tests.Tagging.Facts;

public class UserFactsJsonTests
{
    private const string Full = """
        {"user":"u1","attributes":{"active":true,"born":"2000-02-29","joined":"2023-01-01T08:00:00Z","likes":["a","b"],"plan":"pro","points":12.5},"events":[{"type":"login","at":"2024-02-01T00:00:00.000000001Z","properties":{}},{"type":"order","at":"2024-02-02T00:00:00Z","id":"9","properties":{"amount":3,"due":"2024-03-01","gift":false,"sent":"2024-02-03T00:00:00Z","status":"paid"}}],"observedSince":"2022-01-01T00:00:00Z"}
        """;

    private static readonly FactSchema Schema = new(TaggingGenerators.Attributes, TaggingGenerators.Events);

    private static readonly byte[] FullBytes = Encoding.UTF8.GetBytes(Full);

    private static readonly Gen<byte> AnyByte = Gen.OneOf(
        Gen.Choose(0, 255).Select(value => (byte)value),
        Gen.Elements("{}[]\":,\\ud809eE-. nulltruefas"u8.ToArray()));

    private static readonly Arbitrary<byte[]> AnyMutant = Arb.From(
        from place in Gen.Choose(0, FullBytes.Length - 1)
        from length in Gen.Choose(0, 20)
        from count in Gen.Choose(0, 3)
        from more in Gen.ArrayOf(AnyByte, count)
        select (byte[])[.. FullBytes[..place], .. more, .. FullBytes[Math.Min(FullBytes.Length, place + length)..]]);

    [Fact]
    public void A_record_is_read_by_the_types_of_the_schema()
    {
        var known = Read(Full);

        Assert.Equal(new UserId("u1"), known.User);
        Assert.Equal(
            UserFacts.From(
                [
                    new("active", true),
                    new("born", new LocalDate(2000, 2, 29)),
                    new("joined", Instant.FromUtc(2023, 1, 1, 8, 0)),
                    new("likes", FactValue.OfSet("b", "a")),
                    new("plan", "pro"),
                    new("points", 12.5m),
                ],
                [
                    new() { Type = "login", At = Instant.FromUtc(2024, 2, 1, 0, 0).PlusNanoseconds(1) },
                    new()
                    {
                        Type = "order",
                        At = Instant.FromUtc(2024, 2, 2, 0, 0),
                        Id = "9",
                        Properties =
                        [
                            new("amount", 3),
                            new("due", new LocalDate(2024, 3, 1)),
                            new("gift", false),
                            new("sent", Instant.FromUtc(2024, 2, 3, 0, 0)),
                            new("status", "paid"),
                        ],
                    },
                ],
                Instant.FromUtc(2022, 1, 1, 0, 0)),
            known.Facts);
        Assert.Equal(Full, UserFactsJson.Write(known));
    }

    [Fact]
    public void Facts_survive_json_and_equal_facts_give_equal_text() =>
        Law.Holds(TaggingGenerators.Facts, facts =>
        {
            var text = UserFactsJson.Write(new(new("u"), facts));
            Assert.DoesNotContain('\n', text);
            Assert.Equal(text, UserFactsJson.Write(new(new("u"), UserFacts.From(facts.Attributes, facts.Events.Reverse(), facts.ObservedSince))));
            return Read(text) == new KnownUser(new("u"), facts);
        });

    [Fact]
    public void All_but_the_user_may_be_missing()
    {
        Assert.Equal(UserFacts.Empty, Read("""{ "user": "u1" }""").Facts);
        Assert.Equal(UserFacts.Empty, Read("""{ "events": null, "observedSince": null, "attributes": null, "user": "u1" }""").Facts);
        Assert.Equal(UserFacts.Empty, Read("""{ "user": "u1", "attributes": { "plan": null, "points": null } }""").Facts);
        Assert.Equal(1, Read("""{ "user": "u1", "events": [ { "properties": null, "id": null, "at": "2024-02-01T00:00:00Z", "type": "order" } ] }""").Facts.EventCount);
    }

    [Fact]
    public void What_the_schema_does_not_declare_is_left_out_but_tells_since_when_the_user_is_known()
    {
        var known = Read("""
            { "user": "u1", "attributes": { "other": { "a": [1, "x"] }, "plan": "pro" }, "events": [
              { "type": "refund", "at": "2024-01-31T00:00:00Z", "properties": { "amount": "much" } },
              { "properties": { "sku": [1], "amount": 2 }, "type": "order", "at": "2024-02-01T00:00:00Z" } ] }
            """);
        Assert.Equal(
            UserFacts.From([new("plan", "pro")], [new() { Type = "order", At = Instant.FromUtc(2024, 2, 1, 0, 0), Properties = [new("amount", 2)] }], Instant.FromUtc(2024, 1, 31, 0, 0)),
            known.Facts);
    }

    [Fact]
    public void A_catalogue_declares_the_schema()
    {
        var schema = FactSchema.From(TaggingGenerators.CatalogOf(When.Tag("a")));
        Assert.Equal((TaggingGenerators.Attributes, TaggingGenerators.Events), (schema.Attributes, schema.Events));
    }

    [Theory]
    [InlineData("", "record", "", "It must be one JSON object in valid UTF-8. Mend the text: ")]
    [InlineData("[1]", "record", "[1]", "It must be an object with the member 'user'.")]
    [InlineData("{}", "user", "", "It is missing; every record needs the id of its user. Add it.")]
    [InlineData("""{ "user": null }""", "user", "null", "It must be a text between quotation marks.")]
    [InlineData("""{ "user": 7 }""", "user", "7", "It must be a text between quotation marks.")]
    [InlineData("""{ "user": " " }""", "user", "\" \"", "It is blank; it must be a text that is not.")]
    [InlineData("""{ "user": "u" } x""", "record", "x", "It must be one JSON object in valid UTF-8. Mend the text: ")]
    [InlineData("""{ "user": "u", "user": "v" }""", "user", "user", "It stands twice; it must be there once. Remove one of the two.")]
    [InlineData("""{ "user": "u", "event": [] }""", "event", "event", "No such member is known; it must be one of user, attributes, events, observedSince. Did you mean 'events'?")]
    [InlineData("""{ "user": "u", "attributes": [] }""", "attributes", "[]", "It must be an object of values by name.")]
    [InlineData("""{ "user": "u", "attributes": { "points": "12" } }""", "attributes.points", "\"12\"", "It must be a number of at most 28 digits, without quotation marks.")]
    [InlineData("""{ "user": "u", "attributes": { "points": 1e40 } }""", "attributes.points", "1e40", "It must be a number of at most 28 digits, without quotation marks.")]
    [InlineData("""{ "user": "u", "attributes": { "points": 0.12345678901234567890123456789012 } }""", "attributes.points", "0.12345678901234567890123456789012", "It must be a number of")]
    [InlineData("""{ "user": "u", "attributes": { "points": NaN } }""", "attributes.points", "NaN } }", "It must be one JSON object in valid UTF-8. Mend the text: ")]
    [InlineData("""{ "user": "u", "attributes": { "active": 1 } }""", "attributes.active", "1", "It must be true or false.")]
    [InlineData("""{ "user": "u", "attributes": { "plan": true } }""", "attributes.plan", "true", "It must be a text between quotation marks.")]
    [InlineData("""{ "user": "u", "attributes": { "plan": "\ud800" } }""", "attributes.plan", "\"\\ud800\" } }", "It holds half a surrogate pair")]
    [InlineData("""{ "user": "u", "attributes": { "plan": "a", "plan": "b" } }""", "attributes.plan", "plan", "It stands twice")]
    [InlineData("""{ "user": "u", "attributes": { "other": 1, "other": 2 } }""", "attributes.other", "other", "It stands twice")]
    [InlineData("""{ "user": "u", "attributes": { "likes": "a" } }""", "attributes.likes", "\"a\"", "It must be a list of texts such as")]
    [InlineData("""{ "user": "u", "attributes": { "likes": ["a", null] } }""", "attributes.likes[1]", "null", "It must be a text between quotation marks.")]
    [InlineData("""{ "user": "u", "attributes": { "born": "2001-02-29" } }""", "attributes.born", "\"2001-02-29\"", "It must be a date such as 2026-01-31, of the years 1 to 9998.")]
    [InlineData("""{ "user": "u", "attributes": { "born": "9999-01-01" } }""", "attributes.born", "\"9999-01-01\"", "It must be a date such as 2026-01-31, of the years 1 to 9998.")]
    [InlineData("""{ "user": "u", "attributes": { "joined": "2024-01-01" } }""", "attributes.joined", "\"2024-01-01\"", "It must be an instant in UTC such as 2026-01-31T08:00:00Z, of the years 1 to 9998.")]
    [InlineData("""{ "user": "u", "observedSince": "9999-01-01T00:00:00Z" }""", "observedSince", "\"9999-01-01T00:00:00Z\"", "It must be an instant in UTC such as")]
    [InlineData("""{ "user": "u", "events": {} }""", "events", "{}", "It must be a list of events.")]
    [InlineData("""{ "user": "u", "events": [ 3 ] }""", "events[0]", "3", "It must be an object such as")]
    [InlineData("""{ "user": "u", "events": [ { "at": "2024-02-01T00:00:00Z" } ] }""", "events[0].type", "", "It is missing; every event needs its type. Add it.")]
    [InlineData("""{ "user": "u", "events": [ { "type": "order" } ] }""", "events[0].at", "", "It is missing; every event needs its time. Add it.")]
    [InlineData("""{ "user": "u", "events": [ { "type": "order", "at": 1706745600 } ] }""", "events[0].at", "1706745600", "It must be an instant in UTC such as")]
    [InlineData("""{ "user": "u", "events": [ { "type": "order", "at": "2024-02-01T00:00:00Z", "id": 9 } ] }""", "events[0].id", "9", "It must be a text between quotation marks.")]
    [InlineData("""{ "user": "u", "events": [ { "type": "order", "at": "2024-02-01T00:00:00Z", "id": "" } ] }""", "events[0].id", "\"\"", "It is blank; it must be a text that is not.")]
    [InlineData("""{ "user": "u", "events": [ { "type": "order", "at": "2024-02-01T00:00:00Z", "amount": 9 } ] }""", "events[0].amount", "amount", "No such member is known; it must be one of type, at, id, properties. Remove it.")]
    [InlineData("""{ "user": "u", "events": [ { "properties": { "amount": "9" }, "type": "order", "at": "2024-02-01T00:00:00Z" } ] }""", "events[0].properties.amount", "\"9\"", "It must be a number of")]
    [InlineData("""{ "user": "u", "events": [ { "properties": 3, "type": "order", "at": "2024-02-01T00:00:00Z" } ] }""", "events[0].properties", "3", "It must be an object of values by name.")]
    public void A_bad_record_is_refused_with_its_field_and_a_mend(string json, string field, string value, string why)
    {
        Assert.False(UserFactsJson.TryRead(json, Schema, "users.jsonl", out var known, out var rejection));
        Assert.Equal(default, known);
        Assert.Equal(("users.jsonl", field, value), (rejection.Source, rejection.Field, rejection.Value));
        Assert.StartsWith(why, rejection.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rejection_names_the_user_once_known()
    {
        UserFactsJson.TryRead("""{ "user": "u7", "attributes": { "points": "12" } }""", Schema, "s", out _, out var rejection);
        Assert.Equal("u7", rejection?.Key);
        UserFactsJson.TryRead("""{ "attributes": { "points": "12" }, "user": "u7" }""", Schema, "s", out _, out rejection);
        Assert.Null(rejection?.Key);
    }

    [Fact]
    public void What_is_nested_too_deep_or_no_utf_is_refused()
    {
        Assert.False(UserFactsJson.TryRead($$"""{ "user": "u", "attributes": { "x": {{new string('[', 10_000)}} } }""", Schema, "s", out _, out var deep));
        Assert.Equal("attributes.x", deep.Field);
        Assert.False(UserFactsJson.TryRead("{ \"user\": \"\ud800\" }", Schema, "s", out _, out var half));
        Assert.Equal(("record", "U+D800"), (half.Field, half.Value));
        Assert.False(UserFactsJson.TryRead([.. "{ \"user\": \""u8, 0xff, .. "\" }"u8], Schema, "s", out _, out _));
    }

    [Fact]
    public void A_mutated_record_is_read_or_refused_with_its_field() => Law.Holds(AnyMutant, IsReadOrRefused);

    [Fact]
    public void Arbitrary_bytes_are_read_or_refused_with_their_field() => Law.Holds(Gen.ArrayOf(AnyByte).ToArbitrary(), IsReadOrRefused);

    [Fact]
    public void A_record_with_one_byte_cut_is_read_or_refused_with_its_field()
    {
        for (var i = 0; i < FullBytes.Length; i++)
        {
            Assert.True(IsReadOrRefused([.. FullBytes[..i], .. FullBytes[(i + 1)..]]));
            Assert.False(UserFactsJson.TryRead(FullBytes.AsSpan(0, i), Schema, "s", out _, out _));
        }
    }

    [Fact]
    public void Facts_of_nobody_are_not_written() => Assert.Throws<ArgumentException>(() => UserFactsJson.Write(new(UserId.None, UserFacts.Empty)));

    private static KnownUser Read(string json) =>
        UserFactsJson.TryRead(json, Schema, "test", out var known, out var rejection) ? known : throw new InvalidOperationException(rejection.ToString());

    private static bool IsReadOrRefused(byte[] text)
    {
        if (!UserFactsJson.TryRead(text, Schema, "s", out var known, out var rejection))
        {
            return known == default && rejection is { Field.Length: > 0, Why.Length: > 0 } && !rejection.ToString().Contains('\n', StringComparison.Ordinal);
        }

        Assert.Null(rejection);
        return Read(UserFactsJson.Write(known)) == known;
    }
}
