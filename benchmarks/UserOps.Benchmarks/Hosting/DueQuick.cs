using System.Diagnostics;

namespace UserOps.Benchmarks;

/// <summary>The figures of <see cref="DueQueueBenchmarks"/> in seconds instead of minutes, for work on the code.</summary>
internal static class DueQuick
{
    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var users in (int[])[100_000, 1_000_000])
        {
            var (few, all) = (new DueWork(users), new DueWork(users));
            var first = Seconds(() => few.ScanAll());
            all.ScanAll();
            var (due, scan, asked, scanned) = (double.MaxValue, double.MaxValue, 0L, 0L);
            var (dueRows, scanRows) = (few.RowsRead, all.RowsRead);
            for (var day = 0; day < 5; day++)
            {
                few.NextDay();
                all.NextDay();
                due = Math.Min(due, Seconds(() => asked += few.EvaluateDue().Subjects));
                scan = Math.Min(scan, Seconds(() => scanned += all.ScanAll().Subjects));
            }

            output.WriteLine(FormattableString.Invariant($"""
                {users,9} users  first time {first:F1} s, then a day:
                           everybody  {scan,7:F3} s  {scanned / 5,9} asked  {(all.RowsRead - scanRows) / 5,9} rows read
                           due        {due,7:F3} s  {asked / 5,9} asked  {(few.RowsRead - dueRows) / 5,9} rows read
                           ratio      {scan / due,7:F1}    {(double)scanned / asked,9:F1}        {(double)(all.RowsRead - scanRows) / (few.RowsRead - dueRows),9:F1}
                """));
        }

        return 0;
    }

    private static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }
}
