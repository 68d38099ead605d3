using NodaTime;
using UserOps.BusinessTime;

namespace UserOps.Benchmarks;

/// <summary>The figures of the business time benchmarks in seconds instead of minutes, for work on the code.</summary>
internal static class BusinessTimeQuick
{
    private const int Few = 16;

    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var days in (int[])[1, 6_940])
        {
            var work = new BusinessTimeWork(Duration.FromDays(days));
            if (work.SpanBySpan(BusinessTimeWork.Questions) != work.Elapsed())
            {
                output.WriteLine("The clock measures another time than a walk over the days does.");
                return 1;
            }

            Ask(work);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            Ask(work);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var walk = TaggingQuick.Best(() => work.SpanBySpan(Few)) / Few;
            Line("span by span", walk);
            Line("Elapsed", TaggingQuick.Best(() => work.Elapsed()) / BusinessTimeWork.Questions);
            Line("Add", TaggingQuick.Best(() => work.Add()) / BusinessTimeWork.Questions);
            Line("Due", TaggingQuick.Best(() => work.Due()) / BusinessTimeWork.Questions);
            output.WriteLine(FormattableString.Invariant($"{days,5} days  allocated     {allocated,12} B in {3 * BusinessTimeWork.Questions} questions"));

            void Line(string name, double seconds) => output.WriteLine(FormattableString.Invariant($"{days,5} days  {name,-13} {1e9 * seconds,12:F1} ns"));
        }

        output.WriteLine(FormattableString.Invariant($"compiling us-federal     {1e3 * TaggingQuick.Best(() => new BusinessClock(WorkingCalendars.UnitedStates)),10:F2} ms"));
        output.WriteLine(FormattableString.Invariant($"compiling cn             {1e3 * TaggingQuick.Best(() => new BusinessClock(WorkingCalendars.China)),10:F2} ms"));
        return 0;
    }

    private static void Ask(BusinessTimeWork work)
    {
        work.Elapsed();
        work.Add();
        work.Due();
    }
}
