using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Tests.Readme;

/// <summary>The snippets of docs/business-time.md.</summary>
public class BusinessTimePageExamples : PageExample
{
    [Fact]
    public void Policy()
    {
        // begin-snippet: business-time-policy
        var calendar = new WorkingCalendar
        {
            Name = "support",
            Version = "2026-04",
            Zone = "Asia/Shanghai",
            Weekly = WeeklyHours.MondayToFriday(new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))) with
            {
                Saturday = [new(new(22, 0), new(6, 0))],                 // a night shift, to Sunday morning
            },
            Holidays = [new(2026, 10, 1)],
            Overrides = [new(new(2026, 9, 30), [new(new(9, 0), new(12, 0))])],
            KnownUntil = new(2026, 12, 31),
        };

        var json = WorkingCalendarJson.Write(calendar);          // store it, edit it, diff it
        Console.WriteLine(WorkingCalendarJson.Read(json) == calendar); // => True
        Console.WriteLine(calendar.ToRef());                     // => support 2026-04 (2208f69e)
        Console.WriteLine(calendar.Weekly.Saturday[0]);          // => 22:00-06:00
        // end-snippet

        Ran("business-time-policy");
    }

    [Fact]
    public void Text()
    {
        // begin-snippet: business-time-policy-text
        var text = WorkingCalendarJson.Write(WorkingCalendars.Germany).Replace("\"2026-10-03\"", "\"3.10.2026\"", StringComparison.Ordinal);
        try
        {
            WorkingCalendarJson.Read(text);
        }
        catch (InvalidPolicyException e)
        {
            Console.WriteLine(e.Problems[0]);
        }

        // => $.holidays[151] (line 177): The value is "3.10.2026"; it must be a date such as 2026-01-31. Write a date such as 2026-01-31.
        // end-snippet

        Ran("business-time-policy-text");
    }

    [Fact]
    public void Deadline()
    {
        // begin-snippet: business-time-deadline
        var clock = new BusinessClock(WorkingCalendars.MonFri9To17("Europe/London"));
        var friday = Instant.FromUtc(2026, 3, 6, 9, 0);

        var deadline = clock.Add(friday, Duration.FromHours(8));
        Console.WriteLine(deadline.DueAt);                       // => 2026-03-06T17:00:00Z
        Console.WriteLine(deadline.LastOnTimeAt);                // => 2026-03-09T09:00:00Z

        Console.WriteLine(clock.Elapsed(friday, deadline.LastOnTimeAt!.Value).TotalHours);        // => 8
        Console.WriteLine(clock.Subtract(deadline.DueAt!.Value, Duration.FromHours(8)) == friday); // => True
        Console.WriteLine(clock.NextClosing(friday));            // => 2026-03-06T17:00:00Z
        Console.WriteLine(clock.NextOpening(friday));            // => 2026-03-09T09:00:00Z
        // end-snippet

        Ran("business-time-deadline");
    }

    [Fact]
    public void Moves()
    {
        // begin-snippet: business-time-moves
        // On 8 March 2026 New York's clock goes from 02:00 to 03:00, and on 1 November from 02:00 back to 01:00.
        var calendar = WorkingCalendars.Always("America/New_York");
        var early = new BusinessClock(calendar with { Weekly = WeeklyHours.EveryDay(new WorkingHours(new(2, 30), new(4, 30))) });
        var always = new BusinessClock(calendar);

        Console.WriteLine(early.FirstOpeningOf(new(2026, 3, 8))); // => 2026-03-08T07:30:00Z
        Console.WriteLine(early.LastClosingOf(new(2026, 3, 8)));  // => 2026-03-08T08:30:00Z
        Console.WriteLine(Day(2026, 3, 8));                       // => 23
        Console.WriteLine(Day(2026, 11, 1));                      // => 25

        double Day(int year, int month, int day) => always.Elapsed(
            always.Zone.AtStartOfDay(new(year, month, day)).ToInstant(),
            always.Zone.AtStartOfDay(new LocalDate(year, month, day).PlusDays(1)).ToInstant()).TotalHours;
        // end-snippet

        Ran("business-time-moves");
    }

    [Fact]
    public void Days()
    {
        // begin-snippet: business-time-days
        // 14 February 2026 is a make-up workday in China; 15 to 23 February are off.
        var clock = new BusinessClock(WorkingCalendars.China);
        var friday = new LocalDate(2026, 2, 6);
        Console.WriteLine($"{clock.AddWorkingDays(friday, 7):R}");                       // => 2026-02-24
        Console.WriteLine(clock.WorkingDaysBetween(friday, new LocalDate(2026, 2, 24))); // => 7

        var sevenDays = new DeadlineRule { Amount = 7, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing };
        var due = clock.Due(Instant.FromUtc(2026, 2, 6, 2, 0), sevenDays);
        Console.WriteLine(due.DueAt);                            // => 2026-02-24T09:00:00Z
        Console.WriteLine(due.LastOnTimeAt);                     // => 2026-02-25T01:00:00Z
        Console.WriteLine(due.IsCertain);                        // => True
        // end-snippet

        Ran("business-time-days");
    }

    [Fact]
    public void Known()
    {
        // begin-snippet: business-time-known
        var clock = new BusinessClock(WorkingCalendars.China);
        var lastDay = Instant.FromUtc(2026, 12, 31, 8, 0);       // 16:00 in Shanghai, an hour before closing

        Console.WriteLine(clock.Add(lastDay, Duration.FromMinutes(30)).IsCertain); // => True
        Console.WriteLine(clock.Add(lastDay, Duration.FromHours(2)));
        // => BusinessDeadline { DueAt = 2027-01-01T02:00:00Z, LastOnTimeAt = 2027-01-01T02:00:00Z, IsCertain = False }
        // end-snippet

        Ran("business-time-known");
    }

    [Fact]
    public void Spans()
    {
        // begin-snippet: business-time-spans
        var clock = new BusinessClock(WorkingCalendars.England);
        var christmas = new Interval(Instant.FromUtc(2026, 12, 24, 12, 0), Instant.FromUtc(2026, 12, 30, 0, 0));

        foreach (var span in clock.OpenSpans(christmas))
        {
            Console.WriteLine(span);
        }

        // => 2026-12-24T12:00:00Z/2026-12-24T17:00:00Z
        // => 2026-12-29T09:00:00Z/2026-12-29T17:00:00Z
        // end-snippet

        Ran("business-time-spans");
    }
}
