using System.Diagnostics;
using UserOps.Tagging;

namespace UserOps.Benchmarks;

/// <summary>The figures of the tagging benchmarks in seconds instead of minutes, for work on the code.</summary>
internal static class TaggingQuick
{
    private const int Users = 20_000;

    public static int Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var work = new TaggingWork(Users);
        var expected = work.Naive(Users);
        foreach (var (name, run) in new (string, Func<int[]>)[]
        {
            ("hand-written", () => work.HandWritten(Users)),
            ("rows", () => work.Rows(Users)),
            ("hand-written columns", work.HandWrittenColumns),
            ("columns", work.Columns),
        })
        {
            if (!run().AsSpan().SequenceEqual(expected))
            {
                output.WriteLine($"{name} finds other users.");
                return 1;
            }

            var seconds = Best(run);
            output.WriteLine(FormattableString.Invariant($"{name,-24} {(double)Users * TaggingWork.Rules / seconds / 1e6,8:F1} M rule evaluations/s"));
        }

        foreach (var aggregates in (int[])[5, 50])
        {
            var events = new TaggingEvents(users: 1_000, aggregates);
            if (!events.Rows().AsSpan().SequenceEqual(events.Linq()))
            {
                output.WriteLine("The aggregates find other users than LINQ does.");
                return 1;
            }

            var seconds = Best(events.Rows);
            output.WriteLine(FormattableString.Invariant($"events in {aggregates,2} aggregates  {events.Events / seconds / 1e6,8:F1} M events/s"));
        }

        var json = TagCatalogJson.Write(TaggingData.Catalog(1_000));
        output.WriteLine(FormattableString.Invariant($"1,000 rules from JSON    {1_000 * Best(() => TagCatalogJson.Read(json)),8:F1} ms read"));
        var catalog = TagCatalogJson.Read(json);
        output.WriteLine(FormattableString.Invariant($"1,000 rules to Tagger    {1_000 * Best(() => new Tagger(catalog)),8:F1} ms compiled"));
        return 0;
    }

    /// <summary>The time of the fastest run of a second's: what other work on the machine adds is not of interest here, nor code that is not yet optimised.</summary>
    public static double Best(Func<object> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var best = double.MaxValue;
        var all = Stopwatch.StartNew();
        while (all.Elapsed.TotalSeconds < 1)
        {
            var watch = Stopwatch.StartNew();
            run();
            best = Math.Min(best, watch.Elapsed.TotalSeconds);
        }

        return best;
    }
}
