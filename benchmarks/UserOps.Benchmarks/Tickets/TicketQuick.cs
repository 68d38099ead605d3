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
            Line("by actor", TaggingQuick.Best(() => work.Evidence(UserOps.Tickets.TicketScope.Actor)));
            Line("stream", TaggingQuick.Best(() => work.Stream()));
            output.WriteLine(FormattableString.Invariant($"{tickets,6} tickets  score           {1e6 * TaggingQuick.Best(() => work.Score(evidence)),10:F1} us"));

            void Line(string name, double seconds) => output.WriteLine(FormattableString.Invariant(
                $"{tickets,6} tickets  {name,-15} {1e3 * seconds,10:F2} ms  {1e9 * seconds / work.InOrder.Length,8:F1} ns an event"));
        }

        return 0;
    }
}
