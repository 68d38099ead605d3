using NodaTime;
using UserOps.Lifecycle;
using UserOps.Testing;

namespace UserOps.Tests.Lifecycle;

public sealed class UserActivityJsonTests
{
    [Fact]
    public void Activity_survives_json_and_equal_activity_gives_equal_text() =>
        Law.Holds(StageGenerators.Activity, StageGenerators.Activity, (one, two) =>
            UserActivityJson.Read(UserActivityJson.Write(one)) == one
            && UserActivityJson.Write(one.Merge(two)) == UserActivityJson.Write(two.Merge(one).Merge(one)));

    [Fact]
    public void The_text_is_one_line() =>
        Assert.Equal(
            """{"schemaVersion":1,"registered":"2024-02-28","days":["2024-02-28","2024-02-29"]}""",
            UserActivityJson.Write(new(ActivityDays.From([new(2024, 2, 29), new(2024, 2, 28)]), new LocalDate(2024, 2, 28))));

    [Theory]
    [InlineData("2024-02-29", "2023-02-29", "$.days[0]")]
    [InlineData("\"days\"", "\"dates\"", "$.dates")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2", "$.schemaVersion")]
    [InlineData("2024-02-29", "9999-12-31", "A day must lie between the years 1 and 9998.")]
    public void An_edited_text_is_refused_with_the_place(string text, string edited, string place)
    {
        var json = UserActivityJson.Write(new(ActivityDays.From([new(2024, 2, 29)])));
        var error = Assert.ThrowsAny<ArgumentException>(() => UserActivityJson.Read(json.Replace(text, edited, StringComparison.Ordinal)));
        Assert.Contains(place, error.Message, StringComparison.Ordinal);
    }
}
