using NodaTime;
using UserOps.BusinessTime;
using static UserOps.Tests.BusinessTime.BusinessTimeExamples;

namespace UserOps.Tests.BusinessTime;

public class BusinessClockAllocationTests
{
    private static readonly DeadlineRule FifteenDays = new() { Amount = 15, Unit = DeadlineUnit.WorkingDays, EndOfDay = DayEnd.LastClosing };

    [Fact]
    public void To_ask_a_clock_allocates_nothing()
    {
        var clock = Clock(WorkingCalendars.UnitedStates);
        var start = Instant.FromUtc(2010, 3, 5, 12, 30);
        Assert.True(Ask(clock, start) > 0);

        // All tests share the zones, and each zone keeps what it was asked last: another test may drive that out in between, so one
        // quiet run of several must be enough.
        Assert.Contains(0, Enumerable.Range(0, 20).Select(_ => AllocatedBy(() => Ask(clock, start))));
    }

    private static long AllocatedBy(Func<int> work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static int Ask(BusinessClock clock, Instant start)
    {
        var (open, date) = (0, new LocalDate(2010, 3, 5));
        for (var i = 0; i < 500; i++, start += Duration.FromMinutes(9_973), date = date.PlusDays(7))
        {
            open += clock.IsOpen(start) ? 1 : 0;
            open += clock.Elapsed(start, start + Duration.FromDays(6_940)) > Duration.Zero ? 1 : 0;
            open += clock.Add(start, Duration.FromHours(40)).IsCertain ? 1 : 0;
            open += clock.Subtract(start, Duration.FromHours(40)) < clock.PreviousOpening(start) ? 1 : 0;
            open += clock.NextOpening(start) < clock.NextClosing(start) ? 1 : 0;
            open += clock.Due(start, FifteenDays).IsCertain ? 1 : 0;
            open += clock.AddWorkingDays(date, 15) is not null ? clock.WorkingDaysBetween(date, date.PlusDays(30)) : 0;
        }

        return open;
    }
}
