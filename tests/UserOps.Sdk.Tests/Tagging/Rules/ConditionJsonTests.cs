using System.Text;
using NodaTime;
using UserOps.Json;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Rules;

public class ConditionJsonTests
{
    private static readonly PropertyCondition Paid = new("status") { EqualTo = "paid" };

    /// <summary>Every form of the language, as it is written and as it is meant.</summary>
    private static readonly (string Json, Condition Condition)[] Forms =
    [
        ("""{"all":[{"tag":"a"},{"tag":"b"}]}""", new AllCondition([new TagCondition("a"), new TagCondition("b")])),
        ("""{"any":[{"tag":"a"}]}""", new AnyCondition([new TagCondition("a")])),
        ("""{"not":{"tag":"level","value":"svip"}}""", new NotCondition(new TagCondition("level", "svip"))),

        ("""{"attribute":"age","atLeast":18,"whenMissing":"match"}""", new AttributeCondition("age") { AtLeast = 18, WhenMissing = WhenMissing.Match }),
        ("""{"attribute":"age","less":60,"atLeast":18}""", new AttributeCondition("age") { AtLeast = 18, Less = 60 }),
        ("""{"attribute":"age","in":[1,2.5],"greater":0}""", new AttributeCondition("age") { In = [1, 2.5m], Greater = 0 }),
        ("""{"attribute":"age","atMost":9,"between":[1,9],"notIn":[3]}""", new AttributeCondition("age") { AtMost = 9, Between = [1, 9], NotIn = [3] }),
        ("""{"attribute":"plan","equals":"pro","whenMissing":"noMatch"}""", new AttributeCondition("plan") { EqualTo = "pro", WhenMissing = WhenMissing.NoMatch }),
        ("""{"attribute":"plan","notEquals":"pro"}""", new AttributeCondition("plan") { NotEqualTo = "pro", WhenMissing = WhenMissing.Unknown }),
        (
            """{"attribute":"email","contains":"a","startsWith":"b","endsWith":"c","matches":"^b.*c$","ignoreCase":true}""",
            new AttributeCondition("email") { Contains = "a", StartsWith = "b", EndsWith = "c", Matches = "^b.*c$", IgnoreCase = true }),
        (
            """{"attribute":"likes","hasAny":["a","b"],"hasAll":["a"],"hasNone":["c"]}""",
            new AttributeCondition("likes") { HasAny = ["a", "b"], HasAll = ["a"], HasNone = ["c"] }),
        ("""{"attribute":"plan","exists":true}""", new AttributeCondition("plan") { Exists = true }),
        ("""{"attribute":"plan","missing":false}""", new AttributeCondition("plan") { Missing = false }),
        (
            """{"attribute":"born","before":"2001-01-01","after":"1990-12-31"}""",
            new AttributeCondition("born") { Before = new LocalDate(2001, 1, 1), After = new LocalDate(1990, 12, 31) }),
        ("""{"attribute":"joined","withinLast":"P3M","olderThan":"P1DT12H"}""", new AttributeCondition("joined") { WithinLast = Lookback.OfMonths(3), OlderThan = Lookback.OfHours(36) }),
        ("""{"attribute":"born","anniversary":true}""", new AttributeCondition("born") { Anniversary = true }),
        ("""{"attribute":"born","anniversary":"P7D"}""", new AttributeCondition("born") { Anniversary = "P7D" }),
        ("""{"attribute":"active","equals":false}""", new AttributeCondition("active") { EqualTo = false }),
        ("""{"property":"status","in":["paid","sent"]}""", new PropertyCondition("status") { In = ["paid", "sent"] }),

        (
            """{"count":"order","where":{"property":"status","equals":"paid"},"in":{"last":"P30D"},"atLeast":3}""",
            new CountCondition("order") { Where = Paid, In = new RollingWindow(Lookback.OfDays(30)), AtLeast = 3 }),
        ("""{"sum":"order.amount","atLeast":2000}""", new SumCondition("order.amount") { AtLeast = 2000 }),
        ("""{"avg":"order.amount","greater":0.1}""", new AvgCondition("order.amount") { Greater = 0.1m }),
        ("""{"min":"order.amount","less":5}""", new MinCondition("order.amount") { Less = 5 }),
        ("""{"max":"order.amount","atMost":5}""", new MaxCondition("order.amount") { AtMost = 5 }),
        ("""{"distinct":"order.sku","atLeast":2}""", new DistinctCondition("order.sku") { AtLeast = 2 }),
        (
            """{"first":"order","after":"2024-01-01T00:00:00Z"}""",
            new FirstCondition("order") { After = Instant.FromUtc(2024, 1, 1, 0, 0) }),
        (
            """{"last":"order.status","in":{"last":"P7D"},"equals":"paid"}""",
            new LastCondition("order.status") { In = new RollingWindow(Lookback.OfDays(7)), EqualTo = "paid" }),
        ("""{"daysActive":"visit","atLeast":5}""", new DaysActiveCondition("visit") { AtLeast = 5 }),

        (
            """{"sequence":[{"event":"cart"},{"event":"order","where":{"property":"status","equals":"paid"}}],"within":"P7D","in":{"last":"P30D"}}""",
            new SequenceCondition([new("cart"), new("order") { Where = Paid }], Lookback.OfDays(7)) { In = new RollingWindow(Lookback.OfDays(30)) }),
        (
            """{"repeated":{"count":"visit","atLeast":1},"inAtLeast":3,"of":4,"period":"week"}""",
            new RepeatedCondition(new CountCondition("visit") { AtLeast = 1 }, 3, 4, CalendarPeriod.Week)),
        (
            """{"repeated":{"sum":"order.amount","where":{"property":"status","equals":"paid"},"greater":1},"inAtLeast":1,"of":2,"period":"month","includeCurrent":true}""",
            new RepeatedCondition(new SumCondition("order.amount") { Where = Paid, Greater = 1 }, 1, 2, CalendarPeriod.Month) { IncludeCurrent = true }),
        ("""{"stopped":{"event":"visit"},"after":"P30D"}""", new StoppedCondition(new("visit"), Lookback.OfDays(30))),
        (
            """{"resumed":{"event":"order","where":{"property":"status","equals":"paid"}},"after":"P3M"}""",
            new ResumedCondition(new("order") { Where = Paid }, Lookback.OfMonths(3))),
        (
            """{"held":{"not":{"count":"order","in":{"last":"P1D"},"atLeast":1}},"for":"P7D"}""",
            new HeldCondition(new NotCondition(new CountCondition("order") { In = new RollingWindow(Lookback.OfDays(1)), AtLeast = 1 }), Lookback.OfDays(7))),
        ("""{"observedFor":"P30D"}""", new ObservedForCondition(Lookback.OfDays(30))),
        ("""{"tag":"high-value"}""", new TagCondition("high-value")),
        ("""{"tag":"score","value":3}""", new TagCondition("score", 3)),
    ];

    private static readonly (string Json, EventWindow Window)[] Windows =
    [
        ("""{"last":"P30D"}""", EventWindow.OfLast("P30D")),
        ("""{"last":"P1Y","edges":"[)"}""", new RollingWindow(Lookback.OfMonths(12), WindowEdges.ClosedOpen)),
        ("""{"last":"P1DT12H","edges":"[]"}""", new RollingWindow(Lookback.OfHours(36), WindowEdges.ClosedClosed)),
        ("""{"last":"PT0.5S","edges":"()"}""", new RollingWindow(Lookback.Of(Duration.FromMilliseconds(500)), WindowEdges.OpenOpen)),
        ("""{"calendar":"day","back":7,"includeCurrent":false}""", EventWindow.OfPeriods(CalendarPeriod.Day, 7, includeCurrent: false)),
        ("""{"calendar":"week","back":0,"includeCurrent":true}""", EventWindow.OfPeriods(CalendarPeriod.Week, 0, includeCurrent: true)),
        ("""{"calendar":"month","back":2,"includeCurrent":false}""", EventWindow.OfPeriods(CalendarPeriod.Month, 2, includeCurrent: false)),
        (
            """{"from":"2024-01-01T00:00:00Z","to":"2024-02-01T00:00:00.000000001Z"}""",
            EventWindow.Between(Instant.FromUtc(2024, 1, 1, 0, 0), Instant.FromUtc(2024, 2, 1, 0, 0).PlusNanoseconds(1))),
        ("""{"from":"2024-01-01T00:00:00Z"}""", EventWindow.Between(Instant.FromUtc(2024, 1, 1, 0, 0), null)),
        ("""{"to":"2024-01-01T00:00:00Z"}""", EventWindow.Between(null, Instant.FromUtc(2024, 1, 1, 0, 0))),
    ];

    [Fact]
    public void Every_form_is_read_as_it_is_meant_and_written_as_a_person_would() =>
        Assert.All(Forms, form =>
        {
            Assert.Equal(form.Condition, Read(form.Json));
            Assert.Equal(form.Json, Write(form.Condition));
        });

    [Fact]
    public void Every_window_is_read_as_it_is_meant_and_written_as_a_person_would() =>
        Assert.All(Windows, form =>
        {
            var json = $$"""{"count":"order","in":{{form.Json}},"atLeast":1}""";
            var count = Assert.IsType<CountCondition>(Read(json));
            Assert.Equal(form.Window, count.In);
            Assert.Equal(json, Write(count));
        });

    [Fact]
    public void A_rolling_window_is_open_at_its_start_unless_its_edges_say_otherwise() =>
        Assert.Equal(EventWindow.OfLast("P30D"), Assert.IsType<CountCondition>(Read("""{ "count": "order", "in": { "last": "P30D" } }""")).In);

    [Fact]
    public void The_member_that_names_the_form_may_stand_anywhere() =>
        Assert.Equal(
            new CountCondition("order") { Where = Paid, AtLeast = 3 },
            Read("""{ "atLeast": 3, "where": { "equals": "paid", "property": "status" }, "count": "order" }"""));

    /// <summary>"last" is an aggregate among conditions and a stretch of time among windows.</summary>
    [Fact]
    public void One_word_may_name_an_aggregate_and_a_window() =>
        Assert.Equal(
            new LastCondition("order") { In = EventWindow.OfLast("P7D"), Exists = true },
            Read("""{ "last": "order", "in": { "last": "P7D" }, "exists": true }"""));

    [Fact]
    public void A_length_may_be_written_in_any_unit() =>
        Assert.Equal(Read("""{ "observedFor": "PT36H" }"""), Read("""{ "observedFor": "P1DT12H" }"""));

    [Fact]
    public void Null_is_as_if_the_member_were_not_there() =>
        Assert.Equal(new AttributeCondition("age") { Less = 9 }, Read("""{ "attribute": "age", "equals": null, "less": 9 }"""));

    [Fact]
    public void Numbers_that_are_equal_are_one_literal() =>
        Assert.Equal(Read("""{ "attribute": "age", "equals": 1.50 }"""), Read("""{ "attribute": "age", "equals": 15e-1 }"""));

    [Theory]
    [InlineData("""{ "atribute": "age", "less": 3 }""", "$.rules[0].when.atribute", "Did you mean 'attribute'?")]
    [InlineData("""{ "attribute": "age", "lest": 3 }""", "$.rules[0].when.lest", "Did you mean 'less'?")]
    [InlineData("""{ "attribute": "age", "atleast": 3 }""", "$.rules[0].when.atleast", "Did you mean 'atLeast'?")]
    [InlineData("""{ "attribute": "age", "where": { "tag": "a" } }""", "$.rules[0].when.where", "a member named 'where'")]
    [InlineData("""{ "attribute": "age", "in": { "last": "P1D" } }""", "$.rules[0].when.in", "a list")]
    [InlineData("""{ "count": "order", "in": ["P1D"] }""", "$.rules[0].when.in", "an object with one of last, calendar, from, to")]
    [InlineData("""{ "count": "order", "sum": "order.amount" }""", "$.rules[0].when.sum", "beside 'count'; it must be one of")]
    [InlineData("""{ "all": [], "any": [] }""", "$.rules[0].when.any", "beside 'all'")]
    [InlineData("""{ "all": [ { "tag": "a" }, 3 ] }""", "$.rules[0].when.all[1]", "an object with one of all, any, not")]
    [InlineData("""{ "all": { "tag": "a" } }""", "$.rules[0].when.all", "a list")]
    [InlineData("""{ "attribute": "age", "equals": [1] }""", "$.rules[0].when.equals", "a number, a text, or true or false")]
    [InlineData("""{ "attribute": "age", "equals": 1e40 }""", "$.rules[0].when.equals", "a number")]
    [InlineData("""{ "attribute": "age", "equals": 0.00000000000000000000000000001 }""", "$.rules[0].when.equals", "a number")]
    [InlineData("""{ "attribute": "age", "equals": NaN }""", "$.rules[0].when.equals", "Mend the text here")]
    [InlineData("""{ "attribute": "age", "equals": "\ud800" }""", "$.rules[0].when.equals", "text in valid UTF-8")]
    [InlineData("""{ "attribute": "age", "in": [1, 2, null] }""", "$.rules[0].when.in[2]", "a number, a text, or true or false")]
    [InlineData("""{ "attribute": "age", "whenMissing": "mach" }""", "$.rules[0].when.whenMissing", "Did you mean 'match'?")]
    [InlineData("""{ "attribute": "age", "withinLast": "P1M2D" }""", "$.rules[0].when.withinLast", "a length of time such as P30D, PT36H or P3M")]
    [InlineData("""{ "attribute": "age", "withinLast": 30 }""", "$.rules[0].when.withinLast", "a length of time such as P30D, PT36H or P3M")]
    [InlineData("""{ "attribute": "age", "exists": "true" }""", "$.rules[0].when.exists", "true or false")]
    [InlineData("""{ "count": "order", "in": { "last": "P1D", "edges": "[[" } }""", "$.rules[0].when.in.edges", "one of (], [), [], ()")]
    [InlineData("""{ "count": "order", "in": { "calendar": "weeks", "back": 1, "includeCurrent": true } }""", "$.rules[0].when.in.calendar", "Did you mean 'week'?")]
    [InlineData("""{ "count": "order", "in": { "calendar": "week", "back": 1 } }""", "$.rules[0].when.in", "Add the member 'includeCurrent'.")]
    [InlineData("""{ "count": "order", "in": { "calendar": "week", "back": 1.5, "includeCurrent": true } }""", "$.rules[0].when.in.back", "a whole number")]
    [InlineData("""{ "count": "order", "in": { "from": "2024-01-01" } }""", "$.rules[0].when.in.from", "an instant in UTC such as")]
    [InlineData("""{ "count": "order", "in": { "last": "P1D", "from": "2024-01-01T00:00:00Z" } }""", "$.rules[0].when.in.from", "beside 'last'")]
    [InlineData("""{ "sequence": [ "cart", "order" ], "within": "P7D" }""", "$.rules[0].when.sequence[0]", "an object")]
    [InlineData("""{ "sequence": [ { "event": "cart" } ] }""", "$.rules[0].when", "Add the member 'within'.")]
    [InlineData("""{ "repeated": { "tag": "a" }, "inAtLeast": 1, "of": 2, "period": "week" }""", "$.rules[0].when.repeated", "an object with one of count, sum, avg")]
    [InlineData("""{ "repeated": { "count": "a" }, "inAtLeast": 1, "off": 2, "period": "week" }""", "$.rules[0].when.off", "Did you mean 'of'?")]
    [InlineData("""{ "stopped": "visit", "after": "P7D" }""", "$.rules[0].when.stopped", "an object")]
    [InlineData("""{ "stopped": { "event": "visit" } }""", "$.rules[0].when", "Add the member 'after'.")]
    [InlineData("""{ "held": { "tag": "a" } }""", "$.rules[0].when", "Add the member 'for'.")]
    [InlineData("""{ "observedFor": "30 days" }""", "$.rules[0].when.observedFor", "a length of time such as")]
    [InlineData("""{ "tag": "a", "tag": "b" }""", "$.rules[0].when.tag", "a second member named 'tag'")]
    [InlineData("\"vip\"", "$.rules[0].when", "an object with one of all, any, not")]
    [InlineData("{}", "$.rules[0].when", "Add one of them.")]
    public void A_slip_is_told_with_path_line_and_mend(string condition, string path, string problem)
    {
        var json = $$"""
            { "schemaVersion": 1, "name": "n", "version": "1", "zone": "UTC", "attributes": {}, "events": {}, "tags": [],
              "rules": [ { "tag": "a", "when": {{condition}} } ] }
            """;
        var found = Assert.Single(Assert.Throws<InvalidPolicyException>(() => TagCatalogJson.Read(json)).Problems);
        Assert.Equal(path, found.Path);
        Assert.Equal(2, found.Line);
        Assert.Contains(problem, found.ToString(), StringComparison.Ordinal);
    }

    private static Condition Read(string json) => PolicyJson.Read(json, TaggingJsonContext.Default.Condition, nameof(json));

    private static string Write(Condition condition) =>
        Encoding.UTF8.GetString(PolicyJson.Bytes(condition, TaggingJsonContext.Default.Condition, indented: false));
}
