using FsCheck.Fluent;
using UserOps.Testing;
using UserOps.Tickets;

namespace UserOps.Tests.Tickets;

public sealed class TicketMappingTests
{
    private const string Short = """
        {
          "schemaVersion": 1, "name": "desk", "version": "1", "zone": "Asia/Shanghai",
          "columns": { "ticketId": "id", "at": "time", "type": "what", "kind": "form" },
          "values": { "kind": { "How-to": "usage", "*": "other" }, "type": { "note": "replied" } },
          "rules": [ { "type": "reopened", "when": [ { "rose": "reopens" }, { "firstRow": false }, { "column": "state", "in": [ "open" ] } ] } ]
        }
        """;

    [Fact]
    public void Every_problem_is_found_in_the_order_of_the_text()
    {
        var mapping = new TicketMapping
        {
            SchemaVersion = 2,
            Name = " ",
            Version = "",
            Zone = "Asia/Shangai",
            TimePattern = "HH:mm",
            Columns = [new("tiketId", "id"), new("team", "t"), new("kind", " ")],
            Constants = [new("kind", "bug"), new("at", "now"), new("state", "")],
            Values = [new("actorRole", [new("Tech", "enginer"), new("?", "")]), new("ticketId", [new("a", "b")])],
            Settings = [new() { Member = "knd", Value = "x" }, null!, new() { Member = "kind", Value = "usge", When = [new RowKnown { Known = [] }] }],
            Rules =
            [
                new() { Type = (TicketEventType)99, Occurrence = (RowOccurrence)9, When = [null!, new RowIn { Column = "", In = [] }, new RowChanged { Changed = "" }, new RowRose { Rose = null! }] },
                null!,
                new() { Type = TicketEventType.Closed, Columns = [new("type", "x"), new("at", "")], Constants = [new("actorRole", "robot")] },
                new() { Type = TicketEventType.Closed, Constants = [new("actorRole", "bot")] },
            ],
        };

        var problems = TicketMappingValidator.Validate(mapping);

        Assert.Equal(
            [
                "$.schemaVersion", "$.name", "$.version", "$.zone", "$.timePattern", "$.columns.kind", "$.columns.team", "$.columns.tiketId", "$.columns", "$.columns",
                "$.constants.at", "$.constants.kind", "$.constants.state", "$.values.actorRole['Tech']", "$.values.ticketId", "$.settings[0].member",
                "$.settings[1]", "$.settings[2].value", "$.settings[2].when[0].known", "$.rules[0].type", "$.rules[0].when[0]", "$.rules[0].when[1].column",
                "$.rules[0].when[1].in", "$.rules[0].when[2].changed", "$.rules[0].when[3].rose", "$.rules[0].occurrence", "$.rules[1]", "$.rules[2].columns.at",
                "$.rules[2].columns.type", "$.rules[2].constants.actorRole", "$.rules[3].constants",
            ],
            problems.Select(problem => problem.Path));
        Assert.Equal(problems, Assert.Throws<InvalidPolicyException>("mapping", () => new TicketMapper(mapping)).Problems);
        Assert.Equal(
            "$.columns",
            Assert.Single(TicketMappingValidator.Validate(TicketMapping.Tickets with { Columns = [new("ticketId", "id"), new("type", "what")] })).Path);
        Assert.All(TicketMapping.Presets, preset => Assert.Empty(TicketMappingValidator.Validate(preset)));
        Assert.Equal("$.rules", Assert.Single(TicketMappingValidator.Validate(TicketMapping.Events with { Columns = [new("ticketId", "id"), new("at", "at")] })).Path);
        Assert.Equal("$.rules", Assert.Single(TicketMappingValidator.Validate(TicketMapping.Events with { Rules = Enumerable.Repeat(TicketMapping.UciIncidentLog.Rules[5], 65).ToEquatableArray() })).Path);
    }

    [Fact]
    public void A_mapping_survives_JSON_with_its_hash()
    {
        Assert.All(TicketMapping.Presets, preset =>
        {
            var again = TicketMappingJson.Read(TicketMappingJson.Write(preset));
            Assert.Equal(preset, again);
            Assert.Equal(preset.ToRef(), again.ToRef());
        });
        var read = TicketMappingJson.Read(Short);
        Assert.Equal([new RowRose { Rose = "reopens" }, new RowFirst { FirstRow = false }, new RowIn { Column = "state", In = ["open"] }], read.Rules[0].When);
        Assert.Equal("usage", read.Values["kind"]["How-to"]);
        Assert.Empty(TicketMappingValidator.Validate(read));
        Assert.Contains("\"FirstSinceOpening\"", TicketMappingJson.WriteSchema(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("\"reopened\"", "\"reopend\"", "$.rules[0].type", "Did you mean 'reopened'?")]
    [InlineData("\"values\"", "\"valeus\"", "$.valeus", "Did you mean 'values'?")]
    [InlineData("\"rose\"", "\"risen\"", "$.rules[0].when[0]", "")]
    [InlineData("\"time\"", "7", "$.columns.at", "")]
    public void A_mistake_is_told_with_its_path_and_its_mend(string text, string mistake, string path, string remedy)
    {
        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () => TicketMappingJson.Read(Short.Replace(text, mistake, StringComparison.Ordinal))).Problems);

        Assert.Equal(path, problem.Path);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Arbitrary_text_gives_a_clear_error_and_never_a_crash()
    {
        var text = TicketMappingJson.Write(TicketMapping.UciIncidentLog);
        Law.Holds(Gen.Choose(0, 4000).ToArbitrary(), Gen.Choose(0, 60).ToArbitrary(), Gen.Elements("", "{", "null", "-1", "\"\"", "\"at\"", "\u0000", "é").ToArbitrary(), (at, length, insert) =>
        {
            var start = at % text.Length;
            var broken = text.Remove(start, Math.Min(length, text.Length - start)).Insert(start, insert);
            try
            {
                _ = TicketMappingValidator.Validate(TicketMappingJson.Read(broken));
            }
            catch (InvalidPolicyException problem)
            {
                Assert.NotEmpty(problem.Message);
            }

            return true;
        });
    }
}
