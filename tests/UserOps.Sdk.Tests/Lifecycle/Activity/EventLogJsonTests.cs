using UserOps.Lifecycle;
using UserOps.Testing;
using static UserOps.Tests.Lifecycle.EventExamples;

namespace UserOps.Tests.Lifecycle;

public class EventLogJsonTests
{
    [Fact]
    public void A_log_survives_json_and_equal_logs_give_equal_text() =>
        Law.Holds(LifecycleGenerators.EventsOfOneUser, rows =>
        {
            var json = EventLogJson.Write(Log(rows));
            return json == EventLogJson.Write(Log(LateAndRepeated(rows))) && EventLogJson.Read(json).Equals(Log(rows));
        });

    [Fact]
    public void The_text_is_one_line() =>
        Assert.Equal(
            """{"schemaVersion":1,"entries":[{"at":"2025-11-02T00:00:00Z","event":""},{"at":"2025-11-02T00:01:00Z","event":"支付 \"1\""}]}""",
            EventLogJson.Write(Log(Did("支付 \"1\"", 1), Did(null, 0))));

    [Theory]
    [InlineData("\"event\":\"a\"", "\"event\":null", "$.entries[0].event")]
    [InlineData("\"event\":\"a\"", "\"event\":\"\\u0000\"", "Entry 0: event is '\uFFFD'")]
    [InlineData(",\"event\":\"a\"", "", "$.entries[0]")]
    [InlineData("\"event\":\"a\"", "\"event\":\"a\",\"more\":1", "$.entries[0].more")]
    [InlineData("2025-11-02T00:00:00Z", "9999-12-31T00:00:00Z", "Entry 0: at is '9999-12-31T00:00:00Z'")]
    [InlineData("2025-11-02T00:00:00Z", "yesterday", "$.entries[0].at")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "$.schemaVersion")]
    public void An_edited_log_is_refused_with_the_place(string text, string edited, string place)
    {
        var json = EventLogJson.Write(Log(Did("a", 0)));

        var error = Assert.ThrowsAny<ArgumentException>(() => EventLogJson.Read(json.Replace(text, edited, StringComparison.Ordinal)));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }
}
