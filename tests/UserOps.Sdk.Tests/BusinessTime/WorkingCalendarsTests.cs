using NodaTime;
using UserOps.BusinessTime;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

public class WorkingCalendarsTests
{
    private const string ChinaFile = "holidays_cn_2007_2026.csv";
    private const string OthersFile = "holidays_multi_2010_2035.csv";

    [Fact]
    public void Every_name_gives_a_calendar_of_that_name_that_compiles() =>
        Assert.All(WorkingCalendars.Names, name =>
        {
            var calendar = WorkingCalendars.Named(name, name == "mon-fri-9-17" ? "UTC" : null);

            Assert.Equal(name, calendar.Name);
            Assert.Empty(WorkingCalendarValidator.Validate(calendar));
        });

    [Fact]
    public void Countries_are_in_their_own_zones_and_say_until_when_they_are_known() =>
        Assert.Equal(
            [
                "cn Asia/Shanghai 2026", "gb-eng Europe/London 2035", "gb-sct Europe/London 2035", "de Europe/Berlin 2035", "fr Europe/Paris 2035",
                "sg Asia/Singapore 2027", "au-nsw Australia/Sydney 2035", "jp Asia/Tokyo 2035", "us-federal America/New_York 2035",
            ],
            WorkingCalendars.Countries.Select(calendar => $"{calendar.Name} {calendar.Zone} {calendar.KnownUntil!.Value.Year}"));

    [Theory]
    [InlineData("gb-eng", "2026-12-25", "2026-12-28")]
    [InlineData("gb-sct", "2026-01-02", "2026-11-30")]
    [InlineData("de", "2026-10-03", "2026-12-25")]
    [InlineData("fr", "2026-07-14", "2026-05-14")]
    [InlineData("sg", "2026-02-17", "2026-08-10")]
    [InlineData("au-nsw", "2026-01-26", "2026-06-08")]
    [InlineData("jp", "2026-05-06", "2026-09-22")]
    [InlineData("us-federal", "2026-07-03", "2026-11-26")]
    public void Days_off_that_people_of_the_country_know(string name, string one, string other)
    {
        var clock = Clock(WorkingCalendars.ForCountry(name));

        Assert.False(clock.IsWorkingDay(Day(one)));
        Assert.False(clock.IsWorkingDay(Day(other)));
    }

    /// <summary>A host that stored a hash must find it again: another hash under the same version is a breaking change.</summary>
    [Fact]
    public void Hashes_of_the_presets_do_not_change_by_accident() =>
        Assert.Equal(
            [
                "always 1 (8eb1f4b3)", "mon-fri-9-17 1 (0a27c99d)", "cn 1 (df049c3a)", "gb-eng 1 (ae09af40)",
                "gb-sct 1 (f0a36dfa)", "de 1 (38120417)", "fr 1 (7d8966b5)", "sg 1 (5575afad)",
                "au-nsw 1 (a57d4a34)", "jp 1 (709c4693)", "us-federal 1 (fc98dbb8)",
            ],
            WorkingCalendars.Names.Select(name => WorkingCalendars.Named(name, name == "mon-fri-9-17" ? "UTC" : null).ToRef().ToString()));

    [Fact]
    public void A_name_or_zone_that_does_not_fit_is_refused_with_what_to_do()
    {
        Assert.Contains("Did you mean 'gb-eng'?", Refused("name", "gb-egn"), StringComparison.Ordinal);
        Assert.Contains("Give the id of a tzdb time zone", Refused("zone", "mon-fri-9-17"), StringComparison.Ordinal);
        Assert.Contains("is in Asia/Shanghai", Refused("zone", "cn", "UTC"), StringComparison.Ordinal);
        Assert.Contains("one of cn, gb-eng", Assert.Throws<ArgumentException>("name", () => WorkingCalendars.ForCountry("always")).Message, StringComparison.Ordinal);
        Assert.Equal(WorkingCalendars.China, WorkingCalendars.Named("cn", "Asia/Shanghai"));
        Assert.Equal("Asia/Tokyo", WorkingCalendars.Named("always", "Asia/Tokyo").Zone);

        static string Refused(string parameter, string name, string? zone = null) =>
            Assert.Throws<ArgumentException>(parameter, () => WorkingCalendars.Named(name, zone)).Message;
    }

    [RealDataFact(ChinaFile)]
    public void China_has_the_days_off_and_the_make_up_workdays_of_the_notices()
    {
        var rows = Rows(ChinaFile);

        Assert.Equal(rows.Where(row => row[2] == "off").Select(row => Day(row[0])).Order(), WorkingCalendars.China.Holidays);
        Assert.Equal(
            rows.Where(row => row[2] == "work").Select(row => new DateHours(Day(row[0]), Spans("09:00-17:00"))).OrderBy(day => day.Date),
            WorkingCalendars.China.Overrides);
        Assert.Equal(new LocalDate(2026, 12, 31), WorkingCalendars.China.KnownUntil);
    }

    [RealDataFact(OthersFile)]
    public void The_other_countries_have_the_days_off_of_the_list_and_are_known_until_the_first_estimate()
    {
        var byCountry = Rows(OthersFile).GroupBy(row => row[0], StringComparer.Ordinal).ToDictionary(rows => rows.Key, rows => rows.ToList(), StringComparer.Ordinal);

        Assert.Equal(byCountry.Keys.Order(StringComparer.Ordinal), WorkingCalendars.Countries.Select(calendar => calendar.Name).Where(name => name != "cn").Order(StringComparer.Ordinal));
        foreach (var (name, rows) in byCountry)
        {
            var calendar = WorkingCalendars.ForCountry(name);
            Assert.Equal(rows.Select(row => Day(row[1])).Distinct().Order(), calendar.Holidays);
            Assert.DoesNotContain(rows, row => row[^1] != "no" && Day(row[1]) <= calendar.KnownUntil);
            Assert.Equal(rows.Find(row => row[^1] != "no") is { } first ? Day(first[1]).Year - 1 : 2035, calendar.KnownUntil!.Value.Year);
        }
    }

    private static List<string[]> Rows(string file) => [.. File.ReadLines(RealDataFactAttribute.PathOf(file)).Skip(1).Select(line => line.Split(','))];
}
