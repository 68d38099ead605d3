using System.Text;
using FsCheck.Fluent;
using NodaTime;
using UserOps.BusinessTime;
using UserOps.Json;
using UserOps.Testing;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

public class WorkingCalendarJsonTests
{
    private const string Json =
        """
        {
          "schemaVersion": 1,
          "name": "support",
          "version": "3",
          "zone": "Asia/Shanghai",
          "weekly": { "monday": ["09:00-12:00", "13:00-17:30:15"], "friday": ["22:00-06:00"], "saturday": [], "sunday": ["00:00-24:00"] },
          "holidays": ["2026-01-01"],
          "overrides": { "2026-02-14": ["09:00-11:00"], "2026-02-28": [] },
          "knownUntil": "2026-12-31"
        }
        """;

    [Fact]
    public void A_calendar_is_read_as_it_is_written()
    {
        var calendar = WorkingCalendarJson.Read(Json);

        Assert.Equal(
            new WorkingCalendar
            {
                Name = "support",
                Version = "3",
                Zone = "Asia/Shanghai",
                Weekly = new()
                {
                    Monday = [new(new(9, 0), new(12, 0)), new(new(13, 0), new(17, 30, 15))],
                    Friday = [new(new(22, 0), new(6, 0))],
                    Sunday = [default],
                },
                Holidays = [Day("2026-01-01")],
                Overrides = [On("2026-02-14", "09:00-11:00"), On("2026-02-28", "")],
                KnownUntil = Day("2026-12-31"),
            },
            calendar);
        Assert.True(calendar.Weekly.Friday[0].IsOvernight);
        Assert.False(calendar.Weekly.Sunday[0].IsOvernight);
        Assert.Equal("13:00-17:30:15", calendar.Weekly.Monday[1].ToString());
    }

    [Fact]
    public void Canonical_json_has_members_in_declaration_order_no_white_space_and_defaults_written_out() =>
        Assert.Equal(
            """
            {"schemaVersion":1,"name":"mon-fri-9-17","version":"1","zone":"UTC","weekly":{"monday":["09:00-17:00"],"tuesday":["09:00-17:00"],"wednesday":["09:00-17:00"],"thursday":["09:00-17:00"],"friday":["09:00-17:00"],"saturday":[],"sunday":[]},"holidays":[],"overrides":{},"knownUntil":null}
            """,
            Encoding.UTF8.GetString(PolicyJson.Bytes(WorkingCalendars.MonFri9To17("UTC"), BusinessTimeJsonContext.Default.WorkingCalendar, indented: false)));

    [Fact]
    public void A_calendar_survives_json_with_the_same_hash() =>
        Law.Holds(WorkingCalendarGenerators.Calendars, calendar =>
        {
            var back = WorkingCalendarJson.Read(WorkingCalendarJson.Write(calendar));
            return back == calendar && back.ToRef() == calendar.ToRef();
        });

    [Fact]
    public void The_order_and_repetition_of_dates_changes_neither_a_calendar_nor_its_hash()
    {
        var calendar = WorkingCalendars.MonFri9To17("UTC") with { Holidays = [Day("2026-01-01"), Day("2026-05-01")], Overrides = [On("2026-01-02", ""), On("2026-01-03", "10:00-11:00")] };
        var other = calendar with
        {
            Holidays = [Day("2026-05-01"), Day("2026-01-01"), Day("2026-05-01").WithCalendar(CalendarSystem.Julian)],
            Overrides = [calendar.Overrides[1], calendar.Overrides[0]],
        };

        Assert.Equal(calendar, other);
        Assert.Equal(calendar.ToRef(), other.ToRef());
        Assert.Equal(calendar, WorkingCalendarJson.Read(WorkingCalendarJson.Write(calendar).Replace("\"2026-01-01\",", "\"2026-05-01\", \"2026-01-01\",", StringComparison.Ordinal)));
    }

    [Fact]
    public void Weekdays_dates_and_the_end_of_knowledge_may_be_left_out() =>
        Assert.Equal(
            WorkingCalendars.MonFri9To17("UTC") with { Name = "n", Weekly = new() },
            WorkingCalendarJson.Read("""{ "schemaVersion": 1, "name": "n", "version": "1", "zone": "UTC", "weekly": {} }"""));

    [Theory]
    [InlineData("\"09:00-12:00\"", "\"9:00-12:00\"", "$.weekly.monday[0]", 6)]
    [InlineData("\"09:00-12:00\"", "\"09:00-25:00\"", "$.weekly.monday[0]", 6)]
    [InlineData("\"09:00-12:00\"", "\"24:00-12:00\"", "$.weekly.monday[0]", 6)]
    [InlineData("\"09:00-12:00\"", "\"09:00\"", "$.weekly.monday[0]", 6)]
    [InlineData("\"09:00-12:00\"", "\"09:00-12:00:00.5\"", "$.weekly.monday[0]", 6)]
    [InlineData("\"09:00-12:00\"", "null", "$.weekly.monday[0]", 6)]
    [InlineData("\"monday\"", "\"mondey\"", "$.weekly.mondey", 6)]
    [InlineData("\"2026-01-01\"", "\"2026-02-30\"", "$.holidays[0]", 7)]
    [InlineData("\"2026-02-14\"", "\"14.2.2026\"", "$.overrides.14.2.2026", 8)]
    [InlineData("\"2026-02-28\"", "\"2026-02-14\"", "$.overrides.2026-02-14", 8)]
    [InlineData("\"2026-02-28\": []", "\"2026-02-28\": \"closed\"", "$.overrides.2026-02-28", 8)]
    [InlineData("\"2026-12-31\"", "\"31/12/2026\"", "$.knownUntil", 9)]
    [InlineData("\"zone\": \"Asia/Shanghai\",", "", "$", 1)]
    public void A_mistake_is_told_with_its_path_and_its_line(string text, string mistake, string path, int line)
    {
        var problem = Assert.Single(Assert.Throws<InvalidPolicyException>("json", () =>
            WorkingCalendarJson.Read(Json.Replace(text, mistake, StringComparison.Ordinal))).Problems);

        Assert.Equal((path, line), (problem.Path, problem.Line));
    }

    [Fact]
    public void The_mend_shows_what_is_right()
    {
        Assert.Equal(
            "$.weekly.monday[0] (line 6): The value is \"9-12\"; it must be two times of day such as 09:00-17:00 or 22:00-06:00, at most to the second, or with the end 24:00. Write two times of day such as 09:00-17:00 or 22:00-06:00, at most to the second, or with the end 24:00.",
            Problem("09:00-12:00", "9-12"));
        Assert.Equal(
            "$.overrides.Feb (line 8): The value is a member named 'Feb'; it must be named by a date such as 2026-01-31. Write such a name.",
            Problem("2026-02-14", "Feb"));

        static string Problem(string text, string mistake) =>
            Assert.Throws<InvalidPolicyException>(() => WorkingCalendarJson.Read(Json.Replace(text, mistake, StringComparison.Ordinal))).Problems[0].ToString();
    }

    [Fact]
    public void Every_problem_is_told_at_once_in_the_order_of_the_calendar()
    {
        var half = new WorkingHours(new LocalTime(9, 0).PlusMilliseconds(500), new(17, 0));
        var calendar = new WorkingCalendar
        {
            SchemaVersion = 2,
            Name = "",
            Version = " ",
            Zone = "Asia/Shangai",
            Weekly = new() { Tuesday = [default, half] },
            Overrides = [new(Day("2026-01-02"), []), new(Day("2026-01-01"), [half]), new(Day("2026-01-02"), [])],
        };

        var problems = Assert.Throws<InvalidPolicyException>("calendar", () => new BusinessClock(calendar)).Problems;

        Assert.Equal(
            ["$.schemaVersion", "$.name", "$.version", "$.zone", "$.weekly.tuesday[1]", "$.overrides.2026-01-01[0]", "$.overrides.2026-01-02"],
            problems.Select(problem => problem.Path));
        Assert.Equal("Did you mean 'Asia/Shanghai'?", problems[3].Remedy);
        Assert.Contains("09:00:00.5-17:00", problems[4].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_generated_calendar_compiles() =>
        Law.Holds(WorkingCalendarGenerators.Calendars, calendar => WorkingCalendarValidator.Validate(calendar).Count == 0);

    [Fact]
    public void Any_damage_to_a_calendar_is_read_or_told_and_never_crashes() =>
        Law.Holds(Gen.Choose(0, Json.Length - 1).ToArbitrary(), Gen.Choose(0, 255).ToArbitrary(), (place, letter) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Json);
            bytes[place] = (byte)letter;
            try
            {
                WorkingCalendarValidator.Validate(PolicyJson.Read(bytes.AsMemory(), BusinessTimeJsonContext.Default.WorkingCalendar, "json"));
                return true;
            }
            catch (InvalidPolicyException e)
            {
                return e.Problems.Count == 1 && e.Problems[0].Line is >= 1;
            }
        });
}
