using System.Diagnostics;
using UserOps.Tickets;

namespace UserOps.Benchmarks;

/// <summary>The figures of the ticket benchmarks in seconds instead of minutes, for work on the code.</summary>
internal static class TicketQuick
{
    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var tickets in (int[])[1_000, 25_000])
        {
            var work = new TicketWork(tickets);
            if (!work.Agree())
            {
                output.WriteLine("The evidence is not what queries count.");
                return 1;
            }

            var evidence = work.Evidence();
            Line("three queries", TaggingQuick.Best(() => work.Queries()));
            Line("evidence", TaggingQuick.Best(() => work.Evidence()));
            Line("by actor", TaggingQuick.Best(() => work.Evidence(TicketScope.Actor)));
            Line("stream", TaggingQuick.Best(() => work.Stream()));
            output.WriteLine(FormattableString.Invariant($"{tickets,6} tickets  score           {1e6 * TaggingQuick.Best(() => work.Score(evidence)),10:F1} us"));

            void Line(string name, double seconds) => output.WriteLine(FormattableString.Invariant(
                $"{tickets,6} tickets  {name,-15} {1e3 * seconds,10:F2} ms  {1e9 * seconds / work.InOrder.Length,8:F1} ns an event"));
        }

        foreach (var tickets in (int[])[17_000, 170_000, 1_700_000])
        {
            Flow(tickets, output);
        }

        return 0;
    }

    /// <summary>Events as they come, up to ten million, against making them alone.</summary>
    private static void Flow(int tickets, TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var events = TicketData.InOrder(tickets).LongCount();
        var making = watch.Elapsed.TotalSeconds;
        watch.Restart();
        var flow = new StreamedTicketEvidence(new MaturityScorer(MaturityPolicy.Default).NewEvidence(new() { AsOf = TicketData.End(tickets) }, []));
        var kept = 0;
        foreach (var item in TicketData.InOrder(tickets))
        {
            flow.Add(item);
            kept = Math.Max(kept, flow.Kept);
        }

        var seen = flow.Finish().Tickets;
        var seconds = watch.Elapsed.TotalSeconds - making;
        output.WriteLine(FormattableString.Invariant(
            $"{events,10} events  {seen,9} tickets  {1e9 * seconds / events,8:F1} ns an event beside {1e9 * making / events:F1} to make it; at most {kept} tickets kept, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F0} MB in the end"));
    }
}
