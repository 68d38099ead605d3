using System.Text;
using NodaTime;
using UserOps.Json;
using UserOps.Tagging;

namespace UserOps.Tests.Tagging.Rules;

public class WhenTests
{
    private static readonly (string Json, Condition Condition)[] Forms =
    [
        ("""{"any":[{"tag":"a"},{"tag":"level","value":"svip"}]}""", When.Any(When.Tag("a"), When.Tag("level", "svip"))),
        ("""{"attribute":"age","less":60,"atLeast":18,"whenMissing":"match"}""", When.Attribute("age").AtLeast(18).Less(60).WhenMissing(WhenMissing.Match)),
        ("""{"attribute":"age","notEquals":1,"atMost":9,"greater":0}""", When.Attribute("age").AtMost(9).Greater(0).NotEqualTo(1)),
        ("""{"attribute":"age","between":[1,9],"notIn":[3,4]}""", When.Attribute("age").Between(1, 9).NotIn(3, 4)),
        (
            """{"attribute":"email","contains":"a","startsWith":"b","endsWith":"c","matches":"d","ignoreCase":true}""",
            When.Attribute("email").Contains("a").StartsWith("b").EndsWith("c").Matches("d").IgnoreCase()),
        ("""{"attribute":"likes","hasAny":["a","b"],"hasAll":["a"],"hasNone":["c"]}""", When.Attribute("likes").HasAny("a", "b").HasAll("a").HasNone("c")),
        ("""{"attribute":"plan","exists":true}""", When.Attribute("plan").Exists()),
        ("""{"attribute":"plan","missing":true}""", When.Attribute("plan").Missing()),
        ("""{"attribute":"born","before":"2001-01-01","after":"1990-12-31"}""", When.Attribute("born").Before(new LocalDate(2001, 1, 1)).After(new LocalDate(1990, 12, 31))),
        ("""{"attribute":"joined","withinLast":"P3M","olderThan":"P7D"}""", When.Attribute("joined").WithinLast("P3M").OlderThan("P7D")),
        ("""{"attribute":"born","anniversary":true}""", When.Attribute("born").Anniversary()),
        ("""{"attribute":"born","anniversary":"P7D"}""", When.Attribute("born").Anniversary("P7D")),
        (
            """{"count":"order","where":{"property":"status","in":["paid","sent"]},"in":{"calendar":"month","back":2,"includeCurrent":true},"atLeast":3}""",
            When.Count("order").Where(When.Property("status").In("paid", "sent")).InPeriods(CalendarPeriod.Month, 2, includeCurrent: true).AtLeast(3)),
        (
            """{"sum":"order.amount","in":{"from":"2024-01-01T00:00:00Z"},"greater":1}""",
            When.Sum("order.amount").In(EventWindow.Between(Instant.FromUtc(2024, 1, 1, 0, 0), null)).Greater(1)),
        ("""{"avg":"order.amount","in":{"last":"P7D","edges":"[)"},"less":1}""", When.Avg("order.amount").InLast("P7D", WindowEdges.ClosedOpen).Less(1)),
        ("""{"min":"order.amount","atLeast":1}""", When.Min("order.amount").AtLeast(1)),
        ("""{"max":"order.amount","atLeast":1}""", When.Max("order.amount").AtLeast(1)),
        ("""{"distinct":"order.sku","atLeast":1}""", When.Distinct("order.sku").AtLeast(1)),
        ("""{"first":"order","withinLast":"P30D"}""", When.First("order").WithinLast("P30D")),
        ("""{"last":"order.status","equals":"paid"}""", When.Last("order.status").EqualTo("paid")),
        ("""{"daysActive":"visit","atLeast":5}""", When.DaysActive("visit").AtLeast(5)),
        (
            """{"sequence":[{"event":"cart"},{"event":"order","where":{"property":"status","equals":"paid"}}],"within":"P7D","in":{"last":"P30D"}}""",
            When.Sequence("P7D", When.Event("cart"), When.Event("order").Where(When.Property("status").EqualTo("paid"))).InLast("P30D")),
        (
            """{"sequence":[{"event":"cart"},{"event":"order"}],"within":"P7D","in":{"to":"2024-01-01T00:00:00Z"}}""",
            When.Sequence("P7D", When.Event("cart"), When.Event("order")).In(EventWindow.Between(null, Instant.FromUtc(2024, 1, 1, 0, 0)))),
        (
            """{"repeated":{"count":"visit","atLeast":1},"inAtLeast":3,"of":4,"period":"week"}""",
            When.Repeated(When.Count("visit").AtLeast(1), inAtLeast: 3, of: 4, CalendarPeriod.Week)),
        ("""{"stopped":{"event":"visit"},"after":"P30D"}""", When.Stopped(When.Event("visit"), after: "P30D")),
        ("""{"resumed":{"event":"visit"},"after":"P30D"}""", When.Resumed(When.Event("visit"), after: "P30D")),
        ("""{"held":{"not":{"count":"order","atLeast":1}},"for":"P7D"}""", When.Held(When.Not(When.Count("order").AtLeast(1)), "P7D")),
        ("""{"observedFor":"P30D"}""", When.ObservedFor("P30D")),
    ];

    [Fact]
    public void Every_form_can_be_built() =>
        Assert.All(Forms, form => Assert.Equal(form.Json, Encoding.UTF8.GetString(PolicyJson.Bytes(form.Condition, TaggingJsonContext.Default.Condition, indented: false))));

    [Fact]
    public void What_is_built_is_what_is_read() =>
        Assert.All(Forms, form => Assert.Equal(PolicyJson.Read(form.Json, TaggingJsonContext.Default.Condition, nameof(form)), form.Condition));

    [Fact]
    public void A_condition_that_was_built_upon_stays_as_it_was()
    {
        var orders = When.Count("order");
        Assert.NotEqual(orders.AtLeast(3), orders.AtLeast(4));
        Assert.Equal(new CountCondition("order"), orders);
    }

    [Fact]
    public void A_text_that_is_no_length_is_refused_at_once() =>
        Assert.Equal(
            "The length is '30 days'; it must be a length of time such as P30D, PT36H or P3M.",
            Assert.Throws<FormatException>(() => When.Count("order").InLast("30 days")).Message);
}
