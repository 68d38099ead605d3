using NodaTime;
using NodaTime.Text;
using UserOps.Cli.Input;

namespace UserOps.Cli.Tests.Input;

public class TimeReaderTests
{
    [Theory]
    [InlineData("2024-05-31", "2024-05-31T00:00:00Z")]
    [InlineData("2024-05-31T17:30", "2024-05-31T17:30:00Z")]
    [InlineData("2024-05-31 17:30:05", "2024-05-31T17:30:05Z")]
    [InlineData("2024-05-31t17:30:05.5", "2024-05-31T17:30:05.5Z")]
    [InlineData("2024-05-31T17:30:05,123456789", "2024-05-31T17:30:05.123456789Z")]
    [InlineData("2024-05-31T17:30Z", "2024-05-31T17:30:00Z")]
    [InlineData("2024-05-31T17:30:05z", "2024-05-31T17:30:05Z")]
    [InlineData("2024-05-31T17:30:05+08:00", "2024-05-31T09:30:05Z")]
    [InlineData("2024-05-31 17:30:05.25-0330", "2024-05-31T21:00:05.25Z")]
    [InlineData("2024-05-31 17:30:05+00", "2024-05-31T17:30:05Z")]
    [InlineData("2024-02-29T23:59:59.999999999+18:00", "2024-02-29T05:59:59.999999999Z")]
    public void The_forms_of_ISO_8601_are_read(string text, string instant) =>
        Assert.Equal(instant, Read(new TimeReader(DateTimeZone.Utc), text));

    [Theory]
    [InlineData("31/05/2024")]
    [InlineData("2024-5-31")]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2024-01-00")]
    [InlineData("0000-01-01")]
    [InlineData("2024-05-31T")]
    [InlineData("2024-05-31T24:00")]
    [InlineData("2024-05-31T17:60")]
    [InlineData("2024-05-31T17:30:60")]
    [InlineData("2024-05-31T17:30:5")]
    [InlineData("2024-05-31T17:30:05.")]
    [InlineData("2024-05-31T17:30:05.1234567890")]
    [InlineData("2024-05-31T17:30+19:00")]
    [InlineData("2024-05-31T17:30+08:60")]
    [InlineData("2024-05-31T17:30+8")]
    [InlineData("2024-05-31T17:30 +08:00")]
    [InlineData("2024-05-31Z")]
    [InlineData("2024-05-31T17:30ZZ")]
    [InlineData("２０２４-05-31")]
    [InlineData("20240531")]
    [InlineData("1717171717")]
    public void What_is_no_time_is_told_what_one_looks_like(string text) =>
        Assert.Equal(
            "It is not a time; write it like 2024-05-31, 2024-05-31T17:30 or 2024-05-31T17:30:00Z, or give --time-format.",
            Read(new TimeReader(DateTimeZone.Utc), text));

    [Fact]
    public void Local_times_are_read_in_the_zone_and_others_are_not()
    {
        var reader = new TimeReader(TimeZones.Find("Asia/Shanghai", "--zone"));

        Assert.Equal("2024-05-30T16:00:00Z", Read(reader, "2024-05-31"));
        Assert.Equal("2024-05-31T09:30:00Z", Read(reader, "2024-05-31T17:30"));
        Assert.Equal("2024-05-31T17:30:00Z", Read(reader, "2024-05-31T17:30Z"));
    }

    [Fact]
    public void A_local_time_that_was_skipped_moves_forward_and_one_shown_twice_is_the_earlier()
    {
        var reader = new TimeReader(TimeZones.Find("Europe/London", "--zone"));

        Assert.Equal("2024-03-31T01:30:00Z", Read(reader, "2024-03-31T01:30"));
        Assert.Equal("2024-03-31T00:59:00Z", Read(reader, "2024-03-31T00:59"));
        Assert.Equal("2024-10-27T00:30:00Z", Read(reader, "2024-10-27T01:30"));
    }

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm", "31/05/2024 17:30", "2024-05-31T09:30:00Z")]
    [InlineData("M/d/yyyy h:mm tt", "5/31/2024 5:30 PM", "2024-05-31T09:30:00Z")]
    [InlineData("yyyyMMdd", "20240531", "2024-05-30T16:00:00Z")]
    [InlineData("yyyy'年'M'月'd'日'", "2024年5月31日", "2024-05-30T16:00:00Z")]
    [InlineData("dd MMM yyyy HH:mm:ss", "31 May 2024 17:30:00", "2024-05-31T09:30:00Z")]
    [InlineData("dd/MM/yyyy HH:mm o<+HH:mm>", "31/05/2024 17:30 +02:00", "2024-05-31T15:30:00Z")]
    [InlineData("yyyy-MM-ddTHH:mm:ssZ", "2024-05-31T17:30:00Z", "2024-05-31T17:30:00Z")]
    [InlineData("yyyy-MM-dd HH:mm Z", "2024-05-31 17:30 +01:00", "2024-05-31T16:30:00Z")]
    [InlineData("yyyy-MM-dd'Z'HH:mm", "2024-05-31Z17:30", "2024-05-31T09:30:00Z")]
    [InlineData("yyyy-MM-dd\\ZHH:mm", "2024-05-31Z17:30", "2024-05-31T09:30:00Z")]
    public void A_pattern_of_the_users_own_is_read_in_the_invariant_culture(string pattern, string text, string instant) =>
        Assert.Equal(instant, Read(new TimeReader(TimeZones.Find("Asia/Shanghai", "--zone"), pattern), text));

    [Fact]
    public void What_does_not_fit_the_pattern_is_told_the_pattern() =>
        Assert.Equal(
            "It is not a time; --time-format is \"dd/MM/yyyy\".",
            Read(new TimeReader(DateTimeZone.Utc, "dd/MM/yyyy"), "2024-05-31"));

    [Theory]
    [InlineData("dd/MM/yyyy o<", "--time-format 'dd/MM/yyyy o<' is not a pattern: ")]
    [InlineData("", "--time-format '' is not a pattern: ")]
    [InlineData("yyyy-MM-dd!Q", "--time-format 'yyyy-MM-dd!Q' is not a pattern: ")]
    [InlineData("dd/mm/yyyy HH:mm", "--time-format 'dd/mm/yyyy HH:mm' is not a pattern: ")]
    [InlineData("HH:mm", "--time-format 'HH:mm' leaves out the year, so")]
    [InlineData("dd HH:mm yyyy", "--time-format 'dd HH:mm yyyy' leaves out the month, so")]
    [InlineData("yyyy-MM", "--time-format 'yyyy-MM' leaves out the day, so")]
    [InlineData("dd/MM/yyyy hh:mm", "--time-format 'dd/MM/yyyy hh:mm' leaves out AM or PM (write HH, or hh with tt), so")]
    public void A_pattern_that_is_none_or_leaves_something_out_is_a_usage_error(string pattern, string message) =>
        Assert.StartsWith(
            message,
            Assert.Throws<UsageException>(() => new TimeReader(DateTimeZone.Utc, pattern)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Europe/Lodnon", "--zone 'Europe/Lodnon' is not a time zone. Did you mean 'Europe/London'?")]
    [InlineData("utc", "--zone 'utc' is not a time zone. Did you mean 'UTC'?")]
    [InlineData("Peking", "--zone 'Peking' is not a time zone. Give an id of the tz database, such as Asia/Shanghai.")]
    public void A_zone_that_is_none_is_a_usage_error(string zone, string message) =>
        Assert.Equal(message, Assert.Throws<UsageException>(() => TimeZones.Find(zone, "--zone")).Message);

    private static string Read(TimeReader reader, string text)
    {
        var first = reader.TryRead(text, out var instant, out var why);
        Assert.Equal(first, reader.TryRead(text, out var again, out _));
        Assert.Equal(instant, again);
        return first ? InstantPattern.ExtendedIso.Format(instant) : why;
    }
}
